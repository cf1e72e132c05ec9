//! The built files: program, style, start script, words. Held in memory,
//! already compressed, under names that change with their content.

mod answer;
mod embedded;
mod error;
mod folder;
mod words;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use axum::extract::{Path as Name, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

pub use error::SiteError;

use crate::state::AppState;

/// One file in up to three encodings.
#[derive(Debug, Default)]
struct Asset {
    plain: Bytes,
    br: Option<Bytes>,
    gz: Option<Bytes>,
}

type Bytes = axum::body::Bytes;

/// All files, by the name in their address; and that name by the plain one
/// (`main.css` → `main.0123abcd.css`).
#[derive(Debug, Default)]
pub struct Assets {
    files: HashMap<String, Asset>,
    names: HashMap<String, String>,
    /// The files of each part of the program that travels by itself.
    parts: HashMap<String, Vec<String>>,
}

/// What a page cannot do without.
const NEEDED: [&str; 9] = [
    "main.css",
    "parts.css",
    "icon.svg",
    "icon-192.png",
    "start.js",
    "loudou.wasm",
    "offline.js",
    "app.webmanifest",
    "parts.json",
];

impl Assets {
    /// From `folder` when given, else from inside this program, else (builds
    /// of a developer) from `target/site-dev`.
    pub fn load(folder: Option<&Path>) -> Result<Self, SiteError> {
        let mut assets = Self::default();
        match folder {
            Some(folder) => assets.read(folder)?,
            None if embedded::FILES.is_empty() => assets.read(Path::new("target/site-dev"))?,
            None => assets.add_embedded(),
        }
        assets.add_words();
        assets.add_parts()?;
        match NEEDED.into_iter().find(|name| !assets.names.contains_key(*name)) {
            Some(name) => Err(SiteError::Missing(name)),
            None => Ok(assets),
        }
    }

    /// The address of the file with this plain name; of nothing when there is none.
    pub fn address(&self, name: &str) -> String {
        self.names.get(name).map(|name| format!("/pkg/{name}")).unwrap_or_default()
    }

    /// The addresses of the files of a part of the program.
    pub fn part(&self, name: &str) -> Vec<String> {
        let files = self.parts.get(name).into_iter().flatten();
        files.map(|name| format!("/pkg/{name}")).collect()
    }

    /// Reads `parts.json`: `{"table":["table.0123abcd.pack"]}`.
    fn add_parts(&mut self) -> Result<(), SiteError> {
        let list = self.names.get("parts.json").and_then(|name| self.files.get(name));
        if let Some(list) = list {
            let read = serde_json::from_slice(&list.plain);
            self.parts = read.map_err(|_| SiteError::Missing("parts.json"))?;
        }
        Ok(())
    }

    /// The service worker, told which build this is and which files it has.
    pub fn worker(&self) -> String {
        // By name: what this build has is told by what its files hold.
        let told = ["offline.js", "app.webmanifest", "parts.json"];
        let kept = |plain: &&String| !told.contains(&plain.as_str());
        let mut plain: Vec<&String> = self.names.keys().filter(kept).collect();
        plain.sort_unstable();
        let files: Vec<String> = plain.into_iter().map(|name| self.address(name)).collect();
        let code = self.names.get("offline.js").and_then(|name| self.files.get(name));
        let code = code.map(|asset| String::from_utf8_lossy(&asset.plain)).unwrap_or_default();
        let mut build = DefaultHasher::new();
        (&files, &code).hash(&mut build);
        let build = build.finish();
        let files = serde_json::to_string(&files).unwrap_or_default();
        format!("const BUILD = \"{build:016x}\";\nconst FILES = {files};\n{code}")
    }

    /// Takes a file as the build names it: `main.0123abcd.css`, `….css.br`, `….css.gz`.
    fn add(&mut self, name: &str, bytes: Bytes) {
        if let Some(name) = name.strip_suffix(".br") {
            self.files.entry(name.to_owned()).or_default().br = Some(bytes);
        } else if let Some(name) = name.strip_suffix(".gz") {
            self.files.entry(name.to_owned()).or_default().gz = Some(bytes);
        } else {
            if let Some(plain) = plain_name(name) {
                self.names.insert(plain, name.to_owned());
            }
            self.files.entry(name.to_owned()).or_default().plain = bytes;
        }
    }
}

/// `main.0123abcd.css` → `main.css`: the part before the ending is the hash.
fn plain_name(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, _hash) = stem.rsplit_once('.')?;
    Some(format!("{stem}.{ending}"))
}

/// `GET /pkg/{file}`
pub async fn file(
    State(state): State<AppState>,
    Name(name): Name<String>,
    headers: HeaderMap,
) -> Response {
    match state.assets.files.get(&name) {
        Some(asset) => answer::answer(asset, &name, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests;
