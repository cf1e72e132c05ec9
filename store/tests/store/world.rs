//! A small company in a file of its own: Mei leads Bo and Chen in the north, Dan is alone in
//! the south, Mia is marketing, Sam support, Ada administers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::board::Card;
use domain::company::Company;
use domain::day::{Day, Millis};
use domain::deal::{AccountPick, Command, Destination, Edit, Listing};
use domain::funnel::Stage;
use domain::id::{AccountId, DealId, OpId, PersonId, TeamId};
use domain::money::{Currency, Money};
use domain::op::{Answer, Op};
use domain::org::Role;
use domain::policy::Actor;
use domain::rates::Rate;
use domain::text::{Login, Name, Note};
use store::Store;
use store::company::Founding;
use store::person::NewPerson;
use store::team::NewTeam;
use tempfile::TempDir;
use uuid::Uuid;

pub const NOW: Millis = Millis(1_790_000_000_000);

static NEXT: AtomicU64 = AtomicU64::new(1);

/// An identity not used before.
pub fn fresh() -> Uuid {
    Uuid::from_u128(u128::from(NEXT.fetch_add(1, Ordering::Relaxed)) << 64 | 0xfeed)
}

pub struct World {
    pub store: Store,
    pub people: BTreeMap<&'static str, PersonId>,
    pub teams: BTreeMap<&'static str, TeamId>,
    pub path: PathBuf,
    _folder: TempDir,
}

pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub fn currency() -> Currency {
    Currency::new("TWD").unwrap()
}

pub fn money(minor: i64) -> Money {
    Money::new(minor, currency()).unwrap()
}

pub fn stage(number: u8) -> Stage {
    Stage::new(number).unwrap()
}

pub fn company() -> Company {
    Company::new(name("恆泰工業"), currency(), "Asia/Taipei".to_owned(), false)
}

pub fn dollars(cents: i64) -> Money {
    Money::new(cents, Currency::new("USD").unwrap()).unwrap()
}

/// Sets a rate from a day on.
pub async fn rate(world: &World, code: &str, from: i32, rate: &str) {
    let (currency, rate) = (Currency::new(code).unwrap(), Rate::parse(rate).unwrap());
    let ada = world.actor("ada");
    store::rates::set(&world.store, &ada, currency, Day(from), rate, NOW).await.unwrap();
}

pub fn new_person(login: &str, roles: &[Role], team: Option<TeamId>) -> NewPerson {
    NewPerson {
        login: Login::new(login).unwrap(),
        name: name(login),
        roles: roles.iter().copied().collect::<BTreeSet<_>>(),
        team,
        password_hash: Some(format!("hash of {login}")),
    }
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("loudou.db");
        let store = Store::open(&path).await.unwrap();
        let admin = new_person("ada", &[Role::Administrator], None);
        let ada = store::company::found(&store, Founding { company: company(), admin }, NOW);
        let mut people = BTreeMap::from([("ada", ada.await.unwrap())]);
        let mei = new_person("mei", &[Role::Manager], None);
        people.insert("mei", store::person::add(&store, None, mei, NOW).await.unwrap());
        let mut teams = BTreeMap::new();
        for (team, manager) in [("north", Some(people["mei"])), ("south", None)] {
            let new = NewTeam { name: name(team), parent: None, manager };
            teams.insert(team, store::team::add(&store, None, new, NOW).await.unwrap());
        }
        for (login, role, team) in [
            ("bo", Role::Rep, "north"),
            ("chen", Role::Rep, "north"),
            ("dan", Role::Rep, "south"),
            ("mia", Role::Marketing, "south"),
            ("sam", Role::Support, "south"),
        ] {
            let person = new_person(login, &[role], Some(teams[team]));
            people.insert(login, store::person::add(&store, None, person, NOW).await.unwrap());
        }
        Self { store, people, teams, path, _folder: folder }
    }

    pub fn actor(&self, login: &str) -> Actor {
        self.store.org().actor(self.people[login]).unwrap()
    }

    pub async fn send(&self, login: &str, op: Op) -> Answer {
        self.send_at(login, op, NOW).await
    }

    pub async fn send_at(&self, login: &str, op: Op, now: Millis) -> Answer {
        store::op::apply(&self.store, &self.actor(login), op, now).await.unwrap()
    }

    /// Switches someone off; what they hold goes to the administrator.
    pub async fn switch_off(&self, login: &str) {
        let person = self.people[login];
        let ada = self.actor("ada");
        let heirs = vec![ada.person];
        store::org::switch_off(&self.store, &ada, person, heirs, NOW).await.unwrap();
    }

    /// A deal listed by its owner.
    pub async fn listed(&self, login: &str, account: &str, at: u8, amount: i64) -> Card {
        let mut listing = listing(account, stage(at));
        listing.amount = Some(money(amount));
        done(self.send(login, op(None, Command::List(Box::new(listing)))).await)
    }

    /// A deal that the administrator, who sees every account, lists for someone.
    pub async fn listed_for(&self, login: &str, account: &str, at: u8, amount: i64) -> Card {
        let mut listing = listing(account, stage(at));
        listing.owner = Some(self.people[login]);
        listing.amount = Some(money(amount));
        done(self.send("ada", op(None, Command::List(Box::new(listing)))).await)
    }

    pub async fn moved(&self, login: &str, card: &Card, to: u8) -> Card {
        done(self.send(login, move_to(card, Destination::Stage(stage(to)))).await)
    }
}

pub fn listing(account: &str, stage: Stage) -> Listing {
    Listing {
        deal: DealId::new(fresh()),
        account: AccountPick::Named { id: AccountId::new(fresh()), name: name(account) },
        product: None,
        source: None,
        owner: None,
        amount: None,
        expected: None,
        status: None,
        next_step: None,
        contact: None,
        stage,
    }
}

pub fn op(base: Option<u32>, command: Command) -> Op {
    Op { id: OpId::new(fresh()), at: NOW, base, command }
}

/// A move with a reason, so that any direction goes.
pub fn move_to(card: &Card, to: Destination) -> Op {
    let reason = Some(Note::new("because").unwrap());
    op(Some(card.deal.version), Command::Move { deal: card.deal.id, to, reason })
}

pub fn edit(card: &Card, edits: Vec<Edit>) -> Op {
    op(Some(card.deal.version), Command::Edit { deal: card.deal.id, edits })
}

#[track_caller]
pub fn done(answer: Answer) -> Card {
    match answer {
        Answer::Applied { card, .. } => *card,
        other => panic!("not applied: {other:?}"),
    }
}
