//! Opening files: ours, known, and nobody else's at the time.

use domain::id::PersonId;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use store::{OpenRefused, Store};

use crate::world::*;

async fn plain(path: &std::path::Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    SqliteConnection::connect_with(&options).await.unwrap()
}

#[tokio::test]
async fn what_was_kept_is_there_after_closing_and_opening() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 3, 500).await;
    let org = world.store.org();
    world.store.close().await;
    let again = Store::open(&world.path).await.unwrap();
    assert_eq!(again.org(), org);
    let bo: PersonId = world.people["bo"];
    let bo = again.org().actor(bo).unwrap();
    let kept = store::deal::card(&again, &bo, card.deal.id).await.unwrap();
    assert_eq!(kept, Some(card));
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Dear customer, ".repeat(50);
    std::fs::write(&path, &letter).unwrap();
    let refused = Store::open(&path).await.unwrap_err();
    assert!(matches!(refused, OpenRefused::Foreign), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

#[tokio::test]
async fn another_programs_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let mut conn = plain(&path).await;
    sqlx::query("CREATE TABLE bookmark (url TEXT)").execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = Store::open(&path).await.unwrap_err();
    assert!(matches!(refused, OpenRefused::Foreign), "{refused}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let world = World::new().await;
    world.store.close().await;
    let mut conn = plain(&world.path).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'from the future', true, x'00', 0)",
    )
    .execute(&mut conn)
    .await
    .unwrap();
    conn.close().await.unwrap();
    let refused = Store::open(&world.path).await.unwrap_err();
    assert!(matches!(refused, OpenRefused::Newer), "{refused}");
}

#[tokio::test]
async fn a_second_opening_is_refused_while_the_first_lasts() {
    let world = World::new().await;
    let refused = Store::open(&world.path).await.unwrap_err();
    assert!(matches!(refused, OpenRefused::Locked), "{refused}");
    world.listed("bo", "A", 1, 1).await;
    world.store.close().await;
    Store::open(&world.path).await.unwrap();
}

#[tokio::test]
async fn a_database_that_another_program_writes_to_is_refused() {
    let world = World::new().await;
    world.store.close().await;
    let mut conn = plain(&world.path).await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut conn).await.unwrap();
    let refused = Store::open(&world.path).await.unwrap_err();
    assert!(matches!(refused, OpenRefused::Locked), "{refused}");
    sqlx::query("ROLLBACK").execute(&mut conn).await.unwrap();
    Store::open(&world.path).await.unwrap();
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Store::open(&folder.path().join("no/such/loudou.db")).await.unwrap_err();
    assert!(matches!(refused, OpenRefused::Unreadable(_)), "{refused}");
}
