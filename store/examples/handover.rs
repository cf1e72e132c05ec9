//! Measures a handover of many deals: `cargo run --release -p store --example handover -- [DEALS]`.
//!
//! A demo company; one rep is given so many open deals, each of a customer of its own, and hands
//! all of them over through the same doors as people do. Prints one line of `key=value` for each
//! read and act.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::future::Future;
use std::time::{Duration, Instant, SystemTime};

use domain::day::{Day, Millis};
use domain::deal::{self, AccountPick, Destination, Listing};
use domain::funnel::Stage;
use domain::handover::{Command, Fill};
use domain::id::{AccountId, DealId, OpId, SittingId};
use domain::money::{Currency, Money};
use domain::op::{Answer, Op};
use domain::policy::Actor;
use domain::sitting;
use domain::text::{Name, Note};
use store::Store;
use store::handover::NewHandover;
use uuid::Uuid;

const TURNS: u32 = 50;
const DAY: i64 = 86_400_000;

#[tokio::main]
async fn main() {
    let deals = std::env::args().nth(1).map_or(300, |text| text.parse::<u32>().unwrap());
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let now = Millis(i64::try_from(since.as_millis()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("handover.db")).await.unwrap();
    store::demo::fill(&store, 1, 400, now).await.unwrap();
    let actor = |login: &str| {
        let org = store.org();
        org.actor(org.people().find(|one| one.login.as_str() == login).unwrap().id).unwrap()
    };
    let (manager, leaver) = (actor("zhiyuan.chen"), actor("yazhu.zhang"));
    for number in 0..deals {
        list(&store, &leaver, number, now).await;
    }
    let plan = store::handover::plan(&store, &manager, leaver.person).await.unwrap();
    measure("plan", || store::handover::plan(&store, &manager, leaver.person)).await;
    let heir = plan.heirs[0].0;
    let heirs = plan.customers.iter().map(|one| (one.account, heir)).collect();
    let (id, last_day) = (SittingId::new(Uuid::now_v7()), now.day(0).plus(21));
    let new = NewHandover { id, leaver: leaver.person, sudden: false, last_day, heirs };
    let started = Instant::now();
    store::handover::open(&store, &manager, new, now).await.unwrap();
    say("open", &[started.elapsed()]);
    let read = store::sitting::read(&store, &manager, id).await.unwrap().unwrap();
    let items = read.handover.unwrap().items;
    println!("what=items count={}", items.len());
    let one = items[0].deal;
    measure("page", || store::sitting::read(&store, &manager, id)).await;
    measure("story", || store::handover::story(&store, &manager, id, one)).await;
    measure("list", || store::handover::list(&store, &manager, now, 100)).await;
    let mut number = 0;
    measure("fill", || {
        number += 1;
        let met = Name::new(&format!("Ms Liu {number}")).unwrap();
        let deal = items[number % items.len()].deal;
        act(&store, &manager, id, Command::Fill { deal, fill: Fill::Met(Some(met)) }, now)
    })
    .await;
    let reason = Note::new("measured").unwrap();
    let mut times = Vec::new();
    let unlock = Command::Unlock { reason: reason.clone() };
    act(&store, &manager, id, unlock, now).await;
    for item in &items {
        let off = Command::WriteOff { deal: item.deal, reason: reason.clone() };
        let started = Instant::now();
        act(&store, &manager, id, off, now).await;
        times.push(started.elapsed());
    }
    say("pass", &times);
    let started = Instant::now();
    act(&store, &manager, id, Command::Close, now).await;
    say("close", &[started.elapsed()]);
    let heir = store.org().actor(heir).unwrap();
    for item in items.iter().step_by(10) {
        fall_back(&store, &heir, item.deal, Millis(now.0 + DAY)).await;
    }
    let later = Millis(now.0 + 100 * DAY);
    measure("watch", || store::handover::watch(&store, &manager, id, later)).await;
    measure("watched", || store::handover::watched(&store, &manager, later)).await;
    let watch = store::handover::watch(&store, &manager, id, later).await.unwrap().unwrap();
    println!("what=watched deals={} turns={}", watch.deals, watch.turns.len());
    store.close().await;
}

async fn list(store: &Store, by: &Actor, number: u32, now: Millis) {
    let name = Name::new(&format!("Works {number}")).unwrap();
    let stage = Stage::ALL[number as usize % Stage::ALL.len()];
    let minor = 1_000_000 * i64::from(number + 1);
    let listing = Listing {
        deal: DealId::new(Uuid::now_v7()),
        account: AccountPick::Named { id: AccountId::new(Uuid::now_v7()), name },
        product: None,
        source: None,
        owner: None,
        amount: Some(Money::new(minor, Currency::new("TWD").unwrap()).unwrap()),
        expected: Some(Day(30_000)),
        status: None,
        next_step: None,
        contact: None,
        stage,
    };
    let answer = send(store, by, None, deal::Command::List(Box::new(listing)), now).await;
    assert!(matches!(answer, Answer::Applied { .. }), "{answer:?}");
}

async fn fall_back(store: &Store, by: &Actor, deal: DealId, now: Millis) {
    let card = store::deal::card(store, by, deal).await.unwrap().unwrap();
    let reason = Some(Note::new("measured").unwrap());
    let to = Destination::Stage(Stage::FIRST);
    let command = deal::Command::Move { deal, to, reason };
    send(store, by, Some(card.deal.version), command, now).await;
}

async fn act(store: &Store, by: &Actor, sitting: SittingId, act: Command, now: Millis) {
    let hand = sitting::Command::Hand { sitting, act: Box::new(act) };
    let answer = send(store, by, None, deal::Command::Sitting(Box::new(hand)), now).await;
    assert_eq!(answer, Answer::Sat { kept: None });
}

async fn send(
    store: &Store,
    by: &Actor,
    base: Option<u32>,
    command: deal::Command,
    now: Millis,
) -> Answer {
    let op = Op { id: OpId::new(Uuid::now_v7()), at: now, base, command };
    store::op::apply(store, by, op, now).await.unwrap()
}

async fn measure<T, F: Future<Output = T>>(what: &str, mut turn: impl FnMut() -> F) {
    let mut times = Vec::new();
    for _ in 0..TURNS {
        let started = Instant::now();
        turn().await;
        times.push(started.elapsed());
    }
    say(what, &times);
}

fn say(what: &str, times: &[Duration]) {
    let mut times = times.to_vec();
    times.sort_unstable();
    let part = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1_000.0;
    println!("what={what} turns={} p50_ms={:.2} p99_ms={:.2}", times.len(), part(50), part(99));
}
