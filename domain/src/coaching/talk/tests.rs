//! The debrief through the rules of sittings: whoever sends what in whichever order.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::coaching::Sale;
use crate::day::Millis;
use crate::id::SittingId;
use crate::org::Role;
use crate::policy::{Actor, Sight};
use crate::sitting::{Command, Entry, Ground, Participant, decide, evolve};
use crate::text::Name;

const NOW: Millis = Millis(1_790_000_000_000);
const SITTING: SittingId = SittingId::new(Uuid::from_u128(9));

/// 1 is the rep, 2 the coach, 3 anybody else.
fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn someone(n: u128) -> Actor {
    let roles = BTreeSet::from([if n == 1 { Role::Rep } else { Role::Manager }]);
    Actor { person: id(n), roles, sight: Sight::People([id(1), id(n)].into()) }
}

fn debrief(sale: Sale) -> Sitting {
    let came = |n| Participant { person: id(n), joined: n == 2, signed_at: None };
    let head = Head {
        id: SITTING,
        kind: Kind::Debrief,
        opened_by: id(2),
        opened_at: NOW,
        people: vec![came(2), came(1)],
        leader: id(2),
        rep: Some(id(1)),
        place: 0,
        revision: 0,
        signed_at: None,
    };
    let part = |phase: &Phase| About::Part(Name::new(phase.word()).unwrap());
    let items = Phase::of(sale).iter().map(part).zip(0u16..);
    let items = items.map(|(about, place)| Item { place, about, reached: place == 0 }).collect();
    Sitting { head, items, entries: Vec::new() }
}

fn place(sitting: &Sitting, of: Phase) -> u16 {
    sitting.items.iter().find(|item| phase(item) == Some(of)).map_or(99, |item| item.place)
}

fn does(sitting: &mut Sitting, n: u128, command: &Command) -> Result<usize, Refusal> {
    let ground = Ground { sees: true, active: [id(1), id(2)].into() };
    let changes = decide(sitting, command, &ground, &someone(n), NOW)?;
    evolve(sitting, &changes);
    Ok(changes.len())
}

fn writes(
    sitting: &mut Sitting,
    n: u128,
    field: debrief::Field,
    words: &str,
) -> Result<usize, Refusal> {
    let (at, field) = (place(sitting, field.phase()), Field::Debrief(field));
    let version = sitting.entry(at, field, id(n)).map_or(1, |entry| entry.version + 1);
    let typed = Typed { place: at, field, words: Remark::optional(words).unwrap(), version };
    does(sitting, n, &Command::Write { sitting: SITTING, typed })
}

fn signs(sitting: &mut Sitting, n: u128) -> Result<usize, Refusal> {
    let seen = sitting.head.revision;
    does(sitting, n, &Command::Sign { sitting: SITTING, seen })
}

/// Told to its end, not signed.
fn told() -> Sitting {
    use debrief::Field::{Action, Best, Buyer, Feelings, Happened, Next};
    let mut sitting = debrief(Sale::Small);
    for (field, words) in [
        (Feelings, "relieved"),
        (Happened, "he gave the date"),
        (Buyer, "he is afraid of his boss"),
        (Best, "opened well"),
        (Action, "ask what a day of standstill costs"),
        (Next, "2026-12-01"),
    ] {
        writes(&mut sitting, 1, field, words).unwrap();
    }
    sitting
}

#[test]
fn c3_the_coach_waits_till_the_rep_has_spoken() {
    use debrief::Field::{Aim, Buyer, Feelings, Listening};
    let mut sitting = debrief(Sale::Small);
    assert_eq!(writes(&mut sitting, 2, Aim, "he meant"), Err(Refusal::PhaseNotOpen));
    assert_eq!(writes(&mut sitting, 2, Feelings, "x"), Err(Refusal::NotTheirField));
    assert!(writes(&mut sitting, 2, Listening, "speaks fast").is_ok());
    assert_eq!(writes(&mut sitting, 1, Aim, "I meant"), Err(Refusal::PhaseNotOpen));
    assert!(writes(&mut sitting, 1, Feelings, " … ").is_ok());
    assert_eq!(open(&sitting), Phase::Feelings, "a sign that says nothing opens nothing");
    assert!(writes(&mut sitting, 1, Feelings, "還不錯").is_ok());
    assert!(writes(&mut sitting, 2, Aim, "he meant").is_ok());
    assert_eq!(writes(&mut sitting, 2, Buyer, "x"), Err(Refusal::PhaseNotOpen));
    assert_eq!(writes(&mut sitting, 3, Aim, "x"), Err(Refusal::NoSuchSitting));
}

