//! The board: true totals, windows without gaps.

use domain::board::{Board, Filter, Order, Tally};
use domain::deal::{Command, Destination, NewContact};
use domain::funnel::Place;
use domain::id::ContactId;
use domain::money::{MAX_MINOR, Total};
use domain::text::Phone;

use crate::world::*;

async fn read(world: &World, login: &str, text: &str) -> Board {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    store::board::page(&world.store, &world.actor(login), &filter, Order::Amount, 50, NOW)
        .await
        .unwrap()
}

#[tokio::test]
async fn f2_heads_are_the_sums_of_their_deals() {
    let world = World::new().await;
    for (at, amount) in [(1, 100), (1, 250), (7, 9)] {
        world.listed("bo", "A", at, amount).await;
    }
    let card = world.listed("bo", "A", 8, 500).await;
    let today = NOW.day(0);
    let won = Destination::Won { value: Some(money(640)), on: Some(today) };
    world.send("bo", move_to(&card, won)).await;
    let listing = listing("A", stage(1));
    world.send("bo", op(None, Command::List(Box::new(listing)))).await;
    let board = read(&world, "bo", "").await;
    let tally = |count, amount| Tally { count, amount: Total(amount), rated: 0 };
    assert_eq!(board.columns[0].tally, tally(3, 350));
    assert_eq!(board.columns[6].tally, tally(1, 9));
    assert_eq!(board.columns[7].tally, tally(0, 0));
    assert_eq!(board.outcome(Place::Won), Some(&tally(1, 640)));
    for column in &board.columns {
        let mut sum = Tally::default();
        column.rows.iter().for_each(|card| sum.add(card));
        assert_eq!(column.tally, sum);
    }
    assert_eq!(board.seq, store::journal::last_seq(&world.store).await.unwrap());
}

#[tokio::test]
async fn a_sum_past_64_bits_is_right() {
    let world = World::new().await;
    let card = world.listed("bo", "A", 1, MAX_MINOR).await;
    let mut openings = Vec::new();
    for entry in store::journal::since(&world.store, 0, 10).await.unwrap() {
        if let domain::deal::Change::Listed(opening) = &entry.entry.changes[0] {
            openings.push((**opening).clone());
        }
    }
    let opening = openings.remove(0);
    assert_eq!(opening.id, card.deal.id);
    let copies = 9_300;
    let work = world.store.write(move |tx| {
        Box::pin(async move {
            for _ in 0..copies {
                let id = domain::id::DealId::new(fresh());
                store::bulk::list(tx, None, domain::deal::Opening { id, ..opening.clone() }, &[])
                    .await?;
            }
            Ok::<_, store::StoreError>(())
        })
    });
    work.await.unwrap();
    let sum = i128::from(MAX_MINOR) * (copies + 1);
    assert!(sum > i128::from(i64::MAX));
    assert_eq!(read(&world, "bo", "").await.columns[0].tally.amount, Total(sum));
}

#[tokio::test]
async fn a_column_is_read_window_by_window_without_gaps() {
    let world = World::new().await;
    for amount in 0..25 {
        world.listed("bo", "A", 2, amount * 10).await;
    }
    let (bo, filter) = (world.actor("bo"), Filter::default());
    let window = async |from, len| {
        store::board::column(&world.store, &bo, &filter, Order::Amount, stage(2), (from, len), NOW)
            .await
            .unwrap()
    };
    let whole = window(0, 100).await;
    assert_eq!((whole.tally.count, whole.rows.len()), (25, 25));
    let mut pieced = Vec::new();
    for from in [0, 7, 14, 21] {
        let piece = window(from, 7).await;
        assert_eq!((piece.from, piece.tally.count), (from, 25));
        pieced.extend(piece.rows);
    }
    assert_eq!(pieced, whole.rows);
    let past = window(40, 7).await;
    assert_eq!((past.from, past.rows.len()), (25, 0));
}

#[tokio::test]
async fn a_search_looks_where_the_lens_looks() {
    let world = World::new().await;
    let mut with_contact = listing("恆泰紡織", stage(2));
    with_contact.contact = Some(NewContact {
        id: ContactId::new(fresh()),
        name: name("Lin Mei"),
        phone: Some(Phone::new("+886 2 2311").unwrap()),
    });
    world.send("bo", op(None, Command::List(Box::new(with_contact)))).await;
    world.listed("bo", "Acme 100% Steel_", 2, 5).await;
    let everything = read(&world, "bo", "").await.columns[1].rows.clone();
    assert_eq!(everything.len(), 2);
    for text in ["泰紡", "LIN mei", "ｌｉｎ", "2 2311", "acme", "0%", "_", "%", "zzz", "'", "  "]
    {
        let board = read(&world, "bo", text).await;
        let expected: Vec<_> =
            everything.iter().filter(|card| board.lens.takes_in(card)).cloned().collect();
        assert_eq!(board.columns[1].rows, expected, "{text}");
        assert_eq!(board.columns[1].tally.count as usize, expected.len(), "{text}");
    }
}
