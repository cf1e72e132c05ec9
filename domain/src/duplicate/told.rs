//! Keeps T7 and F5.1: what someone is told who types a customer that is listed already. That it
//! is there and whose it is, anyone who sells may know, or two work on one customer and neither
//! knows of the other; everything else stays with those who see it.

use serde::{Deserialize, Serialize};

use super::{Match, Why};
use crate::account::Account;
use crate::id::{AccountId, ContactId, DealId, PersonId};
use crate::policy::Actor;
use crate::text::Name;

/// An account like the one that is typed, with all that is known of it. Not for people as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundAccount {
    pub account: Account,
    pub alike: Match,
    /// Who looks after it.
    pub owner: Option<PersonId>,
    /// Its open deals and whose they are, the newest first.
    pub open: Vec<(DealId, PersonId)>,
    /// Whether the actor sees the account.
    pub in_sight: bool,
}

/// Someone like the person who is typed, with their account. Not for people as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundContact {
    pub contact: ContactId,
    pub name: Name,
    pub alike: Match,
    pub at: FoundAccount,
}

/// What is told of an account that is listed already.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hint {
    pub name: Name,
    pub alike: Match,
    /// Who looks after it, then whose open deals are on it; each once, three at most.
    pub holders: Vec<PersonId>,
    /// `None`: out of sight, and that is all there is to say.
    pub known: Option<Known>,
}

/// What only those are told who see the account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Known {
    pub account: AccountId,
    /// The open deals of it that the reader sees, the newest first.
    pub open: Vec<DealId>,
}

/// What is told of a person who is listed already.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonHint {
    /// `None`: at an account out of sight; only that the typed phone leads there is told.
    pub name: Option<Name>,
    pub alike: Match,
    pub at: Hint,
}

/// Keeps T7.
pub fn tell(found: FoundAccount, actor: &Actor) -> Hint {
    let FoundAccount { account, alike, owner, open, in_sight } = found;
    let mut holders: Vec<PersonId> = Vec::new();
    for person in owner.into_iter().chain(open.iter().map(|(_, owner)| *owner)) {
        if holders.len() < 3 && !holders.contains(&person) {
            holders.push(person);
        }
    }
    let seen = open.into_iter().filter(|(_, owner)| actor.sight.takes_in(*owner));
    let open = seen.map(|(deal, _)| deal).collect();
    let known = in_sight.then_some(Known { account: account.id, open });
    Hint { name: account.name, alike, holders, known }
}

/// Keeps T7: of someone out of sight only the account is told, and only to one who has their
/// phone: a name alone would say who works where.
pub fn tell_person(found: FoundContact, actor: &Actor) -> Option<PersonHint> {
    let FoundContact { name, alike, at, .. } = found;
    let seen = at.in_sight;
    if !seen && alike.why != Why::Phone {
        return None;
    }
    Some(PersonHint { name: seen.then_some(name), alike, at: tell(at, actor) })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::*;
    use crate::org::Role;
    use crate::policy::Sight;

    fn person(n: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(n))
    }

    fn deal(n: u128) -> DealId {
        DealId::new(Uuid::from_u128(n))
    }

    fn rep() -> Actor {
        let sight = Sight::People(BTreeSet::from([person(1)]));
        Actor { person: person(1), roles: BTreeSet::from([Role::Rep]), sight }
    }

    fn found(in_sight: bool) -> FoundAccount {
        let account =
            Account { id: AccountId::new(Uuid::from_u128(9)), name: Name::new("恆泰").unwrap() };
        let open = vec![(deal(7), person(2)), (deal(8), person(1)), (deal(6), person(2))];
        let alike = Match::same(Why::Name);
        FoundAccount { account, alike, owner: Some(person(3)), open, in_sight }
    }

    #[test]
    fn t7_out_of_sight_only_name_and_holders_are_told() {
        let hint = tell(found(false), &rep());
        assert_eq!(hint.known, None);
        assert_eq!(hint.holders, [person(3), person(2), person(1)]);
        let wire = serde_json::to_string(&hint).unwrap();
        for kept in [deal(6).to_string(), deal(7).to_string(), found(false).account.id.to_string()]
        {
            assert!(!wire.contains(&kept), "{wire}");
        }
    }

    #[test]
    fn t7_in_sight_the_deals_one_sees_are_told_too() {
        let hint = tell(found(true), &rep());
        assert_eq!(hint.known.unwrap().open, [deal(8)]);
    }

    #[test]
    fn t7_a_person_out_of_sight_is_told_of_by_their_phone_alone_and_never_named() {
        let contact = |why, in_sight| FoundContact {
            contact: ContactId::new(Uuid::from_u128(5)),
            name: Name::new("吳麗").unwrap(),
            alike: Match::likely(why),
            at: found(in_sight),
        };
        assert_eq!(tell_person(contact(Why::Name, false), &rep()), None);
        let hint = tell_person(contact(Why::Phone, false), &rep()).unwrap();
        assert!(!serde_json::to_string(&hint).unwrap().contains("吳麗"));
        let seen = tell_person(contact(Why::Name, true), &rep()).unwrap();
        assert_eq!(seen.name, Some(Name::new("吳麗").unwrap()));
    }
}
