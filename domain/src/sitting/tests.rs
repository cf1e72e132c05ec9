//! Rules of a sitting, as cases and as properties over orders and repetitions.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::board::Card;
use crate::day::Day;
use crate::deal::NextStep;
use crate::deal::tests::{a_deal, money, stage};
use crate::funnel::Funnel;
use crate::org::Role;
use crate::policy::Sight;

const NOW: Millis = Millis(1_790_000_000_000);
const SITTING: SittingId = SittingId::new(Uuid::from_u128(9));

fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn rep(n: u128) -> Actor {
    let sight = Sight::People(BTreeSet::from([id(n)]));
    Actor { person: id(n), roles: BTreeSet::from([Role::Rep]), sight }
}

fn came(n: u128, joined: bool) -> Participant {
    Participant { person: id(n), joined, signed_at: None }
}

fn item(place: u16) -> Item {
    let part = Name::new(&format!("part {place}")).unwrap();
    let about = if place == 0 { About::Part(part) } else { About::Deal(deal(place)) };
    Item { place, about, reached: false }
}

fn deal(place: u16) -> DealId {
    DealId::new(Uuid::from_u128(u128::from(place)))
}

/// 1 leads, 2 came too, 3 was invited only; three items.
fn sitting() -> Sitting {
    let head = Head {
        id: SITTING,
        kind: Kind::Walk,
        opened_by: id(1),
        opened_at: NOW,
        people: vec![came(1, true), came(2, true), came(3, false)],
        leader: id(1),
        rep: None,
        place: 0,
        revision: 0,
        signed_at: None,
    };
    Sitting { head, items: (0..3).map(item).collect(), entries: Vec::new() }
}

fn ground() -> Ground {
    Ground { sees: true, active: (1..=3).map(id).collect() }
}

fn write(place: u16, words: &str, version: u32) -> Command {
    let words = Remark::optional(words).unwrap();
    Command::Write { sitting: SITTING, typed: Typed { place, field: Field::Notes, words, version } }
}

fn sign(seen: u32) -> Command {
    Command::Sign { sitting: SITTING, seen }
}

/// Does it, and says whether anything changed.
fn done(sitting: &mut Sitting, by: u128, command: &Command) -> Result<bool, Refusal> {
    let changes = decide(sitting, command, &ground(), &rep(by), NOW)?;
    evolve(sitting, &changes);
    Ok(!changes.is_empty())
}

fn words(sitting: &Sitting, place: u16, author: u128) -> Option<&str> {
    let entry = sitting.entry(place, Field::Notes, id(author))?;
    entry.words.as_ref().map(Remark::as_str)
}

#[test]
fn c5_two_who_write_in_the_same_field_keep_their_own_words() {
    let mut sitting = sitting();
    done(&mut sitting, 1, &write(1, "call Mr Liu", 1)).unwrap();
    done(&mut sitting, 2, &write(1, "he is away", 1)).unwrap();
    done(&mut sitting, 1, &write(1, "call Mr Liu on Monday", 2)).unwrap();
    assert_eq!(words(&sitting, 1, 1), Some("call Mr Liu on Monday"));
    assert_eq!(words(&sitting, 1, 2), Some("he is away"));
}

#[test]
fn old_after_new_changes_nothing_and_so_does_the_same_again() {
    let mut sitting = sitting();
    assert_eq!(done(&mut sitting, 1, &write(1, "second", 2)), Ok(true));
    assert_eq!(done(&mut sitting, 1, &write(1, "first", 1)), Ok(false));
    assert_eq!(done(&mut sitting, 1, &write(1, "second", 2)), Ok(false));
    assert_eq!(words(&sitting, 1, 1), Some("second"));
    done(&mut sitting, 1, &write(1, "  ", 3)).unwrap();
    assert_eq!(words(&sitting, 1, 1), None, "one's own words can be taken out again");
}

#[test]
fn h3_the_place_is_the_leaders_and_any_of_them_may_take_the_lead() {
    let mut sitting = sitting();
    let go = |place| Command::Go { sitting: SITTING, place };
    assert_eq!(done(&mut sitting, 1, &go(2)), Ok(true));
    assert_eq!(done(&mut sitting, 1, &go(2)), Ok(false));
    assert_eq!(done(&mut sitting, 2, &go(1)), Err(Refusal::NotLeading));
    let lead = Command::Lead { sitting: SITTING, place: 1 };
    assert_eq!(done(&mut sitting, 2, &lead), Ok(true));
    assert_eq!((sitting.head.leader, sitting.head.place), (id(2), 1));
    // What the first one did before they heard of it takes nothing back.
    assert_eq!(done(&mut sitting, 1, &go(0)), Err(Refusal::NotLeading));
    assert_eq!(sitting.items.iter().filter(|item| item.reached).count(), 2);
    assert_eq!(done(&mut sitting, 2, &go(7)), Err(Refusal::NoSuchItem));
}

