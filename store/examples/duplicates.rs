//! How long it takes to find duplicates among many accounts and people:
//! `cargo run --release -p store --example duplicates -- 12000`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::time::{Duration, Instant};

use domain::day::Millis;
use domain::text::Name;
use store::company::Founding;
use store::{Store, StoreError};

const ROOTS: &str =
    "錦瑞恆德嘉永金聯天華北海中南鼎協和順立昱弘久銘旭冠國裕東三宏新大玉合利泰正佳寶億";
const TRADES: [&str; 20] = [
    "紡織",
    "水泵",
    "印務",
    "包裝",
    "塑膠",
    "電纜",
    "造船",
    "礦機",
    "環保",
    "重工",
    "軸承",
    "物流",
    "自動化",
    "潤滑",
    "拉鏈",
    "製衣",
    "鋼構",
    "鑄造",
    "精密",
    "機電",
];

#[tokio::main]
async fn main() {
    let count: usize = std::env::args().nth(1).map_or(12_000, |count| count.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bench.db")).await.unwrap();
    let boss = store::company::found(&store, founding(), Millis(0)).await.unwrap();
    let begun = Instant::now();
    for first in (0..count).step_by(500) {
        let work = store.write(move |tx| {
            Box::pin(async move {
                for number in first..count.min(first + 500) {
                    let name = Name::new(&account(number)).unwrap();
                    store::account::insert(tx, None, name, Millis(0)).await?;
                }
                Ok::<(), StoreError>(())
            })
        });
        work.await.unwrap();
    }
    println!("{count} accounts written in {:.1?}", begun.elapsed());
    let actor = store.org().actor(boss).unwrap();
    let mut times: Vec<Duration> = Vec::new();
    let mut found = 0;
    for number in 0..600 {
        let typed = match number % 3 {
            0 => account(number * 17 % count),
            1 => account(number * 31 % count).chars().take(3).collect(),
            _ => format!("{}股份有限公司", account(number * 7 % count)),
        };
        let begun = Instant::now();
        found += store::duplicate::accounts(&store, &actor, &typed, None, 3).await.unwrap().len();
        times.push(begun.elapsed());
    }
    times.sort();
    let at = |part: usize| times[times.len() * part / 100];
    println!("600 looks, {found} hints: p50 {:.2?}, p99 {:.2?}", at(50), at(99));
    store.close().await;
}

/// Two characters of a brand, its trade, and every third time where it is.
fn account(number: usize) -> String {
    let roots: Vec<char> = ROOTS.chars().collect();
    let (a, rest) = (number % roots.len(), number / roots.len());
    let (b, rest) = (rest % roots.len(), rest / roots.len());
    let trade = TRADES[(number * 7 + rest * 11) % TRADES.len()];
    let place = ["", "台中", "昆山"][number % 3];
    format!("{place}{}{}{trade}{}", roots[a], roots[b], ["", "工業", "科技"][rest % 3])
}

fn founding() -> Founding {
    use domain::{company::Company, money::Currency, org::Role, text::Login};
    let name = Name::new("Bench").unwrap();
    let currency = Currency::new("TWD").unwrap();
    let company = Company::new(name, currency, "Asia/Taipei".to_owned(), false);
    let admin = store::person::NewPerson {
        login: Login::new("boss").unwrap(),
        name: Name::new("Boss").unwrap(),
        roles: [Role::Administrator].into(),
        team: None,
        password_hash: None,
    };
    Founding { company, admin }
}
