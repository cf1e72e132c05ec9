//! `loudou import`: a funnel out of files.

use std::path::{Path, PathBuf};

use app::acting::now;
use clap::Args;

use super::table::say;
use super::{Failure, open};
use exchange::import::{self, Job, Mapping, Report, Stopped};

/// Bring in a funnel kept in CSV files, by a mapping file that tells what their columns mean.
///
/// Prints what was taken, changed and refused, each refused row with its line and the reason.
/// The same files again add nothing twice: rows that changed are followed, but what people
/// have changed here since stays, and is named. docs/import.md describes the mapping file.
#[derive(Debug, Args)]
pub struct Import {
    /// The database file; made when it is not there yet.
    #[arg(long, value_name = "FILE", env = "LOUDOU_DB")]
    pub db: PathBuf,
    /// The mapping file.
    #[arg(long, value_name = "FILE")]
    pub mapping: PathBuf,
    /// Do everything, report it, and keep nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Whose the deals are, for files that do not say: a login or a name.
    #[arg(long, value_name = "LOGIN")]
    pub rep: Option<String>,
    /// Files, or folders of files.
    #[arg(value_name = "DIR_OR_FILE", required = true)]
    pub paths: Vec<PathBuf>,
}

impl Import {
    pub async fn run(self) -> Result<(), Failure> {
        let mapping = read_mapping(&self.mapping)?;
        let scratch = Scratch::beside(&self.db, self.dry_run)?;
        let db = scratch.as_ref().map_or(&self.db, |scratch| &scratch.file);
        let job = Job { mapping, paths: self.paths, rep: self.rep, dry: self.dry_run };
        let store = open(db).await?;
        let done = import::run(&store, job, now()).await;
        store.close().await;
        let report: Report = done.map_err(|stopped| match stopped {
            Stopped::Store(error) => Failure::Broken(error.to_string()),
            other => Failure::Input(other.to_string()),
        })?;
        say(&report.to_string());
        Ok(())
    }
}

fn read_mapping(path: &Path) -> Result<Mapping, Failure> {
    let told = |what: String| Failure::Input(format!("{}: {what}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| told(error.to_string()))?;
    Mapping::parse(&text).map_err(|unusable| told(unusable.to_string()))
}

/// A database for a dry run where there is none: made aside and thrown away.
struct Scratch {
    folder: PathBuf,
    file: PathBuf,
}

impl Scratch {
    fn beside(db: &Path, dry: bool) -> Result<Option<Self>, Failure> {
        if !dry || db.exists() {
            return Ok(None);
        }
        let folder = std::env::temp_dir().join(format!("loudou-dry-run-{}", std::process::id()));
        std::fs::create_dir(&folder).map_err(|error| Failure::Broken(error.to_string()))?;
        let file = folder.join("dry-run.db");
        Ok(Some(Self { folder, file }))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left of it is in the system's own folder for such things.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
