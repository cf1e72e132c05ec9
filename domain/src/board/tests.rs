//! A board kept up to date by events is the board that would be read anew.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::account::Class;
use crate::day::{Day, Millis};
use crate::deal::Standing;
use crate::deal::tests::{a_deal, money, stage};
use crate::id::{DealId, PersonId, ProductId, SourceId, TeamId};
use crate::text::Name;

fn card(id: u128, owner: u128, place: u8, minor: i64, due: i64) -> Card {
    let mut deal = a_deal(stage(place.clamp(1, 8)));
    deal.id = DealId::new(Uuid::from_u128(id));
    deal.owner = PersonId::new(Uuid::from_u128(owner));
    deal.amount = Some(money(minor));
    deal.position.since = Millis(due);
    if place == 9 {
        let from = stage(8);
        deal.position.standing = Standing::Won { from, value: money(minor * 2), on: Day(1) };
    }
    // Some are in another currency, and count for less than others.
    let rated = (minor == 3).then_some(1);
    let class = (minor > 1).then_some(Class::A);
    Card {
        deal,
        account: Name::new("恆泰紡織").unwrap(),
        class,
        product: None,
        contact: None,
        rated,
    }
}

fn read(cards: &[Card], lens: &Lens, order: Order, seq: i64, from: u32, len: usize) -> Board {
    let mut columns = Vec::new();
    for stage in Stage::ALL {
        let mut rows: Vec<Card> = cards
            .iter()
            .filter(|card| lens.takes_in(card) && column_index(&card.deal) == Some(stage.index()))
            .cloned()
            .collect();
        rows.sort_by(|a, b| order.compare(a, b));
        let mut tally = Tally::default();
        rows.iter().for_each(|card| tally.add(card));
        let from = from.min(tally.count);
        let rows = rows.into_iter().skip(from as usize).take(len).collect();
        columns.push(Column { tally, from, rows, seq });
    }
    let mut outcomes = [Tally::default(); 3];
    for card in cards.iter().filter(|card| lens.takes_in(card)) {
        if let Some(index) = outcome_index(card.deal.position.place()) {
            outcomes[index].add(card);
        }
    }
    Board { lens: lens.clone(), order, columns, outcomes, seq }
}

fn any_card(id: u128) -> impl Strategy<Value = Card> {
    (1u128..4, 1u8..=9, 0i64..5, 0i64..5)
        .prop_map(move |(owner, place, minor, due)| card(id, owner, place, minor, due))
}

fn some<T: std::fmt::Debug + Clone + Ord + 'static>(all: Vec<T>) -> BoxedStrategy<BTreeSet<T>> {
    let most = all.len();
    let some = proptest::sample::subsequence(all, 0..=most);
    some.prop_map(|some| some.into_iter().collect()).boxed()
}

/// Any filter over few people, products and sources, so that much is equal.
pub(crate) fn any_filter() -> impl Strategy<Value = Filter> {
    let id = |n: u128| Uuid::from_u128(n);
    let day = || proptest::option::of((20_000i32..20_400).prop_map(Day));
    let span = move || {
        let relative = proptest::sample::select(Relative::ALL.to_vec()).prop_map(Span::Relative);
        let between = (day(), day()).prop_filter_map("no end", |(from, to)| {
            (from.is_some() || to.is_some()).then_some(Span::Between { from, to })
        });
        proptest::option::of(prop_oneof![relative, between])
    };
    let expected = prop_oneof![span(), Just(Some(Span::Missing))];
    let bound = || proptest::option::of(0u64..5);
    let text = prop_oneof![Just(String::new()), "\\PC{0,6}"];
    let (ids, places) = (
        (
            proptest::option::of(1u128..3),
            some(vec![PersonId::new(id(1)), PersonId::new(id(2))]),
            some(vec![ProductId::new(id(1)), ProductId::new(id(2))]),
            some(vec![SourceId::new(id(1)), SourceId::new(id(2))]),
            some(Class::ALL.to_vec()),
        ),
        (some(Band::ALL.to_vec()), some(Place::ALL.to_vec()), some(MarkKind::ALL.to_vec())),
    );
    (ids, places, (bound(), bound()), expected, span(), text).prop_map(
        |(
            (team, reps, products, sources, classes),
            (bands, places, marks),
            (from, to),
            expected,
            listed,
            text,
        )| {
            Filter {
                team: team.map(|n| TeamId::new(Uuid::from_u128(n))),
                reps,
                products,
                sources,
                classes,
                bands,
                places,
                amount: Amounts { from, to },
                expected,
                listed,
                marks,
                text: text.trim().to_owned(),
            }
        },
    )
}

