//! Entering without a password: in a demo only.

use app::problem::Problem;

use crate::house::{House, PEOPLE};

#[tokio::test]
async fn one_tap_makes_one_anyone_of_a_demo() {
    let house = House::demo().await;
    let mut visitor = house.visitor();
    assert_eq!(visitor.get("/").await.header("location"), Some("/demo"));
    let page = visitor.get("/demo").await.text;
    for (login, ..) in PEOPLE {
        assert!(page.contains(&format!("data-demo-person=\"{login}\"")), "{login}");
        assert_eq!(visitor.form("/api/enter_demo", &[("login", login)]).await.status, 200);
        let settings = visitor.json("/api/settings", &()).await;
        assert!(settings.text.contains(&format!("\"login\":\"{login}\"")), "{}", settings.text);
    }
    let answer = visitor.form("/api/enter_demo", &[("login", "nobody")]).await;
    assert_eq!(answer.problem(), Problem::NotFound);
}

#[tokio::test]
async fn someone_switched_off_is_not_among_the_demo_people() {
    let house = House::demo().await;
    house.switch_off("mei").await;
    let mut visitor = house.visitor();
    assert!(!visitor.get("/demo").await.text.contains("data-demo-person=\"mei\""));
    assert_eq!(
        visitor.form("/api/enter_demo", &[("login", "mei")]).await.problem(),
        Problem::NotFound
    );
}

#[tokio::test]
async fn a_real_company_has_no_such_door() {
    let house = House::company().await;
    let mut visitor = house.visitor();
    let answer = visitor.form("/api/enter_demo", &[("login", "boss")]).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (403, Problem::NotADemo));
    assert_eq!(visitor.form("/api/demo_people", &[]).await.problem(), Problem::NotADemo);
    assert_eq!(visitor.get("/demo").await.header("location"), Some("/sign-in"));
    assert!(visitor.cookies.is_empty());
}
