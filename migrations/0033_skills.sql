-- The knowledge and skills test: what one person answered about another, or about themselves.
CREATE TABLE skill_test (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    about BLOB NOT NULL REFERENCES person (id),
    answered_by BLOB NOT NULL REFERENCES person (id),
    -- By the list of who leads others, about oneself.
    leading INTEGER NOT NULL CHECK (leading IN (0, 1)),
    -- Of each skill its importance and ability, as JSON.
    marks TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK (leading = 0 OR about = answered_by)
) STRICT, WITHOUT ROWID;

-- Of each one at most is under way.
CREATE UNIQUE INDEX skill_test_open ON skill_test (about, answered_by, leading)
    WHERE finished_at IS NULL;
CREATE INDEX skill_test_about ON skill_test (about, leading, finished_at);
CREATE INDEX skill_test_by ON skill_test (answered_by);

-- One that is finished stands as it was.
CREATE TRIGGER skill_test_stands BEFORE UPDATE ON skill_test WHEN OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a finished test stands'); END;
CREATE TRIGGER skill_test_stays BEFORE DELETE ON skill_test WHEN OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a finished test stays'); END;

-- What a rep is to learn about market, company and product, kept by them and who leads their team.
CREATE TABLE knowledge (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    rep BLOB NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('market', 'company', 'product')),
    what TEXT NOT NULL,
    -- Where it comes from, and how to get it.
    source TEXT,
    way TEXT,
    begins INTEGER,
    -- How it is told that it was learned.
    proof TEXT,
    done INTEGER,
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

CREATE INDEX knowledge_rep ON knowledge (rep);