proptest! {
    #[test]
    fn f6_events_keep_totals_true_and_windows_right(
        start in (0u128..12).prop_flat_map(|n| (1..=n).map(any_card).collect::<Vec<_>>()),
        steps in proptest::collection::vec((1u128..14).prop_flat_map(any_card), 0..12),
        from in 0u32..4,
        len in 0usize..6,
        amount in any::<bool>(),
        only in proptest::option::of(1u128..4),
    ) {
        let order = if amount { Order::Amount } else { Order::TimeInStage };
        let owners = only.map(|n| [PersonId::new(Uuid::from_u128(n))].into());
        let classes = if amount { BTreeSet::new() } else { [Class::A].into() };
        let lens = Lens { owners, classes, ..Lens::default() };
        let mut cards = start;
        let mut board = read(&cards, &lens, order, 0, from, len);
        for (seq, after) in (1..).zip(steps) {
            let known = cards.iter().position(|card| card.deal.id == after.deal.id);
            let before = known.map(|at| cards.remove(at));
            cards.push(after.clone());
            board.apply(seq, before.as_ref(), Some(&after));
            let fresh = read(&cards, &lens, order, seq, 0, usize::MAX);
            prop_assert_eq!(board.outcomes, fresh.outcomes);
            for (kept, fresh) in board.columns.iter().zip(&fresh.columns) {
                prop_assert_eq!(kept.tally, fresh.tally);
                let held = &fresh.rows[kept.from as usize..kept.until() as usize];
                prop_assert_eq!(&kept.rows[..], held);
            }
        }
    }
}

#[test]
fn an_event_counted_already_is_passed_over() {
    let lens = Lens::default();
    let first = card(1, 1, 1, 5, 0);
    let moved = card(1, 1, 4, 5, 1);
    let mut board = read(std::slice::from_ref(&first), &lens, Order::Amount, 7, 0, 9);
    board.apply(7, Some(&first), Some(&moved));
    assert_eq!(board.columns[0].tally.count, 1);
    board.apply(8, Some(&first), Some(&moved));
    board.apply(8, Some(&first), Some(&moved));
    assert_eq!((board.columns[0].tally.count, board.columns[3].tally.count), (0, 1));
}

#[test]
fn what_is_laid_over_leaves_the_journals_place() {
    let first = card(1, 1, 1, 5, 0);
    let moved = card(1, 1, 4, 5, 1);
    let mut board = read(std::slice::from_ref(&first), &Lens::default(), Order::Amount, 7, 0, 9);
    let mut view = board.clone();
    view.overlay(Some(&first), Some(&moved));
    assert_eq!(view.columns[3].tally.count, 1);
    assert_eq!(view.seq, 7);
    board.apply(8, Some(&first), Some(&moved));
    assert_eq!(board.columns[3].rows, view.columns[3].rows);
}

#[test]
fn f2_a_band_adds_its_stages_and_weighs_them() {
    let cards = [card(1, 1, 1, 100, 0), card(2, 1, 3, 300, 0), card(3, 1, 7, 1_000, 0)];
    let board = read(&cards, &Lens::default(), Order::Amount, 0, 0, 9);
    let funnel = Funnel::default();
    let (top, weighted) = board.band(&funnel, Band::Top);
    assert_eq!((top.count, top.amount, weighted), (2, Total(400), Total(100)));
    let (bottom, weighted) = board.band(&funnel, Band::Bottom);
    assert_eq!((bottom.count, weighted), (1, Total(750)));
}

#[test]
fn a_search_looks_in_names_and_phones() {
    let card = card(1, 1, 1, 1, 0);
    let lens = |needle: &str| Lens { needle: needle.to_owned(), ..Lens::default() };
    assert!(lens("泰紡").takes_in(&card));
    assert!(!lens("重工").takes_in(&card));
}

#[test]
fn a_stuck_deal_is_found_by_the_day_on_which_it_is_marked() {
    let funnel = Funnel::default();
    let currency = crate::money::Currency::new("TWD").unwrap();
    let mut card = card(1, 1, 8, 1, 0);
    card.deal.position.band_since = Millis(0);
    let stuck_on = |today: i32| {
        let on = Ground { funnel, currency, today: Day(today), offset: 0 };
        let filter = Filter { marks: [MarkKind::Stuck].into(), ..Filter::default() };
        let marks = crate::mark::marks(&card.deal, &funnel, Day(today).dawn(0), Day(today));
        let found = Lens::new(&filter, None, &on).takes_in(&card);
        assert_eq!(found, marks.len() == 2);
        found
    };
    assert!(!stuck_on(30));
    assert!(stuck_on(31));
}

#[test]
fn a_word_for_days_means_others_tomorrow() {
    let mut card = card(1, 1, 1, 1, 0);
    card.deal.expected = Day::from_iso("2026-12-01");
    let on = |today: &str| {
        let (funnel, currency) = (Funnel::default(), crate::money::Currency::new("TWD").unwrap());
        let on = Ground { funnel, currency, today: Day::from_iso(today).unwrap(), offset: 480 };
        let expected = Some(Span::Relative(Relative::NextMonth));
        let filter = Filter { expected, ..Filter::default() };
        assert!(filter.depends_on_today());
        Lens::new(&filter, None, &on).takes_in(&card)
    };
    assert!(on("2026-11-30"));
    assert!(!on("2026-12-01"));
}
