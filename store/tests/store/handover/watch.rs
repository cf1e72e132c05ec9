//! H5: what becomes of customers after they were handed over is told to who leads; H7: what they
//! bought, beside the year before.

use domain::account::{ContactFields, Saved};
use domain::board::Card;
use domain::day::{Day, Millis};
use domain::deal::{Destination, LostReason, Refusal};
use domain::handover::{Command, Sold, Telling, Watch, Worse};
use domain::id::{AccountId, ContactId, DealId, SittingId};
use domain::money::Total;
use domain::org::Role;
use domain::text::{Note, Phone};
use store::handover::{HandoverRefused, NewHandover};
use store::journal::{Fact, of_person};
use store::team::NewTeam;

use super::ground::*;
use crate::world::*;

const DAY: i64 = 86_400_000;

fn after(days: i64) -> Millis {
    Millis(NOW.0 + days * DAY)
}

impl Scene {
    /// All is done and closed.
    async fn closed(&self) -> SittingId {
        let id = self.open().await;
        for name in ["甲", "乙", "丙"] {
            self.settle(id, name).await;
        }
        let reason = Note::new("客戶停業").unwrap();
        self.done("mei", id, Command::WriteOff { deal: self.id("丁"), reason }).await;
        self.done("mei", id, Command::Close).await;
        id
    }

    async fn watch(&self, login: &str, id: SittingId, days: i64) -> Option<Watch> {
        let actor = self.world.actor(login);
        store::handover::watch(&self.world.store, &actor, id, after(days)).await.unwrap()
    }

    async fn turns(&self, login: &str, id: SittingId, days: i64) -> Vec<(String, Worse, bool)> {
        let watch = self.watch(login, id, days).await.unwrap();
        let told = watch.turns.iter();
        told.map(|one| (one.name.to_string(), one.turn.worse, one.is_open())).collect()
    }

    async fn go(&self, login: &str, name: &str, to: Destination, days: i64) -> Card {
        let card = self.card(name).await;
        done(self.world.send_at(login, move_to(&card, to), after(days)).await)
    }

    async fn see(
        &self,
        login: &str,
        id: SittingId,
        (deal, turned): (DealId, Millis),
    ) -> Result<(), Refusal> {
        let actor = self.world.actor(login);
        let seen = store::handover::see(&self.world.store, &actor, id, (deal, turned), after(9));
        match seen.await {
            Ok(()) => Ok(()),
            Err(HandoverRefused::Refused(refusal)) => Err(refusal),
            Err(error) => panic!("{error}"),
        }
    }

    async fn watched(&self, login: &str, days: i64) -> u32 {
        let actor = self.world.actor(login);
        store::handover::watched(&self.world.store, &actor, after(days)).await.unwrap()
    }

    async fn person(
        &self,
        account: AccountId,
        who: &str,
        superior: Option<ContactId>,
    ) -> ContactId {
        let phone = Some(Phone::new("02-0000-0001").unwrap());
        let (position, mobile, mail) = (None, None, None);
        let fields = ContactFields { name: name(who), position, phone, mobile, mail, superior };
        let ada = self.world.actor("ada");
        let store = &self.world.store;
        store::account::contact::add(store, &ada, account, fields, NOW).await.unwrap().id
    }
}

fn lost() -> Destination {
    Destination::Lost { reason: Some(LostReason::Relationship), note: None }
}

fn back() -> Destination {
    Destination::Stage(stage(2))
}

#[tokio::test]
async fn h5_lost_and_fallen_back_deals_are_told_with_the_buyers_superiors() {
    let scene = Scene::new().await;
    let account = scene.deals["甲"].deal.account;
    let chief = scene.person(account, "總經理", None).await;
    let head = scene.person(account, "廠長", Some(chief)).await;
    let buyer =
        domain::deal::NewContact { id: ContactId::new(fresh()), name: name("採購"), phone: None };
    let contact = buyer.id;
    let meet = vec![domain::deal::Edit::MeetContact(buyer)];
    done(scene.world.send("bo", edit(&scene.card("甲").await, meet)).await);
    let ada = scene.world.actor("ada");
    let fields = ContactFields {
        name: name("採購"),
        position: None,
        phone: None,
        mobile: None,
        mail: None,
        superior: Some(head),
    };
    let saved =
        store::account::contact::save(&scene.world.store, &ada, contact, 1, fields, NOW).await;
    assert!(matches!(saved, Ok(Saved::Done(_))), "{saved:?}");

    let id = scene.closed().await;
    let quiet = scene.watch("mei", id, 1).await.unwrap();
    assert_eq!((quiet.turns.len(), quiet.left, quiet.deals), (0, 179, 6));
    scene.go("chen", "甲", lost(), 2).await;
    scene.go("chen", "丙", back(), 3).await;
    let turns = scene.turns("mei", id, 4).await;
    let told = [("丙".into(), Worse::FellBack, true), ("甲".into(), Worse::Lost, true)];
    assert_eq!(turns, told, "the newest first");
    let watch = scene.watch("mei", id, 4).await.unwrap();
    let chain: Vec<&str> = watch.turns[1].chain.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(chain, ["採購", "廠長", "總經理"]);
    assert!(watch.turns[0].chain.is_empty(), "nobody is known there");
    assert_eq!(watch.turns[1].turn.by, Some(scene.world.people["chen"]));
    assert_eq!(scene.watched("mei", 4).await, 2);
}

