//! H1: opening.

use domain::deal::{self, Edit};
use domain::handover::Refused;
use domain::id::{AccountId, SittingId};
use domain::op::Answer;
use domain::policy::Action;
use domain::text::Name;
use store::handover::HandoverRefused;
use store::handover::NewHandover;
use store::journal::{Fact, Told};

use super::ground::*;
use crate::world::*;

#[track_caller]
fn why(answer: Result<SittingId, HandoverRefused>) -> deal::Refusal {
    match answer {
        Err(HandoverRefused::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn h1_every_open_deal_is_an_item_in_the_order_of_the_rule() {
    let scene = Scene::new().await;
    let id = scene.open().await;
    let handover = scene.read("mei", id).await;
    let deals: Vec<_> = handover.items.iter().map(|item| item.deal).collect();
    assert_eq!(deals, ["甲", "乙", "丙", "丁"].map(|name| scene.id(name)));
    let heirs: Vec<_> = handover.items.iter().map(|item| scene.login(item.heir)).collect();
    assert_eq!(heirs, ["chen", "dora", "chen", "dora"]);
    assert_eq!(handover.last_day, today().plus(20));
    // Opened once, however often it is asked for.
    let again = NewHandover { id, ..scene.new_handover() };
    assert_eq!(scene.open_as("mei", again.clone()).await.unwrap(), id);
    let others = why(scene.open_as("ada", again).await);
    assert_eq!(others, deal::Refusal::NoSuchSitting);
    // It stands in the history of who hands over and of who takes over.
    for (login, stands) in [("bo", true), ("chen", true), ("dora", true), ("dan", false)] {
        let told = store::journal::of_person(&scene.world.store, scene.world.people[login], 9);
        let told = told.await.unwrap();
        let opened = |one: &Told| matches!(one.fact, Fact::HandoverOpened { handover, .. } if handover == id);
        assert_eq!(told.iter().any(opened), stands, "{login}");
    }
    let twice = why(scene.open_as("mei", scene.new_handover()).await);
    assert_eq!(twice, because(Refused::LeavingAlready));
}

#[tokio::test]
async fn h1_the_plan_tells_of_all_there_is_and_who_fits() {
    let scene = Scene::new().await;
    let world = &scene.world;
    world.listed("chen", "戊", 1, 1).await;
    for (login, name, industry) in [("ada", "甲", "紡織"), ("chen", "戊", "紡織")] {
        let ada = world.actor("ada");
        let account = match login {
            "ada" => scene.deals["甲"].deal.account,
            _ => {
                store::account::same_name(&world.store, &Name::new(name).unwrap())
                    .await
                    .unwrap()
                    .unwrap()
                    .id
            }
        };
        let opened = store::account::open(&world.store, &ada, account).await.unwrap();
        let record = opened.unwrap().record;
        let mut fields = record.fields;
        fields.industry = Some(Name::new(industry).unwrap());
        let owner = record.owner;
        let saved =
            store::account::save(&world.store, &ada, account, record.version, owner, fields, NOW);
        saved.await.unwrap();
    }
    let mei = world.actor("mei");
    let plan = store::handover::plan(&world.store, &mei, world.people["bo"]).await.unwrap();
    let first = &plan.customers[0];
    assert_eq!((first.name.as_str(), first.open, first.others, first.worth), ("甲", 1, 1, 900));
    let (best, fit) = first.fits[0];
    assert_eq!((scene.login(best), fit.industry, fit.load), ("chen", true, 1));
    let along = plan.along;
    assert_eq!((along.parked, along.won, along.lost, along.accounts), (1, 1, 0, 4));
    assert_eq!((along.steps, plan.customers.len()), (1, 4));
    let heirs: Vec<_> = plan.heirs.iter().map(|(who, _)| scene.login(*who)).collect();
    assert!(heirs.contains(&"chen") && heirs.contains(&"dora") && !heirs.contains(&"dan"));
    for login in ["bo", "chen", "mia"] {
        let actor = world.actor(login);
        let plan = store::handover::plan(&world.store, &actor, world.people["bo"]).await;
        assert!(plan.is_err(), "{login}");
    }
}

#[tokio::test]
async fn h1_nothing_is_left_out_and_nobody_is_named_who_cannot_take_it() {
    let scene = Scene::new().await;
    let left_out = because(Refused::LeftOut);
    let mut new = scene.new_handover();
    new.heirs.pop_last();
    assert_eq!(why(scene.open_as("mei", new).await), left_out);
    let mut new = scene.new_handover();
    new.heirs.insert(AccountId::new(fresh()), scene.world.people["chen"]);
    assert_eq!(why(scene.open_as("mei", new).await), left_out);
    for (heir, refused) in
        [("bo", Refused::NotToLeaver), ("dan", Refused::NoSuchHeir), ("mia", Refused::NoSuchHeir)]
    {
        let mut new = scene.new_handover();
        new.heirs.insert(scene.deals["甲"].deal.account, scene.world.people[heir]);
        assert_eq!(why(scene.open_as("mei", new).await), because(refused), "{heir}");
    }
    let mut new = scene.new_handover();
    new.last_day = today().plus(-1);
    assert_eq!(why(scene.open_as("mei", new).await), because(Refused::LastDayBehind));
    // Nobody opens one but who leads them; nobody opens their own.
    for login in ["bo", "chen", "mia"] {
        let refusal = why(scene.open_as(login, scene.new_handover()).await);
        assert_eq!(refusal, deal::Refusal::Denied, "{login}");
    }
    let mut own = scene.new_handover();
    own.leaver = scene.world.people["mei"];
    assert_eq!(why(scene.open_as("mei", own).await), because(Refused::NoSuchLeaver));
}

#[tokio::test]
async fn h1_who_hands_over_changes_deals_nowhere_else_and_takes_nothing_out() {
    let scene = Scene::new().await;
    let world = &scene.world;
    let before = world.actor("bo");
    assert!(before.may(Action::TakeOut).is_ok());
    scene.open().await;
    let leaving = Answer::Refused { refusal: because(Refused::Leaving) };
    let bo = world.actor("bo");
    assert!(bo.may(Action::TakeOut).is_err());
    assert!(bo.may(Action::SeeDeal { owner: bo.person }).is_ok());
    let card = &scene.deals["丁"];
    let moving = move_to(card, deal::Destination::Stage(stage(2)));
    assert_eq!(world.send("bo", moving).await, leaving);
    let editing = edit(card, vec![Edit::Amount(Some(money(1)))]);
    assert_eq!(world.send("bo", editing).await, leaving);
    let listed = op(None, deal::Command::List(Box::new(listing("新", stage(1)))));
    assert_eq!(world.send("bo", listed).await, leaving);
    // Nor is anything given to them, or taken from them elsewhere.
    let mut to_bo = listing("己", stage(1));
    to_bo.owner = Some(bo.person);
    let to_bo = world.send("ada", op(None, deal::Command::List(Box::new(to_bo)))).await;
    assert_eq!(to_bo, Answer::Refused { refusal: deal::Refusal::NoSuchOwner });
    let taking = edit(card, vec![Edit::Owner(world.people["chen"])]);
    let elsewhere = Answer::Refused { refusal: because(Refused::InHandover) };
    assert_eq!(world.send("mei", taking).await, elsewhere);
    let ada = world.actor("ada");
    let off = store::org::switch_off(&world.store, &ada, bo.person, vec![ada.person], NOW).await;
    assert!(off.is_err(), "they are switched off when it is closed");
    // Their manager works on.
    let step = edit(card, vec![Edit::Amount(Some(money(2)))]);
    done(world.send("mei", step).await);
}
