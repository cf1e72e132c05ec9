use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::account::Contact;
use crate::id::{ContactId, DealId, PersonId};
use crate::org::Role;
use crate::policy::Sight;
use crate::text::{Name, Phone};

fn account(n: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(n))
}

fn contact(n: u128) -> ContactId {
    ContactId::new(Uuid::from_u128(n))
}

fn side(n: u128, reach: Reach) -> Side {
    Side { account: account(n), reach, merged_into: None }
}

fn actor(role: Role) -> Actor {
    let person = PersonId::new(Uuid::from_u128(1));
    Actor { person, roles: BTreeSet::from([role]), sight: Sight::Everyone }
}

fn folded(from: u128, to: u128) -> Folded {
    let fields = somebody(to, "吴丽", None).contact.fields();
    Folded { from: contact(from), to: contact(to), before: fields.clone(), after: fields }
}

fn somebody(n: u128, name: &str, phone: Option<&str>) -> Somebody {
    let phone = phone.map(|phone| Phone::new(phone).unwrap());
    let contact = Contact::named(contact(n), account(1), Name::new(name).unwrap(), phone);
    Somebody { contact, name: name.to_owned(), gone: false }
}

#[test]
fn t7_who_leads_and_sees_all_that_moves_may_merge() {
    use Reach::{Everything, Nothing, Something};
    let table = [
        (Role::Manager, Something, Everything, Ok(())),
        (Role::Administrator, Everything, Everything, Ok(())),
        (Role::Manager, Everything, Something, Err(Refusal::Denied)),
        (Role::Manager, Nothing, Everything, Err(Refusal::NoSuchAccount)),
        (Role::Manager, Everything, Nothing, Err(Refusal::NoSuchAccount)),
        (Role::Rep, Everything, Everything, Err(Refusal::Denied)),
    ];
    for (role, into, from, expected) in table {
        let came = may_merge(side(1, into), side(2, from), &actor(role));
        assert_eq!(came, expected, "{role:?} {into:?} {from:?}");
    }
}

#[test]
fn an_account_is_merged_once_and_never_into_itself() {
    let manager = actor(Role::Manager);
    let one = side(1, Reach::Everything);
    let merged = Side { merged_into: Some(account(3)), ..side(2, Reach::Everything) };
    assert_eq!(may_merge(one, one, &manager), Err(Refusal::Itself));
    assert_eq!(may_merge(one, merged, &manager), Err(Refusal::MergedAlready));
    assert_eq!(may_merge(merged, one, &manager), Err(Refusal::MergedAlready));
}

#[test]
fn the_later_merge_is_undone_first() {
    let manager = actor(Role::Manager);
    let one = side(1, Reach::Everything);
    let two = Side { merged_into: Some(account(1)), ..side(2, Reach::Everything) };
    assert_eq!(may_part(one, two, &manager), Ok(()));
    assert_eq!(may_part(one, side(2, Reach::Everything), &manager), Err(Refusal::NotMerged));
    let on = Side { merged_into: Some(account(3)), ..one };
    assert_eq!(may_part(on, two, &manager), Err(Refusal::MergedOn));
    assert_eq!(may_part(one, two, &actor(Role::Rep)), Err(Refusal::Denied));
}

#[test]
fn the_same_person_is_folded_by_name_and_phone() {
    let into = [somebody(1, "吴丽", Some("02-2311-0000")), somebody(2, "林美", None)];
    let from = [
        somebody(11, "吴丽", Some("+886 2 2311 0000")),
        somebody(12, "林美", Some("0912345678")),
        somebody(13, "林美", Some("0987654321")),
        somebody(14, "陈志明", None),
        Somebody { gone: true, ..somebody(15, "吴丽", None) },
    ];
    let plan = plan(&into, &from);
    assert_eq!(plan.moved, [contact(13), contact(14), contact(15)]);
    let folded: Vec<_> = plan.folded.iter().map(|f| (f.from, f.to, f.before != f.after)).collect();
    assert_eq!(folded, [(contact(11), contact(1), false), (contact(12), contact(2), true)]);
}

