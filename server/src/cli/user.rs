//! `loudou user`: people from the command line, for who keeps the file.

mod secret;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use app::acting::now;
use clap::{Args, Subcommand};
use domain::org::{Person, Role};
use domain::text::{Login, Name, fold};
use store::Store;
use store::person::{self, NewPerson, PersonRefused};

use super::table::{say, table};
use super::{Failure, open, roles};
use secret::Secret;

/// Add people, set their passwords, list them.
///
/// The database must not be served meanwhile.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(Add),
    Password(Password),
    List(List),
}

/// Add a person and ask for their password.
#[derive(Debug, Args)]
struct Add {
    #[command(flatten)]
    db: Database,
    /// What they type to sign in.
    #[arg(value_parser = login)]
    login: Login,
    /// Their name as everyone reads it.
    #[arg(long, value_parser = name)]
    name: Name,
    /// What they do here; may be given several times.
    #[arg(long = "role", value_name = "ROLE", required = true, value_delimiter = ',', value_parser = role)]
    roles: Vec<Role>,
    /// The team they stand in, by its name.
    #[arg(long, value_name = "TEAM", value_parser = name)]
    team: Option<Name>,
    #[command(flatten)]
    secret: Secret,
    /// Set no password: they cannot sign in until one is set.
    #[arg(long, conflicts_with = "password_stdin")]
    no_password: bool,
}

/// Set someone's password.
#[derive(Debug, Args)]
struct Password {
    #[command(flatten)]
    db: Database,
    #[arg(value_parser = login)]
    login: Login,
    #[command(flatten)]
    secret: Secret,
}

/// List everyone: login, name, roles, team.
#[derive(Debug, Args)]
struct List {
    #[command(flatten)]
    db: Database,
}

#[derive(Debug, Args)]
struct Database {
    /// The database file.
    #[arg(long, value_name = "FILE", env = "LOUDOU_DB")]
    db: PathBuf,
}

impl User {
    pub async fn run(self) -> Result<(), Failure> {
        let db = match &self.what {
            What::Add(add) => &add.db.db,
            What::Password(password) => &password.db.db,
            What::List(list) => &list.db.db,
        };
        let store = open_founded(db).await?;
        let done = match self.what {
            What::Add(add) => add.run(&store).await,
            What::Password(password) => password.run(&store).await,
            What::List(_) => {
                list(&store);
                Ok(())
            }
        };
        store.close().await;
        done
    }
}

/// People are a company's: a file without one is left as it is, and none is made.
async fn open_founded(db: &Path) -> Result<Store, Failure> {
    let none = "no company is in this database yet: set it up in a browser, by import or as a demo";
    let none = || Failure::Input(format!("{}: {none}", db.display()));
    if !db.exists() {
        return Err(none());
    }
    let store = open(db).await?;
    if store.company().is_none() {
        store.close().await;
        return Err(none());
    }
    Ok(store)
}

impl Add {
    async fn run(self, store: &Store) -> Result<(), Failure> {
        let taken = || Failure::Input(format!("someone has the login {} already", self.login));
        if by_login(store, &self.login).is_some() {
            return Err(taken());
        }
        let team = self.team.as_ref().map(|team| team_of(store, team)).transpose()?;
        let password_hash = if self.no_password { None } else { Some(self.secret.hash().await?) };
        let roles: BTreeSet<Role> = self.roles.iter().copied().collect();
        let (login, name) = (self.login.clone(), self.name.clone());
        let new = NewPerson { login, name, roles, team, password_hash };
        match person::add(store, None, new, now()).await {
            Ok(_) => Ok(()),
            Err(PersonRefused::LoginTaken) => Err(taken()),
            Err(refused) => Err(Failure::Broken(refused.to_string())),
        }
    }
}

impl Password {
    async fn run(self, store: &Store) -> Result<(), Failure> {
        let nobody = || Failure::Input(format!("nobody has the login {}", self.login));
        let person = by_login(store, &self.login).ok_or_else(nobody)?;
        let hash = self.secret.hash().await?;
        let set = person::set_password_hash(store, None, person.id, hash, now()).await;
        match set {
            Ok(true) => Ok(()),
            Ok(false) => Err(nobody()),
            Err(error) => Err(Failure::Broken(error.to_string())),
        }
    }
}

fn list(store: &Store) {
    let org = store.org();
    let team = |person: &Person| {
        let team = person.team.and_then(|team| org.team(team));
        team.map(|team| team.name.to_string()).unwrap_or_default()
    };
    let row = |person: &Person| {
        let state = if person.active { "" } else { "switched off" };
        let (login, name) = (person.login.to_string(), person.name.to_string());
        vec![login, name, roles(&person.roles), team(person), state.to_owned()]
    };
    let rows: Vec<Vec<String>> = person::list(store).iter().map(row).collect();
    say(&table(&["login", "name", "roles", "team", ""], &rows));
}

fn by_login(store: &Store, login: &Login) -> Option<Person> {
    let folded = fold(login.as_str());
    person::list(store).into_iter().find(|person| fold(person.login.as_str()) == folded)
}

fn team_of(store: &Store, name: &Name) -> Result<domain::id::TeamId, Failure> {
    let org = store.org();
    let team = org.teams().find(|team| fold(team.name.as_str()) == fold(name.as_str()));
    team.map(|team| team.id).ok_or_else(|| {
        let mut known: Vec<&str> = org.teams().map(|team| team.name.as_str()).collect();
        known.sort_unstable();
        Failure::Input(format!("no team is called {name}; there are: {}", known.join(", ")))
    })
}

fn role(word: &str) -> Result<Role, String> {
    let words = Role::ALL.map(Role::word).join(", ");
    Role::from_word(word).ok_or_else(|| format!("a role is one of {words}"))
}

fn login(text: &str) -> Result<Login, String> {
    Login::new(text).map_err(|refused| refused.to_string())
}

fn name(text: &str) -> Result<Name, String> {
    Name::new(text).map_err(|refused| refused.to_string())
}
