//! Who asks what about the door, and one's own settings.

use super::*;
use crate::house::PASSWORD;

const FOUND: &[(&str, &str)] = &[
    ("company", "x"),
    ("currency", "TWD"),
    ("zone", "UTC"),
    ("name", "x"),
    ("login", "x"),
    ("password", "ten characters"),
];

pub const FUNCTIONS: &[Function] = &[
    ("/api/change_password", Form(&[("present", PASSWORD), ("new", PASSWORD)]), ALL_OF_US),
    ("/api/demo_people", Form(&[]), [NO; 9]),
    ("/api/enter_demo", Form(&[("login", "boss")]), [NO; 9]),
    ("/api/found", Form(FOUND), [Status(409); 9]),
    ("/api/guest", Form(&[("token", "x")]), [GONE; 9]),
    ("/api/join", Form(&[("token", "x"), ("password", PASSWORD)]), [GONE; 9]),
    ("/api/set_language", Form(&[("lang", "en")]), ANYONE),
    ("/api/set_name", Form(&[("name", "A name")]), ALL_OF_US),
    ("/api/set_numbers", Form(&[("numbers", "myriads")]), ALL_OF_US),
    ("/api/set_theme", Form(&[("theme", "dark")]), ANYONE),
    ("/api/settings", Form(&[]), ALL_OF_US),
    ("/api/sign_in", Form(&[("login", "mei"), ("password", PASSWORD)]), ANYONE),
    ("/api/sign_out", Form(&[]), ANYONE),
    ("/api/sign_out_device", Form(&[("key", "x")]), ALL_OF_US),
    ("/api/sign_out_others", Form(&[]), ALL_OF_US),
    ("/api/try_demo", Form(&[]), [Status(409); 9]),
];
