-- The lines of a kind stand side by side: their numbers begin at the kind times 2^40. A search
-- asks for the nearest of each kind, and reads only where that kind stands.
DROP TRIGGER search_entry_added;
DROP TRIGGER search_entry_removed;
DROP TRIGGER search_entry_changed;
DROP TABLE search_trigram;

CREATE TABLE search_line (
    number INTEGER PRIMARY KEY NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4 AND kind = number >> 40),
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- Of an account, a contact or a deal: the account that decides who sees it.
    account BLOB CHECK (length(account) = 16),
    text TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;

INSERT INTO search_line (number, kind, id, account, text)
SELECT (kind << 40) + number, kind, id, account, text FROM search_entry ORDER BY kind, number;

DROP TABLE search_entry;
ALTER TABLE search_line RENAME TO search_entry;

CREATE VIRTUAL TABLE search_trigram USING fts5 (
    text, content = 'search_entry', content_rowid = 'number', tokenize = 'trigram case_sensitive 1'
);
INSERT INTO search_trigram (search_trigram) VALUES ('rebuild');

CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_trigram (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_trigram (search_trigram, rowid, text)
    VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE OF text ON search_entry BEGIN
    INSERT INTO search_trigram (search_trigram, rowid, text)
    VALUES ('delete', old.number, old.text);
    INSERT INTO search_trigram (rowid, text) VALUES (new.number, new.text);
END;
