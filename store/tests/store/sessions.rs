//! Sessions: rows that come, last and go, and do not come back.

use domain::day::Millis;
use store::link;
use store::person::{NewPassword, change_password};
use store::session::{self, Session, Which};

use crate::world::*;

fn of(world: &World, login: Option<&str>, expires: i64) -> Session {
    let person = login.map(|login| world.people[login]);
    let (since, seen) = (Millis(1), Millis(2));
    let device = "Browser".to_owned();
    Session { person, data: vec![1, 2, 3], expires: Millis(expires), device, since, seen }
}

async fn made(world: &World, key: &str, login: Option<&str>, expires: i64) -> bool {
    let hash = login.map(|login| format!("hash of {login}"));
    session::create(&world.store, key.into(), of(world, login, expires), hash).await.unwrap()
}

async fn stands(world: &World, key: &str) -> bool {
    session::load(&world.store, key.as_bytes(), Millis(0)).await.unwrap().is_some()
}

#[tokio::test]
async fn a_session_lasts_until_it_expires() {
    let world = World::new().await;
    let (store, key) = (&world.store, b"one".to_vec());
    assert!(made(&world, "one", Some("bo"), 100).await);
    let saved = of(&world, Some("bo"), 100);
    assert_eq!(session::load(store, &key, Millis(99)).await.unwrap(), Some(saved));
    assert_eq!(session::load(store, &key, Millis(100)).await.unwrap(), None);
    let longer = of(&world, Some("bo"), 200);
    session::save(store, key.clone(), longer.clone()).await.unwrap();
    assert_eq!(session::load(store, &key, Millis(100)).await.unwrap(), Some(longer));
    assert_eq!(session::sweep(store, Millis(199)).await.unwrap(), 0);
    assert_eq!(session::sweep(store, Millis(200)).await.unwrap(), 1);
}

#[tokio::test]
async fn a_session_that_ended_meanwhile_is_not_saved_back_nor_given_to_another() {
    let world = World::new().await;
    let store = &world.store;
    assert!(made(&world, "a", Some("bo"), 100).await);
    session::save(store, b"a".to_vec(), of(&world, Some("dan"), 200)).await.unwrap();
    let kept = session::load(store, b"a", Millis(0)).await.unwrap();
    assert_eq!(kept, Some(of(&world, Some("bo"), 100)));
    session::delete(store, b"a".to_vec()).await.unwrap();
    session::save(store, b"a".to_vec(), of(&world, Some("bo"), 200)).await.unwrap();
    assert!(!stands(&world, "a").await);
}

#[tokio::test]
async fn who_was_switched_off_or_got_another_password_since_the_check_does_not_come_in() {
    let world = World::new().await;
    let (store, bo) = (&world.store, world.people["bo"]);
    store::person::set_password_hash(store, None, bo, "newer".to_owned(), NOW).await.unwrap();
    assert!(!made(&world, "a", Some("bo"), 100).await);
    let newer = Some("newer".to_owned());
    let session = of(&world, Some("bo"), 100);
    assert!(session::create(store, b"b".to_vec(), session, newer).await.unwrap());
    world.switch_off("dan").await;
    assert!(!made(&world, "c", Some("dan"), 100).await);
    let nobody = of(&world, Some("sam"), 100);
    assert!(!session::create(store, b"d".to_vec(), nobody, None).await.unwrap(), "has a password");
    for (key, there) in [("a", false), ("b", true), ("c", false), ("d", false)] {
        assert_eq!(stands(&world, key).await, there, "{key}");
    }
}

#[tokio::test]
async fn a_password_is_changed_and_the_other_devices_are_out_or_neither() {
    let world = World::new().await;
    let (store, bo) = (&world.store, world.people["bo"]);
    for key in ["here", "there"] {
        assert!(made(&world, key, Some("bo"), 100).await);
    }
    assert!(made(&world, "dan", Some("dan"), 100).await);
    let new = |checked: &str| NewPassword {
        checked: Some(checked.to_owned()),
        hash: "new".to_owned(),
        here: b"here".to_vec(),
    };
    assert!(!change_password(store, bo, new("not it any more"), NOW).await.unwrap());
    assert!(stands(&world, "there").await);
    assert!(change_password(store, bo, new("hash of bo"), NOW).await.unwrap());
    for (key, there) in [("here", true), ("there", false), ("dan", true)] {
        assert_eq!(stands(&world, key).await, there, "{key}");
    }
    let known = store::person::credentials_of(store, bo).await.unwrap().unwrap();
    assert_eq!(known.hash.as_deref(), Some("new"));
    assert!(!change_password(store, bo, new("hash of bo"), NOW).await.unwrap(), "once");
    session::sign_out(store, bo, Which::AllBut(Vec::new()), NOW).await.unwrap();
    assert!(!stands(&world, "here").await);
}

#[tokio::test]
async fn a_session_that_is_known_ends_in_each_of_the_ways_that_one_ends() {
    let world = World::new().await;
    let (store, ada, bo) = (&world.store, world.actor("ada"), world.people["bo"]);
    let set = |hash: &str| store::person::set_password_hash(store, None, bo, hash.to_owned(), NOW);
    for way in ["left", "signed out", "elsewhere", "password", "link", "expired", "switched off"] {
        assert!(set("hash of bo").await.unwrap());
        assert!(made(&world, way, Some("bo"), NOW.0 + 100).await);
        assert!(stands(&world, way).await && stands(&world, way).await, "{way}");
        let key = way.as_bytes().to_vec();
        match way {
            "left" => session::delete(store, key).await.unwrap(),
            "signed out" => {
                assert_eq!(session::sign_out(store, bo, Which::One(key), NOW).await.unwrap(), 1);
            }
            "elsewhere" => {
                let here = Which::AllBut(b"here".to_vec());
                assert_eq!(session::sign_out(store, bo, here, NOW).await.unwrap(), 1);
            }
            "password" => assert!(set("another").await.unwrap()),
            "link" => {
                link::make(store, &ada, bo, vec![7; 32], NOW).await.unwrap();
                let spent = link::spend(store, vec![7; 32], "third".to_owned(), NOW).await;
                assert_eq!(spent.unwrap(), Some(bo));
            }
            "expired" => {
                assert_eq!(session::sweep(store, Millis(NOW.0 + 100)).await.unwrap(), 1);
            }
            _ => world.switch_off("bo").await,
        }
        assert!(!stands(&world, way).await, "{way}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_is_read_while_it_ends_is_not_known_afterwards() {
    let world = World::new().await;
    for round in 0..100 {
        let key = format!("round {round}");
        assert!(made(&world, &key, Some("bo"), 100).await);
        let (store, asked) = (world.store.clone(), key.clone().into_bytes());
        let reader = tokio::spawn(async move {
            while session::load(&store, &asked, Millis(0)).await.unwrap().is_some() {
                tokio::task::yield_now().await;
            }
        });
        session::delete(&world.store, key.clone().into_bytes()).await.unwrap();
        assert!(!stands(&world, &key).await);
        reader.await.unwrap();
    }
}
