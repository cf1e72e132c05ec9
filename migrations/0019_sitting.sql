-- Sittings: several people go through one list together, live, be it in an afternoon or with days
-- between.

CREATE TABLE sitting (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- What is gone through; the program knows which words there are.
    kind TEXT NOT NULL,
    opened_by BLOB NOT NULL REFERENCES person (id),
    opened_at INTEGER NOT NULL,
    leader BLOB NOT NULL REFERENCES person (id),
    -- Where the leader is: it is taken up there.
    place INTEGER NOT NULL CHECK (place >= 0),
    -- How often what is written was changed: a signature says which it is of.
    revision INTEGER NOT NULL DEFAULT 0,
    -- Signed by all who came: read-only from then on.
    signed_at INTEGER
) STRICT;

CREATE TABLE sitting_person (
    sitting BLOB NOT NULL REFERENCES sitting (id),
    person BLOB NOT NULL REFERENCES person (id),
    -- Who opened it is 0, the others follow as they were invited.
    position INTEGER NOT NULL,
    -- Whether they came, or were invited only.
    joined INTEGER NOT NULL DEFAULT 0 CHECK (joined IN (0, 1)),
    signed_at INTEGER,
    PRIMARY KEY (sitting, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX sitting_person_person ON sitting_person (person, sitting);

-- What is gone through, frozen when it was opened: each item keeps its place for good.
CREATE TABLE sitting_item (
    sitting BLOB NOT NULL REFERENCES sitting (id),
    place INTEGER NOT NULL CHECK (place >= 0),
    -- A deal, or a part of a form by its word.
    deal BLOB REFERENCES deal (id),
    part TEXT,
    -- Whether a leader has been there.
    reached INTEGER NOT NULL DEFAULT 0 CHECK (reached IN (0, 1)),
    PRIMARY KEY (sitting, place),
    CHECK ((deal IS NULL) <> (part IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX sitting_item_deal ON sitting_item (deal) WHERE deal IS NOT NULL;

-- What each wrote, by author: two who write in the same field have an entry each.
CREATE TABLE sitting_entry (
    sitting BLOB NOT NULL,
    place INTEGER NOT NULL,
    field TEXT NOT NULL,
    author BLOB NOT NULL REFERENCES person (id),
    -- NULL: taken out again. What it said is in the journal.
    words TEXT,
    -- Counted by the author's tablet; the higher one stands.
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (sitting, place, field, author),
    FOREIGN KEY (sitting, place) REFERENCES sitting_item (sitting, place)
) STRICT, WITHOUT ROWID;

-- Entries about sittings. They say nothing of a deal, and stand in no deal's history.
ALTER TABLE journal ADD COLUMN sitting BLOB CHECK (length(sitting) = 16);
