//! A site as the program asks for one, with nothing in it.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder with the names of a built site.
pub fn site(folder: &Path) -> PathBuf {
    let site = folder.join("site");
    fs::create_dir(&site).unwrap();
    for name in [
        "main.0.css",
        "parts.0.css",
        "icon.0.svg",
        "icon-192.0.png",
        "start.0.js",
        "loudou.0.wasm",
        "offline.0.js",
        "app.0.webmanifest",
    ] {
        fs::write(site.join(name), "").unwrap();
    }
    fs::write(site.join("parts.0.json"), "{}").unwrap();
    site
}
