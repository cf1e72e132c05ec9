-- A column is a few hundred cards, and a fifth of a millisecond orders a thousand of them by what
-- stands in an index. Four indices, one for each order, made every move of a deal write eight pages
-- more; this one is all that a column and its head are read from.
DROP INDEX deal_by_step;
DROP INDEX deal_by_expected;
DROP INDEX deal_by_amount;
DROP INDEX deal_by_since;
CREATE INDEX deal_board ON deal (place, owner, worth, rated, due, expected, since, id);
