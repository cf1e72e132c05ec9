-- People are invited, choose their password by a link, look at their devices, and are told
-- apart in the journal.

-- One-time links: an invitation, or a way back for who forgot their password. One for a person
-- at most, so that a newer one replaces an older; used ones are gone.
CREATE TABLE link (
    -- SHA-256 of what the link carries: who reads this file cannot use it.
    key BLOB PRIMARY KEY NOT NULL CHECK (length(key) = 32),
    person BLOB NOT NULL UNIQUE REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset')),
    expires INTEGER NOT NULL
) STRICT;

-- What a person reads in the list of their devices. 0: signed in before this was kept.
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
-- Written once in some minutes at most.
ALTER TABLE session ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;

-- How large numbers are shortened for this person; NULL: as their language does.
ALTER TABLE person ADD COLUMN numbers TEXT CHECK (numbers IN ('thousands', 'myriads'));

-- What the journal tells besides deals: a person's history, and whether lists have changed.
CREATE INDEX journal_fact ON journal (kind, seq) WHERE deal IS NULL;
