//! What comes of it, for those who ask in many ways: whoever asks in the order of [`WHO`].

use super::*;

pub const OUT: Then = Status(401);
pub const NO: Then = Status(403);
pub const GONE: Then = Status(404);

/// Whoever is signed in.
pub const ALL_OF_US: [Then; 9] = [Done, Done, Done, Done, Done, Done, Done, Done, OUT];
pub const ANYONE: [Then; 9] = [Done; 9];
pub const ADMINISTRATORS: [Then; 9] = [Done, NO, NO, NO, NO, NO, NO, NO, OUT];

/// Those who look after people.
pub const LEADERS: [Then; 9] = [Done, Done, NO, NO, Done, NO, NO, NO, OUT];

/// Those who sell.
pub const SELLERS: [Then; 9] = [Done, Done, Done, Done, Done, NO, NO, NO, OUT];

/// A contact that there is not: who may see one has a test of their own.
pub const NOBODYS_CONTACT: [Then; 9] = [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OUT];

/// Those who sell, about a visit that there is not.
pub const NOT_JOINT: [Then; 9] =
    [Status(422), Status(422), Status(422), Status(422), Status(422), NO, NO, NO, OUT];

/// Those who list deals: without a file there is nothing to choose about.
pub const SELLERS_WITHOUT_A_FILE: [Then; 9] = [GONE, GONE, GONE, GONE, GONE, NO, NO, NO, OUT];