#[test]
fn c2_a_large_sale_is_planned_first() {
    let mut sitting = debrief(Sale::Large);
    let feelings = debrief::Field::Feelings;
    assert_eq!(writes(&mut sitting, 1, feelings, "fine"), Err(Refusal::PhaseNotOpen));
    assert!(writes(&mut sitting, 1, debrief::Field::Goal, "a date").is_ok());
    assert!(writes(&mut sitting, 1, feelings, "fine").is_ok());
    let mut small = debrief(Sale::Small);
    let goal = writes(&mut small, 1, debrief::Field::Goal, "a date");
    assert_eq!(goal, Err(Refusal::NoSuchItem), "a small sale has no such part");
}

#[test]
fn a_field_is_written_in_its_own_part_and_kind_only() {
    let mut sitting = told();
    for (at, field) in [(0, Field::Debrief(debrief::Field::Aim)), (0, Field::Notes)] {
        let words = Remark::optional("x").unwrap();
        let typed = Typed { place: at, field, words, version: 1 };
        let write = Command::Write { sitting: SITTING, typed };
        assert_eq!(does(&mut sitting, 1, &write), Err(Refusal::NoSuchItem), "{field:?}");
    }
    sitting.head.kind = Kind::Walk;
    let feelings = writes(&mut sitting, 1, debrief::Field::Feelings, "x");
    assert_eq!(feelings, Err(Refusal::NoSuchItem), "a walk has no such field");
}

#[test]
fn c8_none_is_signed_without_its_action_and_the_next_visit() {
    let mut sitting = told();
    assert_eq!(
        writes(&mut sitting, 1, debrief::Field::Next, "soon"),
        Err(Refusal::NextVisitWanted)
    );
    writes(&mut sitting, 1, debrief::Field::Next, "").unwrap();
    assert_eq!(signs(&mut sitting, 1), Err(Refusal::NextVisitWanted));
    writes(&mut sitting, 1, debrief::Field::Action, "").unwrap();
    assert_eq!(signs(&mut sitting, 2), Err(Refusal::ActionWanted));
    let sitting = told();
    let (action, next) = outcome(&sitting).unwrap();
    assert_eq!(action.as_str(), "ask what a day of standstill costs");
    assert_eq!(next, Day::from_iso("2026-12-01").unwrap());
}

#[test]
fn c5_it_is_closed_by_both_and_read_only_then() {
    let mut sitting = told();
    signs(&mut sitting, 2).unwrap();
    assert!(!sitting.head.is_signed(), "the rep has not signed");
    signs(&mut sitting, 1).unwrap();
    assert!(sitting.head.is_signed());
    let late = writes(&mut sitting, 1, debrief::Field::Best, "more");
    assert_eq!(late, Err(Refusal::SittingSigned));
}

#[test]
fn c4_only_each_sides_own_words_count() {
    let mut sitting = told();
    writes(&mut sitting, 2, debrief::Field::Seen, "listened well").unwrap();
    writes(&mut sitting, 1, debrief::Field::Found, "ask first\nwait").unwrap();
    writes(&mut sitting, 2, debrief::Field::Suggested, "count to three").unwrap();
    assert_eq!(counts(&sitting), Counts { insights: 3, suggestions: 1 });
}

proptest! {
    /// Keeps C3: whoever sends what, be it in whichever place, field and order, no words stand in
    /// a part before the rep has spoken in all parts before it.
    #[test]
    fn c3_no_order_of_commands_breaks_the_order_of_parts(
        tries in prop::collection::vec((1u128..4, 0u16..6, 0usize..16, "[a…]{0,2}"), 0..80),
        large in any::<bool>(),
    ) {
        let mut sitting = debrief(if large { Sale::Large } else { Sale::Small });
        let mut spoken: BTreeSet<Phase> = BTreeSet::new();
        for (version, (n, at, field, words)) in (1u32..).zip(tries) {
            let field = debrief::Field::ALL[field];
            let words = Remark::optional(&words).unwrap();
            let typed = Typed { place: at, field: Field::Debrief(field), words, version };
            if does(&mut sitting, n, &Command::Write { sitting: SITTING, typed }).is_ok() {
                let before = form(&sitting).into_iter().take_while(|phase| *phase < field.phase());
                for phase in before {
                    prop_assert!(spoken.contains(&phase), "{field:?} before {phase:?}");
                }
            }
            let says = |entry: &Entry| {
                let Field::Debrief(field) = entry.field else { return None };
                let by_rep = entry.author == id(1);
                let words = entry.words.as_ref()?;
                (by_rep && words.as_str().contains('a')).then(|| field.phase())
            };
            spoken = sitting.entries.iter().filter_map(says).collect();
        }
    }
}
