//! Whom someone at an account reports to: another of the same account, and never in a circle.

use std::collections::BTreeSet;

use super::{Change, Contact, Refusal};
use crate::id::ContactId;
use crate::text::Name;

/// Keeps H5: a chain is told as far as the buyer, their superior, and that one's superior.
pub const MOST_ABOVE: usize = 3;

/// Whether a contact (`None`: a new one) may report to someone; `people` are those of the account.
///
/// # Errors
/// `NoSuchSuperior` for one who is not there, `SuperiorBelow` for themselves or one who reports to
/// them.
pub fn may_report(
    contact: Option<ContactId>,
    superior: Option<ContactId>,
    people: &[Contact],
) -> Result<(), Refusal> {
    let Some(superior) = superior else { return Ok(()) };
    if people.iter().all(|one| one.id != superior) {
        return Err(Refusal::NoSuchSuperior);
    }
    let above = |of: ContactId| people.iter().find(|one| one.id == of)?.superior;
    match contact {
        Some(contact) if reaches(superior, contact, above) => Err(Refusal::SuperiorBelow),
        _ => Ok(()),
    }
}

/// Whether someone is reached by going up from another, who counts too. Ends in a circle also.
pub fn reaches(
    from: ContactId,
    wanted: ContactId,
    above: impl Fn(ContactId) -> Option<ContactId>,
) -> bool {
    let mut met = BTreeSet::new();
    let mut next = Some(from);
    while let Some(one) = next.filter(|one| met.insert(*one)) {
        if one == wanted {
            return true;
        }
        next = above(one);
    }
    false
}

/// Keeps H5: someone and those above them, each the superior of the one before; [`MOST_ABOVE`] at
/// most, and nobody twice.
#[must_use]
pub fn chain(first: ContactId, people: &[Contact]) -> Vec<Contact> {
    let mut chain: Vec<Contact> = Vec::new();
    let mut next = Some(first);
    while let Some(id) = next.filter(|_| chain.len() < MOST_ABOVE) {
        let Some(one) = people.iter().find(|one| one.id == id) else { break };
        if chain.iter().any(|met| met.id == id) {
            break;
        }
        next = one.superior;
        chain.push(one.clone());
    }
    chain
}

/// Someone leaves the account: who reported to them reports to their superior.
#[must_use]
pub fn left(gone: &Contact, people: &[Contact]) -> Vec<(ContactId, Change)> {
    let below = people.iter().filter(|one| one.superior == Some(gone.id) && one.id != gone.id);
    below.filter_map(|one| Some((one.id, set(one, gone.superior, people)?))).collect()
}

