//! An empty database, and what becomes of it.

use app::problem::{Field, Problem};
use domain::text::TextRefused;

use crate::house::House;

const FORM: [(&str, &str); 6] = [
    ("company", "恆泰紡織"),
    ("currency", "TWD"),
    ("zone", "Asia/Taipei"),
    ("name", "陳美玲"),
    ("login", "meiling"),
    ("password", "ten characters"),
];

fn with(field: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    FORM.iter().map(|(name, kept)| (*name, if *name == field { value } else { kept })).collect()
}

#[tokio::test]
async fn every_page_of_an_empty_house_leads_to_the_first_visit() {
    let house = House::empty().await;
    let mut visitor = house.visitor();
    for path in ["/", "/settings", "/sign-in", "/demo", "/nowhere"] {
        assert_eq!(visitor.get(path).await.header("location"), Some("/welcome"), "{path}");
    }
    let page = visitor.get("/welcome").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Set up your funnel") && page.text.contains("name=\"company\""));
}

#[tokio::test]
async fn the_first_one_founds_the_company_and_is_its_administrator() {
    let house = House::empty().await;
    let mut visitor = house.visitor();
    assert_eq!(visitor.form("/api/found", &FORM).await.status, 200);
    let company = Option::clone(&house.store.company()).unwrap();
    assert_eq!(
        (company.name.as_str(), company.currency.code(), company.demo),
        ("恆泰紡織", "TWD", false)
    );
    let settings = visitor.json("/api/settings", &()).await;
    assert!(settings.text.contains("administrator"), "{}", settings.text);
    assert_eq!(house.visitor().sign_in("MeiLing", "ten characters").await.status, 200);
}

#[tokio::test]
async fn there_is_one_first_visit_only() {
    let house = House::company().await;
    let mut visitor = house.visitor();
    let answer = visitor.form("/api/found", &FORM).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (409, Problem::AlreadyFounded));
    assert_eq!(visitor.form("/api/try_demo", &[]).await.problem(), Problem::AlreadyFounded);
    assert_eq!(visitor.get("/welcome").await.header("location"), Some("/"));
    assert!(visitor.cookies.is_empty());
}

#[tokio::test]
async fn a_form_that_cannot_be_taken_says_which_field_and_founds_nothing() {
    let house = House::empty().await;
    let mut visitor = house.visitor();
    let empty = |field| Problem::Text { field, refused: TextRefused::Empty };
    let table = [
        (with("company", " "), empty(Field::CompanyName)),
        (with("name", ""), empty(Field::Name)),
        (with("login", ""), empty(Field::Login)),
        (with("login", "mei ling"), Problem::LoginUnclear),
        (with("currency", "XXX"), Problem::UnknownCurrency),
        (with("zone", "Asia/Nowhere"), Problem::UnknownZone),
        (with("zone", "../../etc/passwd"), Problem::UnknownZone),
        (with("password", "too short"), Problem::PasswordTooShort),
    ];
    for (form, problem) in table {
        let answer = visitor.form("/api/found", &form).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (422, problem));
    }
    assert!(house.store.company().is_none() && visitor.cookies.is_empty());
}

#[tokio::test]
async fn two_first_visits_at_once_found_one_company() {
    let house = House::empty().await;
    let (mut one, mut two) = (house.visitor(), house.visitor());
    let (a, b) = tokio::join!(one.form("/api/found", &FORM), two.form("/api/found", &FORM));
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

#[tokio::test]
async fn the_first_visit_may_be_a_demo() {
    let house = House::empty().await;
    let mut visitor = house.visitor();
    assert_eq!(visitor.form("/api/try_demo", &[]).await.status, 200);
    let page = visitor.get("/demo").await;
    assert!(page.text.contains("data-demo-person="), "the demo people are shown");
}
