//! The site inside a release binary (see `build.rs`); empty in other builds.

use super::{Assets, Bytes};

pub const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/site.rs"));

impl Assets {
    pub(super) fn add_embedded(&mut self) {
        for (name, bytes) in FILES {
            self.add(name, Bytes::from_static(bytes));
        }
    }
}