#[tokio::test]
async fn h5_a_deal_that_stalls_is_told_when_its_card_would_be_marked() {
    let scene = Scene::new().await;
    let id = scene.closed().await;
    let stalled = |days| scene.turns("mei", id, days);
    assert_eq!(stalled(30).await, []);
    let two = [("甲", true), ("乙", true)];
    let two = two.map(|(name, open)| (name.to_owned(), Worse::Stalled, open));
    let told = |mut turns: Vec<(String, Worse, bool)>| {
        turns.sort();
        turns
    };
    // The bottom band takes 30 days.
    assert_eq!(told(stalled(31).await), told(two.to_vec()));
    scene.go("chen", "甲", Destination::Stage(stage(5)), 40).await;
    let turns = scene.turns("mei", id, 41).await;
    assert!(turns.contains(&("甲".to_owned(), Worse::Stalled, false)), "{turns:?}");
}

#[tokio::test]
async fn h5_it_is_watched_for_half_a_year_and_no_longer() {
    let scene = Scene::new().await;
    let id = scene.closed().await;
    for name in ["甲", "乙", "丙"] {
        scene.go(scene.heir(name), name, Destination::Parked { note: None }, 1).await;
    }
    scene.go("dora", "乙", back(), 179).await;
    scene.go("chen", "甲", Destination::Stage(stage(8)), 181).await;
    scene.go("chen", "甲", lost(), 182).await;
    let turns = scene.turns("mei", id, 200).await;
    // 丁 was written off at the top, which takes 45 days.
    let told = [("乙".into(), Worse::FellBack, true), ("丁".into(), Worse::Stalled, true)];
    assert_eq!(turns, told);
    assert_eq!(scene.watch("mei", id, 200).await.unwrap().left, 0);
    let listed = |days| {
        let (store, actor) = (&scene.world.store, scene.world.actor("mei"));
        async move { store::handover::list(store, &actor, after(days), 9).await.unwrap() }
    };
    assert_eq!(listed(179).await[0].watch, Some((2, 1)));
    assert_eq!(listed(200).await[0].watch, Some((0, 0)), "nothing is asked for after it");
    assert_eq!((scene.watched("mei", 179).await, scene.watched("mei", 200).await), (2, 0));
}

#[tokio::test]
async fn h5_new_deals_of_a_customer_are_watched_and_what_was_merged_too() {
    let scene = Scene::new().await;
    let id = scene.closed().await;
    let new = scene.world.listed("chen", "甲", 6, 50).await;
    let moved = move_to(&new, Destination::Stage(stage(3)));
    done(scene.world.send_at("chen", moved, after(2)).await);
    let other = scene.world.listed("chen", "甲公司", 5, 70).await;
    let mei = scene.world.actor("mei");
    let (into, from) = (other.deal.account, scene.deals["甲"].deal.account);
    store::merge::merge(&scene.world.store, &mei, into, from, after(3)).await.unwrap();
    let other = store::deal::card(&scene.world.store, &mei, other.deal.id).await.unwrap().unwrap();
    done(scene.world.send_at("chen", move_to(&other, lost()), after(4)).await);
    let turns = scene.turns("mei", id, 5).await;
    let told = [Worse::Lost, Worse::FellBack].map(|worse| ("甲公司".to_owned(), worse, true));
    assert_eq!(turns, told);
}

#[tokio::test]
async fn h5_who_has_seen_to_it_is_told_to_all_who_watch_and_it_is_asked_for_no_more() {
    let scene = Scene::new().await;
    let id = scene.closed().await;
    let deal = scene.id("甲");
    scene.go("chen", "甲", lost(), 2).await;
    assert_eq!(scene.see("chen", id, (deal, after(2))).await, Err(Refusal::NoSuchSitting));
    assert_eq!(scene.see("mei", id, (deal, after(3))).await, Err(Refusal::NoSuchItem));
    assert_eq!(scene.watched("ada", 4).await, 1);
    scene.see("mei", id, (deal, after(2))).await.unwrap();
    scene.see("ada", id, (deal, after(2))).await.unwrap();
    let watch = scene.watch("ada", id, 10).await.unwrap();
    assert_eq!(watch.turns[0].seen, Some((scene.world.people["mei"], after(9))), "the first");
    assert_eq!((scene.watched("ada", 10).await, scene.watched("mei", 10).await), (0, 0));
    // It stands in the history of who did, and of nobody else.
    let seen = Fact::HandoverSeen { handover: id, deal, turned: after(2) };
    let mut told = Vec::new();
    for login in ["mei", "ada", "bo", "chen"] {
        let facts = of_person(&scene.world.store, scene.world.people[login], 50).await.unwrap();
        told.push(facts.iter().filter(|told| told.fact == seen).count());
    }
    assert_eq!(told, [1, 0, 0, 0]);
}

