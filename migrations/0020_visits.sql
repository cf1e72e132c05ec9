-- Visits: planned, made, told. One row of the week each.

CREATE TABLE visit (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- Who goes.
    person BLOB NOT NULL REFERENCES person (id),
    account BLOB NOT NULL REFERENCES account (id),
    deal BLOB REFERENCES deal (id),
    contact BLOB REFERENCES contact (id),
    -- The day it stands on: that on which it was made, or is planned for.
    day INTEGER NOT NULL,
    -- The plan: its day, minutes since midnight in the company's zone, how long it takes.
    plan_day INTEGER NOT NULL,
    minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    way TEXT NOT NULL CHECK (way IN ('face_to_face', 'phone', 'mail', 'online')),
    aim TEXT,
    second TEXT,
    fallback TEXT,
    -- Whether it was planned beforehand, or told only afterwards.
    planned INTEGER NOT NULL CHECK (planned IN (0, 1)),
    -- What was written about each step, as JSON by the word of the step.
    notes TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'made', 'dropped')),
    -- Of one that was made.
    result TEXT,
    action TEXT,
    action_due INTEGER,
    next_day INTEGER,
    -- Of one that was dropped.
    why TEXT,
    written_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    CHECK (planned = 0 OR aim IS NOT NULL),
    CHECK ((state = 'made') = (result IS NOT NULL)),
    CHECK ((action IS NULL) = (action_due IS NULL))
) STRICT;

-- The weeks of a person, the last visit to an account, what is still open.
CREATE INDEX visit_day ON visit (person, day);
CREATE INDEX visit_plan_day ON visit (person, plan_day);
CREATE INDEX visit_account ON visit (account, day);
CREATE INDEX visit_deal ON visit (deal) WHERE deal IS NOT NULL;
CREATE INDEX visit_contact ON visit (contact) WHERE contact IS NOT NULL;

-- Entries about visits. They change no deal and stand in no deal's history.
ALTER TABLE journal ADD COLUMN visit BLOB CHECK (length(visit) = 16);
