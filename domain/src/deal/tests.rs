//! Rules of a deal, as tables and as properties over many sequences.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::funnel::{Place, Stage};
use crate::money::Currency;
use crate::org::Role;
use crate::policy::Sight;
use crate::rates::Rate;
use crate::text::Note;

pub(crate) fn stage(number: u8) -> Stage {
    Stage::new(number).unwrap()
}

pub(crate) fn money(minor: i64) -> Money {
    Money::new(minor, Currency::new("CNY").unwrap()).unwrap()
}

fn person(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

pub(crate) fn a_deal(at: Stage) -> Deal {
    Deal {
        id: DealId::new(Uuid::from_u128(1)),
        account: AccountId::new(Uuid::from_u128(1)),
        contacts: Vec::new(),
        product: None,
        source: None,
        owner: person(1),
        amount: None,
        expected: None,
        status: None,
        next_step: None,
        position: Position {
            standing: Standing::Open { stage: at },
            since: Millis(0),
            band_since: Millis(0),
        },
        last_move: None,
        listed_at: Millis(0),
        claimed: None,
        withdrawn: false,
        version: 1,
    }
}

/// Yuan, and what dollars are in them.
pub(crate) static RATES: LazyLock<Rates> = LazyLock::new(|| {
    let currency = |code| Currency::new(code).unwrap();
    let mut rates = Rates::none(currency("CNY"));
    rates.set(currency("USD"), Day(0), Rate::new(7_000_000).unwrap()).unwrap();
    rates
});

fn rep() -> Actor {
    let sight = Sight::People(BTreeSet::from([person(1)]));
    Actor { person: person(1), roles: BTreeSet::from([Role::Rep]), sight }
}

fn op(n: u128) -> OpId {
    OpId::new(Uuid::from_u128(n))
}

fn context<'a>(actor: &'a Actor, funnel: &'a Funnel, n: u128, now: i64) -> Context<'a> {
    Context { actor, op: op(n), now: Millis(now), today: Day(100), funnel, rates: &RATES }
}

fn move_to(to: Destination, reason: Option<&str>) -> Command {
    let reason = reason.map(|text| Note::new(text).unwrap());
    Command::Move { deal: a_deal(Stage::FIRST).id, to, reason }
}

fn decided(deal: &Deal, command: &Command) -> Result<Deal, Refusal> {
    let (actor, funnel) = (rep(), Funnel::default());
    let at = context(&actor, &funnel, 9, 1_000);
    let changes = decide(deal, command, &at)?;
    Ok(evolve(Some(deal.clone()), at.op, &changes).unwrap())
}

#[test]
fn f6_forward_is_free_and_backward_asks_for_a_reason() {
    let deal = a_deal(stage(4));
    for target in Stage::ALL {
        let to = Destination::Stage(target);
        let outcome = decided(&deal, &move_to(to.clone(), None));
        match target.number() {
            4 => assert_eq!(outcome, Err(Refusal::AlreadyThere)),
            1..=3 => {
                assert_eq!(outcome, Err(Refusal::ReasonWanted));
                let told = decided(&deal, &move_to(to, Some("budget was cut"))).unwrap();
                assert_eq!(told.position.place(), Place::Stage(target));
            }
            _ => assert_eq!(outcome.unwrap().position.place(), Place::Stage(target)),
        }
    }
}

#[test]
fn f6_won_asks_for_value_and_date() {
    let deal = a_deal(stage(8));
    let won = |value: Option<i64>, on: Option<i32>| {
        let to = Destination::Won { value: value.map(money), on: on.map(Day) };
        decided(&deal, &move_to(to, None))
    };
    assert_eq!(won(None, Some(99)), Err(Refusal::WonValueWanted));
    assert_eq!(won(Some(0), Some(99)), Err(Refusal::WonValueWanted));
    assert_eq!(won(Some(5), None), Err(Refusal::WonDateWanted));
    assert_eq!(won(Some(5), Some(101)), Err(Refusal::WonDateAhead));
    let standing = Standing::Won { from: stage(8), value: money(5), on: Day(100) };
    assert_eq!(won(Some(5), Some(100)).unwrap().position.standing, standing);
}

#[test]
fn f6_lost_asks_for_a_reason_and_no_decision_is_one() {
    let deal = a_deal(stage(2));
    let lost = |reason, note: Option<&str>| {
        let note = note.map(|text| Note::new(text).unwrap());
        decided(&deal, &move_to(Destination::Lost { reason, note }, None))
    };
    assert_eq!(lost(None, None), Err(Refusal::LostReasonWanted));
    assert_eq!(lost(Some(LostReason::Other), None), Err(Refusal::LostNoteWanted));
    assert!(lost(Some(LostReason::Other), Some("moved abroad")).is_ok());
    let gone = lost(Some(LostReason::NoDecision), None).unwrap();
    assert_eq!(gone.position.place(), Place::Lost);
}

#[test]
fn f6_a_closed_deal_comes_back_only_with_a_reason() {
    let deal = a_deal(stage(5));
    let lost = Destination::Lost { reason: Some(LostReason::Price), note: None };
    let lost = decided(&deal, &move_to(lost, None)).unwrap();
    let to = Destination::Stage(stage(6));
    assert_eq!(decided(&lost, &move_to(to.clone(), None)), Err(Refusal::ReasonWanted));
    assert!(decided(&lost, &move_to(to.clone(), Some("they called"))).is_ok());
    let parked = decided(&deal, &move_to(Destination::Parked { note: None }, None)).unwrap();
    assert!(decided(&parked, &move_to(to, None)).is_ok());
    let back = Destination::Stage(stage(1));
    assert_eq!(decided(&parked, &move_to(back, None)), Err(Refusal::ReasonWanted));
}

#[test]
fn f6_a_step_within_a_band_leaves_the_bands_time() {
    let within = decided(&a_deal(stage(4)), &move_to(Destination::Stage(stage(6)), None)).unwrap();
    assert_eq!((within.position.since, within.position.band_since), (Millis(1_000), Millis(0)));
    let across = decided(&a_deal(stage(4)), &move_to(Destination::Stage(stage(7)), None)).unwrap();
    assert_eq!(across.position.band_since, Millis(1_000));
}

#[test]
fn f6_only_the_latest_move_is_undone_and_only_once() {
    let first = decided(&a_deal(stage(2)), &move_to(Destination::Stage(stage(3)), None)).unwrap();
    let undo = |deal: &Deal, of| decided(deal, &Command::Undo { deal: deal.id, of });
    assert_eq!(undo(&first, op(8)), Err(Refusal::NothingToUndo));
    let back = undo(&first, op(9)).unwrap();
    assert_eq!(back.position, a_deal(stage(2)).position);
    assert_eq!(undo(&back, op(9)), Err(Refusal::NothingToUndo));
}

#[test]
fn f5_5_listing_time_is_the_servers() {
    let (actor, funnel) = (rep(), Funnel::default());
    let at = context(&actor, &funnel, 1, 77_000);
    let listing = Listing {
        deal: DealId::new(Uuid::from_u128(5)),
        account: AccountPick::Known(AccountId::new(Uuid::from_u128(2))),
        product: None,
        source: None,
        owner: None,
        amount: Some(money(500)),
        expected: None,
        status: None,
        next_step: None,
        contact: None,
        stage: Stage::FIRST,
    };
    let changes = list(&listing, AccountId::new(Uuid::from_u128(2)), &at).unwrap();
    let deal = evolve(None, at.op, &changes).unwrap();
    assert_eq!((deal.listed_at, deal.claimed, deal.version), (Millis(77_000), None, 1));
    assert_eq!(deal.owner, person(1));
    let for_another = Listing { owner: Some(person(2)), ..listing };
    let account = AccountId::new(Uuid::from_u128(2));
    assert_eq!(list(&for_another, account, &at), Err(Refusal::Denied));
}

#[test]
fn f5_5_no_edit_reaches_the_listing_time() {
    let deal = a_deal(stage(1));
    let edits = vec![
        Edit::Amount(Some(money(9))),
        Edit::Expected(Some(Day(200))),
        Edit::Status(Some(CustomerStatus::Comparing)),
    ];
    let edited = decided(&deal, &Command::Edit { deal: deal.id, edits }).unwrap();
    assert_eq!((edited.listed_at, edited.claimed), (deal.listed_at, deal.claimed));
    assert_eq!(edited.amount, Some(money(9)));
}

#[test]
fn f1_an_amount_is_kept_in_a_currency_that_has_a_rate() {
    let deal = a_deal(stage(1));
    let in_currency = |code| {
        let money = Money::new(5, Currency::new(code).unwrap()).unwrap();
        let edits = vec![Edit::Amount(Some(money))];
        decided(&deal, &Command::Edit { deal: deal.id, edits }).map(|deal| deal.amount)
    };
    assert_eq!(in_currency("EUR"), Err(Refusal::OtherCurrency));
    let dollars = Money::new(5, Currency::new("USD").unwrap()).unwrap();
    assert_eq!(in_currency("USD"), Ok(Some(dollars)));
    let won = |code| {
        let value = Some(Money::new(5, Currency::new(code).unwrap()).unwrap());
        decided(&deal, &move_to(Destination::Won { value, on: Some(Day(100)) }, None))
    };
    assert_eq!(won("EUR"), Err(Refusal::OtherCurrency));
    assert_eq!(won("USD").unwrap().worth(), Some(dollars), "an order may be in another than asked");
}

#[test]
fn f1_setting_what_is_set_changes_nothing() {
    let deal = a_deal(stage(1));
    let edits = vec![Edit::Amount(None), Edit::Owner(deal.owner)];
    let refused = decided(&deal, &Command::Edit { deal: deal.id, edits });
    assert_eq!(refused, Err(Refusal::NothingToChange));
}

#[test]
fn t7_a_rep_passes_no_deal_and_moves_no_other() {
    let mut deal = a_deal(stage(1));
    let edits = vec![Edit::Owner(person(2))];
    let passed = decided(&deal, &Command::Edit { deal: deal.id, edits });
    assert_eq!(passed, Err(Refusal::Denied));
    deal.owner = person(2);
    let moved = decided(&deal, &move_to(Destination::Stage(stage(2)), None));
    assert_eq!(moved, Err(Refusal::Denied));
}

#[test]
fn what_was_set_is_put_back_unless_it_was_set_anew() {
    let deal = a_deal(stage(1));
    let (funnel, actor) = (Funnel::default(), rep());
    let at = context(&actor, &funnel, 1, 1);
    let edits = vec![Edit::Amount(Some(money(9))), Edit::Expected(Some(Day(200)))];
    let did = decide(&deal, &Command::Edit { deal: deal.id, edits }, &at).unwrap();
    let edited = evolve(Some(deal.clone()), at.op, &did).unwrap();
    let edits = back(&edited, &did).unwrap();
    let undone = decided(&edited, &Command::Edit { deal: deal.id, edits }).unwrap();
    assert_eq!((undone.amount, undone.expected), (deal.amount, deal.expected));
    let anew = Deal { amount: Some(money(10)), ..edited.clone() };
    assert_eq!(back(&anew, &did), None);
    let moved = decide(&deal, &move_to(Destination::Stage(stage(2)), None), &at).unwrap();
    assert_eq!(back(&edited, &moved), None, "a move is taken back as a move");
}

fn any_destination() -> impl Strategy<Value = Destination> {
    prop_oneof![
        (1u8..=8).prop_map(|n| Destination::Stage(stage(n))),
        (0i64..3, 98i32..102)
            .prop_map(|(v, d)| Destination::Won { value: Some(money(v)), on: Some(Day(d)) }),
        Just(Destination::Lost { reason: Some(LostReason::NoDecision), note: None }),
        Just(Destination::Parked { note: None }),
    ]
}

fn any_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => (any_destination(), any::<bool>())
            .prop_map(|(to, told)| move_to(to, told.then_some("because"))),
        1 => (0u128..12).prop_map(|n| Command::Undo { deal: a_deal(stage(1)).id, of: op(n) }),
        1 => (0i64..3).prop_map(|n| Command::Edit {
            deal: a_deal(stage(1)).id,
            edits: vec![Edit::Amount(Some(money(n)))],
        }),
    ]
}

