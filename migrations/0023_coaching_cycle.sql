-- Where the coaching of a rep in a skill stands: the five steps, gone round as often as it takes.
CREATE TABLE coaching_cycle (
    rep BLOB NOT NULL REFERENCES person (id),
    skill BLOB NOT NULL REFERENCES skill (id),
    -- Who coaches them in it now.
    coach BLOB NOT NULL REFERENCES person (id),
    round INTEGER NOT NULL CHECK (round >= 1),
    -- What was done last; NULL before the first visit.
    done TEXT CHECK (done IN ('observe', 'feedback', 'demonstrate', 'prepare', 'review')),
    learned INTEGER NOT NULL CHECK (learned IN (0, 1)),
    stepped_at INTEGER NOT NULL,
    PRIMARY KEY (rep, skill)
) STRICT, WITHOUT ROWID;

CREATE INDEX coaching_cycle_coach ON coaching_cycle (coach);
CREATE INDEX coaching_cycle_skill ON coaching_cycle (skill);
