-- The table: views that people saved, and changes of many deals kept as one step.

-- An address under a name of one's own. Nobody sees another's.
CREATE TABLE saved_view (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    -- Names that fold alike are one view.
    folded TEXT NOT NULL,
    -- Filter, order, board or table, headings: as the program writes an address.
    address TEXT NOT NULL CHECK (length(address) <= 4000),
    -- Whether the program opens with it.
    opens INTEGER NOT NULL DEFAULT 0 CHECK (opens IN (0, 1)),
    UNIQUE (person, folded)
) STRICT;

-- The program opens with one view at most.
CREATE UNIQUE INDEX saved_view_opens ON saved_view (person) WHERE opens = 1;

-- One change of many deals: sent again it gets its first answer again, undone it is undone once.
CREATE TABLE alteration (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    actor BLOB NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    -- What was answered (JSON), and what the undo was answered.
    answer TEXT NOT NULL,
    undone TEXT
) STRICT;

-- The deals that it changed, and the version each had afterwards: one that has another by now
-- was changed since, and is left as it is by the undo. No reference: a deal that goes with its
-- import is not held back by this.
CREATE TABLE alteration_deal (
    alteration BLOB NOT NULL REFERENCES alteration (id),
    deal BLOB NOT NULL CHECK (length(deal) = 16),
    version INTEGER NOT NULL,
    PRIMARY KEY (alteration, deal)
) STRICT;
