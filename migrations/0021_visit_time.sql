-- How often customers want a visit, and the calendar feeds of who makes them.

-- The company's guide: one row, once an administrator has set it.
CREATE TABLE visit_rhythm (
    one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    -- Of class A, B and C: visits in a quarter, and minutes of a visit.
    a_visits INTEGER NOT NULL,
    a_minutes INTEGER NOT NULL,
    b_visits INTEGER NOT NULL,
    b_minutes INTEGER NOT NULL,
    c_visits INTEGER NOT NULL,
    c_minutes INTEGER NOT NULL,
    -- Minutes of travel and waiting for each visit, and minutes a week that a rep has.
    travel INTEGER NOT NULL,
    week INTEGER NOT NULL
) STRICT;

-- The secret address of a person's calendar: only a hash of what it carries.
CREATE TABLE visit_feed (
    person BLOB PRIMARY KEY NOT NULL REFERENCES person (id),
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;
