//! Operations: done once, refused by name, never in the way of each other unseen.

use domain::account::Channel;
use domain::day::{Day, Millis};
use domain::deal::{
    AccountPick, Command, CustomerStatus, Destination, Edit, NewContact, NextStep, Refusal,
};
use domain::funnel::Place;
use domain::id::{AccountId, ContactId, DealId, PersonId, ProductId, SourceId};
use domain::op::Answer;
use domain::text::Phone;

use crate::world::*;

#[tokio::test]
async fn f6_a_move_is_kept_and_journalled() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let moved = world.moved("bo", &card, 4).await;
    assert_eq!(moved.deal.position.place(), Place::Stage(stage(4)));
    let bo = world.actor("bo");
    let sheet = store::deal::sheet(&world.store, &bo, card.deal.id).await.unwrap().unwrap();
    assert_eq!(sheet.card, moved);
    let versions: Vec<u32> = sheet.history.iter().map(|entry| entry.version).collect();
    assert_eq!(versions, [2, 1]);
    assert!(sheet.history.iter().all(|entry| entry.by == Some(world.people["bo"])));
}

#[tokio::test]
async fn the_same_operation_gets_the_same_answer() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let op = move_to(&card, Destination::Stage(stage(3)));
    let first = world.send("bo", op.clone()).await;
    world.moved("bo", &done(first.clone()), 5).await;
    assert_eq!(world.send("bo", op).await, first);
    let refused = move_to(&card, Destination::Stage(stage(3)));
    let conflict = world.send("bo", refused.clone()).await;
    assert!(matches!(conflict, Answer::Conflict { .. }));
    let card = store::deal::card(&world.store, &world.actor("bo"), card.deal.id).await.unwrap();
    world.moved("bo", &card.unwrap(), 6).await;
    assert_eq!(world.send("bo", refused).await, conflict);
}

#[tokio::test]
async fn t7_an_answer_is_only_for_who_asked() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let op = move_to(&card, Destination::Stage(stage(3)));
    world.send("bo", op.clone()).await;
    let denied = Answer::Refused { refusal: Refusal::Denied };
    assert_eq!(world.send("dan", op.clone()).await, denied);
    assert_eq!(world.send("mei", op).await, denied);
}

#[tokio::test]
async fn f6_the_second_of_two_sees_what_happened() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let moved = world.moved("mei", &card, 4).await;
    let late = world.send("bo", move_to(&card, Destination::Stage(stage(2)))).await;
    let Answer::Conflict { card, since } = late else { panic!("{late:?}") };
    assert_eq!(*card, moved);
    assert_eq!(since.len(), 1);
    assert_eq!((since[0].version, since[0].by), (2, Some(world.people["mei"])));
}

#[tokio::test]
async fn a_refused_operation_leaves_nothing() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let before = store::journal::last_seq(&world.store).await.unwrap();
    let lost = Destination::Lost { reason: None, note: None };
    let refused = world.send("bo", move_to(&card, lost)).await;
    assert_eq!(refused, Answer::Refused { refusal: Refusal::LostReasonWanted });
    let bo = world.actor("bo");
    let now = store::deal::card(&world.store, &bo, card.deal.id).await.unwrap();
    assert_eq!(now, Some(card));
    assert_eq!(store::journal::last_seq(&world.store).await.unwrap(), before);
}

#[tokio::test]
async fn t7_a_deal_out_of_sight_is_as_one_that_is_not_there() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let no_such = Answer::Refused { refusal: Refusal::NoSuchDeal };
    for stranger in ["dan", "mia", "sam"] {
        let op = move_to(&card, Destination::Stage(stage(2)));
        assert_eq!(world.send(stranger, op).await, no_such, "{stranger}");
    }
    let mut nowhere = card.clone();
    nowhere.deal.id = DealId::new(fresh());
    let op = move_to(&nowhere, Destination::Stage(stage(2)));
    assert_eq!(world.send("bo", op).await, no_such);
}

