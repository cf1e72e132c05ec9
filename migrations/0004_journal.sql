-- Everything that happened, in order, for good: history, audit trail and live feed in one.

CREATE TABLE journal (
    -- AUTOINCREMENT: a number never comes twice, whatever befalls the last row.
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at INTEGER NOT NULL,
    -- NULL: the program itself, as when an import is run from the command line.
    actor BLOB CHECK (length(actor) = 16),
    -- The operation that a tablet sent; the same one again gets its first answer again.
    op BLOB UNIQUE CHECK (length(op) = 16),
    kind TEXT NOT NULL,
    deal BLOB CHECK (length(deal) = 16),
    -- The version that the deal had afterwards.
    version INTEGER,
    -- The changes of a deal, or the fact, as JSON.
    payload TEXT NOT NULL,
    -- The whole card of the deal afterwards, as JSON: answers and events are made from it.
    card TEXT,
    CHECK ((deal IS NULL) = (version IS NULL)),
    CHECK ((deal IS NULL) = (card IS NULL))
) STRICT;

CREATE UNIQUE INDEX journal_deal ON journal (deal, version) WHERE deal IS NOT NULL;

CREATE TRIGGER journal_keeps_what_it_says BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_keeps_all_it_holds BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- Operations that changed nothing, and what was answered: sent again they get it again.
CREATE TABLE operation_refused (
    op BLOB PRIMARY KEY NOT NULL CHECK (length(op) = 16),
    at INTEGER NOT NULL,
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    answer TEXT NOT NULL
) STRICT;
