//! Measures reading the table: `cargo run --release -p store --example table -- [DEALS] [ROWS]`.
//!
//! A demo company of so many deals; the first rows and the sums of its table are read through
//! typical filters and in typical orders. Prints one line of `key=value` for each.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::time::{Duration, Instant, SystemTime};

use domain::board::{Address, Filter};
use domain::day::Millis;
use domain::org::Role;
use domain::table::Sort;
use store::Store;

const TURNS: usize = 200;

/// As addresses say them.
const ASKED: [&str; 12] = [
    "/table",
    "/table?sort=-amount",
    "/table?sort=account",
    "/table?sort=owner",
    "/table?band=middle&sort=-weighted",
    "/table?stage=7,8&sort=-amount",
    "/table?amount=500000..&sort=expected",
    "/table?expected=this-quarter&sort=expected",
    "/table?mark=overdue,stuck",
    "/table?listed=this-month&sort=-listed",
    "/table?q=a&sort=-amount",
    "/table?out=won,lost&sort=-amount",
];

#[tokio::main]
async fn main() {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<u32>().unwrap());
    let deals = numbers.next().unwrap_or(8_800);
    let rows = numbers.next().unwrap_or(60);
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let now = Millis(i64::try_from(since.as_millis()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("table.db")).await.unwrap();
    store::demo::fill(&store, 1, deals, now).await.unwrap();
    let org = store.org();
    for role in [Role::Administrator, Role::Manager, Role::Rep] {
        let person = org.people().find(|one| one.active && one.roles.contains(&role)).unwrap();
        let actor = org.actor(person.id).unwrap();
        for asked in ASKED {
            let Address { filter, sort, .. } = Address::parse(asked).unwrap();
            let (count, times) = measure(&store, &actor, &filter, sort, rows, now).await;
            println!(
                "role={} asked={asked} count={count} p50_ms={:.2} p99_ms={:.2}",
                role.word(),
                part(&times, 0.5),
                part(&times, 0.99)
            );
        }
    }
    store.close().await;
}

async fn measure(
    store: &Store,
    actor: &domain::policy::Actor,
    filter: &Filter,
    sort: Sort,
    rows: u32,
    now: Millis,
) -> (u32, Vec<Duration>) {
    let (mut count, mut times) = (0, Vec::with_capacity(TURNS));
    for _ in 0..TURNS {
        let started = Instant::now();
        let read = store::table::page(store, actor, filter, sort, (0, rows), now);
        count = read.await.unwrap().tally.count;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    (count, times)
}

fn part(times: &[Duration], part: f64) -> f64 {
    let last = times.len() - 1;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a rank in a short list"
    )]
    let rank = (last as f64 * part).round() as usize;
    times[rank].as_secs_f64() * 1000.0
}