#[test]
fn c5_signed_by_all_who_came_it_is_read_only() {
    let mut sitting = sitting();
    done(&mut sitting, 1, &write(1, "agreed", 1)).unwrap();
    assert_eq!(done(&mut sitting, 1, &sign(1)), Ok(true));
    assert_eq!(done(&mut sitting, 1, &sign(1)), Ok(false));
    assert!(!sitting.head.is_signed());
    done(&mut sitting, 2, &sign(1)).unwrap();
    assert!(sitting.head.is_signed(), "who was invited and never came is not waited for");
    let after = sitting.clone();
    let lead = Command::Lead { sitting: SITTING, place: 1 };
    for command in [write(1, "no", 9), sign(1), lead] {
        assert_eq!(done(&mut sitting, 1, &command), Err(Refusal::SittingSigned));
    }
    // Who comes late reads it.
    assert_eq!(done(&mut sitting, 3, &Command::Join { sitting: SITTING }), Ok(false));
    assert_eq!(sitting, after);
}

#[test]
fn a_word_changed_takes_the_signatures_back() {
    let mut sitting = sitting();
    done(&mut sitting, 1, &write(1, "agreed", 1)).unwrap();
    done(&mut sitting, 1, &sign(1)).unwrap();
    // The same words are no change.
    done(&mut sitting, 1, &write(1, "agreed", 2)).unwrap();
    assert!(sitting.head.people[0].signed_at.is_some());
    done(&mut sitting, 2, &write(1, "not quite", 1)).unwrap();
    assert!(sitting.head.people.iter().all(|one| one.signed_at.is_none()));
    // Nobody signs what they have not read.
    assert_eq!(done(&mut sitting, 1, &sign(1)), Err(Refusal::SittingChanged));
    assert_eq!(done(&mut sitting, 1, &sign(2)), Ok(true));
}

#[test]
fn nobody_waits_for_the_signature_of_who_works_here_no_more() {
    let mut sitting = sitting();
    let gone = Ground { sees: true, active: BTreeSet::from([id(1), id(3)]) };
    let changes = decide(&sitting, &sign(0), &gone, &rep(1), NOW).unwrap();
    evolve(&mut sitting, &changes);
    assert!(sitting.head.is_signed());
}

#[test]
fn a_signature_given_before_another_left_closes_it_when_given_again() {
    let mut sitting = sitting();
    done(&mut sitting, 1, &sign(0)).unwrap();
    let gone = Ground { sees: true, active: BTreeSet::from([id(1)]) };
    let changes = decide(&sitting, &sign(0), &gone, &rep(1), NOW).unwrap();
    assert_eq!(changes, [Change::Closed { at: NOW }]);
}

#[test]
fn t7_who_was_not_invited_or_sells_no_more_learns_nothing() {
    let mut sitting = sitting();
    assert_eq!(done(&mut sitting, 4, &write(1, "let me in", 1)), Err(Refusal::NoSuchSitting));
    let supports = Actor { roles: BTreeSet::from([Role::Support]), ..rep(2) };
    let join = Command::Join { sitting: SITTING };
    let refused = decide(&sitting, &join, &ground(), &supports, NOW);
    assert_eq!(refused, Err(Refusal::NoSuchSitting));
    assert_eq!(may_write(&sitting.head, true, &rep(4)), Err(Refusal::NoSuchSitting));
    assert_eq!(may_write(&sitting.head, false, &rep(2)), Err(Refusal::NoSuchItem));
    assert_eq!(may_write(&sitting.head, true, &rep(2)), Ok(()));
    sitting.head.signed_at = Some(NOW);
    assert_eq!(may_write(&sitting.head, true, &rep(2)), Err(Refusal::SittingSigned));
}

