//! What files may tell, and who wins where people were there meanwhile.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::day::Millis;
use crate::deal::evolve;
use crate::deal::tests::{RATES, money, stage};
use crate::funnel::{Funnel, Place};
use crate::id::{ContactId, OpId};
use crate::money::Currency;
use crate::org::Role;
use crate::policy::{Actor, Sight};
use crate::text::Name;

const TODAY: Day = Day(100);

fn person(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn told() -> Told {
    Told {
        account: AccountId::new(Uuid::from_u128(1)),
        product: None,
        source: None,
        owner: person(1),
        amount: Some(money(500)),
        expected: Some(Day(130)),
        status: None,
        next_step: None,
        standing: Standing::Open { stage: stage(4) },
        claimed: Some(Day(3)),
        contact: Some(contact(1, "趙主任")),
    }
}

fn contact(id: u128, name: &str) -> NewContact {
    let id = ContactId::new(Uuid::from_u128(id));
    NewContact { id, name: Name::new(name).unwrap(), phone: None }
}

fn lost(reason: LostReason, note: Option<&str>, on: i32) -> Standing {
    let note = note.map(|text| Note::new(text).unwrap());
    Standing::Lost { from: stage(4), reason, note, on: Day(on) }
}

fn won(minor: i64, on: i32) -> Standing {
    Standing::Won { from: stage(8), value: money(minor), on: Day(on) }
}

fn actor(role: Role) -> Actor {
    let sight = match role {
        Role::Administrator => Sight::Everyone,
        _ => Sight::People(BTreeSet::from([person(1)])),
    };
    Actor { person: person(1), roles: BTreeSet::from([role]), sight }
}

fn at<T>(role: Role, now: i64, ask: impl FnOnce(&Context<'_>) -> T) -> T {
    let (actor, funnel) = (actor(role), Funnel::default());
    ask(&Context {
        actor: &actor,
        op: OpId::new(Uuid::from_u128(7)),
        now: Millis(now),
        today: TODAY,
        funnel: &funnel,
        rates: &RATES,
    })
}

fn brought(told: &Told) -> Result<Deal, Refusal> {
    let id = DealId::new(Uuid::from_u128(5));
    let changes = at(Role::Administrator, 77_000, |at| bring_in(id, told, at))?;
    Ok(evolve(None, OpId::new(Uuid::from_u128(7)), &changes).unwrap())
}

fn followed(deal: &Deal, before: &Told, now: &Told) -> Followed {
    let why = Note::new("file read again").unwrap();
    at(Role::Administrator, 88_000, |at| follow(deal, before, now, &why, at)).unwrap()
}

#[test]
fn f5_5_an_imported_deal_is_listed_at_the_servers_time_and_keeps_what_its_file_claims() {
    for standing in [told().standing, won(5, 40), lost(LostReason::NoDecision, None, 40)] {
        let deal = brought(&Told { standing: standing.clone(), ..told() }).unwrap();
        assert_eq!((deal.listed_at, deal.claimed, deal.version), (Millis(77_000), Some(Day(3)), 1));
        assert_eq!(
            (deal.position.since, deal.position.band_since),
            (deal.listed_at, deal.listed_at)
        );
        assert_eq!(deal.position.standing, standing);
        assert_eq!((deal.contacts.len(), deal.last_move), (1, None));
    }
}

#[test]
fn f6_a_file_is_asked_what_a_move_is_asked() {
    let refused =
        |standing| brought(&Told { standing, ..told() }).map(|deal| deal.position.place());
    assert_eq!(refused(won(0, 40)), Err(Refusal::WonValueWanted));
    assert_eq!(refused(won(5, 101)), Err(Refusal::WonDateAhead));
    assert_eq!(refused(won(5, 100)), Ok(Place::Won));
    assert_eq!(refused(lost(LostReason::Price, None, 101)), Err(Refusal::LostDateAhead));
    assert_eq!(refused(lost(LostReason::Other, None, 40)), Err(Refusal::LostNoteWanted));
    assert_eq!(refused(lost(LostReason::Other, Some("the file gives none"), 40)), Ok(Place::Lost));
}

#[test]
fn f1_a_file_in_a_currency_without_a_rate_is_refused() {
    let euros = Money::new(5, Currency::new("EUR").unwrap()).unwrap();
    let amount = Told { amount: Some(euros), ..told() };
    assert_eq!(brought(&amount), Err(Refusal::OtherCurrency));
    let standing = Standing::Won { from: stage(8), value: euros, on: Day(1) };
    assert_eq!(brought(&Told { standing, ..told() }), Err(Refusal::OtherCurrency));
}

#[test]
fn t7_a_rep_brings_in_their_own_and_no_one_elses() {
    let bring = |role, owner| {
        let told = Told { owner, ..told() };
        at(role, 1, |at| bring_in(DealId::new(Uuid::nil()), &told, at).map(|_| ()))
    };
    assert_eq!(bring(Role::Rep, person(1)), Ok(()));
    assert_eq!(bring(Role::Rep, person(2)), Err(Refusal::Denied));
    assert_eq!(bring(Role::Marketing, person(1)), Err(Refusal::Denied));
    assert_eq!(bring(Role::Administrator, person(2)), Ok(()));
}

#[test]
fn a_file_that_tells_the_same_changes_nothing() {
    let deal = brought(&told()).unwrap();
    assert_eq!(followed(&deal, &told(), &told()), Followed::default());
}

#[test]
fn what_people_changed_is_left_to_them_and_named() {
    let mut deal = brought(&told()).unwrap();
    deal.amount = Some(money(900));
    deal.position.standing = Standing::Open { stage: stage(6) };
    let again = Told { amount: Some(money(700)), expected: None, standing: won(9, 50), ..told() };
    let followed = followed(&deal, &told(), &again);
    assert_eq!(followed.kept, [Field::Amount, Field::Standing]);
    assert_eq!(followed.changes, [Change::Expected { from: Some(Day(130)), to: None }]);
}

#[test]
fn f6_a_file_moves_a_deal_with_a_reason_and_the_files_own_date() {
    let deal = brought(&told()).unwrap();
    let again = Told { standing: lost(LostReason::Price, None, 60), ..told() };
    let followed = followed(&deal, &told(), &again);
    let [Change::Moved { to, reason: Some(_), .. }] = &followed.changes[..] else {
        panic!("{followed:?}");
    };
    assert_eq!((&to.standing, to.since), (&again.standing, Millis(88_000)));
}

#[test]
fn someone_new_in_the_file_is_met_once() {
    let mut deal = brought(&told()).unwrap();
    let again = Told { contact: Some(contact(2, "周主任")), ..told() };
    assert_eq!(followed(&deal, &told(), &again).changes.len(), 1);
    deal.contacts.push(ContactId::new(Uuid::from_u128(2)));
    assert_eq!(followed(&deal, &told(), &again), Followed::default());
}

fn any_told() -> impl Strategy<Value = Told> {
    let standing = prop_oneof![
        (1u8..=8).prop_map(|n| Standing::Open { stage: stage(n) }),
        (1i64..3, 0i32..=100).prop_map(|(minor, on)| won(minor, on)),
        (0i32..=100).prop_map(|on| lost(LostReason::Price, None, on)),
    ];
    (1u128..3, 1u128..3, proptest::option::of(0i64..3), proptest::option::of(0i32..3), standing)
        .prop_map(|(account, owner, amount, expected, standing)| Told {
            account: AccountId::new(Uuid::from_u128(account)),
            owner: person(owner),
            amount: amount.map(money),
            expected: expected.map(Day),
            standing,
            ..told()
        })
}

proptest! {
    /// Where no one has touched a deal, following the file gives what bringing it in anew would.
    #[test]
    fn an_untouched_deal_becomes_what_the_file_tells(before in any_told(), now in any_told()) {
        let deal = brought(&before).unwrap();
        let followed = followed(&deal, &before, &now);
        prop_assert!(followed.kept.is_empty());
        let fresh = brought(&now).unwrap();
        let deal = if followed.changes.is_empty() {
            deal
        } else {
            evolve(Some(deal), OpId::new(Uuid::from_u128(8)), &followed.changes).unwrap()
        };
        prop_assert_eq!(deal.position.standing, fresh.position.standing);
        prop_assert_eq!(
            (deal.account, deal.owner, deal.amount, deal.expected, deal.listed_at),
            (fresh.account, fresh.owner, fresh.amount, fresh.expected, fresh.listed_at)
        );
    }
}
