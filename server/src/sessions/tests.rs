//! How long a session lives, and that nothing wakes one that ended.

use tempfile::TempDir;

use super::*;

async fn sessions() -> (Sessions, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("test.db")).await.unwrap();
    (Sessions(store), folder)
}

fn kept(since: Millis) -> Kept {
    Kept { since, data: HashMap::from([("colour".to_owned(), Value::from("blue"))]) }
}

async fn made(sessions: &Sessions, id: Id, kept: Kept) {
    let row = Sessions::row(&kept).unwrap();
    assert!(session::create(&sessions.0, session_key(id), row, None).await.unwrap());
}

/// When the row says that it ends, in whole days from now, rounded down.
async fn days_left(sessions: &Sessions, id: Id) -> Option<i64> {
    let row = session::load(&sessions.0, &session_key(id), now()).await.unwrap()?;
    Some((row.expires.0 - now().0 + 60_000) / DAY)
}

async fn set_end(sessions: &Sessions, id: Id, expires: Millis) {
    let row = session::load(&sessions.0, &session_key(id), Millis(0)).await.unwrap().unwrap();
    session::save(&sessions.0, session_key(id), Session { expires, ..row }).await.unwrap();
}

#[tokio::test]
async fn use_keeps_a_session_for_another_fortnight() {
    let (sessions, _folder) = sessions().await;
    let id = Id(1);
    made(&sessions, id, kept(now())).await;
    set_end(&sessions, id, Millis(now().0 + 3 * DAY)).await;
    let record = sessions.load(&id).await.unwrap().unwrap();
    assert_eq!(record.data["colour"], "blue");
    assert_eq!(days_left(&sessions, id).await, Some(14));
}

#[tokio::test]
async fn looking_whether_someone_is_there_is_no_use() {
    let (sessions, _folder) = sessions().await;
    let id = Id(1);
    made(&sessions, id, kept(now())).await;
    set_end(&sessions, id, Millis(now().0 + 3 * DAY)).await;
    sessions.person(id).await.unwrap();
    assert_eq!(days_left(&sessions, id).await, Some(3));
}

#[tokio::test]
async fn a_session_unused_for_a_fortnight_is_over() {
    let (sessions, _folder) = sessions().await;
    let id = Id(1);
    made(&sessions, id, kept(now())).await;
    set_end(&sessions, id, Millis(now().0 - 1)).await;
    assert_eq!(sessions.load(&id).await.unwrap(), None);
}

#[tokio::test]
async fn no_use_keeps_a_session_beyond_ninety_days() {
    let (sessions, _folder) = sessions().await;
    let id = Id(1);
    made(&sessions, id, kept(Millis(now().0 - LONGEST + 2 * DAY))).await;
    assert_eq!(days_left(&sessions, id).await, Some(2));
    sessions.load(&id).await.unwrap().unwrap();
    assert_eq!(days_left(&sessions, id).await, Some(2));
}

#[tokio::test]
async fn a_request_that_was_under_way_does_not_bring_an_ended_session_back() {
    let (sessions, _folder) = sessions().await;
    let id = Id(1);
    made(&sessions, id, kept(now())).await;
    let record = sessions.load(&id).await.unwrap().unwrap();
    sessions.delete(&id).await.unwrap();
    sessions.save(&record).await.unwrap();
    assert_eq!(sessions.load(&id).await.unwrap(), None);
}
