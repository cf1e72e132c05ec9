-- Deals, flat enough to be ordered, filtered and summed without being read.

CREATE TABLE deal (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES account (id),
    -- The first of deal_contact, kept here because every card shows and every search reads it.
    contact BLOB REFERENCES contact (id),
    product BLOB REFERENCES product (id),
    source BLOB REFERENCES source (id),
    owner BLOB NOT NULL REFERENCES person (id),
    amount INTEGER CHECK (amount BETWEEN 0 AND 1000000000000000),
    -- Of the amount and of the won value.
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    expected INTEGER,
    status TEXT CHECK (status IN ('learning', 'comparing', 'negotiating', 'decided')),
    step TEXT,
    due INTEGER,
    -- 1 to 8 a stage of the funnel, 9 won, 10 lost, 11 parked.
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 11),
    -- The stage it is in, or was in when it left the funnel.
    stage INTEGER NOT NULL CHECK (stage BETWEEN 1 AND 8),
    since INTEGER NOT NULL,
    band_since INTEGER NOT NULL,
    -- Of a won deal: what was ordered.
    value INTEGER CHECK (value BETWEEN 0 AND 1000000000000000),
    -- Of a won or lost deal: the day it was.
    closed INTEGER,
    lost_reason TEXT CHECK (
        lost_reason IN (
            'price', 'competitor', 'fit', 'timing', 'budget', 'relationship', 'no_decision',
            'other'
        )
    ),
    -- Of a lost or parked deal.
    note TEXT,
    -- The move that can still be undone: its operation, and where the deal stood before (JSON).
    last_op BLOB CHECK (length(last_op) = 16),
    last_from TEXT,
    listed_at INTEGER NOT NULL,
    claimed INTEGER,
    version INTEGER NOT NULL CHECK (version >= 1),
    CHECK ((step IS NULL) = (due IS NULL)),
    CHECK (place > 8 OR place = stage),
    CHECK ((place = 9) = (value IS NOT NULL)),
    CHECK ((place IN (9, 10)) = (closed IS NOT NULL)),
    CHECK ((place = 10) = (lost_reason IS NOT NULL)),
    CHECK (note IS NULL OR place IN (10, 11)),
    CHECK ((last_op IS NULL) = (last_from IS NULL))
) STRICT;

-- Heads of the board: counted and summed from this index alone.
CREATE INDEX deal_owner ON deal (owner, place, value, amount);

-- Columns of the board, one index for each order; what has no key stands last, as in
-- domain::board::Order. The owner stands at the end of each, so that a window of some owners'
-- deals is cut without reading the deals of others.
CREATE INDEX deal_by_step ON deal (place, coalesce(due, 2147483647), id, owner);
CREATE INDEX deal_by_expected ON deal (place, coalesce(expected, 2147483647), id, owner);
CREATE INDEX deal_by_amount ON deal (place, coalesce(amount, -1) DESC, id, owner);
CREATE INDEX deal_by_since ON deal (place, since, id, owner);

CREATE INDEX deal_account ON deal (account, owner);

CREATE TABLE deal_contact (
    deal BLOB NOT NULL REFERENCES deal (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    contact BLOB NOT NULL REFERENCES contact (id),
    PRIMARY KEY (deal, position)
) STRICT;

CREATE INDEX deal_contact_contact ON deal_contact (contact);
