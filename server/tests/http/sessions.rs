//! What a session is, and how it ends.

use app::problem::Problem;
use domain::day::Millis;
use domain::op::Answer;
use serde_json::json;
use server::state::Access;

use crate::deals::{done, listing, moving};
use crate::house::{House, PASSWORD};

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let house = House::company().await;
    let answer = house.visitor().sign_in("mei", PASSWORD).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("loudou="), "{cookie}");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn over_https_the_cookie_belongs_to_this_host_alone() {
    let house = House::with(Access { secure: true, proxies: 0 }).await.furnished(false).await;
    let answer = house.visitor().sign_in("mei", PASSWORD).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-loudou=") && cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn signing_in_gives_a_new_key_and_the_old_one_is_worth_nothing() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let mut old = mei.clone();
    mei.sign_in("lin", PASSWORD).await;
    assert_ne!(mei.cookies, old.cookies);
    let late = old.json("/api/settings", &()).await;
    assert_eq!(late.status, 401);
    assert_eq!(late.header("set-cookie"), None, "it would take the new one away");
    let planted = house.visitor();
    let mut victim = planted.clone();
    victim.cookies.insert("loudou".to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    victim.sign_in("mei", PASSWORD).await;
    assert_ne!(victim.cookies["loudou"], "AAAAAAAAAAAAAAAAAAAAAA");
}

#[tokio::test]
async fn what_the_database_keeps_does_not_open_the_door() {
    let house = House::company().await;
    let mei = house.signed_in("mei").await;
    let key = &mei.cookies["loudou"];
    let id: tower_sessions::session::Id = key.parse().unwrap();
    let plain = store::session::load(&house.store, &id.0.to_le_bytes(), Millis(0)).await.unwrap();
    assert_eq!(plain, None);
}

#[tokio::test]
async fn signing_out_ends_this_session_only() {
    let house = House::company().await;
    let mut tablet = house.signed_in("mei").await;
    let mut phone = house.signed_in("mei").await;
    let copy = tablet.cookies.clone();
    assert_eq!(tablet.form("/api/sign_out", &[]).await.status, 200);
    assert!(!tablet.cookies.contains_key("loudou"));
    tablet.cookies = copy;
    assert_eq!(tablet.json("/api/settings", &()).await.status, 401);
    assert_eq!(phone.json("/api/settings", &()).await.status, 200);
    assert_eq!(house.visitor().form("/api/sign_out", &[]).await.status, 200, "twice is no problem");
}

#[tokio::test]
async fn a_session_that_was_taken_away_is_gone_at_once() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    assert_eq!(house.sign_out("mei").await, 1);
    assert_eq!(mei.json("/api/settings", &()).await.status, 401);
    assert_eq!(mei.get("/").await.header("location"), Some("/sign-in"));
}

#[tokio::test]
async fn someone_switched_off_is_out_at_once() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    house.switch_off("mei").await;
    assert_eq!(mei.json("/api/settings", &()).await.status, 401);
}

#[tokio::test]
async fn t7_what_waited_for_one_person_is_not_done_by_another() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let mut boss = house.signed_in("boss").await;
    let card = done(&mut mei, listing("恆泰")).await;
    let op = moving(&card, 2);
    let asked = json!({ "op": op, "by": house.people["mei"] });
    let answer = boss.json("/api/ops", &asked).await;
    assert_eq!(answer.problem(), Problem::SignedOut, "as if nobody of that name were here");
    // It is hers still: she sends it, and it is done.
    let answer = mei.json("/api/ops", &asked).await;
    assert!(matches!(answer.json::<Answer>(), Answer::Applied { .. }));
}
