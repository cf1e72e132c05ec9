-- Customers listed twice: found while someone types, merged, and parted again.

-- Nothing is deleted by a merge: the row stays, its name is another spelling of the account it
-- became a part of, and the entry of the journal holds all that its undo wants to know.
ALTER TABLE account ADD COLUMN merged_into BLOB REFERENCES account (id);
ALTER TABLE account ADD COLUMN merged_entry INTEGER REFERENCES journal (seq) CHECK (
    (merged_entry IS NULL) = (merged_into IS NULL)
);

CREATE INDEX account_merged ON account (merged_into) WHERE merged_into IS NOT NULL;

-- Names in the form of `store::script::plain`, ready to be compared.
CREATE TABLE duplicate_name (
    account BLOB PRIMARY KEY NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    plain TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Short pieces of names without legal form and place: two that are alike share some.
CREATE TABLE duplicate_gram (
    gram TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (gram, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX duplicate_gram_account ON duplicate_gram (account);

-- By what a person is found: "n" and their name, or "p" and the last digits of a phone.
CREATE TABLE duplicate_person (
    key TEXT NOT NULL,
    contact BLOB NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    PRIMARY KEY (key, contact)
) STRICT, WITHOUT ROWID;

CREATE INDEX duplicate_person_contact ON duplicate_person (contact);

-- Accounts (1) and contacts (2) of which the tables above do not tell truly any more. Whoever
-- writes need not know of them: the writer makes good what stands here before it commits.
CREATE TABLE duplicate_stale (
    kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
    id BLOB NOT NULL CHECK (length(id) = 16),
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

INSERT INTO duplicate_stale SELECT 1, id FROM account;
INSERT INTO duplicate_stale SELECT 2, id FROM contact;

CREATE TRIGGER duplicate_account_added AFTER INSERT ON account BEGIN
    INSERT INTO duplicate_stale VALUES (1, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER duplicate_account_renamed AFTER UPDATE OF name ON account
WHEN old.name IS NOT new.name BEGIN
    INSERT INTO duplicate_stale VALUES (1, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER duplicate_contact_added AFTER INSERT ON contact BEGIN
    INSERT INTO duplicate_stale VALUES (2, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER duplicate_contact_changed AFTER UPDATE ON contact BEGIN
    INSERT INTO duplicate_stale VALUES (2, new.id) ON CONFLICT DO NOTHING;
END;

-- A search finds an account by the names of those merged into it, and these no more.
CREATE TRIGGER search_account_merged AFTER UPDATE OF merged_into ON account
WHEN old.merged_into IS NOT new.merged_into BEGIN
    INSERT INTO search_stale VALUES (1, new.id) ON CONFLICT DO NOTHING;
    INSERT INTO search_stale VALUES (1, coalesce(new.merged_into, old.merged_into))
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale SELECT 2, id FROM contact WHERE account = new.id
    ON CONFLICT DO NOTHING;
END;
