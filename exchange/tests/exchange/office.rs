//! A company with two reps, a manager and a database of its own.

use std::collections::BTreeMap;

use domain::board::{Card, Filter, Order};
use domain::company::Company;
use domain::day::Millis;
use domain::id::PersonId;
use domain::import::{Choices, Decision, Run};
use domain::money::Currency;
use domain::org::Role;
use domain::policy::Actor;
use domain::text::{Login, Name};
use exchange::file::File;
use exchange::import::{Judged, Setting, bring, headings, judge, take_back};
use store::Store;
use store::company::Founding;
use store::person::NewPerson;

/// 2026-11-21.
pub const NOW: Millis = Millis(1_795_219_200_000);

pub struct Office {
    pub store: Store,
    pub mei: PersonId,
    pub lin: PersonId,
    pub boss: PersonId,
    _folder: tempfile::TempDir,
}

fn person(login: &str, role: Role) -> NewPerson {
    NewPerson {
        login: Login::new(login).unwrap(),
        name: Name::new(login).unwrap(),
        roles: [role].into(),
        team: None,
        password_hash: None,
    }
}

impl Office {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("test.db")).await.unwrap();
        let name = Name::new("錦程").unwrap();
        let currency = Currency::new("CNY").unwrap();
        let company = Company::new(name, currency, "Asia/Shanghai".to_owned(), false);
        let admin = person("boss", Role::Administrator);
        let founding = Founding { company, admin };
        let boss = store::company::found(&store, founding, NOW).await.unwrap();
        let add = |login, role| store::person::add(&store, None, person(login, role), NOW);
        let mei = add("mei", Role::Rep).await.unwrap();
        let lin = add("lin", Role::Rep).await.unwrap();
        Self { mei, lin, boss, _folder: folder, store }
    }

    pub fn actor(&self, person: PersonId) -> Actor {
        self.store.org().actor(person).unwrap()
    }

    fn company(&self) -> Company {
        Option::clone(&self.store.company()).unwrap()
    }

    fn setting<'a>(&'a self, actor: &'a Actor, company: &'a Company) -> Setting<'a> {
        let today = store::clock::today(company, NOW);
        Setting { store: &self.store, actor, company, now: NOW, today }
    }

    pub async fn judged(&self, by: PersonId, file: &File, choices: &Choices) -> Vec<Judged> {
        let actor = self.actor(by);
        judge(&self.setting(&actor, &self.company()), file, choices).await.unwrap()
    }

    /// Brings in a file as chosen, batch by batch, to its end.
    pub async fn brought(&self, by: PersonId, file: &File, choices: &Choices) -> Run {
        let text = serde_json::to_string(file).unwrap();
        store::import::put(&self.store, by, text, choices.clone(), NOW).await.unwrap();
        let actor = self.actor(by);
        let draft = store::import::draft(&self.store, by).await.unwrap().unwrap().id;
        loop {
            let company = self.company();
            let at = self.setting(&actor, &company);
            let progress = bring(&at, draft, false).await.unwrap().unwrap();
            if progress.done == progress.of {
                let run = store::import::run(&self.store, progress.run).await.unwrap().unwrap();
                assert!(!run.unfinished);
                return run;
            }
        }
    }

    pub async fn turned(&self, by: PersonId, run: &Run, again: bool) -> Option<Run> {
        take_back(&self.store, &self.actor(by), run.id, again, NOW).await.unwrap()
    }

    /// Every open deal on the board, by account and contact.
    pub async fn deals(&self) -> BTreeMap<String, Card> {
        let (actor, filter) = (self.actor(self.boss), Filter::default());
        let page = store::board::page(&self.store, &actor, &filter, Order::Amount, 500, NOW);
        let columns = page.await.unwrap().columns;
        let mut deals = BTreeMap::new();
        for card in columns.into_iter().flat_map(|column| column.rows) {
            deals.insert(card.deal.id.to_string(), card);
        }
        deals
    }
}

pub fn read(name: &str, bytes: &[u8]) -> File {
    File::read(name, bytes, headings::known).unwrap()
}

pub fn chosen(file: &File) -> Choices {
    Choices { columns: headings::columns(&file.sheets[0].head), ..Choices::default() }
}

/// Answers a question about a row.
pub fn decide(choices: &mut Choices, row: usize, decision: Decision) {
    choices.mended.entry(row).or_default().decision = Some(decision);
}

/// Types a cell anew.
pub fn mend(choices: &mut Choices, row: usize, place: usize, text: &str) {
    choices.mended.entry(row).or_default().cells.insert(place, text.to_owned());
}
