//! Who gets in, and who does not.

use app::problem::Problem;

use crate::house::{House, PASSWORD};

#[tokio::test]
async fn a_person_signs_in_and_sees_their_page() {
    let house = House::company().await;
    let mut mei = house.visitor();
    let before = mei.get("/settings").await;
    assert_eq!(
        (before.status.as_u16(), before.header("location")),
        (303, Some("/sign-in?next=/settings"))
    );
    let answer = mei.sign_in(" MEI ", PASSWORD).await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (200, "\"/\""));
    let after = mei.get("/settings").await;
    assert_eq!(after.status, 200);
    assert!(after.text.contains("mei"), "the page names who is signed in");
    assert_eq!(after.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn a_wrong_password_an_unknown_login_and_someone_switched_off_are_told_the_same() {
    let house = House::company().await;
    house.switch_off("lin").await;
    for (login, password) in [
        ("mei", "wrong horse battery"),
        ("nobody", PASSWORD),
        ("lin", PASSWORD),
        ("", ""),
        ("mei", ""),
    ] {
        let mut visitor = house.visitor();
        let answer = visitor.sign_in(login, password).await;
        assert_eq!(
            (answer.status.as_u16(), answer.problem()),
            (422, Problem::WrongLogin),
            "{login}"
        );
        assert_eq!(visitor.json("/api/settings", &()).await.status, 401, "{login}");
    }
}

#[tokio::test]
async fn after_five_wrong_tries_a_login_has_to_wait() {
    let house = House::company().await;
    for _ in 0..5 {
        assert_eq!(house.visitor().sign_in("mei", "wrong").await.problem(), Problem::WrongLogin);
    }
    let answer = house.visitor().sign_in("Mei", PASSWORD).await;
    assert_eq!(answer.status, 429);
    assert!(
        matches!(answer.problem(), Problem::TooManyTries { seconds: 1..=2 }),
        "{}",
        answer.text
    );
    assert_eq!(
        house.visitor().sign_in("lin", PASSWORD).await.status,
        200,
        "others are not held up"
    );
}

#[tokio::test]
async fn an_address_that_tries_many_logins_has_to_wait_and_cannot_hide_behind_a_header() {
    let house = House::company().await;
    for n in 0..30 {
        let mut visitor = house.visitor();
        visitor.headers.push(("x-forwarded-for", format!("198.51.100.{n}")));
        assert_eq!(
            visitor.sign_in(&format!("guess{n}"), "wrong").await.problem(),
            Problem::WrongLogin
        );
    }
    assert_eq!(house.visitor().sign_in("mei", PASSWORD).await.status, 429);
    let mut elsewhere = house.visitor();
    elsewhere.peer = ([203, 0, 113, 9], 1).into();
    assert_eq!(elsewhere.sign_in("mei", PASSWORD).await.status, 200);
}

#[tokio::test]
async fn after_signing_in_one_goes_on_to_where_one_wanted_but_never_to_another_site() {
    let house = House::company().await;
    for (next, goes_to) in [
        ("/settings", "/settings"),
        ("/?rep=1", "/?rep=1"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ] {
        let mut visitor = house.visitor();
        let fields = [("login", "mei"), ("password", PASSWORD), ("next", next)];
        assert_eq!(
            visitor.form("/api/sign_in", &fields).await.json::<String>(),
            goes_to,
            "{next:?}"
        );
        let mut visitor = house.visitor();
        let answer =
            visitor.plain_form("/api/sign_in", "http://funnel.example/sign-in", &fields).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, Some(goes_to)),
            "{next:?}"
        );
    }
}

#[tokio::test]
async fn a_plain_form_that_is_refused_comes_back_with_the_reason() {
    let house = House::company().await;
    let mut visitor = house.visitor();
    let fields = [("login", "mei"), ("password", "wrong"), ("next", "")];
    let answer = visitor
        .plain_form("/api/sign_in", "http://funnel.example/sign-in?next=/settings", &fields)
        .await;
    let back = answer.header("location").unwrap().to_owned();
    assert_eq!(answer.status, 302);
    assert!(back.starts_with("http://funnel.example/sign-in?next="), "{back}");
    let page = visitor.get(back.strip_prefix("http://funnel.example").unwrap()).await;
    assert!(page.text.contains("Login or password is not right"), "the page says why");
}

#[tokio::test]
async fn another_site_cannot_sign_anyone_in() {
    let house = House::company().await;
    let mut visitor = house.visitor();
    visitor.headers.push(("origin", "https://evil.example".to_owned()));
    visitor.headers.push(("sec-fetch-site", "cross-site".to_owned()));
    let answer = visitor.sign_in("mei", PASSWORD).await;
    assert_eq!(answer.status, 403);
    assert!(visitor.cookies.is_empty());
}

#[tokio::test]
async fn a_request_without_end_is_not_read() {
    let house = House::company().await;
    let answer = house.visitor().sign_in("mei", &"x".repeat(300 * 1024)).await;
    assert_eq!(answer.status, 413);
}