#[tokio::test]
async fn f6_an_undo_puts_the_latest_move_back() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let step = move_to(&card, Destination::Parked { note: None });
    let moved = done(world.send("bo", step.clone()).await);
    assert_eq!(moved.deal.position.place(), Place::Parked);
    let undo = Command::Undo { deal: card.deal.id, of: step.id };
    let back = done(world.send("bo", op(None, undo.clone())).await);
    assert_eq!(back.deal.position, card.deal.position);
    let again = world.send("bo", op(None, undo)).await;
    assert_eq!(again, Answer::Refused { refusal: Refusal::NothingToUndo });
}

#[tokio::test]
async fn f1_every_field_of_a_deal_is_kept() {
    let world = World::new().await;
    let product = world.store.write(|tx| {
        Box::pin(async move { store::product::insert(tx, None, name("GTX Pro"), NOW).await })
    });
    let product: ProductId = product.await.unwrap();
    let directory = store::directory::read(&world.store).await.unwrap();
    assert_eq!(directory.sources.len(), 8);
    let source = directory.sources[2].clone();
    assert_eq!(source.kind, Channel::Former);
    let mut listing = listing("恆泰紡織", stage(2));
    listing.product = Some(product);
    listing.source = Some(source.id);
    listing.amount = Some(money(123_456));
    listing.expected = Some(Day(20_800));
    listing.status = Some(CustomerStatus::Comparing);
    listing.next_step = Some(NextStep { what: name("call"), due: Day(20_700) });
    let phone = Some(Phone::new("+886 2 2311").unwrap());
    let contact = NewContact { id: ContactId::new(fresh()), name: name("Lin"), phone };
    listing.contact = Some(contact.clone());
    let card = done(world.send("bo", op(None, Command::List(Box::new(listing.clone())))).await);
    assert_eq!(card.deal.owner, world.people["bo"]);
    assert_eq!(card.deal.product, Some(product));
    assert_eq!(card.product, Some(name("GTX Pro")));
    assert_eq!(card.deal.source, listing.source);
    assert_eq!(card.deal.amount, listing.amount);
    assert_eq!((card.deal.expected, card.deal.status), (listing.expected, listing.status));
    assert_eq!(card.deal.next_step, listing.next_step);
    assert_eq!(card.contact.unwrap().name, contact.name);
    assert_eq!(card.deal.contacts, [contact.id]);
    assert_eq!((card.deal.listed_at, card.deal.version), (NOW, 1));
}

#[tokio::test]
async fn f1_each_way_out_of_the_funnel_is_kept_with_its_facts() {
    let world = World::new().await;
    let today = NOW.day(8 * 60);
    let reason = Some(domain::deal::LostReason::Other);
    let note = Some(domain::text::Note::new("moved\nabroad").unwrap());
    for to in [
        Destination::Won { value: Some(money(7)), on: Some(today) },
        Destination::Lost { reason, note: note.clone() },
        Destination::Parked { note },
    ] {
        let card = world.listed("bo", "恆泰紡織", 8, 500).await;
        let left = done(world.send("bo", move_to(&card, to.clone())).await);
        let bo = world.actor("bo");
        let read = store::deal::card(&world.store, &bo, card.deal.id).await.unwrap().unwrap();
        assert_eq!(read, left);
        assert_eq!(read.deal.position.place(), to.place());
        assert_eq!(read.deal.position.standing.stage(), stage(8));
    }
}

#[tokio::test]
async fn a_customer_is_listed_once_however_the_name_is_spelled() {
    let world = World::new().await;
    let first = world.listed("bo", "Acme  Steel", 1, 1).await;
    let second = world.listed("mei", "ＡＣＭＥ steel ", 1, 1).await;
    assert_eq!(first.deal.account, second.deal.account);
    assert_eq!(second.account, name("Acme  Steel"));
}

