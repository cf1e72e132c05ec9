//! Who comes to which address.

use super::*;

/// Pages and plain addresses. 303: shown the door.
const SHOWN_THE_DOOR: [Then; 9] = [Done, Done, Done, Done, Done, Done, Done, Done, Status(303)];

const LET_IN: [Then; 9] = [
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Status(303),
    Done,
];

/// To a stranger the door, to all of us a page that says there is nothing.
const NO_SUCH_PAGE: [Then; 9] = [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, Status(303)];

pub const ADDRESSES: &[(&str, &str, [Then; 9])] = &[
    ("/", "/", SHOWN_THE_DOOR),
    ("/guide", "/guide", SHOWN_THE_DOOR),
    ("/agenda", "/agenda", SHOWN_THE_DOOR),
    ("/concentration", "/concentration", SHOWN_THE_DOOR),
    ("/skills", "/skills", SHOWN_THE_DOOR),
    ("/rates", "/rates", SHOWN_THE_DOOR),
    ("/accounts", "/accounts", SHOWN_THE_DOOR),
    // One there is not; who sees which is told in `archive`.
    ("/accounts/:id", "/accounts/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/lists", "/lists", SHOWN_THE_DOOR),
    ("/accounts/merge", "/accounts/merge", SHOWN_THE_DOOR),
    // Says to those who sell nothing that it is not for them.
    ("/coaching", "/coaching", SHOWN_THE_DOOR),
    // One there is not; who reads which is told in `coaching`.
    ("/coaching/:id", "/coaching/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/coaching/:id/print", "/coaching/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    ("/settings", "/settings", SHOWN_THE_DOOR),
    // Says to those who look after nobody that it is not for them.
    ("/team", "/team", SHOWN_THE_DOOR),
    ("/import", "/import", SHOWN_THE_DOOR),
    // Says to those who take nothing out that it is not for them.
    ("/export", "/export", SHOWN_THE_DOOR),
    // By POST only; who may is asked in the test of exports.
    ("/api/export_file", "/api/export_file", [Status(405); 9]),
    // By POST only; who may is asked in the test of imports.
    ("/api/import_file", "/api/import_file", [Status(405); 9]),
    (
        "/import/left/{run}",
        "/import/left/none",
        [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OUT],
    ),
    ("/table", "/table", SHOWN_THE_DOOR),
    // Under an address that nobody was given; whose leads where is told in `visits`.
    ("/calendar/{file}", "/calendar/none.ics", [GONE; 9]),
    // Says to those who sell nothing that it is not for them.
    ("/visits", "/visits", SHOWN_THE_DOOR),
    ("/day", "/day", SHOWN_THE_DOOR),
    ("/meetings", "/meetings", SHOWN_THE_DOOR),
    // One there is not; who reads which is told in `meetings`.
    ("/meetings/:id", "/meetings/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/meetings/:id/print", "/meetings/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    // Says to those who sell nothing that it is not for them.
    ("/handovers", "/handovers", SHOWN_THE_DOOR),
    // Says to those who lead nobody that it is not for them.
    ("/handovers/new", "/handovers/new", SHOWN_THE_DOOR),
    // One there is not; who sees which is told in `handovers`.
    ("/handovers/:id", "/handovers/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/handovers/:id/print", "/handovers/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    ("/walks", "/walks", SHOWN_THE_DOOR),
    // One there is not; who sees which is told in `sittings`.
    ("/walks/:id", "/walks/00000000-0000-0000-0000-000000000000", NO_SUCH_PAGE),
    ("/walks/:id/print", "/walks/00000000-0000-0000-0000-000000000000/print", NO_SUCH_PAGE),
    ("/sign-in", "/sign-in", LET_IN),
    ("/join", "/join", ANYONE),
    ("/welcome", "/welcome", [Status(303); 9]),
    ("/demo", "/demo", [Status(303); 9]),
    ("/healthz", "/healthz", ANYONE),
    ("/readyz", "/readyz", ANYONE),
    ("/pkg/{file}", "/pkg/none.css", [GONE; 9]),
    ("/offline.js", "/offline.js", ANYONE),
    ("/live", "/live", ALL_OF_US),
    // By POST only: see the functions.
    ("/api/{*function}", "/api/board", [Status(405); 9]),
];
