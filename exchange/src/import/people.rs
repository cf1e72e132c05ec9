//! People and teams that a file names: those there are, and those to be made.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::day::Millis;
use domain::id::{PersonId, TeamId};
use domain::org::{Org, Person, Role};
use domain::text::{Login, Name, fold};
use store::person::{self, NewPerson};
use store::team::{self, NewTeam};
use store::{StoreError, Tx};

use super::Stopped;
use super::login::login;
use super::mapping::{People, Unlisted};
use super::report::Made;
use super::sheet::Sheet;
use super::why::Why;

/// Everyone, found by name or login however it is spelt.
pub struct Book {
    by_name: HashMap<String, Vec<Person>>,
    logins: BTreeSet<String>,
    unlisted: Unlisted,
}

/// What the list of people says of one name.
#[derive(Default)]
struct Listed {
    name: String,
    roles: BTreeSet<Role>,
    team: Option<String>,
}

impl Book {
    pub fn new(org: &Org, unlisted: Unlisted) -> Self {
        let mut book = Self { by_name: HashMap::new(), logins: BTreeSet::new(), unlisted };
        for person in org.people() {
            book.add(person.clone());
        }
        book
    }

    fn add(&mut self, person: Person) {
        let (name, login) = (fold(person.name.as_str()), fold(person.login.as_str()));
        self.logins.insert(login.clone());
        if login != name {
            self.by_name.entry(login).or_default().push(person.clone());
        }
        self.by_name.entry(name).or_default().push(person);
    }

    /// Whose deals a row's are, by the name in it.
    pub fn owner(&self, name: &Name) -> Result<Option<&Person>, Why> {
        match self.by_name.get(&fold(name.as_str())).map(Vec::as_slice) {
            None | Some([]) if self.unlisted == Unlisted::Create => Ok(None),
            None | Some([]) => Err(Why::NoSuchPerson { name: name.to_string() }),
            Some([person]) => {
                let holds = [Role::Rep, Role::Manager, Role::Administrator];
                if person.active && holds.iter().any(|role| person.roles.contains(role)) {
                    Ok(Some(person))
                } else {
                    Err(Why::HoldsNoDeals { name: name.to_string() })
                }
            }
            Some(_) => Err(Why::PersonNotClear { name: name.to_string() }),
        }
    }

    /// Someone whom only a row names.
    pub async fn make_rep(
        &mut self,
        tx: &mut Tx,
        name: Name,
        made: &mut Made,
        now: Millis,
    ) -> Result<PersonId, Stopped> {
        self.make(tx, name, BTreeSet::from([Role::Rep]), None, made, now).await
    }

    /// The list of people: teams by manager under teams by office, and everyone in theirs. Who
    /// and what is there already stays as it is.
    pub async fn take_list(
        &mut self,
        tx: &mut Tx,
        sheet: &Sheet,
        columns: &People,
        made: &mut Made,
        now: Millis,
    ) -> Result<(), Stopped> {
        let (mut people, mut managers) = (BTreeMap::<String, Listed>::new(), BTreeMap::new());
        let mut teams = Teams::of(tx);
        for row in sheet.rows().filter(|row| !row.is_blank()) {
            let cell = |column: &Option<String>| row.cell(column.as_deref());
            let (rep, manager) = (cell(&columns.rep), cell(&columns.manager));
            let office = teams.make(tx, cell(&columns.office), None, made, now).await?;
            let team = teams.make(tx, manager, office, made, now).await?;
            let team_name = if manager.is_empty() { cell(&columns.office) } else { manager };
            list(&mut people, rep, Role::Rep, team_name);
            list(&mut people, manager, Role::Manager, manager);
            managers.extend(team.map(|team| (fold(manager), team)));
        }
        for (folded, listed) in people {
            if !self.by_name.contains_key(&folded) {
                let name = Name::new(&listed.name)
                    .map_err(|why| Stopped::list(sheet, &listed.name, why))?;
                let team = listed.team.and_then(|team| teams.known(&team));
                self.make(tx, name, listed.roles, team, made, now).await?;
            }
        }
        for (manager, team) in managers {
            let leads = match self.by_name.get(&manager).map(Vec::as_slice) {
                None | Some([]) => None,
                Some([leads]) => Some(leads),
                // Which of them is not for us to guess.
                Some([one, ..]) => {
                    let why = Why::PersonNotClear { name: one.name.to_string() };
                    return Err(Stopped::List { at: sheet.file.clone(), why: why.to_string() });
                }
            };
            let led = tx.org().team(team).is_some_and(|team| team.manager.is_some());
            if let (Some(person), false) = (leads, led) {
                team::set_manager(tx, None, team, Some(person.id), now).await?;
            }
        }
        Ok(())
    }

