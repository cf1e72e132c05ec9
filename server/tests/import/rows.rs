//! Rows: taken, refused each with its line and reason, followed when the file changes, and left
//! to people where people changed them.

use std::path::PathBuf;

use domain::deal::{Change, Command, Destination, Edit, Standing};
use domain::funnel::Stage;
use domain::id::OpId;
use domain::money::{Currency, Money};
use domain::op::{Answer, Op};
use domain::org::Role;
use domain::text::Note;
use uuid::Uuid;

use super::program::Place;

const MAPPING: &str = r#"
name = "deals"
currency = "USD"
[company]
name = "Acme Sales"
zone = "UTC"
[deals]
file = "deals.csv"
key = ["id"]
amount_from = "product price"
[deals.columns]
rep = "rep"
account = "account"
product = "product"
contact = "contact"
phone = "phone"
stage = "stage"
closed = "closed"
value = "value"
lost_reason = "why"
amount = "amount"
[stages]
"new" = 1
"demo" = 4
"won" = { outcome = "won" }
"lost" = { outcome = "lost", from = 4, note = "none given" }
[lost_reasons]
"too dear" = "price"
[people]
unlisted = "refuse"
file = "people.csv"
rep = "rep"
manager = "boss"
[products]
file = "products.csv"
name = "product"
price = "price"
unlisted = "refuse"
[products.spellings]
"Pump Pro" = ["PumpPro", "pump-pro"]
[accounts]
missing = "unnamed"
unnamed = "Unnamed"
"#;

const HEAD: &str = "id,rep,account,product,contact,phone,stage,closed,value,why,amount\n";

const GOOD: &str = "1,Ann Lee,Hengtai,PumpPro,Wu,000-1,new,,,,
2,ann lee,Jinjiang,ＰＵＭＰ－ＰＲＯ,Wu,,demo,,,,7000
3,Bo Ray,hengtai,Pump Pro,wu,000-2,won,2026-01-05,4800,,
4,Bo Ray,,Pump Pro,,,lost,2026-01-06,,too dear,
5,Bo Ray,Deqing,Pump Pro,,,lost,2026-01-07,,,
";

fn place(rows: &str) -> (Place, PathBuf, PathBuf) {
    let place = Place::new();
    let mapping = place.file("m.toml", MAPPING);
    place.file("people.csv", "rep,boss\nAnn Lee,Cy Orr\nBo Ray,Cy Orr\n");
    place.file("products.csv", "product,price\nPump Pro,\"5,000\"\n");
    let deals = place.file("deals.csv", format!("{HEAD}{rows}"));
    let folder = deals.parent().unwrap().to_owned();
    (place, mapping, folder)
}

#[tokio::test]
async fn rows_are_made_out_as_the_mapping_says() {
    let (place, mapping, folder) = place(GOOD);
    let ran = place.import(&mapping, &folder, &[]).well();
    assert_eq!((ran.count("taken"), ran.count("refused")), (5, 0), "{}", ran.out);
    assert!(ran.out.contains("people 3, teams 1, accounts 4, products 1"), "{}", ran.out);
    let told = place.told().await;
    let second = told.of("Jinjiang");
    assert_eq!(second.product.as_ref().unwrap().as_str(), "Pump Pro");
    assert_eq!((told.owner(second), second.deal.amount.unwrap().minor()), ("Ann Lee", 700_000));
    let at_hengtai: Vec<_> =
        told.cards.values().filter(|card| card.account.as_str() == "Hengtai").collect();
    assert_eq!(at_hengtai.len(), 2);
    let contacts: std::collections::BTreeSet<_> =
        at_hengtai.iter().flat_map(|card| &card.deal.contacts).collect();
    assert_eq!(contacts.len(), 1, "one person of one account is one contact");
    let amounts: Vec<_> =
        at_hengtai.iter().map(|card| card.deal.amount.map(Money::minor)).collect();
    assert!(amounts.contains(&Some(500_000)) && amounts.contains(&None), "{amounts:?}");
    let Standing::Lost { reason, note, .. } = &told.of("Unnamed").deal.position.standing else {
        panic!("lost");
    };
    assert_eq!((reason.word(), note), ("price", &None));
    let Standing::Lost { reason, note, .. } = &told.of("Deqing").deal.position.standing else {
        panic!("lost");
    };
    assert_eq!((reason.word(), note.as_ref().map(Note::as_str)), ("other", Some("none given")));
    let logins: Vec<&str> = told.org.people().map(|person| person.login.as_str()).collect();
    assert!(logins.contains(&"ann.lee") && logins.contains(&"cy.orr"), "{logins:?}");
}

