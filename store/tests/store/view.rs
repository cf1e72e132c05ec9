//! Views that people saved: theirs alone, of bounded number, one to open with.

use domain::id::PersonId;
use domain::view::{MOST, View, ViewRefused};
use store::view::{ViewChange, ViewError};

use crate::world::*;

async fn views(world: &World, person: PersonId) -> Vec<View> {
    store::view::all(&world.store, person).await.unwrap()
}

#[tokio::test]
async fn a_view_is_saved_saved_over_renamed_and_removed() {
    let world = World::new().await;
    let (store, bo) = (&world.store, world.people["bo"]);
    let id = store::view::save(store, bo, name("Big"), "/?by=amount&x=1", NOW).await.unwrap();
    let other = store::view::save(store, bo, name("All"), "/table", NOW).await.unwrap();
    let names: Vec<String> = views(&world, bo).await.iter().map(|v| v.name.to_string()).collect();
    assert_eq!(names, ["All", "Big"]);
    assert_eq!(views(&world, bo).await[1].address, "/?by=amount");
    let change = async |view, change| store::view::change(store, bo, view, change, NOW).await;
    let over = ViewChange::SavedOver { address: "/table?sort=-amount".to_owned() };
    change(id, over).await.unwrap();
    change(id, ViewChange::Renamed { name: name("BIG") }).await.unwrap();
    assert_eq!(views(&world, bo).await[1].address, "/table?sort=-amount");
    let taken = change(other, ViewChange::Renamed { name: name("big") }).await;
    assert!(matches!(taken, Err(ViewError::Refused(ViewRefused::NameTaken))));
    let taken = store::view::save(store, bo, name("all"), "/", NOW).await;
    assert!(matches!(taken, Err(ViewError::Refused(ViewRefused::NameTaken))));
    change(id, ViewChange::Removed).await.unwrap();
    assert_eq!(views(&world, bo).await.len(), 1);
    let gone = change(id, ViewChange::Removed).await;
    assert!(matches!(gone, Err(ViewError::NoSuchView)));
}

#[tokio::test]
async fn the_program_opens_with_one_view_at_most() {
    let world = World::new().await;
    let (store, bo) = (&world.store, world.people["bo"]);
    let opening = async || store::view::opening(store, bo).await.unwrap();
    let one = store::view::save(store, bo, name("One"), "/table", NOW).await.unwrap();
    let two = store::view::save(store, bo, name("Two"), "/?q=a", NOW).await.unwrap();
    assert_eq!(opening().await, None);
    for (view, address) in [(one, "/table"), (two, "/?q=a")] {
        store::view::change(store, bo, view, ViewChange::Opens(true), NOW).await.unwrap();
        assert_eq!(opening().await.as_deref(), Some(address));
    }
    store::view::change(store, bo, two, ViewChange::Opens(false), NOW).await.unwrap();
    assert_eq!(opening().await, None);
}

#[tokio::test]
async fn t7_nobody_touches_anothers_view() {
    let world = World::new().await;
    let (store, bo, chen) = (&world.store, world.people["bo"], world.people["chen"]);
    let view = store::view::save(store, bo, name("Mine"), "/table", NOW).await.unwrap();
    assert_eq!(views(&world, chen).await, []);
    let theirs = store::view::change(store, chen, view, ViewChange::Removed, NOW).await;
    assert!(matches!(theirs, Err(ViewError::NoSuchView)));
    store::view::save(store, chen, name("Mine"), "/", NOW).await.unwrap();
    assert_eq!(views(&world, bo).await.len(), 1);
}

#[tokio::test]
async fn there_is_an_end_to_views_and_an_address_is_one_of_ours() {
    let world = World::new().await;
    let (store, bo) = (&world.store, world.people["bo"]);
    let save = async |n: usize, address| {
        store::view::save(store, bo, name(&format!("View {n}")), address, NOW).await
    };
    let foreign = save(0, "https://evil.example/").await;
    assert!(matches!(foreign, Err(ViewError::Refused(ViewRefused::NoAddress))));
    for n in 0..MOST {
        save(n, "/").await.unwrap();
    }
    let more = save(MOST, "/").await;
    assert!(matches!(more, Err(ViewError::Refused(ViewRefused::TooMany))));
}
