//! The writer: what is answered is durable, and nothing that goes wrong stays in the way.

use std::time::Duration;

use domain::deal::Destination;
use domain::op::Answer;
use store::{Store, StoreError};

use crate::world::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_in_flight_are_all_durable() {
    let world = World::new().await;
    let mut sent = Vec::new();
    for _ in 0..64 {
        sent.push(world.listed("bo", "A", 1, 5).await);
    }
    let mut moves = tokio::task::JoinSet::new();
    for card in &sent {
        let (store, bo) = (world.store.clone(), world.actor("bo"));
        let op = move_to(card, Destination::Stage(stage(4)));
        moves.spawn(async move { store::op::apply(&store, &bo, op, NOW).await.unwrap() });
    }
    let answers = moves.join_all().await;
    let mut seqs: Vec<i64> = answers
        .iter()
        .map(|answer| match answer {
            Answer::Applied { seq, .. } => *seq,
            other => panic!("{other:?}"),
        })
        .collect();
    seqs.sort_unstable();
    seqs.dedup();
    assert_eq!(seqs.len(), 64);
    // Another opening of the same file, as after a crash: nothing was closed.
    let copy = tempfile::tempdir().unwrap();
    let path = copy.path().join("copy.db");
    std::fs::copy(&world.path, &path).unwrap();
    let wal = |path: &std::path::Path| format!("{}-wal", path.display());
    std::fs::copy(wal(&world.path), wal(&path)).unwrap();
    let again = Store::open(&path).await.unwrap();
    let ada = world.actor("ada");
    for card in sent {
        let kept = store::deal::card(&again, &ada, card.deal.id).await.unwrap().unwrap();
        assert_eq!(kept.deal.position.place().stage(), Some(stage(4)));
    }
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_the_writer_well() {
    let world = World::new().await;
    let card = world.listed("bo", "A", 1, 5).await;
    let mut op = move_to(&card, Destination::Stage(stage(2)));
    for _ in 0..50 {
        op.id = domain::id::OpId::new(fresh());
        let bo = world.actor("bo");
        let call = store::op::apply(&world.store, &bo, op.clone(), NOW);
        // Polled once, handed in, and dropped.
        let _ = tokio::time::timeout(Duration::ZERO, call).await;
    }
    // Work is taken in turn: when this is done, all before it is.
    world.store.write(|_| Box::pin(async { Ok::<(), StoreError>(()) })).await.unwrap();
    let last = store::deal::card(&world.store, &world.actor("bo"), card.deal.id).await.unwrap();
    let last = last.unwrap();
    assert_eq!(last.deal.version, 2);
    let moved = world.moved("bo", &last, 7).await;
    assert_eq!(moved.deal.position.place().stage(), Some(stage(7)));
}

#[tokio::test]
async fn work_that_breaks_off_takes_nothing_and_nobody_with_it() {
    let world = World::new().await;
    let last = store::journal::last_seq(&world.store).await.unwrap();
    let broken = world.store.write(|tx| {
        Box::pin(async move {
            store::product::insert(tx, None, name("Half"), NOW).await?;
            tx.org().people().nth(99).map(|person| person.id).unwrap();
            Ok::<(), StoreError>(())
        })
    });
    let (broken, card) = tokio::join!(broken, world.listed("bo", "A", 1, 5));
    assert!(matches!(broken, Err(StoreError::BrokeOff)), "{broken:?}");
    let directory = store::directory::read(&world.store).await.unwrap();
    assert!(directory.products.is_empty());
    assert_eq!(store::journal::last_seq(&world.store).await.unwrap(), last + 1);
    assert_eq!(world.moved("bo", &card, 2).await.deal.version, 2);
}

#[tokio::test]
async fn work_that_ends_with_an_error_leaves_nothing() {
    let world = World::new().await;
    let team = store::team::NewTeam { name: name("West"), parent: None, manager: None };
    let dry = world.store.write(move |tx| {
        Box::pin(async move {
            store::team::insert(tx, None, team, NOW).await?;
            tx.settle().await?;
            assert_eq!(tx.org().teams().count(), 3);
            Err::<(), _>(StoreError::NotFounded)
        })
    });
    assert!(dry.await.is_err());
    assert_eq!(world.store.org().teams().count(), 2);
    let seen = world
        .store
        .write(|tx| Box::pin(async move { Ok::<_, StoreError>(tx.org().teams().count()) }));
    assert_eq!(seen.await.unwrap(), 2);
}

#[tokio::test]
async fn a_closed_store_says_so() {
    let world = World::new().await;
    assert!(world.store.ready().await);
    world.store.close().await;
    assert!(!world.store.ready().await);
    let late = world.store.write(|_| Box::pin(async { Ok::<(), StoreError>(()) })).await;
    assert!(matches!(late, Err(StoreError::Closed)));
    let again = Store::open(&world.path).await.unwrap();
    assert_eq!(again.company().as_ref().as_ref().unwrap(), &company());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_between_moves_of_one_transaction_takes_none_of_them_with_it() {
    let world = World::new().await;
    let mut cards = Vec::new();
    for number in 0..20 {
        cards.push(world.listed("bo", &format!("A {number}"), 1, 5).await);
    }
    let last = store::journal::last_seq(&world.store).await.unwrap();
    // All that follows waits behind it, and is taken into one transaction.
    let (go, wait) = tokio::sync::oneshot::channel::<()>();
    let held = world.store.clone();
    let held = tokio::spawn(async move {
        let work = held.write(|_| {
            Box::pin(async {
                wait.await.unwrap();
                Ok::<(), StoreError>(())
            })
        });
        work.await.unwrap();
    });
    let (mut moves, mut broken) = (tokio::task::JoinSet::new(), tokio::task::JoinSet::new());
    for card in &cards {
        let (store, bo) = (world.store.clone(), world.actor("bo"));
        let op = move_to(card, Destination::Stage(stage(4)));
        moves.spawn(async move { store::op::apply(&store, &bo, op, NOW).await.unwrap() });
        let store = world.store.clone();
        broken.spawn(async move {
            let half = store.write(|tx| {
                Box::pin(async move {
                    store::product::insert(tx, None, name("Half"), NOW).await?;
                    Err::<(), StoreError>(StoreError::NotFounded)
                })
            });
            half.await.unwrap_err()
        });
        // A move of what has moved: refused, and its answer kept.
        let (store, bo) = (world.store.clone(), world.actor("bo"));
        let late = move_to(card, Destination::Stage(stage(5)));
        moves.spawn(async move { store::op::apply(&store, &bo, late, NOW).await.unwrap() });
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    go.send(()).unwrap();
    held.await.unwrap();
    let answers = moves.join_all().await;
    let applied = |answer: &&Answer| matches!(answer, Answer::Applied { .. });
    assert_eq!(answers.iter().filter(applied).count(), 20, "{answers:?}");
    assert_eq!(broken.join_all().await.len(), 20);
    assert_eq!(store::directory::read(&world.store).await.unwrap().products.len(), 0);
    let told = store::journal::since(&world.store, last, 100).await.unwrap();
    assert_eq!(told.len(), 20, "one entry a move, and nothing of what was not done");
    for card in cards {
        let kept = store::deal::card(&world.store, &world.actor("bo"), card.deal.id).await;
        assert_eq!(kept.unwrap().unwrap().deal.version, 2);
    }
}
