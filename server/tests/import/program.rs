//! The program run on a folder of its own, and the deals of the database that it leaves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use domain::board::Card;
use domain::deal::Change;
use domain::id::DealId;
use domain::journal::Entry;
use domain::org::Org;
use store::Store;

/// A database and the files beside it, gone when the test ends.
pub struct Place {
    folder: tempfile::TempDir,
}

/// All that a database tells of deals.
pub struct Told {
    pub cards: BTreeMap<DealId, Card>,
    pub entries: Vec<Entry>,
    pub last_seq: i64,
    pub org: std::sync::Arc<Org>,
}

pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn db(&self) -> PathBuf {
        self.folder.path().join("funnel.db")
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub fn import(&self, mapping: &Path, files: &Path, more: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_loudou"));
        command.arg("import").arg("--db").arg(self.db()).arg("--mapping").arg(mapping);
        ran(&command.args(more).arg(files).output().unwrap())
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.db()).await.unwrap()
    }

    pub async fn told(&self) -> Told {
        let store = self.open().await;
        let mut cards = BTreeMap::new();
        let mut entries = Vec::new();
        for heard in store::journal::since(&store, 0, u32::MAX).await.unwrap() {
            cards.insert(heard.entry.deal, heard.after);
            entries.push(heard.entry);
        }
        let last_seq = store::journal::last_seq(&store).await.unwrap();
        let org = store.org();
        store.close().await;
        Told { cards, entries, last_seq, org }
    }
}

impl Told {
    /// The only deal of an account.
    pub fn of(&self, account: &str) -> &Card {
        let mut found = self.cards.values().filter(|card| card.account.as_str() == account);
        let card = found.next().unwrap_or_else(|| panic!("no deal of {account}"));
        assert!(found.next().is_none(), "more than one deal of {account}");
        card
    }

    pub fn owner(&self, card: &Card) -> &str {
        self.org.person(card.deal.owner).unwrap().name.as_str()
    }

    pub fn changes(&self, deal: DealId) -> Vec<&Change> {
        let entries = self.entries.iter().filter(|entry| entry.deal == deal);
        entries.flat_map(|entry| &entry.changes).collect()
    }
}

impl Ran {
    /// The number that the report tells after a word.
    pub fn count(&self, word: &str) -> u32 {
        let line = self.out.lines().find_map(|line| {
            let rest = line.strip_prefix(word)?;
            rest.split_whitespace().next()?.parse().ok()
        });
        line.unwrap_or_else(|| panic!("no {word} in {}{}", self.out, self.err))
    }

    pub fn refused(&self) -> Vec<&str> {
        self.out
            .lines()
            .filter_map(|line| line.strip_prefix("refused  "))
            .filter(|line| line.contains(": "))
            .collect()
    }

    #[track_caller]
    pub fn well(self) -> Self {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        self
    }
}

pub fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}
