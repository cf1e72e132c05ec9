-- What came from files: the same row of the same file is not taken twice.

CREATE TABLE imported (
    -- How the file names the row, made unique by the mapping.
    key TEXT PRIMARY KEY NOT NULL,
    deal BLOB NOT NULL REFERENCES deal (id),
    -- A hash of what the row said, to tell a changed row from a known one.
    row_hash BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;
