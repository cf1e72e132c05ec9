//! Measures reading the board: `cargo run --release -p store --example board -- [DEALS] [ROWS]`.
//!
//! A demo company of so many deals; its board is read as everyone who may open it, by every
//! order, with and without a search. Prints one line of `key=value` for each.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::time::{Instant, SystemTime};

use domain::board::{Filter, Order};
use domain::day::Millis;
use domain::org::Role;
use store::Store;

const TURNS: u32 = 50;

#[tokio::main]
async fn main() {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<u32>().unwrap());
    let deals = numbers.next().unwrap_or(8_800);
    let rows = numbers.next().unwrap_or(50);
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let now = Millis(i64::try_from(since.as_millis()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("board.db")).await.unwrap();
    let started = Instant::now();
    store::demo::fill(&store, 1, deals, now).await.unwrap();
    println!("deals={deals} filled_seconds={:.2}", started.elapsed().as_secs_f64());
    let org = store.org();
    for role in [Role::Administrator, Role::Manager, Role::Rep, Role::Marketing] {
        let person = org.people().find(|one| one.active && one.roles.contains(&role)).unwrap();
        let actor = org.actor(person.id).unwrap();
        for (order, text) in Order::ALL
            .map(|order| (order, ""))
            .into_iter()
            .chain([(Order::NextStep, "a"), (Order::NextStep, "zzz")])
        {
            let filter = Filter { text: text.to_owned(), ..Filter::default() };
            let started = Instant::now();
            let mut cards = 0;
            for _ in 0..TURNS {
                let read = store::board::page(&store, &actor, &filter, order, rows, now);
                cards = read.await.unwrap().columns.iter().map(|column| column.rows.len()).sum();
            }
            let each = started.elapsed() / TURNS;
            println!(
                "role={} order={} text={text:?} cards={cards} page_ms={:.2}",
                role.word(),
                order.word(),
                each.as_secs_f64() * 1000.0
            );
        }
    }
    store.close().await;
}
