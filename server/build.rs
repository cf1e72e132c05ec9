//! Puts the built site (`target/site`, made by `bin/build`) into the release
//! binary, so that one file is the whole product. Other builds embed nothing
//! and read the folder when they start.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let site = Path::new("../target/site");
    println!("cargo::rerun-if-changed=build.rs");
    let mut table = String::from("&[\n");
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed={}", site.display());
        let mut files: Vec<PathBuf> = fs::read_dir(site)
            .map_err(|error| {
                io::Error::new(error.kind(), "no target/site: run bin/build --release")
            })?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        files.sort();
        for file in files {
            let path = file.canonicalize()?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let _ = writeln!(table, "    ({name:?}, include_bytes!({path:?})),");
        }
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("site.rs"), table)
}
