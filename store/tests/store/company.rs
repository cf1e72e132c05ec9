//! The company, its people, their settings.

use domain::day::{Day, Millis};
use domain::deal::Destination;
use domain::funnel::{Band, Funnel, Rate};
use domain::org::Role;
use domain::policy::Denied;
use domain::text::Login;
use store::company::{FoundRefused, Founding, SetRefused};
use store::person::{PersonRefused, Preferences};
use store::{Store, StoreError, clock};

use crate::world::*;

#[tokio::test]
async fn a_company_is_founded_once() {
    let world = World::new().await;
    let admin = new_person("eve", &[Role::Administrator], None);
    let founding = Founding { company: company(), admin };
    let refused = store::company::found(&world.store, founding, NOW).await;
    assert!(matches!(refused, Err(FoundRefused::AlreadyFounded)), "{refused:?}");
    assert_eq!(world.store.org().people().filter(|p| p.login.as_str() == "eve").count(), 0);
}

#[tokio::test]
async fn a_company_in_no_zone_is_refused_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("l.db")).await.unwrap();
    assert!(store.company().is_none());
    let mut nowhere = company();
    nowhere.zone = "Mars/Olympus".to_owned();
    let admin = new_person("ada", &[Role::Administrator], None);
    let founding = Founding { company: nowhere, admin };
    let refused = store::company::found(&store, founding, NOW).await;
    assert!(matches!(refused, Err(FoundRefused::NoSuchZone)), "{refused:?}");
    assert!(store.company().is_none());
    assert_eq!(store.org().people().count(), 0);
    let before: Result<(), StoreError> =
        store.write(|tx| Box::pin(async move { tx.company().map(|_| ()) })).await;
    assert!(matches!(before, Err(StoreError::NotFounded)));
}

#[tokio::test]
async fn f2_only_an_administrator_sets_the_funnel() {
    let world = World::new().await;
    let rates = [100, 400, 900].map(|rate| Rate::new(rate).unwrap());
    let funnel = Funnel::new([stage(2), stage(5)], rates, [30, 40, 50]).unwrap();
    for login in ["mei", "bo", "mia"] {
        let denied =
            store::company::set_funnel(&world.store, &world.actor(login), funnel, NOW).await;
        assert!(matches!(denied, Err(SetRefused::Denied(Denied))), "{login}");
    }
    store::company::set_funnel(&world.store, &world.actor("ada"), funnel, NOW).await.unwrap();
    let company = world.store.company().as_ref().clone().unwrap();
    assert_eq!(company.funnel, funnel);
    let card = world.listed("bo", "A", 6, 1).await;
    assert_eq!(company.funnel.band(card.deal.position.standing.stage()), Band::Bottom);
}

#[tokio::test]
async fn logins_that_fold_alike_are_one() {
    let world = World::new().await;
    let twin = new_person("ＢＯ", &[Role::Rep], None);
    let refused = store::person::add(&world.store, None, twin, NOW).await;
    assert!(matches!(refused, Err(PersonRefused::LoginTaken)), "{refused:?}");
    let login = Login::new("Bo").unwrap();
    let found = store::person::credentials(&world.store, &login).await.unwrap().unwrap();
    assert_eq!(found.id, world.people["bo"]);
    assert_eq!(found.hash.as_deref(), Some("hash of bo"));
    let nobody = Login::new("nobody").unwrap();
    assert!(store::person::credentials(&world.store, &nobody).await.unwrap().is_none());
}

#[tokio::test]
async fn a_password_is_set_anew_and_told_to_nobody() {
    let world = World::new().await;
    let (bo, ada) = (world.people["bo"], Some(world.people["ada"]));
    let secret = "a new hash".to_owned();
    assert!(store::person::set_password_hash(&world.store, ada, bo, secret, NOW).await.unwrap());
    let found = store::person::credentials_of(&world.store, bo).await.unwrap().unwrap();
    assert_eq!(found.hash.as_deref(), Some("a new hash"));
    let nobody = domain::id::PersonId::new(fresh());
    let set = store::person::set_password_hash(&world.store, ada, nobody, String::new(), NOW);
    assert!(!set.await.unwrap());
}

#[tokio::test]
async fn t7_someone_switched_off_acts_no_more_and_keeps_their_past() {
    let world = World::new().await;
    let card = world.listed("bo", "A", 1, 1).await;
    let win = Destination::Won { value: Some(money(1)), on: Some(Day(1)) };
    let card = done(world.send("bo", move_to(&card, win)).await);
    world.switch_off("bo").await;
    assert!(world.store.org().actor(world.people["bo"]).is_none());
    let mei = world.actor("mei");
    let kept = store::deal::card(&world.store, &mei, card.deal.id).await.unwrap().unwrap();
    assert_eq!(kept.deal.owner, world.people["bo"]);
}

#[tokio::test]
async fn language_and_theme_are_a_persons_own() {
    let world = World::new().await;
    let bo = world.people["bo"];
    let nothing = store::person::preferences(&world.store, bo).await.unwrap();
    assert_eq!(nothing, Preferences::default());
    let chosen = Preferences { language: Some("zh-Hant".to_owned()), ..Preferences::default() };
    store::person::set_preferences(&world.store, bo, chosen.clone(), NOW).await.unwrap();
    assert_eq!(store::person::preferences(&world.store, bo).await.unwrap(), chosen);
    let other = store::person::preferences(&world.store, world.people["chen"]).await.unwrap();
    assert_eq!(other, Preferences::default());
}

#[test]
fn days_begin_where_the_company_is() {
    let mut company = company();
    let evening = Millis(20 * 3_600_000);
    assert_eq!(clock::offset(&company, evening), 480);
    assert_eq!(clock::today(&company, evening), Day(1));
    company.zone = "America/New_York".to_owned();
    // Summer time: 1 July 2026.
    let summer = Millis(20_635 * 86_400_000);
    assert_eq!(clock::offset(&company, summer), -240);
    assert_eq!(clock::offset(&company, Millis(0)), -300);
    assert!(!clock::check_zone("Nowhere"));
    assert!(clock::zones().iter().any(|zone| zone == "Asia/Shanghai"));
}
