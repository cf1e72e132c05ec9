//! Many hands on few deals at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use domain::board::{Card, Tally};
use domain::deal::{Command, Destination, Edit};
use domain::funnel::Stage;
use domain::id::{DealId, OpId};
use domain::journal::Event;
use domain::money::Money;
use domain::op::Answer;
use domain::text::Note;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::chance::Chance;
use crate::client::{CHIEF, Client, op};
use crate::served::Place;
use crate::truth;

#[tokio::test]
async fn f6_twenty_on_fifty_deals_lose_no_update_and_all_tell_the_same() {
    together(1_000).await;
}

#[tokio::test]
#[ignore = "long: 10,000 operations"]
async fn f6_twenty_with_10_000_operations_on_fifty_deals_lose_no_update() {
    together(10_000).await;
}

async fn together(operations: u32) {
    const CLIENTS: u64 = 20;
    let place = Place::new(140);
    let served = place.serve();
    let reader = Client::enter(&served.url, CHIEF).await;
    let open = reader.open().await;
    let all: BTreeMap<DealId, Card> =
        open.iter().map(|card| (card.deal.id, card.clone())).collect();
    let with_amounts = open.into_iter().filter(|card| card.deal.amount.is_some());
    let fifty: Vec<Card> = with_amounts.take(50).collect();
    assert_eq!(fifty.len(), 50);
    let (tell, mut told) = watch::channel(0);
    let heard = tokio::spawn(listen(reader.live().await, all, tell));
    let left = Arc::new(AtomicU32::new(operations));
    let mut clients = JoinSet::new();
    for n in 0..CLIENTS {
        let client = Client::enter(&served.url, CHIEF).await;
        clients.spawn(work(client, fifty.clone(), Chance::new(n + 1), Arc::clone(&left)));
    }
    let mut sums = Done::default();
    while let Some(done) = clients.join_next().await {
        let done = done.unwrap();
        sums.answered.extend(done.answered);
        sums.conflicts += done.conflicts;
        for (deal, more) in done.raised {
            *sums.raised.entry(deal).or_default() += more;
        }
    }
    // Each raise was made upon the amount that was there: none is lost, none counted twice.
    let mut now = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for stage in 1..=8 {
        let column = reader.column(stage).await;
        let mut tally = Tally::default();
        for card in column.rows {
            assert_eq!(usize::from(card.deal.position.standing.stage().number()), stage);
            assert!(seen.insert(card.deal.id), "in one stage only");
            tally.add(&card);
            now.insert(card.deal.id, card);
        }
        assert_eq!(column.tally, tally, "the head of stage {stage} is the sum of its cards");
    }
    for card in &fifty {
        let raised = sums.raised.get(&card.deal.id).copied().unwrap_or_default();
        let was = card.deal.amount.unwrap().minor();
        let is = now[&card.deal.id].deal.amount.unwrap().minor();
        assert_eq!(is, was + raised * 100, "{}", card.account);
    }
    // The stream, heard from the beginning, tells the same as the board does.
    let last = sums.answered.values().copied().max().unwrap();
    tokio::time::timeout(Duration::from_secs(30), told.wait_for(|seq| *seq >= last))
        .await
        .unwrap()
        .unwrap();
    drop(served);
    assert_eq!(heard.await.unwrap(), now);
    truth::holds(&place.db(), &sums.answered).await;
    println!("{} done, {} conflicts shown", sums.answered.len(), sums.conflicts);
}

#[derive(Default)]
struct Done {
    /// As which entry of the journal.
    answered: BTreeMap<OpId, i64>,
    /// How often an amount was raised by one.
    raised: BTreeMap<DealId, i64>,
    conflicts: u32,
}

/// Moves deals and raises amounts, each upon what this client saw last.
async fn work(
    client: Client,
    mut seen: Vec<Card>,
    mut chance: Chance,
    left: Arc<AtomicU32>,
) -> Done {
    let mut done = Done::default();
    while left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).is_ok() {
        let at = chance.below(seen.len() as u64) as usize;
        let card = &mut seen[at];
        let deal = card.deal.id;
        let stage = Stage::new(1 + chance.below(8) as u8).unwrap();
        let raises = chance.below(2) == 0 || card.deal.position.standing.stage() == stage;
        let command = if raises {
            let amount = card.deal.amount.unwrap();
            let more = Money::new(amount.minor() + 100, amount.currency()).unwrap();
            Command::Edit { deal, edits: vec![Edit::Amount(Some(more))] }
        } else {
            let reason = Some(Note::new("So it goes").unwrap());
            Command::Move { deal, to: Destination::Stage(stage), reason }
        };
        let op = op(card, command);
        match client.operate(&op).await.unwrap() {
            Answer::Applied { seq, card: now } => {
                done.answered.insert(op.id, seq);
                *done.raised.entry(deal).or_default() += i64::from(raises);
                *card = *now;
            }
            Answer::Conflict { card: now, since } => {
                assert!(!since.is_empty(), "a conflict shows what happened");
                done.conflicts += 1;
                *card = *now;
            }
            // Someone has moved it to that very place meanwhile, which this one did not see.
            other => panic!("{other:?}"),
        }
    }
    done
}

/// What the stream makes of `cards`, till it ends; `last` is told the entry heard last.
async fn listen(
    mut body: Incoming,
    mut cards: BTreeMap<DealId, Card>,
    last: watch::Sender<i64>,
) -> BTreeMap<DealId, Card> {
    let mut text = String::new();
    while let Some(Ok(frame)) = body.frame().await {
        text.push_str(&String::from_utf8_lossy(frame.data_ref().unwrap()));
        while let Some((event, rest)) = text.split_once("\n\n") {
            let line = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
            assert_ne!(line("event: "), Some("reset"), "nothing was missed");
            if line("event: ") == Some("move") {
                let event: Event = serde_json::from_str(line("data: ").unwrap()).unwrap();
                let card = *event.after.unwrap();
                assert!(event.seq > *last.borrow(), "in order, nothing twice");
                last.send_replace(event.seq);
                cards.insert(card.deal.id, card);
            }
            text = rest.to_owned();
        }
    }
    cards
}
