//! An import taken back leaves what people did since, and taking back can be taken back.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::day::{Day, Millis};
use crate::deal::tests::{RATES, money, stage};
use crate::deal::{Standing, Told, bring_in, evolve, follow};
use crate::funnel::Funnel;
use crate::id::{AccountId, DealId, OpId, PersonId};
use crate::org::Role;
use crate::policy::{Actor, Sight};

fn person(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn within<T>(person: PersonId, ask: impl FnOnce(&Context<'_>) -> T) -> T {
    let sight = Sight::People(BTreeSet::from([person]));
    let actor = Actor { person, roles: BTreeSet::from([Role::Rep]), sight };
    ask(&Context {
        actor: &actor,
        op: OpId::new(Uuid::nil()),
        now: Millis(900),
        today: Day(100),
        funnel: &Funnel::default(),
        rates: &RATES,
    })
}

fn told(amount: i64, at: u8) -> Told {
    Told {
        account: AccountId::new(Uuid::from_u128(1)),
        product: None,
        source: None,
        owner: person(1),
        amount: Some(money(amount)),
        expected: Some(Day(130)),
        status: None,
        next_step: None,
        standing: Standing::Open { stage: stage(at) },
        claimed: None,
        contact: None,
    }
}

fn listed(told: &Told) -> (Deal, Vec<Change>) {
    let id = DealId::new(Uuid::from_u128(7));
    let did = within(person(1), |at| bring_in(id, told, at)).unwrap();
    (after(None, &did), did)
}

fn after(deal: Option<Deal>, changes: &[Change]) -> Deal {
    evolve(deal, OpId::new(Uuid::nil()), changes).unwrap()
}

fn why() -> Note {
    Note::new("sheet.csv").unwrap()
}

fn back(now: &Deal, then: &Deal, did: &[Change]) -> TakenBack {
    within(person(1), |at| take_back(now, then, did, &why(), at)).unwrap()
}

fn amount(from: i64, to: i64) -> Change {
    Change::Amount { from: Some(money(from)), to: Some(money(to)) }
}

#[test]
fn a_deal_that_nobody_touched_is_withdrawn_and_returns() {
    let (deal, did) = listed(&told(500, 1));
    let withdrawn = back(&deal, &deal, &did);
    assert_eq!(withdrawn.changes, [Change::Withdrawn]);
    let away = after(Some(deal.clone()), &withdrawn.changes);
    assert!(away.withdrawn);
    let returned = back(&away, &away, &withdrawn.changes);
    assert_eq!(returned.changes, [Change::Returned]);
    let again = after(Some(away), &returned.changes);
    assert_eq!(Deal { version: deal.version, ..again }, deal);
}

#[test]
fn a_deal_that_people_worked_on_stays() {
    let (deal, did) = listed(&told(500, 1));
    let worked = after(Some(deal.clone()), &[amount(500, 600)]);
    let stays = back(&worked, &deal, &did);
    assert!(stays.stays && stays.changes.is_empty());
    let as_it_was = after(Some(worked), &[amount(600, 500)]);
    assert_eq!(back(&as_it_was, &deal, &did).changes, [Change::Withdrawn]);
}

#[test]
fn fields_that_people_set_since_stay_and_are_named() {
    let (deal, _) = listed(&told(500, 1));
    let file = told(700, 4);
    let at = |at: &Context<'_>| follow(&deal, &told(500, 1), &file, &why(), at);
    let did = within(person(1), at).unwrap().changes;
    let then = after(Some(deal), &did);
    let now = after(Some(then.clone()), &[amount(700, 900)]);
    let undone = back(&now, &then, &did);
    assert_eq!(undone.kept, [Field::Amount]);
    let end = after(Some(now), &undone.changes);
    assert_eq!(end.position.standing, Standing::Open { stage: stage(1) });
    assert_eq!(end.amount, Some(money(900)));
}

#[test]
fn nobody_takes_back_what_is_not_theirs_to_change() {
    let (deal, did) = listed(&told(500, 1));
    let refused = within(person(2), |at| take_back(&deal, &deal, &did, &why(), at));
    assert_eq!(refused, Err(Refusal::Denied));
}

proptest! {
    #[test]
    fn following_a_file_and_taking_it_back_changes_nothing(
        before in (0i64..9, 1u8..=8),
        file in (0i64..9, 1u8..=8),
    ) {
        let first = told(before.0, before.1);
        let (deal, _) = listed(&first);
        let file = told(file.0, file.1);
        let did = within(person(1), |at| follow(&deal, &first, &file, &why(), at)).unwrap().changes;
        let then = after(Some(deal.clone()), &did);
        let undone = back(&then, &then, &did);
        prop_assert!(undone.kept.is_empty());
        let end = after(Some(then), &undone.changes);
        prop_assert!(same(&end, &deal));
    }
}