proptest! {
    /// F6: whatever people do, the journal replayed is the deal, and each undo gives back
    /// exactly what stood before the move.
    #[test]
    fn f6_replay_gives_the_state(commands in proptest::collection::vec(any_command(), 1..12)) {
        let (actor, funnel) = (rep(), Funnel::default());
        let start = a_deal(stage(2));
        let mut deal = start.clone();
        let mut journal: Vec<(OpId, Vec<Change>)> = Vec::new();
        for (n, command) in (0u128..).zip(&commands) {
            let at = context(&actor, &funnel, n, i64::try_from(n).unwrap());
            if let Ok(changes) = decide(&deal, command, &at) {
                let before = deal.clone();
                deal = evolve(Some(deal), at.op, &changes).unwrap();
                prop_assert_eq!(deal.version, before.version + 1);
                prop_assert_eq!(deal.listed_at, start.listed_at);
                if matches!(command, Command::Move { .. }) {
                    let undo = Command::Undo { deal: deal.id, of: at.op };
                    let back = decide(&deal, &undo, &at).unwrap();
                    let back = evolve(Some(deal.clone()), op(99), &back).unwrap();
                    prop_assert_eq!(&back.position, &before.position);
                    // Made once more, it stands where it stood, and is taken back once more.
                    let to = Destination::again(&deal.position.standing);
                    let again = decide(&back, &move_to(to, Some("because")), &at).unwrap();
                    let again = evolve(Some(back), op(100), &again).unwrap();
                    prop_assert_eq!(&again.position.standing, &deal.position.standing);
                    let undo = Command::Undo { deal: deal.id, of: op(100) };
                    let back = decide(&again, &undo, &at).unwrap();
                    let back = evolve(Some(again), op(101), &back).unwrap();
                    prop_assert_eq!(&back.position, &before.position);
                }
                journal.push((at.op, changes));
            }
        }
        let replayed = journal.iter().fold(start, |deal, (op, changes)| {
            evolve(Some(deal), *op, changes).unwrap()
        });
        let json = serde_json::to_string(&journal).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<(OpId, Vec<Change>)>>(&json).unwrap(), journal);
        prop_assert_eq!(replayed, deal);
    }
}