#[test]
fn contacts_go_back_with_what_was_done_since() {
    let folded = [folded(11, 1)];
    let before = vec![contact(11), contact(12), contact(1)];
    let after = contacts_merged(&before, &folded);
    assert_eq!(after, [contact(1), contact(12)]);
    let was = DealMoved { deal: DealId::new(Uuid::from_u128(5)), before, after };
    assert_eq!(contacts_back(&was.after, &was, &folded), was.before);
    let dropped = contacts_back(&[contact(1), contact(20)], &was, &folded);
    assert_eq!(dropped, [contact(11), contact(1), contact(20)]);
}

proptest! {
    #[test]
    fn a_merge_undone_at_once_leaves_every_deal_its_contacts(
        before in proptest::collection::btree_set(0..12u128, 0..8),
        folds in proptest::collection::btree_map(0..6u128, 6..12u128, 0..6),
    ) {
        let before: Vec<ContactId> = before.into_iter().map(contact).collect();
        let folded: Vec<Folded> = folds.into_iter().map(|(from, to)| folded(from, to)).collect();
        let after = contacts_merged(&before, &folded);
        let was = DealMoved { deal: DealId::new(Uuid::from_u128(5)), before, after };
        prop_assert_eq!(contacts_back(&was.after, &was, &folded), was.before.clone());
        let distinct: BTreeSet<_> = was.after.iter().collect();
        prop_assert_eq!(distinct.len(), was.after.len());
    }

    #[test]
    fn a_merge_leaves_nobody_above_themselves_and_nobody_of_elsewhere_above_them(
        into in proptest::collection::vec((0..3u8, proptest::option::of(0..4u128)), 0..5),
        from in proptest::collection::vec((0..3u8, proptest::option::of(0..4u128)), 0..5),
    ) {
        // Each reports to one before them of their own account.
        let people = |first: u128, all: Vec<(u8, Option<u128>)>| -> Vec<Somebody> {
            let one = |(n, (name, above)): (u128, (u8, Option<u128>))| {
                let mut one = somebody(first + n, &name.to_string(), None);
                one.contact.superior = above.filter(|up| *up < n).map(|up| contact(first + up));
                one
            };
            (0..).zip(all).map(one).collect()
        };
        let (into, from) = (people(0, into), people(100, from));
        let plan = plan(&into, &from);
        let folded = |id| plan.folded.iter().any(|fold| fold.from == id);
        let mut above: std::collections::BTreeMap<_, _> = into
            .iter()
            .chain(&from)
            .filter(|one| !folded(one.contact.id))
            .map(|one| (one.contact.id, one.contact.superior))
            .collect();
        for Reports { contact, before, after } in &plan.superiors {
            prop_assert_eq!(above.insert(*contact, *after), Some(*before));
        }
        for (one, up) in &above {
            let Some(up) = up else { continue };
            prop_assert!(above.contains_key(up), "of elsewhere");
            prop_assert!(!crate::account::reaches(*up, *one, |of| above[&of]), "a circle");
        }
    }

    #[test]
    fn nobody_is_lost(
        into in proptest::collection::vec((0..3u8, proptest::option::of(0..3u8)), 0..5),
        from in proptest::collection::vec((0..3u8, proptest::option::of(0..3u8)), 0..5),
    ) {
        let people = |first: u128, all: Vec<(u8, Option<u8>)>| -> Vec<Somebody> {
            let one = |(n, (name, phone)): (u128, (u8, Option<u8>))| {
                let phone = phone.map(|phone| format!("0223110{phone:03}"));
                somebody(first + n, &name.to_string(), phone.as_deref())
            };
            (0..).zip(all).map(one).collect()
        };
        let (into, from) = (people(0, into), people(100, from));
        let plan = plan(&into, &from);
        prop_assert_eq!(plan.moved.len() + plan.folded.len(), from.len());
        for fold in &plan.folded {
            prop_assert!(into.iter().any(|one| one.contact.id == fold.to));
        }
    }
}
