-- A draft is known by itself, so that what is brought in is the file that was looked at: another
-- file in its place is another draft. Those that were there are told from all that come.
ALTER TABLE import_draft
    ADD COLUMN id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000' CHECK (length(id) = 16);

-- The rows that were not brought in, and why (JSON), one by one: a batch adds its own and
-- leaves the others alone.
CREATE TABLE import_left (
    run BLOB NOT NULL REFERENCES import_run (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    row TEXT NOT NULL,
    PRIMARY KEY (run, position)
) STRICT;

INSERT INTO import_left (run, position, row)
    SELECT r.id, j.key, j.value FROM import_run r, json_each(r.rows_left) j;

ALTER TABLE import_run DROP COLUMN rows_left;
