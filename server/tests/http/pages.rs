//! Pages as a stranger and as one of us get them.

use crate::house::House;

#[tokio::test]
async fn a_stranger_sees_the_door_whatever_they_ask_for() {
    let house = House::company().await;
    for (path, door) in [
        ("/", "/sign-in"),
        ("/settings", "/sign-in?next=/settings"),
        ("/no/such/page?x=1", "/sign-in?next=/no/such/page%3Fx%3D1"),
        ("//evil.example/", "/sign-in"),
    ] {
        let answer = house.visitor().get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, Some(door)),
            "{path}"
        );
    }
}

#[tokio::test]
async fn one_of_us_who_comes_to_the_door_is_let_through() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let answer = mei.get("/sign-in?next=/settings").await;
    assert_eq!(answer.header("location"), Some("/settings"));
    assert_eq!(mei.get("/sign-in?next=//evil.example").await.header("location"), Some("/"));
}

#[tokio::test]
async fn a_login_made_of_markup_stays_text() {
    let house = House::company().await;
    let page =
        house.visitor().get("/sign-in?next=%2F%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("<script>alert(1)"));
}

#[tokio::test]
async fn a_page_that_is_none_says_so() {
    let house = House::company().await;
    let page = house.signed_in("mei").await.get("/no/such/page").await;
    assert_eq!(page.status, 404);
    assert!(page.text.contains("There is nothing here"));
}

/// What belongs to one thread must not be in a page: it is begun on one and ended on another.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_are_drawn_on_many_threads_at_once() {
    let house = House::company().await;
    let boss = house.signed_in("boss").await;
    let pages = [
        "/",
        "/table",
        "/accounts",
        "/visits",
        "/day",
        "/coaching",
        "/handovers",
        "/handovers/new",
        "/walks",
        "/meetings",
        "/settings",
        "/team",
        "/skills",
        "/agenda",
        "/export",
        "/import",
        "/concentration",
        "/lists",
        "/rates",
        "/guide",
    ];
    for page in pages {
        let drawn = (0..24).map(|_| {
            let mut boss = boss.clone();
            tokio::spawn(async move { boss.get(page).await.status.as_u16() })
        });
        for one in drawn.collect::<Vec<_>>() {
            assert_eq!(one.await.unwrap(), 200, "{page}");
        }
    }
}
