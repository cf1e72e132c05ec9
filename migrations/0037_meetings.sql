-- Sales meetings: what each is for, its agenda with minutes, who comes, what was said, and who does
-- what by when.

CREATE TABLE meeting (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- Who makes it, for their team.
    person BLOB NOT NULL REFERENCES person (id),
    day INTEGER NOT NULL,
    minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
    purpose TEXT NOT NULL,
    -- The items in their order, as JSON: what about, in which way, how many minutes.
    agenda TEXT NOT NULL,
    notes TEXT,
    closed_at INTEGER,
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

CREATE INDEX meeting_person_day ON meeting (person, day);

-- Who is invited, in order.
CREATE TABLE meeting_person (
    meeting BLOB NOT NULL REFERENCES meeting (id),
    place INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (meeting, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_person_who ON meeting_person (person, meeting);

-- What somebody does after it; it stands in their day till it is done.
CREATE TABLE meeting_action (
    meeting BLOB NOT NULL REFERENCES meeting (id),
    place INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id),
    what TEXT NOT NULL,
    due INTEGER NOT NULL,
    done_at INTEGER,
    PRIMARY KEY (meeting, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_action_open ON meeting_action (person, due) WHERE done_at IS NULL;
