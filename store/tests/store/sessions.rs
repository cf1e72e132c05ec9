//! Sessions: rows that come, last and go.

use domain::day::Millis;
use store::session::{self, Session};

use crate::world::*;

fn of(world: &World, login: Option<&str>, expires: i64) -> Session {
    let person = login.map(|login| world.people[login]);
    let (since, seen) = (Millis(1), Millis(2));
    let device = "Browser".to_owned();
    Session { person, data: vec![1, 2, 3], expires: Millis(expires), device, since, seen }
}

#[tokio::test]
async fn a_session_lasts_until_it_expires() {
    let world = World::new().await;
    let (store, key) = (&world.store, b"one".to_vec());
    let saved = of(&world, Some("bo"), 100);
    session::save(store, key.clone(), saved.clone()).await.unwrap();
    assert_eq!(session::load(store, &key, Millis(99)).await.unwrap(), Some(saved));
    assert_eq!(session::load(store, &key, Millis(100)).await.unwrap(), None);
    let longer = of(&world, Some("bo"), 200);
    session::save(store, key.clone(), longer.clone()).await.unwrap();
    assert_eq!(session::load(store, &key, Millis(100)).await.unwrap(), Some(longer));
    assert_eq!(session::sweep(store, Millis(199)).await.unwrap(), 0);
    assert_eq!(session::sweep(store, Millis(200)).await.unwrap(), 1);
}

#[tokio::test]
async fn all_sessions_of_a_person_end_but_the_one_they_keep() {
    let world = World::new().await;
    let store = &world.store;
    for (key, login) in [("a", Some("bo")), ("b", Some("bo")), ("c", Some("dan")), ("d", None)] {
        session::save(store, key.into(), of(&world, login, 100)).await.unwrap();
    }
    let bo = world.people["bo"];
    assert_eq!(session::delete_all_of(store, bo, Some(b"a".to_vec())).await.unwrap(), 1);
    assert!(session::load(store, b"a", Millis(0)).await.unwrap().is_some());
    assert_eq!(session::delete_all_of(store, bo, None).await.unwrap(), 1);
    session::delete(store, b"d".to_vec()).await.unwrap();
    assert!(session::load(store, b"d", Millis(0)).await.unwrap().is_none());
    assert!(session::load(store, b"c", Millis(0)).await.unwrap().is_some());
}
