-- Handing over what someone who leaves worked on. Each is a sitting too, of the same identity:
-- what people write in it stands there.

CREATE TABLE handover (
    id BLOB PRIMARY KEY NOT NULL REFERENCES sitting (id),
    leaver BLOB NOT NULL REFERENCES person (id),
    -- Left from one day to the next: done without them.
    sudden INTEGER NOT NULL CHECK (sudden IN (0, 1)),
    last_day INTEGER NOT NULL,
    -- What waits for the rest was opened before that, with a reason.
    unlocked_by BLOB REFERENCES person (id),
    unlocked_why TEXT,
    unlocked_at INTEGER,
    closed_by BLOB REFERENCES person (id),
    closed_at INTEGER,
    CHECK ((unlocked_by IS NULL) = (unlocked_why IS NULL)),
    CHECK ((unlocked_by IS NULL) = (unlocked_at IS NULL)),
    CHECK ((closed_by IS NULL) = (closed_at IS NULL))
) STRICT;

-- Nobody hands over twice at once; and who hands over is asked for with every act of theirs.
CREATE UNIQUE INDEX handover_running ON handover (leaver) WHERE closed_at IS NULL;

-- Each open deal of the leaver; the place it is gone through in is that in the sitting.
CREATE TABLE handover_item (
    handover BLOB NOT NULL REFERENCES handover (id),
    deal BLOB NOT NULL REFERENCES deal (id),
    heir BLOB NOT NULL REFERENCES person (id),
    -- What was done and who signed, as JSON.
    record TEXT NOT NULL,
    -- The heir's visit that was arranged.
    visit BLOB REFERENCES visit (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'written_off')),
    settled_at INTEGER,
    -- Of one that was written off.
    settled_by BLOB REFERENCES person (id),
    reason TEXT,
    PRIMARY KEY (handover, deal),
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((state = 'written_off') = (reason IS NOT NULL)),
    CHECK ((state = 'written_off') = (settled_by IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_item_deal ON handover_item (deal);

-- Each customer of the leaver: looked after by them, or with a deal of theirs.
CREATE TABLE handover_account (
    handover BLOB NOT NULL REFERENCES handover (id),
    account BLOB NOT NULL REFERENCES account (id),
    heir BLOB NOT NULL REFERENCES person (id),
    -- When it went to the heir: with the last of its open deals, or when the handover was closed.
    passed_at INTEGER,
    PRIMARY KEY (handover, account)
) STRICT, WITHOUT ROWID;

-- Parked, won and lost deals that went along with their customer.
CREATE TABLE handover_along (
    handover BLOB NOT NULL REFERENCES handover (id),
    deal BLOB NOT NULL REFERENCES deal (id),
    heir BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (handover, deal)
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_along_deal ON handover_along (deal);