/// What is told of when someone reports to another than before.
pub(super) fn set(contact: &Contact, to: Option<ContactId>, people: &[Contact]) -> Option<Change> {
    let name = |id: ContactId| -> Option<Name> {
        people.iter().find(|one| one.id == id).map(|one| one.name.clone())
    };
    let from = contact.superior;
    (from != to).then(|| Change::ContactSuperior {
        contact: contact.id,
        name: contact.name.clone(),
        from: from.and_then(name),
        to: to.and_then(name),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::id::AccountId;

    fn id(n: u128) -> ContactId {
        ContactId::new(Uuid::from_u128(n))
    }

    fn person(n: u128, superior: Option<u128>) -> Contact {
        let account = AccountId::new(Uuid::from_u128(99));
        let name = Name::new(&format!("Person {n}")).unwrap();
        Contact { superior: superior.map(id), ..Contact::named(id(n), account, name, None) }
    }

    #[test]
    fn a_superior_is_another_of_the_same_account_and_not_below() {
        let people = [person(1, None), person(2, Some(1)), person(3, Some(2)), person(4, None)];
        assert_eq!(may_report(Some(id(4)), Some(id(3)), &people), Ok(()));
        assert_eq!(may_report(None, Some(id(3)), &people), Ok(()));
        assert_eq!(may_report(Some(id(4)), None, &people), Ok(()));
        for below in [1, 2, 3] {
            let refused = may_report(Some(id(1)), Some(id(below)), &people);
            assert_eq!(refused, Err(Refusal::SuperiorBelow), "{below}");
        }
        assert_eq!(may_report(Some(id(1)), Some(id(9)), &people), Err(Refusal::NoSuchSuperior));
        assert_eq!(may_report(None, Some(id(9)), &people), Err(Refusal::NoSuchSuperior));
    }

    #[test]
    fn h5_a_chain_goes_up_three_and_ends_in_a_circle() {
        let told = |chain: Vec<Contact>| chain.into_iter().map(|one| one.id).collect::<Vec<_>>();
        let people = [person(1, Some(2)), person(2, Some(3)), person(3, Some(4)), person(4, None)];
        assert_eq!(told(chain(id(1), &people)), [id(1), id(2), id(3)]);
        assert_eq!(told(chain(id(4), &people)), [id(4)]);
        let circle = [person(1, Some(2)), person(2, Some(1))];
        assert_eq!(told(chain(id(1), &circle)), [id(1), id(2)]);
        assert!(chain(id(9), &people).is_empty());
    }

    #[test]
    fn who_reported_to_one_who_left_reports_to_their_superior() {
        let people = [person(1, None), person(2, Some(1)), person(3, Some(2)), person(4, Some(1))];
        let told = left(&people[1], &people);
        let [(contact, Change::ContactSuperior { from, to, .. })] = told.as_slice() else {
            panic!("{told:?}");
        };
        let names = [from, to].map(|name| name.as_ref().unwrap().to_string());
        assert_eq!((*contact, names), (id(3), ["Person 2".into(), "Person 1".into()]));
    }

    proptest! {
        /// Whatever people set, one after the other, nobody is ever above themselves; and who is
        /// refused a superior is above them already.
        #[test]
        fn nobody_is_above_themselves(wanted in proptest::collection::vec((0..8u128, 0..8u128), 0..60)) {
            let mut people: Vec<Contact> = (0..8).map(|n| person(n, None)).collect();
            for (one, other) in wanted {
                let (one, other) = (id(one), id(other));
                let allowed = may_report(Some(one), Some(other), &people);
                let above: std::collections::BTreeMap<_, _> =
                    people.iter().map(|one| (one.id, one.superior)).collect();
                let below = reaches(other, one, |of| above[&of]);
                prop_assert_eq!(allowed.is_err(), below);
                if allowed.is_ok() {
                    let at = people.iter().position(|known| known.id == one).unwrap();
                    people[at].superior = Some(other);
                }
                for person in &people {
                    let mut up = person.superior;
                    for _ in 0..people.len() {
                        prop_assert_ne!(up, Some(person.id));
                        up = up.and_then(|id| people.iter().find(|one| one.id == id)?.superior);
                    }
                    prop_assert_eq!(up, None);
                }
            }
        }

        /// Leaving keeps that too, and leaves nobody below the one who left.
        #[test]
        fn a_leave_makes_no_circle(above in proptest::collection::vec(proptest::option::of(0..7u128), 8), gone in 0..8u128) {
            // Each reports to one before them only, so there is no circle at first.
            let people: Vec<Contact> = (0..8)
                .map(|n| person(n, above[n as usize].filter(|up| *up < n)))
                .collect();
            let known = people.iter().find(|one| one.id == id(gone)).unwrap().clone();
            let moved: BTreeSet<_> = left(&known, &people).into_iter().map(|one| one.0).collect();
            let mut after = people.clone();
            for one in after.iter_mut().filter(|one| moved.contains(&one.id)) {
                one.superior = known.superior;
            }
            prop_assert!(after.iter().all(|one| one.superior != Some(id(gone))));
            for one in &after {
                let above = |of: ContactId| after.iter().find(|one| one.id == of)?.superior;
                prop_assert!(!one.superior.is_some_and(|up| reaches(up, one.id, above)));
            }
        }
    }
}
