//! Who has the board open. Kept in memory only: it is about this moment.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::id::{DealId, PersonId};
use domain::org::Org;
use tokio::sync::watch;

/// More open boards than this of one person are a fault of some program.
const MOST: u32 = 24;

#[derive(Debug, Default)]
pub struct Here {
    open: Mutex<BTreeMap<PersonId, Open>>,
    changed: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct Open {
    boards: u32,
    /// The deal that is looked at on one of them, and whose it is.
    deal: Option<(DealId, PersonId)>,
}

impl Here {
    /// Counts one more board of this person, unless they have far too many.
    pub fn arrive(&self, person: PersonId) -> bool {
        let mut open = self.lock();
        let here = open.entry(person).or_default();
        if here.boards >= MOST {
            return false;
        }
        here.boards += 1;
        if here.boards == 1 {
            self.changed.send_replace(());
        }
        true
    }

    pub fn leave(&self, person: PersonId) {
        let mut open = self.lock();
        if let Some(here) = open.get_mut(&person) {
            here.boards -= 1;
            if here.boards == 0 {
                open.remove(&person);
                self.changed.send_replace(());
            }
        }
    }

    /// What someone who is here looks at, and whose it is; the latest goes before.
    pub fn look(&self, person: PersonId, deal: Option<(DealId, PersonId)>) {
        let mut open = self.lock();
        if let Some(here) = open.get_mut(&person)
            && here.deal != deal
        {
            here.deal = deal;
            self.changed.send_replace(());
        }
    }

    /// Marked whenever someone came or went, or looks at something else.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Keeps T7: the others who have the board open, as far as `viewer` is shown (their team, and
    /// those whose deals they see or who see theirs), each with the deal they look at where the
    /// viewer sees it, too.
    pub fn beside(&self, viewer: PersonId, org: &Org) -> Vec<(PersonId, Option<DealId>)> {
        let sight = org.actor(viewer).map(|actor| actor.sight);
        let seen = |(deal, owner)| sight.as_ref()?.takes_in(owner).then_some(deal);
        let open = self.lock();
        open.iter()
            .filter(|(other, _)| **other != viewer && acquainted(viewer, **other, org))
            .map(|(other, here)| (*other, here.deal.and_then(seen)))
            .collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PersonId, Open>> {
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

    fn beside(here: &Here, viewer: u128) -> Vec<PersonId> {
        here.beside(id(viewer), &org()).into_iter().map(|(other, _)| other).collect()
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
        assert_eq!(beside(&here, 2), [id(1), id(5)]);
        assert_eq!(beside(&here, 3), [id(4), id(5)]);
        assert_eq!(beside(&here, 5), [id(1), id(2), id(3), id(4)]);
    }

    #[test]
    fn someone_with_two_boards_is_here_until_both_are_closed() {
        let here = Here::default();
        let mut changes = here.changes();
        here.arrive(id(2));
        here.arrive(id(2));
        here.leave(id(2));
        assert_eq!(beside(&here, 1), [id(2)]);
        changes.mark_unchanged();
        here.leave(id(2));
        assert!(changes.has_changed().unwrap());
        assert_eq!(beside(&here, 1), []);
    }

    #[test]
    fn t7_the_deal_someone_looks_at_is_told_to_those_who_see_it_till_they_leave() {
        let here = Here::default();
        [1, 2, 3, 4].into_iter().for_each(|n| assert!(here.arrive(id(n))));
        let deal = DealId::new(uuid::Uuid::from_u128(7));
        let mut changes = here.changes();
        here.look(id(1), Some((deal, id(2))));
        assert!(changes.has_changed().unwrap());
        changes.mark_unchanged();
        assert_eq!(here.beside(id(2), &org()), [(id(1), Some(deal))], "whose it is");
        here.look(id(4), Some((deal, id(2))));
        assert_eq!(here.beside(id(3), &org()), [(id(4), None)], "another rep");
        changes.mark_unchanged();
        here.look(id(1), Some((deal, id(2))));
        assert!(!changes.has_changed().unwrap(), "nothing new");
        here.look(id(1), None);
        assert_eq!(here.beside(id(2), &org()), [(id(1), None)]);
        here.look(id(1), Some((deal, id(2))));
        here.leave(id(1));
        here.arrive(id(1));
        assert_eq!(here.beside(id(2), &org()), [(id(1), None)], "came anew");
    }

    #[test]
    fn who_is_not_here_looks_at_nothing() {
        let here = Here::default();
        here.look(id(1), Some((DealId::new(uuid::Uuid::from_u128(7)), id(2))));
        here.arrive(id(2));
        assert_eq!(beside(&here, 2), []);
    }

    #[test]
    fn a_program_that_opens_boards_without_end_is_stopped() {
        let here = Here::default();
        assert_eq!((0..100).filter(|_| here.arrive(id(1))).count(), 24);
        here.leave(id(1));
        assert!(here.arrive(id(1)));
    }
}
