-- Who is signed in, where. Not in the journal: rows come and go with browsers.

CREATE TABLE session (
    -- A hash of what the browser holds: who reads this file cannot sign in with it.
    key BLOB PRIMARY KEY NOT NULL,
    person BLOB REFERENCES person (id),
    data BLOB NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

CREATE INDEX session_person ON session (person) WHERE person IS NOT NULL;
CREATE INDEX session_expires ON session (expires);
