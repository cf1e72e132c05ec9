-- What other currencies are worth, by date.

-- From a day on, one whole unit of a currency is worth so many millionths of a whole unit of
-- the company's.
CREATE TABLE rate (
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    since INTEGER NOT NULL,
    millionths INTEGER NOT NULL CHECK (millionths BETWEEN 1 AND 1000000000000),
    PRIMARY KEY (currency, since)
) STRICT;
