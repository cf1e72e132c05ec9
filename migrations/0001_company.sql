-- The company, its people and teams. Times are UTC milliseconds, days are counted from
-- 1970-01-01, identities are the 16 bytes of a UUID: all of them sort as the program sorts.

-- One row at most: a database is one company's.
CREATE TABLE company (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    name TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    zone TEXT NOT NULL,
    -- Borders, rates and days of the bands, as JSON: read whole, never searched.
    funnel TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    founded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE team (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    parent BLOB REFERENCES team (id),
    manager BLOB REFERENCES person (id)
) STRICT;

CREATE TABLE person (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    login TEXT NOT NULL,
    -- What is compared when someone signs in: two logins that fold alike are one.
    login_folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    team BLOB REFERENCES team (id),
    -- An argon2 string; without one nobody signs in as this person.
    password_hash TEXT,
    language TEXT,
    theme TEXT,
    -- Nobody is deleted: someone switched off keeps their past.
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE person_role (
    person BLOB NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (
        role IN ('rep', 'manager', 'administrator', 'support', 'order_desk', 'marketing')
    ),
    PRIMARY KEY (person, role)
) STRICT;
