//! A server of its own for each test, on a database in a folder that goes with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use domain::company::Company;
use domain::day::Millis;
use domain::id::{PersonId, TeamId};
use domain::money::Currency;
use domain::org::Role;
use domain::text::{Login, Name};
use server::assets::Assets;
use server::router::router;
use server::state::{Access, AppState};
use store::Store;
use store::company::Founding;
use store::person::NewPerson;
use store::team::NewTeam;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;

use crate::visitor::Visitor;

pub const PASSWORD: &str = "correct horse battery";
pub const NOW: Millis = Millis(1_790_000_000_000);

/// One hash for everyone: making it is slow on purpose.
pub async fn hash() -> String {
    static HASH: OnceCell<String> = OnceCell::const_new();
    let made = || async { app::session::password::hash(PASSWORD.to_owned()).await.unwrap() };
    HASH.get_or_init(made).await.clone()
}

pub struct House {
    pub store: Store,
    pub stop: CancellationToken,
    pub people: BTreeMap<&'static str, PersonId>,
    pub teams: BTreeMap<&'static str, TeamId>,
    router: Router,
    folder: Arc<TempDir>,
}

/// Login, role, team: a manager leads the team they stand in.
pub const PEOPLE: [(&str, Role, Option<&str>); 8] = [
    ("boss", Role::Administrator, None),
    ("nora", Role::Manager, Some("north")),
    ("mei", Role::Rep, Some("north")),
    ("lin", Role::Rep, Some("south")),
    ("sam", Role::Manager, Some("south")),
    ("eva", Role::Support, Some("north")),
    ("odo", Role::OrderDesk, None),
    ("mia", Role::Marketing, None),
];

impl House {
    /// Nobody was here yet.
    pub async fn empty() -> Self {
        Self::with(Access::default()).await
    }

    pub async fn with(access: Access) -> Self {
        // What the server says in its log is shown with a test that fails.
        let log = tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_test_writer();
        let _ = log.try_init();
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let store = Store::open(&folder.path().join("test.db")).await.unwrap();
        let stop = CancellationToken::new();
        let state =
            AppState::new(store.clone(), Assets::default(), stop.clone()).with_access(access);
        let router = router(state);
        let (people, teams) = Default::default();
        Self { store, stop, people, teams, router, folder }
    }

    /// A company with a person in every role, two teams side by side, one password.
    pub async fn company() -> Self {
        Self::empty().await.furnished(false).await
    }

    /// The same, made as a demo.
    pub async fn demo() -> Self {
        Self::empty().await.furnished(true).await
    }

    pub async fn furnished(mut self, demo: bool) -> Self {
        let company = Company::new(
            Name::new("恆泰").unwrap(),
            Currency::new("TWD").unwrap(),
            "Asia/Taipei".to_owned(),
            demo,
        );
        let [(login, role, _), others @ ..] = PEOPLE;
        let founding = Founding { company, admin: person(login, role, None).await };
        let admin = store::company::found(&self.store, founding, NOW).await.unwrap();
        self.people.insert(login, admin);
        for name in ["north", "south"] {
            let team = NewTeam { name: Name::new(name).unwrap(), parent: None, manager: None };
            let id = store::team::add(&self.store, None, team, NOW).await.unwrap();
            self.teams.insert(name, id);
        }
        for (login, role, team) in others {
            let team = team.map(|team| self.teams[team]);
            let person = person(login, role, team).await;
            let id = store::person::add(&self.store, None, person, NOW).await.unwrap();
            self.people.insert(login, id);
        }
        for (team, manager) in [("north", "nora"), ("south", "sam")] {
            self.lead(self.teams[team], self.people[manager]).await;
        }
        self
    }

    /// Makes someone the manager of a team, in place of whoever was.
    pub async fn lead(&self, team: TeamId, manager: PersonId) {
        let set = self.store.write(move |tx| {
            Box::pin(store::team::set_manager(tx, None, team, Some(manager), NOW))
        });
        let set: Result<(), store::StoreError> = set.await;
        set.unwrap();
    }

    /// Someone with a browser that was never here.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.router.clone(), Arc::clone(&self.folder))
    }

    /// The same browser before a server that has just been started on the same store: it has drawn
    /// nothing yet.
    pub fn afresh(&self, visitor: &Visitor) -> Visitor {
        let state = AppState::new(self.store.clone(), Assets::default(), self.stop.clone());
        let mut anew = Visitor::new(router(state), Arc::clone(&self.folder));
        anew.cookies = visitor.cookies.clone();
        anew.headers = visitor.headers.clone();
        anew
    }

    /// A browser in which this person has signed in.
    pub async fn signed_in(&self, login: &str) -> Visitor {
        let mut visitor = self.visitor();
        let answer = visitor.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, 200, "{login}: {}", answer.text);
        visitor
    }

    /// Ends every session of someone; tells how many.
    pub async fn sign_out(&self, login: &str) -> u32 {
        let all = store::session::Which::AllBut(Vec::new());
        store::session::sign_out(&self.store, self.people[login], all, NOW).await.unwrap()
    }

    /// Switches someone off; what they hold goes to the administrator.
    pub async fn switch_off(&self, login: &str) {
        let (person, boss) = (self.people[login], self.people["boss"]);
        let actor = self.store.org().actor(boss).unwrap();
        store::org::switch_off(&self.store, &actor, person, vec![boss], NOW).await.unwrap();
    }
}

async fn person(login: &str, role: Role, team: Option<TeamId>) -> NewPerson {
    NewPerson {
        login: Login::new(login).unwrap(),
        name: Name::new(login).unwrap(),
        roles: [role].into(),
        team,
        password_hash: Some(hash().await),
    }
}