#[tokio::test]
async fn t7_told_is_who_leads_the_leaver_or_an_heir_and_of_deals_in_their_sight() {
    let mut scene = Scene::new().await;
    let zoe = new_person("zoe", &[Role::Manager], None);
    let zoe = store::person::add(&scene.world.store, None, zoe, NOW).await.unwrap();
    scene.world.people.insert("zoe", zoe);
    let team = NewTeam { name: name("east"), parent: None, manager: Some(zoe) };
    let team = store::team::add(&scene.world.store, None, team, NOW).await.unwrap();
    let eve = new_person("eve", &[Role::Rep], Some(team));
    let eve = store::person::add(&scene.world.store, None, eve, NOW).await.unwrap();
    scene.world.people.insert("eve", eve);
    let mut new: NewHandover = scene.new_handover();
    new.heirs.insert(scene.deals["丁"].deal.account, eve);
    let id = scene.open_as("ada", new).await.unwrap();
    assert!(scene.watch("ada", id, 0).await.is_none(), "while it runs there is nothing to watch");
    let reason = Note::new("已無往來").unwrap();
    for name in ["甲", "乙", "丙", "丁"] {
        let off = Command::WriteOff { deal: scene.id(name), reason: reason.clone() };
        scene.done("ada", id, off).await;
    }
    scene.done("ada", id, Command::Close).await;
    scene.go("chen", "甲", lost(), 2).await;
    scene.go("eve", "丁", lost(), 2).await;
    let told = |turns: Vec<(String, Worse, bool)>| {
        let mut names: Vec<String> = turns.into_iter().map(|one| one.0).collect();
        names.sort();
        names
    };
    assert_eq!(told(scene.turns("zoe", id, 3).await), ["丁"]);
    assert_eq!(told(scene.turns("mei", id, 3).await), ["甲"]);
    assert_eq!(told(scene.turns("ada", id, 3).await).len(), 2);
    for nobody in ["chen", "eve", "dan", "mia", "sam"] {
        assert!(scene.watch(nobody, id, 3).await.is_none(), "{nobody}");
        assert_eq!(scene.watched(nobody, 3).await, 0, "{nobody}");
    }
    let actor = scene.world.actor("zoe");
    let listed = store::handover::list(&scene.world.store, &actor, after(3), 9).await.unwrap();
    assert_eq!((listed.len(), listed[0].watch, listed[0].ways), (1, Some((1, 177)), [(0, 0); 3]));
    assert!(scene.sat("zoe", id).await.is_none(), "what was said in it is none of theirs");
}

#[tokio::test]
async fn h7_what_customers_bought_stands_beside_the_year_before() {
    let scene = Scene::new().await;
    let won = async |login: &str, account: &str, amount: i64, on: Day, days: i64| {
        let card = scene.world.listed(login, account, 8, amount).await;
        let to = Destination::Won { value: Some(money(amount)), on: Some(on) };
        done(scene.world.send_at(login, move_to(&card, to), after(days)).await)
    };
    let today = today();
    for (account, amount, ago) in
        [("甲", 600, 300), ("乙", 400, 290), ("甲", 900, 200), ("丙", 50, 10)]
    {
        won("bo", account, amount, today.plus(-ago), 0).await;
    }
    let id = scene.closed().await;
    won("chen", "甲", 500, today.plus(60), 60).await;
    won("dora", "乙", 330, today.plus(70), 70).await;
    won("chen", "丙", 20, today.plus(99), 99).await;
    let kept = async |days| scene.watch("mei", id, days).await.unwrap().kept;
    assert_eq!(kept(10).await.telling(), Telling::TooEarly(20));
    let told = kept(100).await;
    let sold = |orders, worth| Sold { orders, worth: Total(worth) };
    assert_eq!((told.before, told.after), (sold(2, 1_000), sold(3, 850)));
    assert_eq!(told.telling(), Telling::Share(85));
    let by: Vec<_> =
        told.customers.iter().map(|one| (one.name.to_string(), one.before, one.after)).collect();
    let expected = [
        ("甲".to_owned(), sold(1, 600), sold(1, 500)),
        ("乙".to_owned(), sold(1, 400), sold(1, 330)),
        ("丙".to_owned(), sold(0, 0), sold(1, 20)),
    ];
    assert_eq!(by, expected);
    let year = kept(700).await;
    // 甲's of 100 that was won on the day of closing is of the year before.
    assert_eq!((year.days, year.before), (365, sold(5, 2_050)));
}