/// A listing by `login` on an account that is there, by its name or its identity.
async fn on(world: &World, login: &str, account: AccountPick) -> Answer {
    let mut listing = listing("x", stage(1));
    listing.account = account;
    world.send(login, op(None, Command::List(Box::new(listing)))).await
}

fn named(account: &str) -> AccountPick {
    AccountPick::Named { id: AccountId::new(fresh()), name: name(account) }
}

#[tokio::test]
async fn f5_1_a_deal_on_a_known_name_opens_no_account_out_of_sight() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let account = card.deal.account;
    let own = world.listed("dan", "Own", 1, 500).await;
    let refused = |login| {
        let holder = Some(world.people[login]);
        Answer::Refused { refusal: Refusal::AccountOfAnother { holder } }
    };
    for pick in [named("恆泰紡織"), AccountPick::Known(account)] {
        assert_eq!(on(&world, "dan", pick.clone()).await, refused("bo"));
        assert_eq!(on(&world, "chen", pick.clone()).await, refused("bo"));
        let moved = edit(&own, vec![Edit::Account(pick)]);
        assert_eq!(world.send("dan", moved).await, refused("bo"), "no deal goes there either");
    }
    for stranger in ["dan", "chen"] {
        let opened = store::account::open(&world.store, &world.actor(stranger), account).await;
        assert!(opened.unwrap().is_none(), "{stranger}");
    }
    // The manager of both lists for the other rep; from then on it is theirs to work on too.
    let mut for_chen = listing("恆泰紡織", stage(1));
    for_chen.owner = Some(world.people["chen"]);
    done(world.send("mei", op(None, Command::List(Box::new(for_chen)))).await);
    done(on(&world, "chen", named("恆泰紡織")).await);
    assert_eq!(on(&world, "dan", named("恆泰紡織")).await, refused("bo"));
}

#[tokio::test]
async fn f5_1_an_account_of_nobody_is_held_by_whose_deals_it_has() {
    let world = World::new().await;
    let account = world.listed("bo", "恆泰紡織", 8, 500).await.deal.account;
    let ada = world.actor("ada");
    let fields = domain::account::Fields::named(name("恆泰紡織"));
    let saved = store::account::save(&world.store, &ada, account, 1, None, fields, NOW);
    saved.await.unwrap();
    let holder = Some(world.people["bo"]);
    let refused = Answer::Refused { refusal: Refusal::AccountOfAnother { holder } };
    assert_eq!(on(&world, "dan", named("恆泰紡織")).await, refused);
    done(on(&world, "bo", named("恆泰紡織")).await);
}

#[tokio::test]
async fn f5_1_an_account_that_nobody_has_taken_up_is_taken_up_by_its_first_deal() {
    let world = World::new().await;
    let ada = world.actor("ada");
    let fields = domain::account::Fields::named(name("Free"));
    let free = store::account::create(&world.store, &ada, None, fields, NOW).await.unwrap();
    done(on(&world, "dan", named("free")).await);
    let opened = store::account::open(&world.store, &world.actor("dan"), free).await;
    let opened = opened.unwrap().unwrap();
    let dan = Some(world.people["dan"]);
    assert_eq!((opened.record.owner, opened.record.version), (dan, 2));
    let given = domain::account::Change::Owner { from: None, to: dan };
    assert_eq!(opened.history[0].changes, [given]);
    let refused = Answer::Refused { refusal: Refusal::AccountOfAnother { holder: dan } };
    assert_eq!(on(&world, "bo", named("Free")).await, refused);
}

