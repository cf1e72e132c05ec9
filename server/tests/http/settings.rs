//! What people keep for themselves, and administrators for the company.

use app::problem::Problem;
use domain::funnel::{Band, FunnelRefused};
use domain::org::OrgRefused;

use crate::house::{House, PASSWORD};

const BANDS: [(&str, &str); 8] = [
    ("bands[top_until]", "2"),
    ("bands[middle_until]", "5"),
    ("bands[top_rate]", "10"),
    ("bands[middle_rate]", "40"),
    ("bands[bottom_rate]", "82.5"),
    ("bands[top_days]", "30"),
    ("bands[middle_days]", "31"),
    ("bands[bottom_days]", "32"),
];

#[tokio::test]
async fn a_new_password_signs_out_everywhere_else() {
    let house = House::company().await;
    let mut tablet = house.signed_in("mei").await;
    let mut phone = house.signed_in("mei").await;
    let fields = [("present", PASSWORD), ("new", "another horse battery")];
    assert_eq!(tablet.form("/api/change_password", &fields).await.status, 200);
    assert_eq!(tablet.json("/api/settings", &()).await.status, 200);
    assert_eq!(phone.json("/api/settings", &()).await.status, 401);
    assert_eq!(house.visitor().sign_in("mei", PASSWORD).await.problem(), Problem::WrongLogin);
    assert_eq!(house.visitor().sign_in("mei", "another horse battery").await.status, 200);
}

#[tokio::test]
async fn a_new_password_wants_the_present_one_and_ten_characters() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let wrong = [("present", "a guess"), ("new", "another horse battery")];
    let short = [("present", PASSWORD), ("new", "short")];
    assert_eq!(mei.form("/api/change_password", &short).await.problem(), Problem::PasswordTooShort);
    for _ in 0..5 {
        assert_eq!(
            mei.form("/api/change_password", &wrong).await.problem(),
            Problem::WrongPassword
        );
    }
    assert_eq!(mei.form("/api/change_password", &wrong).await.status, 429, "guesses are counted");
}

#[tokio::test]
async fn nobody_calls_themselves_by_a_colleagues_login_or_name() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let answer = mei.form("/api/set_name", &[("name", " LIN ")]).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.problem(), Problem::Org(OrgRefused::NameIsALogin));
    assert_eq!(mei.form("/api/set_name", &[("name", "王小明")]).await.status, 200);
    let mut lin = house.signed_in("lin").await;
    let answer = lin.form("/api/set_name", &[("name", "王小明")]).await;
    assert_eq!(answer.problem(), Problem::Org(OrgRefused::NameOfColleague));
}

#[tokio::test]
async fn the_language_is_kept_for_the_person_and_for_the_browser() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    assert!(mei.get("/settings").await.text.contains("<html lang=\"en\""));
    assert_eq!(mei.form("/api/set_language", &[("lang", "zh-Hant")]).await.status, 200);
    assert!(mei.get("/settings").await.text.contains("<html lang=\"zh-Hant\""));
    let mut elsewhere = house.signed_in("mei").await;
    assert!(elsewhere.get("/settings").await.text.contains("<html lang=\"zh-Hant\""));
    mei.form("/api/sign_out", &[]).await;
    assert!(mei.get("/sign-in").await.text.contains("<html lang=\"zh-Hant\""));
    let mut stranger = house.visitor();
    stranger.headers.push(("accept-language", "zh-CN".to_owned()));
    assert!(stranger.get("/sign-in").await.text.contains("<html lang=\"zh-Hans\""));
    assert_eq!(stranger.form("/api/set_language", &[("lang", "en")]).await.status, 200);
    assert!(stranger.get("/sign-in").await.text.contains("<html lang=\"en\""));
}

#[tokio::test]
async fn the_light_is_kept_for_the_person() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    assert!(!mei.get("/settings").await.text.contains("data-theme"));
    assert_eq!(mei.form("/api/set_theme", &[("theme", "dark")]).await.status, 200);
    let mut elsewhere = house.signed_in("mei").await;
    assert!(elsewhere.get("/settings").await.text.contains("data-theme=\"dark\""));
    assert_eq!(mei.form("/api/set_theme", &[("theme", "system")]).await.status, 200);
    assert!(!elsewhere.get("/settings").await.text.contains("data-theme"));
}

#[tokio::test]
async fn an_administrator_moves_the_borders_of_the_bands() {
    let house = House::company().await;
    let mut boss = house.signed_in("boss").await;
    assert!(boss.get("/settings").await.text.contains("id=\"top_rate\""));
    assert_eq!(boss.form("/api/set_funnel", &BANDS).await.status, 200);
    let funnel = Option::clone(&house.store.company()).unwrap().funnel;
    assert_eq!(funnel.borders().map(|stage| stage.number()), [2, 5]);
    assert_eq!(Band::ALL.map(|band| funnel.band_rate(band).per_mille()), [100, 400, 825]);
    let mut falling = BANDS;
    falling[3].1 = "5";
    let answer = boss.form("/api/set_funnel", &falling).await;
    assert_eq!(answer.problem(), Problem::Funnel(FunnelRefused::RatesNotRising));
    let mut mei = house.signed_in("mei").await;
    assert!(!mei.get("/settings").await.text.contains("id=\"top_rate\""));
}

#[tokio::test]
async fn a_refusal_comes_inside_an_answer_to_who_asks_for_it_so() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let short = [("present", PASSWORD), ("new", "short")];
    let plain = mei.form("/api/change_password", &short).await;
    assert_eq!((plain.status.as_u16(), plain.header("x-refusal")), (422, None));
    mei.headers.push(("x-refusal", "inside".to_owned()));
    let inside = mei.form("/api/change_password", &short).await;
    assert_eq!((inside.status.as_u16(), inside.header("x-refusal")), (200, Some("422")));
    assert_eq!(inside.problem(), Problem::PasswordTooShort);
    let done = mei.json("/api/settings", &()).await;
    assert_eq!((done.status.as_u16(), done.header("x-refusal")), (200, None));
}
