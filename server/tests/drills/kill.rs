//! The program is killed under load, again and again.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::board::Card;
use domain::deal::{Command, Destination};
use domain::funnel::Stage;
use domain::id::OpId;
use domain::op::Answer;
use domain::text::Note;
use tokio::task::JoinSet;

use crate::chance::Chance;
use crate::client::{CHIEF, Client, op};
use crate::served::Place;
use crate::truth;

#[tokio::test]
async fn killed_under_load_it_opens_whole_with_all_that_was_answered() {
    killed(5).await;
}

#[tokio::test]
#[ignore = "long: 200 times"]
async fn killed_200_times_under_load_it_opens_whole_with_all_that_was_answered() {
    killed(200).await;
}

async fn killed(times: u64) {
    const LANES: usize = 16;
    let place = Place::new(80);
    let mut chance = Chance::new(times);
    let mut answered = BTreeMap::new();
    for time in 0..times {
        let mut served = place.serve();
        let client = Client::enter(&served.url, CHIEF).await;
        let open = client.open().await;
        let mut lanes = JoinSet::new();
        for lane in 0..LANES {
            let mine = open.iter().skip(lane).step_by(LANES).cloned().collect();
            lanes.spawn(to_and_fro(client.clone(), mine, Chance::new(time * 100 + lane as u64)));
        }
        tokio::time::sleep(Duration::from_millis(20 + chance.below(400))).await;
        served.kill();
        let before = answered.len();
        while let Some(done) = lanes.join_next().await {
            answered.extend(done.unwrap());
        }
        assert!(time > 0 || answered.len() > before, "there was no load");
        truth::holds(&place.db(), &answered).await;
    }
    println!("killed {times} times; {} operations were answered and are there", answered.len());
}

/// Moves deals about till the line breaks; what was answered, and as which entry.
async fn to_and_fro(client: Client, mut mine: Vec<Card>, mut chance: Chance) -> Vec<(OpId, i64)> {
    let mut answered = Vec::new();
    loop {
        let at = chance.below(mine.len() as u64) as usize;
        let Some(card) = mine.get_mut(at) else { return answered };
        let stage = Stage::new(1 + chance.below(8) as u8).unwrap();
        if card.deal.position.standing.stage() == stage {
            continue;
        }
        let reason = Some(Note::new("So it goes").unwrap());
        let command = Command::Move { deal: card.deal.id, to: Destination::Stage(stage), reason };
        let op = op(card, command);
        match client.operate(&op).await {
            Ok(Answer::Applied { seq, card: now }) => {
                answered.push((op.id, seq));
                *card = *now;
            }
            Ok(other) => panic!("{other:?}"),
            Err(_) => return answered,
        }
    }
}
