//! Measures a year of visits: `cargo run --release -p store --example visits`.
//!
//! One rep with 200 visits over the year, and one with 2,000, half of them made, planned through
//! the same operations as people's. The year is read as its page reads it, so many times; printed
//! are how many weeks travel (what the page mounts, however many visits there are), how long their
//! text is, and how the times of the larger stand to those of the smaller. A week of each is read
//! too, as its page reads it. One line of `key=value` for each, then the ratios.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, run by hand")]

use std::time::{Instant, SystemTime};

use domain::day::{Day, Millis};
use domain::deal::Command as Any;
use domain::id::{AccountId, OpId, VisitId};
use domain::op::{Answer, Op};
use domain::org::Role;
use domain::policy::Actor;
use domain::text::{Name, Note};
use domain::visit::{Command, New, Notes, Plan, Report, Way, mondays};
use store::Store;
use uuid::Uuid;

const TURNS: usize = 200;
const FEW: u32 = 200;
const MANY: u32 = 2_000;

#[tokio::main]
async fn main() {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let now = Millis(i64::try_from(since.as_millis()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("visits.db")).await.unwrap();
    store::demo::fill(&store, 1, 60, now).await.unwrap();
    let org = store.org();
    let reps = org.people().filter(|person| person.roles.contains(&Role::Rep) && person.active);
    let reps: Vec<Actor> = reps.filter_map(|person| org.actor(person.id)).take(2).collect();
    let today = now.day(0);
    let (year, ..) = today.civil();
    let mut times = Vec::new();
    for (actor, count) in reps.iter().zip([FEW, MANY]) {
        fill(&store, actor, (count, year), now).await;
        let of_year = measured(async || {
            let read = store::visit::year(&store, actor, actor.person, year).await.unwrap();
            let bytes = serde_json::to_string(&read).unwrap().len();
            let counted: u32 = read.weeks.iter().map(|(_, tally)| tally.planned).sum();
            format!("weeks={} bytes={bytes} counted={counted}", read.weeks.len())
        });
        let (told, p50, p99) = of_year.await;
        println!("year visits={count} {told} p50_ms={p50:.2} p99_ms={p99:.2}");
        let of_week = measured(async || {
            let week = store::visit::week(&store, actor, actor.person, today, now).await.unwrap();
            format!("rows={}", week.rows.len())
        });
        let (told, week50, week99) = of_week.await;
        println!("week visits={count} {told} p50_ms={week50:.2} p99_ms={week99:.2}");
        times.push((p50, week50));
    }
    if let [(few, few_week), (many, many_week)] = times[..] {
        println!(
            "ratio visits={:.1} year_p50={:.1} week_p50={:.1}",
            f64::from(MANY) / f64::from(FEW),
            many / few,
            many_week / few_week
        );
    }
    store.close().await;
}

/// Plans so many visits over the year, the past ones made.
async fn fill(store: &Store, actor: &Actor, (count, year): (u32, i32), now: Millis) {
    let mondays = mondays(year);
    let (first, weeks) = (mondays[0], u32::try_from(mondays.len()).unwrap());
    let week = store::visit::week(store, actor, actor.person, now.day(0), now).await.unwrap();
    let account: AccountId = week.customers.first().unwrap().id;
    for number in 0..count {
        let day: Day = first.plus(i32::try_from(number * weeks * 7 / count).unwrap());
        // As it was said and done then.
        let at = Millis(i64::from(day.0) * 86_400_000 + 3_600_000);
        let plan = Plan {
            day,
            minute: None,
            minutes: 60,
            way: Way::FaceToFace,
            aim: Some(Name::new("see how it stands").unwrap()),
            second: None,
            fallback: None,
            contact: None,
        };
        let id = VisitId::new(Uuid::from_u128(u128::from(number) << 32 | u128::from(count)));
        let new = New { id, account, deal: None, plan, notes: Notes::new() };
        let before = Millis(at.0 - 86_400_000);
        send(store, actor, Command::Add { new, report: None }, None, before).await;
        if number % 2 == 0 {
            let result = Note::new("they want to see it run").unwrap();
            let report = Report { on: day, result, action: None, next: None };
            let tell = Command::Report { visit: id, report, notes: Notes::new() };
            send(store, actor, tell, Some(1), Millis(at.0 + 43_200_000)).await;
        }
    }
}

async fn send(store: &Store, actor: &Actor, command: Command, base: Option<u32>, at: Millis) {
    let command = Any::Visit(Box::new(command));
    let op = Op { id: OpId::new(Uuid::now_v7()), at, base, command };
    let answer = store::op::apply(store, actor, op, at).await.unwrap();
    assert!(matches!(answer, Answer::Visited { .. }), "{answer:?}");
}

/// What it last told, and the median and the 99th of a hundred of its times.
async fn measured(read: impl AsyncFn() -> String) -> (String, f64, f64) {
    let (mut times, mut told) = (Vec::with_capacity(TURNS), String::new());
    for _ in 0..TURNS {
        let started = Instant::now();
        told = read().await;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    (told, at(50), at(99))
}
