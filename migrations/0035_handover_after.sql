-- What became of customers after they were handed over is read from the journal; here is only what
-- somebody has seen to.
CREATE TABLE handover_seen (
    handover BLOB NOT NULL REFERENCES handover (id),
    deal BLOB NOT NULL REFERENCES deal (id),
    -- When the deal turned for the worse: it may do so more than once.
    turned INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (handover, deal, turned)
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_seen_deal ON handover_seen (deal);

-- Visits that the leaver planned and that went to an heir: what is taken back takes them along.
CREATE TABLE handover_visit (
    handover BLOB NOT NULL REFERENCES handover (id),
    visit BLOB NOT NULL REFERENCES visit (id),
    PRIMARY KEY (handover, visit)
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_visit_visit ON handover_visit (visit);