#[test]
fn t7_of_an_item_out_of_sight_nothing_is_shown_be_it_ones_own_words() {
    let mut sitting = sitting();
    done(&mut sitting, 1, &write(1, "seen", 1)).unwrap();
    done(&mut sitting, 2, &write(2, "not any more", 1)).unwrap();
    let blind = Ground { sees: false, ..ground() };
    let refused = decide(&sitting, &write(2, "more", 2), &blind, &rep(2), NOW);
    assert_eq!(refused, Err(Refusal::NoSuchItem));
    let shown = sitting.seen(|about| *about != About::Deal(deal(2)));
    assert_eq!(shown.items.iter().map(|item| item.place).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(shown.entries.len(), 1);
    assert!(!serde_json::to_string(&shown).unwrap().contains("not any more"));
}

#[test]
fn h3_who_leads_calls_more_to_a_walk_that_goes_on() {
    let sitting = sitting();
    let owners = [id(1), id(4), id(5)];
    let other = |n| (id(n), Some(rep(n)));
    let called = |by, people: &[u128]| {
        let people: Vec<_> = people.iter().map(|n| other(*n)).collect();
        call(&sitting.head, &rep(by), &people, &owners)
    };
    assert_eq!(called(1, &[5, 4, 5]), Ok(vec![id(5), id(4)]));
    assert_eq!(called(1, &[2, 3, 4]), Ok(vec![id(4)]), "who takes part is there already");
    assert_eq!(called(1, &[2, 3]), Err(Refusal::NobodyInvited));
    assert_eq!(called(1, &[4, 6]), Err(Refusal::NotToInvite), "sees none of it");
    assert_eq!(called(2, &[4]), Err(Refusal::NotLeading));
    assert_eq!(called(4, &[5]), Err(Refusal::NoSuchSitting));
    let crowd: Vec<_> = (10..10 + MOST_INVITED as u128).collect();
    let owners: Vec<_> = crowd.iter().map(|n| id(*n)).collect();
    let people: Vec<_> = crowd.iter().map(|n| other(*n)).collect();
    let few = &people[..MOST_INVITED - 2];
    assert_eq!(call(&sitting.head, &rep(1), few, &owners).map(|all| all.len()), Ok(few.len()));
    let more = &people[..MOST_INVITED - 1];
    assert_eq!(call(&sitting.head, &rep(1), more, &owners), Err(Refusal::TooManyInvited));
    for (kind, signed, refusal) in [
        (Kind::Debrief, None, Refusal::NoSuchSitting),
        (Kind::Handover, None, Refusal::NoSuchSitting),
        (Kind::Walk, Some(NOW), Refusal::SittingSigned),
    ] {
        let head = Head { kind, signed_at: signed, ..sitting.head.clone() };
        assert_eq!(call(&head, &rep(1), &[other(4)], &[id(4)]), Err(refusal));
    }
}

#[test]
fn t7_invited_is_who_sees_one_of_the_deals_at_least() {
    let other = |n| (id(n), Some(rep(n)));
    let owners = [id(1), id(2)];
    assert_eq!(invite(&rep(1), &[other(2)], &owners), Ok(vec![id(2)]));
    assert_eq!(invite(&rep(1), &[other(2), other(2), other(1)], &owners), Ok(vec![id(2)]));
    assert_eq!(invite(&rep(1), &[other(2), other(3)], &owners), Err(Refusal::NotToInvite));
    assert_eq!(invite(&rep(1), &[(id(2), None)], &owners), Err(Refusal::NotToInvite));
    assert_eq!(invite(&rep(1), &[other(1)], &owners), Err(Refusal::NobodyInvited));
    assert_eq!(invite(&rep(1), &[other(2)], &[]), Err(Refusal::NothingToWalk));
    let many = vec![id(2); MOST_ITEMS + 1];
    assert_eq!(invite(&rep(1), &[other(2)], &many), Err(Refusal::TooManyToWalk));
    let supports = Actor { roles: BTreeSet::from([Role::Support]), ..rep(2) };
    assert_eq!(sees_of(&supports, &owners), 0);
    assert_eq!(invite(&supports, &[other(1)], &owners), Err(Refusal::Denied));
    let crowd: Vec<_> = (2..20).map(|n| (id(n), Some(rep(n)))).collect();
    let all: Vec<_> = (1..20).map(id).collect();
    assert_eq!(invite(&rep(1), &crowd, &all), Err(Refusal::TooManyInvited));
}

#[test]
fn f3_3_and_h3_exceptions_first_then_by_rate_amount_and_date() {
    let card = |n: u16, at: u8, amount: Option<i64>, expected: Option<i32>, due: Option<i32>| {
        let mut deal = a_deal(stage(at));
        deal.id = self::deal(n);
        deal.amount = amount.map(money);
        deal.expected = expected.map(Day);
        let what = Name::new("call").unwrap();
        deal.next_step = due.map(|due| NextStep { what, due: Day(due) });
        deal.position.band_since = NOW;
        Card {
            deal,
            account: Name::new("a").unwrap(),
            class: None,
            product: None,
            contact: None,
            rated: None,
        }
    };
    let later = Some(200);
    let cards = vec![
        card(1, 1, Some(900), None, later),
        card(2, 8, None, Some(5), later),
        card(3, 8, Some(100), Some(9), later),
        card(4, 8, Some(100), Some(8), later),
        card(5, 1, Some(1), None, None),
        card(6, 4, Some(1), None, Some(99)),
        card(7, 4, Some(1), None, Some(100)),
    ];
    let ordered = walk_order(cards, &Funnel::default(), NOW, Day(100));
    let places: Vec<_> = ordered.iter().map(|card| card.deal.id.uuid().as_u128()).collect();
    assert_eq!(places, [6, 7, 5, 4, 3, 2, 1]);
}

/// Who writes what where: two authors, two items, versions of which each is written once.
fn writings() -> impl Strategy<Value = Vec<(u128, u16, u32)>> {
    let all = (1..=2u128).flat_map(|by| {
        (0..2u16).flat_map(move |place| (1..=4u32).map(move |version| (by, place, version)))
    });
    let all: Vec<_> = all.collect();
    let many = all.len();
    (Just(all).prop_shuffle(), prop::collection::vec(0..many, 0..12)).prop_map(|(all, again)| {
        let repeated: Vec<_> = again.into_iter().map(|at| all[at]).collect();
        all.into_iter().chain(repeated).collect()
    })
}

fn text_of((by, place, version): (u128, u16, u32)) -> String {
    // Two versions of one entry say the same: what is the same counts on all the same.
    format!("{by} in {place}: {}", version % 3)
}

proptest! {
    #[test]
    fn any_order_and_any_repetition_lead_to_the_same_entries(writings in writings()) {
        let mut sitting = sitting();
        for one in &writings {
            let command = write(one.1, &text_of(*one), one.2);
            done(&mut sitting, one.0, &command).unwrap();
        }
        prop_assert_eq!(sitting.entries.len(), 4);
        for by in 1..=2 {
            for place in 0..2 {
                let newest = text_of((by, place, 4));
                prop_assert_eq!(words(&sitting, place, by), Some(newest.as_str()));
                prop_assert_eq!(sitting.entry(place, Field::Notes, id(by)).unwrap().version, 4);
            }
        }
    }

    #[test]
    fn one_author_never_touches_what_another_wrote(writings in writings()) {
        let mut sitting = sitting();
        for one in &writings {
            let others = |sitting: &Sitting| -> Vec<Entry> {
                let of_others = sitting.entries.iter().filter(|entry| entry.author != id(one.0));
                of_others.cloned().collect()
            };
            let before = others(&sitting);
            done(&mut sitting, one.0, &write(one.1, &text_of(*one), one.2)).unwrap();
            prop_assert_eq!(before, others(&sitting));
        }
    }

    #[test]
    fn nothing_changes_after_all_have_signed(writings in writings(), at in 0usize..28) {
        let mut sitting = sitting();
        let mut closed = None;
        for (turn, one) in writings.iter().enumerate() {
            if turn == at {
                for by in [1, 2] {
                    let seen = sitting.head.revision;
                    done(&mut sitting, by, &sign(seen)).unwrap();
                }
                closed = Some(sitting.clone());
            }
            let answer = done(&mut sitting, one.0, &write(one.1, &text_of(*one), one.2));
            prop_assert_eq!(answer.is_err(), closed.is_some());
        }
        if let Some(closed) = closed {
            prop_assert_eq!(closed, sitting);
        }
    }

    #[test]
    fn a_signature_stands_only_while_the_words_do(
        writings in writings(),
        signs in prop::collection::vec((0usize..28, 1u128..=3), 0..6),
    ) {
        let mut sitting = sitting();
        for (turn, one) in writings.iter().enumerate() {
            for (_, by) in signs.iter().filter(|(at, _)| *at == turn) {
                let seen = sitting.head.revision;
                // Once signed by all it is closed, which this is not about.
                let _ = done(&mut sitting, *by, &sign(seen));
            }
            let before = sitting.clone();
            if done(&mut sitting, one.0, &write(one.1, &text_of(*one), one.2)).is_ok()
                && before.head.revision != sitting.head.revision
            {
                prop_assert!(sitting.head.people.iter().all(|one| one.signed_at.is_none()));
            } else {
                let signed = |sitting: &Sitting| {
                    sitting.head.people.iter().map(|one| one.signed_at).collect::<Vec<_>>()
                };
                prop_assert_eq!(signed(&before), signed(&sitting));
            }
        }
    }
}
