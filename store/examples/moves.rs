//! Measures durable moves: `cargo run --release -p store --example moves -- [MOVES] [IN_FLIGHT]`.
//!
//! A company of 8,000 deals in a file beside the others of the system's temporary folder (name
//! another with TMPDIR); every move is sent with its own operation, decided by the domain,
//! journalled, committed with full durability and only then counted. Prints one line of
//! `key=value`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use domain::company::Company;
use domain::day::Millis;
use domain::deal::{Command, Destination, Opening, Position, Standing, Way};
use domain::funnel::Stage;
use domain::id::{DealId, OpId, PersonId};
use domain::money::{Currency, Money};
use domain::op::{Answer, Op};
use domain::org::Role;
use domain::text::{Login, Name, Note};
use store::company::Founding;
use store::person::NewPerson;
use store::{Store, StoreError};
use uuid::Uuid;

const DEALS: usize = 8_000;

#[tokio::main]
async fn main() {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<usize>().unwrap());
    let moves = numbers.next().unwrap_or(20_000);
    let in_flight = numbers.next().unwrap_or(64);
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("moves.db")).await.unwrap();
    let (owner, deals) = fill(&store).await;
    let mut waits = run(&store, owner, Arc::new(deals), moves, in_flight).await;
    let elapsed = waits.1;
    waits.0.sort_unstable();
    let at = |share: usize| waits.0[(waits.0.len() * share / 100).min(waits.0.len() - 1)];
    println!(
        "moves={} in_flight={in_flight} seconds={:.2} moves_per_second={:.0} p50_ms={:.2} p99_ms={:.2}",
        waits.0.len(),
        elapsed.as_secs_f64(),
        waits.0.len() as f64 / elapsed.as_secs_f64(),
        at(50).as_secs_f64() * 1000.0,
        at(99).as_secs_f64() * 1000.0,
    );
    store.close().await;
}

/// Each worker has deals of its own, so that versions are known and nothing is refused.
async fn run(
    store: &Store,
    owner: PersonId,
    deals: Arc<Vec<DealId>>,
    moves: usize,
    in_flight: usize,
) -> (Vec<Duration>, Duration) {
    let started = Instant::now();
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = tokio::task::JoinSet::new();
    for worker in 0..in_flight {
        let (store, deals, next) = (store.clone(), Arc::clone(&deals), Arc::clone(&next));
        let actor = store.org().actor(owner).unwrap();
        workers.spawn(async move {
            let own: Vec<DealId> = deals.iter().skip(worker).step_by(in_flight).copied().collect();
            let mut waits = Vec::new();
            for round in 0.. {
                if next.fetch_add(1, Ordering::Relaxed) >= moves {
                    break;
                }
                let base = u32::try_from(round / own.len()).unwrap() + 1;
                let op = step(own[round % own.len()], base);
                let sent = Instant::now();
                let answer = store::op::apply(&store, &actor, op, now()).await.unwrap();
                assert!(matches!(answer, Answer::Applied { .. }), "{answer:?}");
                waits.push(sent.elapsed());
            }
            waits
        });
    }
    let waits = workers.join_all().await.concat();
    (waits, started.elapsed())
}

fn step(deal: DealId, base: u32) -> Op {
    let stage = Stage::ALL[base as usize % Stage::COUNT];
    let reason = Some(Note::new("measured").unwrap());
    let command = Command::Move { deal, to: Destination::Stage(stage), reason };
    Op { id: OpId::new(Uuid::now_v7()), at: now(), base: Some(base), command }
}

async fn fill(store: &Store) -> (PersonId, Vec<DealId>) {
    let currency = Currency::new("TWD").unwrap();
    let name = Name::new("Measured").unwrap();
    let company = Company::new(name.clone(), currency, "Asia/Taipei".to_owned(), false);
    let admin = NewPerson {
        login: Login::new("ada").unwrap(),
        name: name.clone(),
        roles: BTreeSet::from([Role::Administrator]),
        team: None,
        password_hash: None,
    };
    let founding = Founding { company, admin };
    let owner = store::company::found(store, founding, now()).await.unwrap();
    let deals: Vec<DealId> = (0..DEALS).map(|_| DealId::new(Uuid::now_v7())).collect();
    let ids = deals.clone();
    let filled = store.write(move |tx| {
        Box::pin(async move {
            let account = store::account::insert(tx, None, name, now()).await?;
            for (id, minor) in ids.into_iter().zip(0_i64..) {
                let standing = Standing::Open { stage: Stage::FIRST };
                let opening = Opening {
                    id,
                    account,
                    product: None,
                    source: None,
                    owner,
                    amount: Money::new(minor * 1_000, currency).ok(),
                    expected: None,
                    status: None,
                    next_step: None,
                    position: Position { standing, since: now(), band_since: now() },
                    at: now(),
                    way: Way::Typed,
                };
                store::bulk::list(tx, Some(owner), opening, &[]).await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    filled.await.unwrap();
    (owner, deals)
}

fn now() -> Millis {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    Millis(i64::try_from(since.as_millis()).unwrap())
}
