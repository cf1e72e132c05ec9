-- Who may read a debrief besides the two that it is between: those to whom both opened it.
CREATE TABLE debrief_reader (
    debrief BLOB NOT NULL REFERENCES sitting (id),
    reader BLOB NOT NULL REFERENCES person (id),
    -- When each of the two said so.
    rep_at INTEGER,
    coach_at INTEGER,
    PRIMARY KEY (debrief, reader),
    CHECK (rep_at IS NOT NULL OR coach_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX debrief_reader_reader ON debrief_reader (reader);
