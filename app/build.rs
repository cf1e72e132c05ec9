//! Turns `locales/*.toml` into the typed words of the interface, and refuses to build
//! while a language lacks a text or the languages disagree about its `{placeholders}`.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/generate.rs"]
mod generate;

use std::{env, fs, io, path::Path, process::exit};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    let texts = match catalogue::read(&sources(Path::new("locales"))?) {
        Ok(texts) => texts,
        Err(faults) => {
            for line in faults.iter().flat_map(|fault| fault.lines()) {
                println!("cargo::error=locales: {line}");
            }
            exit(1);
        }
    };
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    fs::write(Path::new(&out).join("words.rs"), generate::accessors(&texts))?;
    fs::write(Path::new(&out).join("words_tables.rs"), generate::tables(&texts))
}

/// Every `(feature, text)` of the folder, in the order of their names.
fn sources(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let feature = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            found.push((feature, fs::read_to_string(&path)?));
        }
    }
    found.sort();
    Ok(found)
}