#[tokio::test]
async fn each_bad_row_is_refused_with_its_line_and_reason_and_leaves_nothing() {
    let bad = [
        ("6,Zed,Q,Pump Pro,,,new,,,,", "nobody is called \"Zed\""),
        ("7,Ann Lee,Q,Drill,,,new,,,,", "no product is called \"Drill\""),
        ("8,Ann Lee,Q,Pump Pro,,,hot,,,,", "stage \"hot\" stands for no stage"),
        ("9,Ann Lee,Q,Pump Pro,,,won,,5,,", "won asks for the date"),
        ("10,Ann Lee,Q,Pump Pro,,,won,2026-01-05,,,", "won asks for the value"),
        ("11,Ann Lee,Q,Pump Pro,,,won,2026-01-05,0,,", "won asks for the value"),
        ("12,Ann Lee,Q,Pump Pro,,,won,2999-01-05,5,,", "an order cannot be of a day to come"),
        ("13,Ann Lee,Q,Pump Pro,,,lost,,,,", "needs the day it was lost"),
        ("14,Ann Lee,Q,Pump Pro,,,lost,2999-01-05,,,", "on a day to come"),
        ("15,Ann Lee,Q,Pump Pro,,,lost,05/01/2026,,,", "closed \"05/01/2026\" is not a day"),
        ("16,Ann Lee,Q,Pump Pro,,,lost,2026-01-05,,rain,", "why \"rain\" stands for nothing"),
        ("17,Ann Lee,Q,Pump Pro,,,new,,,,soon", "amount \"soon\": not an amount"),
        ("18,Ann Lee,Q,Pump Pro,,,new,,,,-5", "an amount is not negative"),
        ("19,Ann Lee,Q,Pump Pro,,,new,,,,€5", "the sign of another currency"),
        ("20,Ann Lee,Q,Pump Pro,,,new,,,,1,200", "more cells than the head"),
        ("1,Ann Lee,Q,Pump Pro,,,new,,,,", "the same row as deals.csv:2"),
        (",Ann Lee,Q,Pump Pro,,,new,,,,", "id is empty"),
        ("21,,Q,Pump Pro,,,new,,,,", "no rep is named"),
    ];
    let rows: String = bad.iter().map(|(row, _)| format!("{row}\n")).collect();
    let (place, mapping, folder) = place(&format!("{GOOD},,,,,,,,,,\n{rows}"));
    let ran = place.import(&mapping, &folder, &[]).well();
    let refused = ran.refused();
    assert_eq!(refused.len(), bad.len(), "{}", ran.out);
    for (line, ((_, why), refused)) in (8..).zip(bad.iter().zip(&refused)) {
        assert!(refused.starts_with(&format!("deals.csv:{line}: ")), "{refused}");
        assert!(refused.contains(why), "{refused}, not {why}");
    }
    assert_eq!((ran.count("taken"), ran.count("blank rows")), (5, 1));
    assert!(ran.out.contains("accounts 4,"), "a refused row makes no account: {}", ran.out);
}