#[tokio::test]
async fn what_an_operation_names_must_be_there() {
    let world = World::new().await;
    let card = world.listed("ada", "恆泰紡織", 1, 500).await;
    let contact = NewContact { id: ContactId::new(fresh()), name: name("Lin"), phone: None };
    let met = edit(&card, vec![Edit::MeetContact(contact.clone())]);
    let card = done(world.send("ada", met).await);
    let twice = NewContact { id: ContactId::new(fresh()), ..contact.clone() };
    let nobody = PersonId::new(fresh());
    for (edits, refusal) in [
        (vec![Edit::Product(Some(ProductId::new(fresh())))], Refusal::NoSuchProduct),
        (vec![Edit::Source(Some(SourceId::new(fresh())))], Refusal::NoSuchSource),
        (vec![Edit::Owner(nobody)], Refusal::NoSuchOwner),
        (vec![Edit::Owner(world.people["mia"])], Refusal::NoSuchOwner),
        (vec![Edit::Account(AccountPick::Known(AccountId::new(fresh())))], Refusal::NoSuchAccount),
        (vec![Edit::MeetContact(contact)], Refusal::NoSuchContact),
        (vec![Edit::MeetContact(twice.clone()), Edit::MeetContact(twice)], Refusal::NoSuchContact),
    ] {
        let answer = world.send("ada", edit(&card, edits)).await;
        assert_eq!(answer, Answer::Refused { refusal });
    }
}

#[tokio::test]
async fn one_operation_holds_no_more_edits_than_people_make() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let meets = |many: usize| {
        let meet = |n| NewContact {
            id: ContactId::new(fresh()),
            name: name(&format!("p{n}")),
            phone: None,
        };
        (0..many).map(|n| Edit::MeetContact(meet(n))).collect::<Vec<_>>()
    };
    let most = domain::deal::MOST_EDITS;
    let refused = Answer::Refused { refusal: Refusal::TooManyEdits };
    assert_eq!(world.send("bo", edit(&card, meets(most + 1))).await, refused);
    done(world.send("bo", edit(&card, meets(most))).await);
}

#[tokio::test]
async fn contacts_keep_their_order_and_are_set_right() {
    let world = World::new().await;
    let mut card = world.listed("bo", "恆泰紡織", 1, 500).await;
    let lin = NewContact { id: ContactId::new(fresh()), name: name("Lin"), phone: None };
    let wu = NewContact { id: ContactId::new(fresh()), name: name("Wu"), phone: None };
    for contact in [&lin, &wu] {
        let meet = edit(&card, vec![Edit::MeetContact(contact.clone())]);
        card = done(world.send("bo", meet).await);
    }
    assert_eq!(card.deal.contacts, [lin.id, wu.id]);
    let phone = Some(Phone::new("2311").unwrap());
    let right = NewContact { name: name("Lin Mei"), phone: phone.clone(), ..lin.clone() };
    card = done(world.send("bo", edit(&card, vec![Edit::CorrectContact(right)])).await);
    let shown = card.contact.clone().unwrap();
    assert_eq!((shown.name, shown.phone), (name("Lin Mei"), phone));
    card = done(world.send("bo", edit(&card, vec![Edit::DropContact(lin.id)])).await);
    assert_eq!(card.contact.unwrap().name, wu.name);
    let bo = world.actor("bo");
    let sheet = store::deal::sheet(&world.store, &bo, card.deal.id).await.unwrap().unwrap();
    assert_eq!(sheet.contacts.len(), 1);
}

#[tokio::test]
async fn f5_5_the_tablets_clock_is_kept_out() {
    let world = World::new().await;
    let mut op = op(None, Command::List(Box::new(listing("恆泰紡織", stage(1)))));
    op.at = Millis(0);
    let card = done(world.send("bo", op).await);
    assert_eq!(card.deal.listed_at, NOW);
}

#[tokio::test]
async fn the_last_of_the_company_days_is_counted_in_its_zone() {
    let world = World::new().await;
    let card = world.listed("bo", "恆泰紡織", 8, 500).await;
    // 23:00 UTC: in Taipei the next day has begun.
    let night = Millis(Day(20_720).0 as i64 * 86_400_000 + 23 * 3_600_000);
    let won = Destination::Won { value: Some(money(5)), on: Some(Day(20_721)) };
    let answer = world.send_at("bo", move_to(&card, won), night).await;
    assert!(matches!(answer, Answer::Applied { .. }), "{answer:?}");
}