    async fn make(
        &mut self,
        tx: &mut Tx,
        name: Name,
        roles: BTreeSet<Role>,
        team: Option<TeamId>,
        made: &mut Made,
        now: Millis,
    ) -> Result<PersonId, Stopped> {
        let taken = |login: &Login| self.logins.contains(&fold(login.as_str()));
        let login =
            login(name.as_str(), taken).ok_or_else(|| Stopped::NoLogin(name.to_string()))?;
        let new = NewPerson {
            login: login.clone(),
            name: name.clone(),
            roles: roles.clone(),
            team,
            password_hash: None,
        };
        let id = person::insert(tx, None, new, now).await?;
        self.add(Person { id, login, name, roles, team, active: true });
        made.people += 1;
        Ok(id)
    }
}

fn list(people: &mut BTreeMap<String, Listed>, name: &str, role: Role, team: &str) {
    if name.is_empty() {
        return;
    }
    let listed = people.entry(fold(name)).or_default();
    name.clone_into(&mut listed.name);
    listed.roles.insert(role);
    // A manager stands in the team they lead, whoever leads them.
    if role == Role::Manager || listed.team.is_none() {
        listed.team = Some(team.to_owned());
    }
}

/// Teams by their folded names.
struct Teams(HashMap<String, TeamId>);

impl Teams {
    fn of(tx: &Tx) -> Self {
        Self(tx.org().teams().map(|team| (fold(team.name.as_str()), team.id)).collect())
    }

    fn known(&self, name: &str) -> Option<TeamId> {
        self.0.get(&fold(name)).copied()
    }

    /// The team of a name, made where there is none; an empty cell names none.
    async fn make(
        &mut self,
        tx: &mut Tx,
        name: &str,
        parent: Option<TeamId>,
        made: &mut Made,
        now: Millis,
    ) -> Result<Option<TeamId>, StoreError> {
        let Ok(name) = Name::new(name) else { return Ok(None) };
        if let Some(known) = self.known(name.as_str()) {
            return Ok(Some(known));
        }
        let folded = fold(name.as_str());
        let team = team::insert(tx, None, NewTeam { name, parent, manager: None }, now).await?;
        self.0.insert(folded, team);
        made.teams += 1;
        Ok(Some(team))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(n: u128, login: &str, name: &str) -> Person {
        Person {
            id: PersonId::new(Uuid::from_u128(n)),
            login: Login::new(login).unwrap(),
            name: Name::new(name).unwrap(),
            roles: [Role::Rep].into(),
            team: None,
            active: true,
        }
    }

    #[test]
    fn of_two_with_one_name_neither_is_guessed_and_the_login_tells() {
        let mut gone = person(3, "lin.old", "Lin");
        gone.active = false;
        let people = [person(1, "mei", "陳美玲"), person(2, "mei.2", "陳美玲"), gone];
        let org = Org::new(people.into_iter().chain([person(4, "lin.new", "Lin")]), []);
        let book = Book::new(&org, Unlisted::Refuse);
        let owner = |name: &str| {
            let found = book.owner(&Name::new(name).unwrap());
            found.map(|person| person.unwrap().id.uuid().as_u128())
        };
        for name in ["陳美玲", "LIN"] {
            assert_eq!(owner(name), Err(Why::PersonNotClear { name: name.to_owned() }));
        }
        assert_eq!((owner("Mei.2"), owner("lin.new")), (Ok(2), Ok(4)));
    }
}
