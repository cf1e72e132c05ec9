//! How long a sheet of thousands of rows takes: judged for the preview, and brought in.
//!
//! `cargo run --release -p exchange --example import -- [ROWS] [FILE]`; without a file a sheet of
//! as many rows is made up (8,800 where no number is given).

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench says so by breaking off")]

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use domain::company::Company;
use domain::day::Millis;
use domain::import::{Choices, Count};
use domain::money::Currency;
use domain::org::Role;
use domain::text::{Login, Name};
use exchange::file::File;
use exchange::import::{Setting, bring, headings, judge, take_back};
use store::Store;
use store::company::Founding;
use store::person::NewPerson;

fn made_up(rows: usize) -> Vec<u8> {
    let mut text = "客户单位,联系人姓名,预计购买金额,预计购买时间,成功率\n".to_owned();
    for n in 0..rows {
        let (account, day, rate) = (n % 900, n % 27 + 1, [25, 50, 75][n % 3]);
        let amount = n % 90 + 1;
        text.push_str(&format!("客户{account},联系人{n},{amount}万元,2027-03-{day:02},{rate}%\n"));
    }
    text.into_bytes()
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let rows = arguments.next().and_then(|rows| rows.parse().ok()).unwrap_or(8_800);
    let bytes = arguments.next().map_or_else(|| made_up(rows), |path| std::fs::read(path).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bench.db")).await.unwrap();
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = Millis(i64::try_from(since.as_millis()).unwrap());
    let name = Name::new("Bench").unwrap();
    let currency = Currency::new("CNY").unwrap();
    let company = Company::new(name, currency, "Asia/Shanghai".to_owned(), false);
    let admin = NewPerson {
        login: Login::new("boss").unwrap(),
        name: Name::new("Boss").unwrap(),
        roles: [Role::Administrator].into(),
        team: None,
        password_hash: None,
    };
    let founding = Founding { company: company.clone(), admin };
    let boss = store::company::found(&store, founding, now).await.unwrap();
    let actor = store.org().actor(boss).unwrap();
    let today = store::clock::today(&company, now);
    let at = Setting { store: &store, actor: &actor, company: &company, now, today };

    let began = Instant::now();
    let file = File::read("bench.csv", &bytes, headings::known).unwrap();
    println!("read       {:>8.1} ms, {} rows", ms(began), file.sheets[0].rows.len());
    let columns = headings::columns(&file.sheets[0].head);
    let choices = Choices { columns, ..Choices::default() };
    let began = Instant::now();
    let judged = judge(&at, &file, &choices).await.unwrap();
    let taken = judged.iter().filter(|row| row.verdict.count() == Count::Taken).count();
    println!("preview    {:>8.1} ms, {taken} to be taken", ms(began));
    let text = serde_json::to_string(&file).unwrap();
    store::import::put(&store, boss, text, choices, now).await.unwrap();
    let draft = store::import::draft(&store, boss).await.unwrap().unwrap().id;
    let (began, mut slowest) = (Instant::now(), 0.0_f64);
    let run = loop {
        let batch = Instant::now();
        let progress = bring(&at, draft, false).await.unwrap().unwrap();
        slowest = slowest.max(ms(batch));
        if progress.done == progress.of {
            break progress.run;
        }
    };
    println!("brought in {:>8.1} ms, the slowest batch {slowest:.1} ms", ms(began));
    let began = Instant::now();
    take_back(&store, &actor, run, false, now).await.unwrap();
    println!("taken back {:>8.1} ms", ms(began));
    store.close().await;
}

fn ms(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}
