//! The built program, serving a demo company.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::site::site;

const LOUDOU: &str = env!("CARGO_BIN_EXE_loudou");

/// A folder with a database in it, and a server on it now and then.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// With a demo company of so many deals.
    pub fn new(deals: u32) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        site(place.folder.path());
        let made = Command::new(LOUDOU)
            .args(["demo", "--seed", "1", "--deals", &deals.to_string(), "--db"])
            .arg(place.db())
            .stdout(Stdio::null())
            .status();
        assert!(made.unwrap().success());
        place
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn db(&self) -> PathBuf {
        self.folder.path().join("drill.db")
    }

    pub fn serve(&self) -> Served {
        let mut command = Command::new(LOUDOU);
        self.ask(&mut command, &self.db());
        Served::start(command)
    }

    /// What the program is told that serves `db`.
    pub fn ask(&self, command: &mut Command, db: &Path) {
        command.args(["serve", "--addr", "127.0.0.1:0", "--site"]);
        command.arg(self.folder.path().join("site")).arg("--db").arg(db);
    }
}

pub struct Served {
    child: Child,
    /// `http://127.0.0.1:54321`
    pub url: String,
}

impl Served {
    /// Waits till it listens.
    pub fn start(mut command: Command) -> Self {
        command.env("LOUDOU_LOG", "info").env("NO_COLOR", "1").stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let url = loop {
            let begun = said.len();
            assert!(log.read_line(&mut said).unwrap() > 0, "it ended at once: {said}");
            if let Some((_, url)) = said[begun..].split_once("listening on ") {
                break url.trim().to_owned();
            }
        };
        // A pipe that nobody empties would stop it in the end.
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        Self { child, url }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// As if the power went.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
