-- What a deal counts for in the company's currency, kept beside it so that heads are summed and
-- columns ordered without looking up a rate for each.

-- In minor units of the company's currency, by the rates of company.rates_as_of; NULL without an
-- amount. A won deal counts what was ordered.
ALTER TABLE deal ADD COLUMN worth INTEGER CHECK (worth BETWEEN 0 AND 1000000000000000);

-- Whether a rate was needed to tell it.
ALTER TABLE deal ADD COLUMN rated INTEGER NOT NULL DEFAULT 0 CHECK (rated IN (0, 1));

-- Of a won deal: an order may be in another currency than what was expected.
ALTER TABLE deal ADD COLUMN value_currency TEXT CHECK (length(value_currency) = 3);

UPDATE deal SET worth = coalesce(value, amount);

UPDATE deal SET value_currency = currency WHERE value IS NOT NULL;

-- The day by whose rates open deals are counted.
ALTER TABLE company ADD COLUMN rates_as_of INTEGER NOT NULL DEFAULT 0;

DROP INDEX deal_owner;

CREATE INDEX deal_owner ON deal (owner, place, worth, rated);

DROP INDEX deal_by_amount;

CREATE INDEX deal_by_amount ON deal (place, coalesce(worth, -1) DESC, id, owner);

CREATE INDEX deal_rated ON deal (id) WHERE rated = 1;