#[tokio::test]
async fn a_dry_run_tells_the_same_and_keeps_nothing() {
    let (place, mapping, folder) = place(GOOD);
    let dry = place.import(&mapping, &folder, &["--dry-run"]).well();
    assert!(!place.db().exists());
    let real = place.import(&mapping, &folder, &[]).well();
    assert_eq!(dry.out.replace("dry run: nothing of this was kept\n", ""), real.out);
    let before = place.told().await;
    place.file("deals.csv", format!("{HEAD}{}", GOOD.replace("7000", "8000")));
    let again = place.import(&mapping, &folder, &["--dry-run"]).well();
    assert_eq!(again.count("changed"), 1, "{}", again.out);
    let after = place.told().await;
    assert_eq!((after.cards, after.last_seq), (before.cards, before.last_seq));
}

#[tokio::test]
async fn a_changed_row_is_followed_and_told_in_the_history() {
    let (place, mapping, folder) = place(GOOD);
    place.import(&mapping, &folder, &[]).well();
    let before = place.told().await;
    let second = before.of("Jinjiang").deal.id;
    let changed = GOOD.replace("Wu,,demo,,,,7000", "Wu,,won,2026-02-01,6900,,7500");
    place.file("deals.csv", format!("{HEAD}{changed}"));
    let ran = place.import(&mapping, &folder, &[]).well();
    assert_eq!((ran.count("taken"), ran.count("unchanged")), (0, 4), "{}", ran.out);
    assert!(ran.out.contains("changed  deals.csv:3: set amount, stage\n"), "{}", ran.out);
    let told = place.told().await;
    assert_eq!(told.cards.len(), before.cards.len());
    let card = &told.cards[&second];
    let Standing::Won { value, on, .. } = &card.deal.position.standing else { panic!("won") };
    assert_eq!((value.minor(), on.iso().as_str()), (690_000, "2026-02-01"));
    assert_eq!(card.deal.listed_at, before.cards[&second].deal.listed_at);
    let moved = told.changes(second).into_iter().find_map(|change| match change {
        Change::Moved { reason, .. } => reason.clone(),
        _ => None,
    });
    assert_eq!(moved.unwrap().as_str(), "deals: deals.csv:3");
    let again = place.import(&mapping, &folder, &[]).well();
    assert_eq!((again.count("changed"), again.count("unchanged")), (0, 5));
}

#[tokio::test]
async fn what_people_changed_since_is_kept_and_said() {
    let (place, mapping, folder) = place(GOOD);
    place.import(&mapping, &folder, &[]).well();
    let store = place.open().await;
    let org = store.org();
    let boss = org.people().find(|person| person.roles.contains(&Role::Manager)).unwrap();
    let actor = org.actor(boss.id).unwrap();
    let heard = store::journal::since(&store, 0, u32::MAX).await.unwrap();
    let card = heard.iter().find(|heard| heard.after.account.as_str() == "Jinjiang").unwrap();
    let deal = card.entry.deal;
    let amount = Money::new(123_400, Currency::new("USD").unwrap()).unwrap();
    let commands = [
        Command::Edit { deal, edits: vec![Edit::Amount(Some(amount))] },
        Command::Move { deal, to: Destination::Stage(Stage::new(6).unwrap()), reason: None },
    ];
    for (base, command) in (1..).zip(commands) {
        let (id, at) = (OpId::new(Uuid::now_v7()), card.entry.at);
        let op = Op { id, at, base: Some(base), command };
        let answer = store::op::apply(&store, &actor, op, at).await.unwrap();
        assert!(matches!(answer, Answer::Applied { .. }), "{answer:?}");
    }
    store.close().await;
    let changed = GOOD.replace("Wu,,demo,,,,7000", "Wu,,new,,,,7500");
    place.file("deals.csv", format!("{HEAD}{changed}"));
    let ran = place.import(&mapping, &folder, &[]).well();
    let said = "changed  deals.csv:3: kept as people set it: amount, stage\n";
    assert!(ran.out.contains(said), "{}", ran.out);
    let told = place.told().await;
    let card = &told.cards[&deal];
    assert_eq!(card.deal.amount, Some(amount));
    assert_eq!(card.deal.position.place().stage().unwrap().number(), 6);
}
