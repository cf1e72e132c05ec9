-- Notes, calls and mails: what people did with a customer between the moves.

CREATE TABLE activity (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- What it is about: a deal, or an account where it is about no deal of it.
    deal BLOB REFERENCES deal (id),
    account BLOB REFERENCES account (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'call', 'mail')),
    -- Of a call or mail: whether the customer or we called or wrote.
    way TEXT CHECK (way IN ('in', 'out')),
    -- Of a call.
    reached INTEGER CHECK (reached IN (0, 1)),
    author BLOB NOT NULL REFERENCES person (id),
    happened INTEGER NOT NULL,
    -- The server's own time, which nobody can set.
    written_at INTEGER NOT NULL,
    contact BLOB REFERENCES contact (id),
    words TEXT,
    -- Taken back by its author; what it said is in the journal only.
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- The entry of the journal that wrote it down: tells apart what happened at one instant.
    seq INTEGER NOT NULL,
    CHECK ((deal IS NULL) <> (account IS NULL)),
    CHECK ((kind = 'note') = (way IS NULL)),
    CHECK ((kind = 'call') = (reached IS NOT NULL)),
    CHECK (withdrawn = 0 OR words IS NULL)
) STRICT;

-- The stream of a deal and that of an account, newest first, page by page.
CREATE INDEX activity_deal ON activity (deal, happened, seq) WHERE deal IS NOT NULL;
CREATE INDEX activity_account ON activity (account, happened, seq) WHERE account IS NOT NULL;
CREATE INDEX activity_contact ON activity (contact) WHERE contact IS NOT NULL;

-- Entries about activities. They stand in the journal beside those of the deal, and leave its
-- version alone; `beside` and `beside_version` say how the deal stood then, so that who has it
-- open is told by the live feed.
ALTER TABLE journal ADD COLUMN activity BLOB CHECK (length(activity) = 16);
ALTER TABLE journal ADD COLUMN beside BLOB CHECK (length(beside) = 16);
ALTER TABLE journal ADD COLUMN beside_version INTEGER;

CREATE INDEX journal_activity ON journal (activity, seq) WHERE activity IS NOT NULL;
