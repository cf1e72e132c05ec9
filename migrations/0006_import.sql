-- What came from files: the same row of the same file is not taken twice.

CREATE TABLE imported (
    -- How the file names the row, made unique by the mapping.
    key TEXT PRIMARY KEY NOT NULL,
    deal BLOB NOT NULL REFERENCES deal (id),
    -- What the row said (JSON): read again, it shows what the file changed and what people did.
    told TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
