-- Importing through the page: what someone is about to bring in, what was brought in, and what
-- was taken back.

-- A file on its way: one for each person, kept on the server so that a reload or a lost line
-- loses nothing, and swept after a day. Not in the journal: nothing of it is on the funnel yet.
CREATE TABLE import_draft (
    person BLOB PRIMARY KEY NOT NULL REFERENCES person (id),
    -- The file's rows as they were read (JSON), parsed once.
    file TEXT NOT NULL,
    -- Columns, words and mended rows (JSON).
    choices TEXT NOT NULL,
    -- The import under way, and how many rows of the file it has gone through.
    run BLOB CHECK (length(run) = 16),
    done INTEGER NOT NULL DEFAULT 0 CHECK (done >= 0),
    at INTEGER NOT NULL
) STRICT;

-- What was chosen for a file with these headings, so that it is not asked again.
CREATE TABLE import_choice (
    headings TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id),
    choices TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (headings, person)
) STRICT;

-- An import that was carried out: what people see in the list, and take back as a whole.
CREATE TABLE import_run (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- NULL: from the command line.
    by BLOB REFERENCES person (id),
    file TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- How many rows of each kind (JSON).
    counts TEXT NOT NULL,
    -- F5.5: at the start, once, the claimed dates count as listing dates.
    opening INTEGER NOT NULL DEFAULT 0 CHECK (opening IN (0, 1)),
    finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
    -- Head and rows that were not brought in, and why (JSON).
    head TEXT NOT NULL,
    rows_left TEXT NOT NULL DEFAULT '[]',
    taken_back INTEGER,
    -- What stayed then, because people had changed it (JSON).
    kept TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX import_run_at ON import_run (at);
-- One opening balance at a time.
CREATE UNIQUE INDEX import_run_opening ON import_run (opening)
    WHERE opening = 1 AND taken_back IS NULL;

-- What an import did to each deal: its entry of the journal, and what the row said before.
CREATE TABLE import_deal (
    run BLOB NOT NULL REFERENCES import_run (id),
    deal BLOB NOT NULL CHECK (length(deal) = 16),
    version INTEGER NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    told TEXT NOT NULL,
    -- The entry that took it back, while it is.
    back INTEGER,
    PRIMARY KEY (run, deal)
) STRICT;

-- Deals that were taken back. Their rows leave the table of deals, so that no list, no sum and
-- no search can meet them; the journal keeps their history, and the card brings them back.
CREATE TABLE deal_withdrawn (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    card TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- A deal that is taken back is looked for among what came from files.
CREATE INDEX imported_deal ON imported (deal);
