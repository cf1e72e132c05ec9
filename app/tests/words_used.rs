//! Every text of the catalogue is shown somewhere: what nobody shows is not translated twice.

#[path = "../build/catalogue.rs"]
mod catalogue;

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::Kind;

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn every_text_is_shown_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources: Vec<(String, String)> = files(&root.join("locales"), "toml")
        .iter()
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(path)))
        .collect();
    let code: String = ["src", "../server/src"]
        .iter()
        .flat_map(|folder| files(&root.join(folder), "rs"))
        .filter(|path| !path.ends_with("tests.rs"))
        .map(|path| read(&path))
        .collect();
    let texts = catalogue::read(&sources).unwrap();
    assert!(texts.len() > 100, "the catalogue was not found");
    let unused: Vec<&str> = texts
        .iter()
        .filter(|text| text.kind != Kind::One)
        .map(|text| text.key.strip_suffix("_other").unwrap_or(&text.key))
        .filter(|name| !code.contains(&format!(".{name}(")))
        .collect();
    assert!(unused.is_empty(), "shown nowhere: {unused:#?}");
}
