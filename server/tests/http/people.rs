//! Teams, people, invitations, devices: as browsers ask for them.

use app::problem::Problem;
use domain::org::OrgRefused;
use serde_json::{Value, json};

use crate::deals::{done, listing};
use crate::house::{House, NOW, PASSWORD};
use crate::visitor::{Answer, Visitor};

async fn change(visitor: &mut Visitor, change: Value) -> Answer {
    visitor.json("/api/change_org", &json!({ "changes": [change] })).await
}

async fn switch_off(visitor: &mut Visitor, house: &House, who: &str, heirs: &[&str]) -> Answer {
    let heirs: Vec<_> = heirs.iter().map(|heir| house.people[heir]).collect();
    visitor.json("/api/switch_off", &json!({ "person": house.people[who], "heirs": heirs })).await
}

/// What a link carries, as a browser reads it from the address.
async fn link(boss: &mut Visitor, house: &House, who: &str) -> String {
    let asked = json!({ "person": house.people[who], "origin": "https://funnel.example" });
    let made: Value = boss.json("/api/make_link", &asked).await.json();
    let url = made["url"].as_str().unwrap();
    url.strip_prefix("https://funnel.example/join#").unwrap().to_owned()
}

async fn crew(visitor: &mut Visitor, state: Value, text: &str) -> Value {
    let wanted = json!({ "team": null, "role": null, "state": state, "text": text, "len": 60 });
    visitor.json("/api/team", &json!({ "wanted": wanted })).await.json()
}

