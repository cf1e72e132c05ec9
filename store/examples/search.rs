//! Measures search and the list of accounts: `cargo run --release -p store --example search --
//! [ACCOUNTS]`.
//!
//! A demo company with so many accounts and twice as many deals; everything people type at first
//! is searched for as everyone who may. Prints one line of `key=value` for each.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::time::{Instant, SystemTime};

use domain::account::{Filter, Order};
use domain::day::Millis;
use domain::org::Role;
use domain::policy::Actor;
use store::Store;

const TURNS: usize = 200;

/// Two characters of Chinese, one, three, digits, a product, a letter, nothing to be found.
const TYPED: [&str; 9] = ["恆泰", "恒", "恆泰紡", "0000", "02-0000", "VMC", "m", "工程師", "zzz"];

#[tokio::main]
async fn main() {
    let accounts = std::env::args().nth(1).map_or(10_000, |text| text.parse::<u32>().unwrap());
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let now = Millis(i64::try_from(since.as_millis()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("search.db")).await.unwrap();
    let started = Instant::now();
    // The demo makes nine accounts for twenty deals.
    store::demo::fill(&store, 1, accounts * 20 / 9, now).await.unwrap();
    println!("accounts={accounts} filled_seconds={:.2}", started.elapsed().as_secs_f64());
    let org = store.org();
    for role in [Role::Administrator, Role::Manager, Role::Rep] {
        let person = org.people().find(|one| one.active && one.roles.contains(&role)).unwrap();
        let actor = org.actor(person.id).unwrap();
        for typed in TYPED {
            search(&store, &actor, role, typed).await;
        }
        for (order, text) in [(Order::Name, ""), (Order::Open, ""), (Order::Name, "恆泰")] {
            list(&store, &actor, role, order, text).await;
        }
    }
    store.close().await;
}

async fn search(store: &Store, actor: &Actor, role: Role, typed: &str) {
    let mut times = Vec::with_capacity(TURNS);
    let mut found = 0;
    for _ in 0..TURNS {
        let started = Instant::now();
        let all = store::search::find(store, actor, typed, 6).await.unwrap();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        found = all.accounts.len() + all.contacts.len() + all.deals.len() + all.products.len();
    }
    println!("role={} typed={typed:?} found={found} {}", role.word(), told(times));
}

async fn list(store: &Store, actor: &Actor, role: Role, order: Order, text: &str) {
    let filter = Filter { text: text.to_owned(), ..Filter::default() };
    let mut times = Vec::with_capacity(TURNS);
    let mut total = 0;
    for _ in 0..TURNS / 4 {
        let started = Instant::now();
        let page = store::account::list(store, actor, &filter, order, 0, 50).await.unwrap();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        total = page.total;
    }
    println!(
        "role={} list={} text={text:?} total={total} {}",
        role.word(),
        order.word(),
        told(times)
    );
}

/// `p50_ms=1.20 p99_ms=3.40`
fn told(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    format!("p50_ms={:.2} p99_ms={:.2}", at(50), at(99))
}
