-- A manager's own week: what they want done, and where their time goes.
CREATE TABLE agenda (
    person BLOB NOT NULL REFERENCES person (id),
    -- Its Monday.
    week INTEGER NOT NULL,
    -- In their priority, as JSON.
    tasks TEXT NOT NULL,
    -- Minutes planned and spent for each kind of work, as JSON.
    time TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    PRIMARY KEY (person, week)
) STRICT, WITHOUT ROWID;