fn names(crew: &Value) -> Vec<&str> {
    crew["people"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_link_is_used_once_sets_the_password_and_signs_out_everywhere_else() {
    let house = House::company().await;
    let mut boss = house.signed_in("boss").await;
    let mut old = house.signed_in("mei").await;
    let token = link(&mut boss, &house, "mei").await;
    let mut tablet = house.visitor();
    let guest: Value = tablet.form("/api/guest", &[("token", &token)]).await.json();
    assert_eq!((guest["name"].as_str(), guest["invited"].as_bool()), (Some("mei"), Some(false)));
    let short = tablet.form("/api/join", &[("token", &token), ("password", "short")]).await;
    assert_eq!(short.problem(), Problem::PasswordTooShort);
    let fields = [("token", token.as_str()), ("password", "another horse battery")];
    assert_eq!(tablet.form("/api/join", &fields).await.status, 200);
    assert_eq!(tablet.json("/api/settings", &()).await.status, 200, "signed in at once");
    assert_eq!(old.json("/api/settings", &()).await.status, 401);
    let again = house.visitor().form("/api/join", &fields).await;
    assert_eq!((again.status.as_u16(), again.problem()), (404, Problem::LinkGone));
    assert_eq!(house.visitor().sign_in("mei", PASSWORD).await.problem(), Problem::WrongLogin);
}

#[tokio::test]
async fn a_link_is_worth_nothing_once_replaced_run_out_or_its_person_switched_off() {
    let house = House::company().await;
    let mut boss = house.signed_in("boss").await;
    let first = link(&mut boss, &house, "mei").await;
    let second = link(&mut boss, &house, "mei").await;
    let gone = async |token: &str| {
        let answer = house.visitor().form("/api/guest", &[("token", token)]).await;
        assert_eq!(answer.problem(), Problem::LinkGone);
    };
    gone(&first).await;
    house.switch_off("mei").await;
    gone(&second).await;
    // Made so long ago that it ran out.
    let token = "ab".repeat(32);
    let key = app::session::secret::link_key(&token).unwrap();
    let actor = house.store.org().actor(house.people["boss"]).unwrap();
    let lin = house.people["lin"];
    store::link::make(&house.store, &actor, lin, key, domain::day::Millis(0)).await.unwrap();
    gone(&token).await;
}

#[tokio::test]
async fn who_guesses_links_has_to_wait_and_learns_of_nobody() {
    let house = House::company().await;
    for n in 0..30 {
        let token = format!("{n:064x}");
        let answer = house.visitor().form("/api/guest", &[("token", &token)]).await;
        assert_eq!(answer.problem(), Problem::LinkGone);
        assert!(!answer.text.contains("mei"));
    }
    let answer = house.visitor().form("/api/guest", &[("token", "x")]).await;
    assert_eq!(answer.status, 429);
}

#[tokio::test]
async fn what_a_link_carries_is_in_no_address_that_a_browser_sends() {
    let house = House::company().await;
    let mut boss = house.signed_in("boss").await;
    let token = link(&mut boss, &house, "mei").await;
    assert_eq!(token.len(), 64);
    let page = house.visitor().get("/join").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("referrer-policy"), Some("same-origin"));
    assert!(!page.text.contains(&token));
    let evil = json!({ "person": house.people["mei"], "origin": "https://evil.example/x?" });
    let made: Value = boss.json("/api/make_link", &evil).await.json();
    assert!(made["url"].as_str().unwrap().starts_with("/join#"), "{made}");
}

#[tokio::test]
async fn the_last_administrator_stays_and_open_deals_go_somewhere_first() {
    let house = House::company().await;
    let mut boss = house.signed_in("boss").await;
    let mut mei = house.signed_in("mei").await;
    let himself = switch_off(&mut boss, &house, "boss", &[]).await;
    assert_eq!(himself.problem(), Problem::Org(OrgRefused::Oneself));
    let post = json!({ "login": "boss", "name": "boss", "roles": ["rep"], "team": null });
    let less = json!({ "set_post": { "person": house.people["boss"], "post": post } });
    let less = change(&mut boss, less).await;
    assert_eq!(less.problem(), Problem::Org(OrgRefused::LastAdministrator));
    for account in ["A", "B", "C"] {
        done(&mut mei, listing(account)).await;
    }
    let left = switch_off(&mut boss, &house, "mei", &[]).await;
    assert_eq!(left.problem(), Problem::Org(OrgRefused::DealsLeft { count: 3 }));
    let mut lin = house.signed_in("lin").await.live(None, None).await.ok().unwrap();
    lin.next_of("here").await;
    let passed = switch_off(&mut boss, &house, "mei", &["lin", "nora"]).await;
    assert_eq!((passed.status.as_u16(), passed.text.as_str()), (200, "3"));
    assert!(lin.next_of("move").await.json()["after"].is_object(), "told to the open board");
    assert_eq!(mei.json("/api/settings", &()).await.status, 401);
    let person = json!({ "person": house.people["mei"] });
    let told: Value = boss.json("/api/person", &person).await.json();
    assert_eq!((told["state"].as_str(), told["deals"].as_u64()), (Some("off"), Some(0)));
    assert_eq!(told["history"][0]["what"], "switched_off");
    assert_eq!(told["history"][1]["what"]["passed"]["count"], 3);
}

#[tokio::test]
async fn who_is_new_waits_until_they_came_in_by_their_link() {
    let house = House::company().await;
    let mut boss = house.signed_in("boss").await;
    let post =
        json!({ "login": "eve", "name": "Eve", "roles": ["rep"], "team": house.teams["north"] });
    let person = "01890000-0000-7000-8000-000000000001";
    let add = json!({ "add_person": { "person": person, "post": post } });
    assert_eq!(change(&mut boss, add.clone()).await.status, 200);
    assert_eq!(change(&mut boss, add).await.problem(), Problem::Org(OrgRefused::IdentityTaken));
    assert_eq!(names(&crew(&mut boss, json!("waiting"), "").await), ["Eve"]);
    assert_eq!(house.visitor().sign_in("eve", "").await.problem(), Problem::WrongLogin);
    let asked = json!({ "person": person, "origin": "https://funnel.example" });
    let made: Value = boss.json("/api/make_link", &asked).await.json();
    assert_eq!(made["kind"], "invitation");
    let token = made["url"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    let fields = [("token", token.as_str()), ("password", "another horse battery")];
    let mut eve = house.visitor();
    assert_eq!(eve.form("/api/join", &fields).await.status, 200);
    assert_eq!(eve.get("/").await.status, 200);
    assert!(names(&crew(&mut boss, json!("waiting"), "").await).is_empty());
    assert_eq!(names(&crew(&mut boss, json!("active"), "ＥＶＥ").await), ["Eve"]);
}

#[tokio::test]
async fn a_manager_reads_their_own_teams_and_no_more_than_names_roles_teams_and_state() {
    let house = House::company().await;
    let mut nora = house.signed_in("nora").await;
    let seen = crew(&mut nora, Value::Null, "").await;
    assert_eq!(names(&seen), ["eva", "mei", "nora"]);
    assert_eq!(seen["teams"].as_array().unwrap().len(), 1);
    for row in seen["people"].as_array().unwrap() {
        assert!(row["login"].is_null());
    }
    assert_eq!(seen["managers"], json!([]));
    let page = nora.get("/team").await.text;
    let shown = |name: &str| page.contains(&format!("<b>{name}<"));
    assert!(shown("mei") && shown("north") && !shown("lin") && !shown("south"));
    let refused = house.signed_in("mei").await.get("/team").await.text;
    assert!(!refused.contains("nora") && refused.contains("Your role does not include this"));
}

#[tokio::test]
async fn one_signs_out_one_device_or_all_others() {
    let house = House::company().await;
    let agent = "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) Version/17.5 Safari/604.1";
    let mut tablet = house.visitor();
    tablet.headers.push(("user-agent", agent.to_owned()));
    tablet.sign_in("mei", PASSWORD).await;
    let mut phone = house.signed_in("mei").await;
    let mut desk = house.signed_in("mei").await;
    let mut lin = house.signed_in("lin").await;
    let settings: Value = desk.json("/api/settings", &()).await.json();
    let devices = settings["devices"].as_array().unwrap();
    assert_eq!(devices.len(), 3);
    assert_eq!(devices[0]["here"], true);
    let ipad = devices.iter().find(|device| device["system"] == "iPad").unwrap();
    assert_eq!(ipad["browser"], "Safari");
    let key = [("key", ipad["key"].as_str().unwrap())];
    lin.form("/api/sign_out_device", &key).await;
    assert_eq!(tablet.json("/api/settings", &()).await.status, 200, "another's key ends nothing");
    let left: Value = desk.form("/api/sign_out_device", &key).await.json();
    assert_eq!(left.as_array().unwrap().len(), 2);
    assert_eq!(tablet.json("/api/settings", &()).await.status, 401);
    let left: Value = desk.form("/api/sign_out_others", &[]).await.json();
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(phone.json("/api/settings", &()).await.status, 401);
    assert_eq!(desk.json("/api/settings", &()).await.status, 200);
}

#[tokio::test]
async fn what_the_database_keeps_of_a_device_does_not_open_the_door() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let settings: Value = mei.json("/api/settings", &()).await.json();
    let key = settings["devices"][0]["key"].as_str().unwrap();
    assert!(!mei.cookies["loudou"].contains(key) && key.len() == 64);
}

#[tokio::test]
async fn name_and_number_style_are_ones_own() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    assert!(!mei.get("/").await.text.contains("data-numbers"));
    assert_eq!(mei.form("/api/set_numbers", &[("numbers", "myriads")]).await.status, 200);
    let page = house.signed_in("mei").await.get("/").await.text;
    assert!(page.contains("data-numbers=\"myriads\""));
    assert!(!house.signed_in("lin").await.get("/").await.text.contains("data-numbers"));
    assert_eq!(mei.form("/api/set_numbers", &[("numbers", "language")]).await.status, 200);
    assert!(!mei.get("/").await.text.contains("data-numbers"));
    assert_eq!(mei.form("/api/set_name", &[("name", " 林美 ")]).await.status, 200);
    let org = house.store.org();
    assert_eq!(org.person(house.people["mei"]).unwrap().name.as_str(), "林美");
    let empty = mei.form("/api/set_name", &[("name", " ")]).await;
    assert_eq!(empty.status, 422);
}

