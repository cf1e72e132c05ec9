//! Who has the board open. Kept in memory only: it is about this moment.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::id::PersonId;
use domain::org::Org;
use tokio::sync::watch;

/// More open boards than this of one person are a fault of some program.
const MOST: u32 = 24;

#[derive(Debug, Default)]
pub struct Here {
    open: Mutex<BTreeMap<PersonId, u32>>,
    changed: watch::Sender<()>,
}

impl Here {
    /// Counts one more board of this person, unless they have far too many.
    pub fn arrive(&self, person: PersonId) -> bool {
        let mut open = self.lock();
        let count = open.entry(person).or_default();
        if *count >= MOST {
            return false;
        }
        *count += 1;
        if *count == 1 {
            self.changed.send_replace(());
        }
        true
    }

    pub fn leave(&self, person: PersonId) {
        let mut open = self.lock();
        if let Some(count) = open.get_mut(&person) {
            *count -= 1;
            if *count == 0 {
                open.remove(&person);
                self.changed.send_replace(());
            }
        }
    }

    /// Marked whenever someone came or went.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// The others who have the board open, as far as `viewer` is shown: their team, and those
    /// whose deals they see or who see theirs.
    pub fn beside(&self, viewer: PersonId, org: &Org) -> Vec<PersonId> {
        let open = self.lock();
        open.keys()
            .copied()
            .filter(|other| *other != viewer && acquainted(viewer, *other, org))
            .collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PersonId, u32>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn acquainted(viewer: PersonId, other: PersonId, org: &Org) -> bool {
    let team = |id| org.person(id).and_then(|person| person.team);
    let sees = |who, whom| org.actor(who).is_some_and(|actor| actor.sight.takes_in(whom));
    (team(viewer).is_some() && team(viewer) == team(other))
        || sees(viewer, other)
        || sees(other, viewer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::TeamId;
    use domain::org::{Person, Role, Team};
    use domain::text::{Login, Name};

    fn id(n: u128) -> PersonId {
        PersonId::new(uuid::Uuid::from_u128(n))
    }

    fn person(n: u128, team: u128, role: Role) -> Person {
        Person {
            id: id(n),
            login: Login::new(&format!("p{n}")).unwrap(),
            name: Name::new(&format!("P{n}")).unwrap(),
            roles: [role].into(),
            team: Some(TeamId::new(uuid::Uuid::from_u128(team))),
            active: true,
        }
    }

    fn team(n: u128, manager: u128) -> Team {
        let id_of = |n| TeamId::new(uuid::Uuid::from_u128(n));
        Team {
            id: id_of(n),
            name: Name::new("T").unwrap(),
            parent: None,
            manager: Some(id(manager)),
        }
    }

    fn org() -> Org {
        let people = [
            person(1, 10, Role::Manager),
            person(2, 10, Role::Rep),
            person(3, 20, Role::Rep),
            person(4, 20, Role::Marketing),
            person(5, 30, Role::Administrator),
        ];
        Org::new(people, [team(10, 1), team(20, 9)])
    }

    #[test]
    fn one_is_shown_the_team_and_those_above_but_not_other_teams_nor_oneself() {
        let here = Here::default();
        (1..=5).for_each(|n| assert!(here.arrive(id(n))));
        assert_eq!(here.beside(id(2), &org()), [id(1), id(5)]);
        assert_eq!(here.beside(id(3), &org()), [id(4), id(5)]);
        assert_eq!(here.beside(id(5), &org()), [id(1), id(2), id(3), id(4)]);
    }

    #[test]
    fn someone_with_two_boards_is_here_until_both_are_closed() {
        let here = Here::default();
        let mut changes = here.changes();
        here.arrive(id(2));
        here.arrive(id(2));
        here.leave(id(2));
        assert_eq!(here.beside(id(1), &org()), [id(2)]);
        changes.mark_unchanged();
        here.leave(id(2));
        assert!(changes.has_changed().unwrap());
        assert_eq!(here.beside(id(1), &org()), []);
    }

    #[test]
    fn a_program_that_opens_boards_without_end_is_stopped() {
        let here = Here::default();
        assert_eq!((0..100).filter(|_| here.arrive(id(1))).count(), 24);
        here.leave(id(1));
        assert!(here.arrive(id(1)));
    }
}
