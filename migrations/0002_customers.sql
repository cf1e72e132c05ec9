-- Who is sold to, what is sold, and where prospects come from.

CREATE TABLE account (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    -- A customer is listed once: names that fold alike are one account.
    folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE contact (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    phone TEXT,
    folded TEXT NOT NULL,
    phone_folded TEXT,
    CHECK ((phone IS NULL) = (phone_folded IS NULL))
) STRICT;

CREATE INDEX contact_account ON contact (account);

CREATE TABLE product (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;

-- How files spell a product, beside its own name.
CREATE TABLE product_spelling (
    folded TEXT PRIMARY KEY NOT NULL,
    product BLOB NOT NULL REFERENCES product (id)
) STRICT;

CREATE TABLE source (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (
        kind IN (
            'referral', 'media', 'former', 'friends', 'prescribed', 'brand_research',
            'promotion', 'news', 'campaign'
        )
    ),
    name TEXT,
    -- A campaign has a name of its own; the eight channels are named in the reader's language.
    CHECK ((kind = 'campaign') = (name IS NOT NULL))
) STRICT;

-- Each of the eight channels stands once.
CREATE UNIQUE INDEX source_channel ON source (kind) WHERE kind <> 'campaign';