#[tokio::test]
async fn open_boards_are_told_at_once_that_names_teams_or_bands_have_changed() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let mut stream = mei.live(None, None).await.ok().unwrap();
    let before: i64 = stream.next_of("desk").await.data.parse().unwrap();
    let mut boss = house.signed_in("boss").await;
    let rename = json!({ "rename_team": { "team": house.teams["north"], "name": "N" } });
    assert_eq!(change(&mut boss, rename).await.status, 200);
    let renamed: i64 = stream.next_of("desk").await.data.parse().unwrap();
    assert!(renamed > before);
    let line = json!({ "list": "products", "name": "GTX" });
    assert_eq!(boss.json("/api/add_line", &line).await.status, 200);
    assert!(stream.next_of("desk").await.data.parse::<i64>().unwrap() > renamed);
    let filter = json!({});
    let asked = json!({ "filter": filter, "order": "next_step" });
    let opened: Value = mei.json("/api/open", &asked).await.json();
    assert!(opened["desk"]["seq"].as_i64().unwrap() > renamed, "a page drawn now is up to date");
}

#[tokio::test]
async fn who_sees_others_after_a_change_of_teams_is_told_to_read_anew_before_long() {
    let house = House::company().await;
    let mut nora = house.signed_in("nora").await.live(None, None).await.ok().unwrap();
    nora.next_of("desk").await;
    let mut boss = house.signed_in("boss").await;
    let (south, north) = (house.teams["south"], house.teams["north"]);
    let under = json!({ "move_team": { "team": south, "parent": north } });
    let since = std::time::Instant::now();
    assert_eq!(change(&mut boss, under).await.status, 200);
    nora.next_of("reset").await;
    assert!(since.elapsed().as_secs() < 2, "not only at the next look");
    let post = json!({ "login": "nora", "name": "nora", "roles": ["rep"], "team": north });
    let lead = json!({ "set_manager": { "team": north, "manager": null } });
    assert_eq!(change(&mut boss, lead).await.status, 200);
    let less = json!({ "set_post": { "person": house.people["nora"], "post": post } });
    assert_eq!(change(&mut boss, less).await.status, 200);
    nora.next_of("reset").await;
}

#[tokio::test]
async fn looking_at_pages_writes_down_when_a_device_was_seen_but_rarely() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let person = house.people["mei"];
    let seen = async || {
        let devices = store::session::devices(&house.store, person, NOW).await.unwrap();
        devices[0].clone()
    };
    let first = seen().await;
    mei.json("/api/settings", &()).await;
    assert_eq!(seen().await.seen, first.seen, "a moment ago is soon enough");
    let session = store::session::load(&house.store, &first.key, NOW).await.unwrap().unwrap();
    let long_ago = domain::day::Millis(first.seen.0 - 600_000);
    let aged = store::session::Session { seen: long_ago, ..session };
    store::session::save(&house.store, first.key.clone(), aged).await.unwrap();
    mei.json("/api/settings", &()).await;
    for _ in 0..50 {
        if seen().await.seen > long_ago {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the device was not seen");
}
