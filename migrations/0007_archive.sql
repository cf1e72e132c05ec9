-- The customer archive: what is written about accounts and the people there, who of us looks
-- after them, and a search over everything.

ALTER TABLE account ADD COLUMN owner BLOB REFERENCES person (id);
ALTER TABLE account ADD COLUMN class TEXT CHECK (class IN ('a', 'b', 'c'));
ALTER TABLE account ADD COLUMN industry TEXT;
ALTER TABLE account ADD COLUMN region TEXT;
ALTER TABLE account ADD COLUMN address TEXT;
ALTER TABLE account ADD COLUMN phone TEXT;
ALTER TABLE account ADD COLUMN website TEXT;
ALTER TABLE account ADD COLUMN condition TEXT;
ALTER TABLE account ADD COLUMN progress TEXT;
ALTER TABLE account ADD COLUMN possible TEXT;
ALTER TABLE account ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);
-- When the account or its people changed last.
ALTER TABLE account ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

-- Whoever has the newest deal of an account looks after it.
UPDATE account SET owner = (
    SELECT d.owner FROM deal d WHERE d.account = account.id
    ORDER BY d.listed_at DESC, d.id DESC LIMIT 1
);

CREATE INDEX account_owner ON account (owner);
CREATE INDEX account_changed ON account (changed_at DESC, folded);

ALTER TABLE contact ADD COLUMN position TEXT;
ALTER TABLE contact ADD COLUMN mobile TEXT;
ALTER TABLE contact ADD COLUMN mail TEXT;
-- No longer at the account; deals that knew them still do.
ALTER TABLE contact ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
ALTER TABLE contact ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);

ALTER TABLE product ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
ALTER TABLE source ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (
    retired = 0 OR (retired = 1 AND kind = 'campaign')
);

-- The open deals of an account, counted and summed from the index alone.
DROP INDEX deal_account;
CREATE INDEX deal_account ON deal (account, owner, place, amount);

-- Whose accounts and deals are in someone's sight, from the index alone.
CREATE INDEX deal_owner_account ON deal (owner, account, id);

-- Which entries of the journal an account's history tells: those of its own, those of deals that
-- change its people, and the one that made it.
CREATE TABLE account_entry (
    account BLOB NOT NULL REFERENCES account (id),
    seq INTEGER NOT NULL REFERENCES journal (seq),
    made INTEGER NOT NULL DEFAULT 0 CHECK (made IN (0, 1)),
    PRIMARY KEY (account, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO account_entry (account, seq, made)
SELECT unhex(replace(json_extract(payload, '$.account_added.account'), '-', '')), seq, 1
FROM journal WHERE kind = 'account_added';

INSERT INTO account_entry (account, seq, made)
SELECT a.id, min(j.seq), 1 FROM account a
JOIN deal d ON d.account = a.id JOIN journal j ON j.deal = d.id
WHERE NOT EXISTS (SELECT 1 FROM account_entry e WHERE e.account = a.id)
GROUP BY a.id;

INSERT INTO account_entry (account, seq)
SELECT DISTINCT d.account, j.seq FROM journal j
JOIN deal d ON d.id = j.deal, json_each(j.payload) c
WHERE j.deal IS NOT NULL AND (
    c.value ->> '$.contact_met' IS NOT NULL OR c.value ->> '$.contact_corrected' IS NOT NULL
    OR c.value ->> '$.contact_dropped' IS NOT NULL
)
ON CONFLICT DO NOTHING;

UPDATE account SET changed_at = coalesce((
    SELECT max(j.at) FROM account_entry e JOIN journal j ON j.seq = e.seq
    WHERE e.account = account.id
), 0);

-- What a search looks through: a line of text for each account (1), contact (2), deal (3) and
-- product (4), in the form of `store::script::plain`, phone numbers as digits.
CREATE TABLE search_entry (
    number INTEGER PRIMARY KEY NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- Of an account, a contact or a deal: the account that decides who sees it.
    account BLOB CHECK (length(account) = 16),
    text TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;

-- Three characters and more are found by their trigrams; fewer by reading through the lines.
CREATE VIRTUAL TABLE search_trigram USING fts5 (
    text, content = 'search_entry', content_rowid = 'number', tokenize = 'trigram case_sensitive 1'
);

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

-- What the lines no longer tell truly. Whoever writes to the tables below need not know of the
-- search: the writer makes good what stands here before it commits.
CREATE TABLE search_stale (
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

INSERT INTO search_stale SELECT 1, id FROM account;
INSERT INTO search_stale SELECT 2, id FROM contact;
INSERT INTO search_stale SELECT 3, id FROM deal;
INSERT INTO search_stale SELECT 4, id FROM product;

CREATE TRIGGER search_account_added AFTER INSERT ON account BEGIN
    INSERT INTO search_stale VALUES (1, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_account_changed AFTER UPDATE OF name, phone ON account
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone BEGIN
    INSERT INTO search_stale VALUES (1, new.id) ON CONFLICT DO NOTHING;
    INSERT INTO search_stale SELECT 3, id FROM deal
    WHERE account = new.id AND old.name IS NOT new.name ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_account_removed AFTER DELETE ON account BEGIN
    INSERT INTO search_stale VALUES (1, old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_contact_added AFTER INSERT ON contact BEGIN
    INSERT INTO search_stale VALUES (2, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_contact_changed
AFTER UPDATE OF name, position, phone, mobile, mail, gone, account ON contact BEGIN
    INSERT INTO search_stale VALUES (2, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_contact_removed AFTER DELETE ON contact BEGIN
    INSERT INTO search_stale VALUES (2, old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_deal_added AFTER INSERT ON deal BEGIN
    INSERT INTO search_stale VALUES (3, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_deal_changed AFTER UPDATE OF account, product, step ON deal
WHEN old.account IS NOT new.account OR old.product IS NOT new.product
OR old.step IS NOT new.step BEGIN
    INSERT INTO search_stale VALUES (3, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_deal_removed AFTER DELETE ON deal BEGIN
    INSERT INTO search_stale VALUES (3, old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_product_added AFTER INSERT ON product BEGIN
    INSERT INTO search_stale VALUES (4, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_product_changed AFTER UPDATE OF name ON product
WHEN old.name IS NOT new.name BEGIN
    INSERT INTO search_stale VALUES (4, new.id) ON CONFLICT DO NOTHING;
    INSERT INTO search_stale SELECT 3, id FROM deal WHERE product = new.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_product_removed AFTER DELETE ON product BEGIN
    INSERT INTO search_stale VALUES (4, old.id) ON CONFLICT DO NOTHING;
END;
