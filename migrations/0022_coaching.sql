-- Joint visits, their debriefs, and what those lead to.

-- What reps are coached in. Those that every company begins with have a word; the interface says
-- it in the reader's language, unless the company gave it a name.
CREATE TABLE skill (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    stock TEXT UNIQUE,
    name TEXT,
    position INTEGER NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    CHECK (stock IS NOT NULL OR name IS NOT NULL)
) STRICT;

INSERT INTO skill (id, stock, position) VALUES
    (x'00000000000070008000000000000001', 'preparing', 1),
    (x'00000000000070008000000000000002', 'opening', 2),
    (x'00000000000070008000000000000003', 'problems', 3),
    (x'00000000000070008000000000000004', 'consequences', 4),
    (x'00000000000070008000000000000005', 'listening', 5),
    (x'00000000000070008000000000000006', 'deciders', 6),
    (x'00000000000070008000000000000007', 'benefits', 7),
    (x'00000000000070008000000000000008', 'objections', 8),
    (x'00000000000070008000000000000009', 'commitment', 9),
    (x'0000000000007000800000000000000a', 'negotiating', 10);

-- One row, once an administrator has set it: from what a deal is worth on, in minor units of the
-- company's money, its visits are planned together first.
CREATE TABLE coaching_limit (
    one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    large_from INTEGER NOT NULL CHECK (large_from >= 0)
) STRICT;

-- Whose words open the parts of a debrief.
ALTER TABLE sitting ADD COLUMN rep BLOB REFERENCES person (id);

-- A visit that rep and coach make together. Called off, its row goes; the journal keeps it.
CREATE TABLE joint_visit (
    visit BLOB PRIMARY KEY NOT NULL REFERENCES visit (id),
    rep BLOB NOT NULL REFERENCES person (id),
    coach BLOB NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('coaching', 'demonstration')),
    skill BLOB NOT NULL REFERENCES skill (id),
    -- The rep asked for it, and the coach has not agreed yet.
    asked INTEGER NOT NULL CHECK (asked IN (0, 1)),
    declared_at INTEGER NOT NULL,
    debrief BLOB UNIQUE REFERENCES sitting (id),
    -- Whether the sale was a large one when the debrief was begun.
    large INTEGER CHECK (large IN (0, 1)),
    CHECK (rep <> coach),
    CHECK ((debrief IS NULL) = (large IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX joint_visit_rep ON joint_visit (rep, coach);
CREATE INDEX joint_visit_coach ON joint_visit (coach);
CREATE INDEX joint_visit_skill ON joint_visit (skill);

-- The one action of a debrief, in the rep's plan till it was practised.
CREATE TABLE follow_up (
    debrief BLOB PRIMARY KEY NOT NULL REFERENCES sitting (id),
    rep BLOB NOT NULL REFERENCES person (id),
    coach BLOB NOT NULL REFERENCES person (id),
    skill BLOB NOT NULL REFERENCES skill (id),
    account BLOB NOT NULL REFERENCES account (id),
    deal BLOB REFERENCES deal (id),
    action TEXT NOT NULL,
    next_day INTEGER NOT NULL,
    -- The visit in the rep's plan that it is for.
    visit BLOB REFERENCES visit (id),
    agreed_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_up_rep ON follow_up (rep, coach, agreed_at);
CREATE INDEX follow_up_coach ON follow_up (coach);
CREATE INDEX follow_up_skill ON follow_up (skill);
CREATE INDEX follow_up_account ON follow_up (account);
CREATE INDEX follow_up_deal ON follow_up (deal) WHERE deal IS NOT NULL;
CREATE INDEX follow_up_visit ON follow_up (visit) WHERE visit IS NOT NULL;
