//! The archive: who sees an account, who keeps it, and what its history tells.

use domain::account::{
    Change, Contact, ContactFields, Field, Fields, Filter, Order, Page, Record, Refusal, Saved,
};
use domain::deal::{Edit, NewContact};
use domain::id::{AccountId, ContactId};
use domain::org::Role;
use domain::text::{Note, Phone};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use store::Store;
use store::account::{self, KeepRefused, Opened};

use crate::world::*;

async fn open(world: &World, login: &str, account: AccountId) -> Option<Opened> {
    account::open(&world.store, &world.actor(login), account).await.unwrap()
}

async fn added(world: &World, login: &str, owner: Option<&str>, text: &str) -> AccountId {
    let owner = owner.map(|login| world.people[login]);
    let fields = Fields::named(name(text));
    account::create(&world.store, &world.actor(login), owner, fields, NOW).await.unwrap()
}

async fn listed(world: &World, login: &str, filter: &Filter, order: Order) -> Page {
    account::list(&world.store, &world.actor(login), filter, order, 0, 50).await.unwrap()
}

fn names(page: &Page) -> Vec<&str> {
    page.rows.iter().map(|row| row.name.as_str()).collect()
}

async fn set(
    world: &World,
    login: &str,
    record: &Record,
    change: impl FnOnce(&mut Record),
) -> Result<Saved<Record>, KeepRefused> {
    let mut to = record.clone();
    change(&mut to);
    let actor = world.actor(login);
    account::save(&world.store, &actor, record.id, record.version, to.owner, to.fields, NOW).await
}

#[tokio::test]
async fn t7_the_list_and_the_page_agree_on_who_sees_an_account() {
    let world = World::new().await;
    let manager = new_person("nan", &[Role::Manager], None);
    let nan = store::person::add(&world.store, None, manager, NOW).await.unwrap();
    let mut people = world.people.clone();
    people.insert("nan", nan);
    let dealt = world.listed("bo", "Dealt", 1, 1).await.deal.account;
    world.listed_for("dan", "Dealt", 1, 1).await;
    let chens = added(&world, "mei", Some("chen"), "Chen's").await;
    let free = added(&world, "ada", None, "Free").await;
    let table = [
        // account, who sees it
        (dealt, vec!["ada", "bo", "dan", "mei"]),
        (chens, vec!["ada", "chen", "mei"]),
        (free, vec!["ada", "mei", "nan"]),
    ];
    for (login, person) in &people {
        let actor = world.store.org().actor(*person).unwrap();
        let all = Filter::default();
        let page = account::list(&world.store, &actor, &all, Order::Name, 0, 50).await.unwrap();
        for (id, who) in &table {
            let sees = who.contains(login);
            let open = account::open(&world.store, &actor, *id).await.unwrap();
            assert_eq!(open.is_some(), sees, "{login} opens {id}");
            assert_eq!(page.rows.iter().any(|row| row.id == *id), sees, "{login} lists {id}");
        }
        assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len(), "{login}");
    }
}

#[tokio::test]
async fn t7_of_an_account_one_sees_ones_own_deals_only() {
    let world = World::new().await;
    let account = world.listed("bo", "Shared", 1, 500).await.deal.account;
    world.listed_for("dan", "Shared", 2, 70_000).await;
    for (login, deals, open) in [("bo", 1, 500), ("dan", 1, 70_000), ("ada", 2, 70_500)] {
        assert_eq!(self::open(&world, login, account).await.unwrap().deals.len(), deals);
        let page = listed(&world, login, &Filter::default(), Order::Open).await;
        assert_eq!((page.rows[0].deals as usize, page.rows[0].open.0), (deals, open), "{login}");
    }
}

#[tokio::test]
async fn an_account_made_by_a_deal_is_its_owners() {
    let world = World::new().await;
    let mut listing = listing("Passed", stage(1));
    listing.owner = Some(world.people["chen"]);
    let command = domain::deal::Command::List(Box::new(listing));
    let card = done(world.send("mei", op(None, command)).await);
    let opened = open(&world, "chen", card.deal.account).await.unwrap();
    assert_eq!(opened.record.owner, Some(world.people["chen"]));
    assert_eq!(opened.history[0].changes, [Change::Added]);
    assert_eq!(opened.history[0].by, Some(world.people["mei"]));
}

#[tokio::test]
async fn the_second_of_two_who_edit_gets_what_is_and_loses_nothing() {
    let world = World::new().await;
    let account = added(&world, "bo", Some("bo"), "Acme").await;
    let before = open(&world, "bo", account).await.unwrap().record;
    let north = set(&world, "bo", &before, |to| to.fields.region = Some(name("north"))).await;
    let Ok(Saved::Done(after)) = north else { panic!("{north:?}") };
    assert_eq!(after.version, before.version + 1);
    let late = set(&world, "mei", &before, |to| to.fields.region = Some(name("south"))).await;
    let Ok(Saved::Conflict(now)) = late else { panic!("{late:?}") };
    assert_eq!(now, after);
    let kept = set(&world, "mei", &now, |to| to.fields.region = Some(name("south"))).await;
    assert!(matches!(kept, Ok(Saved::Done(_))));
    let history = open(&world, "bo", account).await.unwrap().history;
    let told: Vec<_> = history.iter().map(|entry| (entry.by, &entry.changes[..])).collect();
    let set = |from: Option<&str>, to: &str| Change::Set {
        field: Field::Region,
        from: from.map(Into::into),
        to: Some(to.into()),
    };
    let (bo, mei) = (Some(world.people["bo"]), Some(world.people["mei"]));
    assert_eq!(
        told,
        [
            (mei, &[set(Some("north"), "south")][..]),
            (bo, &[set(None, "north")][..]),
            (bo, &[Change::Added][..])
        ]
    );
}

#[tokio::test]
async fn what_may_not_be_is_refused_by_its_name() {
    let world = World::new().await;
    let account = added(&world, "bo", Some("bo"), "Acme").await;
    let other = added(&world, "bo", Some("bo"), "Other").await;
    let record = open(&world, "bo", account).await.unwrap().record;
    let refused = |saved: Result<Saved<Record>, KeepRefused>| match saved {
        Err(KeepRefused::Rule(refusal)) => Some(refusal),
        _ => None,
    };
    let (chen, sam) = (world.people["chen"], world.people["sam"]);
    let renamed = set(&world, "bo", &record, |to| to.fields.name = name("ＯＴＨＥＲ")).await;
    assert_eq!(refused(renamed), Some(Refusal::NameTaken));
    let given = set(&world, "bo", &record, |to| to.owner = Some(chen)).await;
    assert_eq!(refused(given), Some(Refusal::Denied));
    let unseen = set(&world, "dan", &record, |to| to.fields.region = Some(name("x"))).await;
    assert_eq!(refused(unseen), Some(Refusal::NoSuchAccount));
    let to_support = set(&world, "ada", &record, |to| to.owner = Some(sam)).await;
    assert_eq!(refused(to_support), Some(Refusal::NoSuchOwner));
    let given = set(&world, "mei", &record, |to| to.owner = Some(chen)).await;
    assert!(matches!(given, Ok(Saved::Done(_))), "a manager gives it to another of the team");
    assert!(open(&world, "bo", account).await.is_none());
    assert!(open(&world, "bo", other).await.is_some());
    let again = Fields::named(name("acme"));
    let bo = world.actor("bo");
    let twice = account::create(&world.store, &bo, Some(bo.person), again, NOW).await;
    assert!(matches!(twice, Err(KeepRefused::Rule(Refusal::NameTaken))));
}

fn person(text: &str, phone: &str) -> ContactFields {
    let phone = Some(Phone::new(phone).unwrap());
    let (position, mobile, mail, superior) = (None, None, None, None);
    ContactFields { name: name(text), position, phone, mobile, mail, superior }
}

#[tokio::test]
async fn the_people_of_an_account_are_kept_and_told_of_whichever_way_they_change() {
    let world = World::new().await;
    let card = world.listed("bo", "Acme", 1, 1).await;
    let account = card.deal.account;
    let bo = world.actor("bo");
    let store = &world.store;
    let wu = account::contact::add(store, &bo, account, person("Wu", "02-1"), NOW).await.unwrap();
    let met = NewContact { id: ContactId::new(fresh()), name: name("Lin"), phone: None };
    let lin = met.id;
    let card = done(world.send("bo", edit(&card, vec![Edit::MeetContact(met.clone())])).await);
    let corrected = NewContact { name: name("Lin Da"), ..met };
    let edits = vec![Edit::CorrectContact(corrected), Edit::DropContact(lin)];
    done(world.send("bo", edit(&card, edits)).await);
    let dan = world.actor("dan");
    let unseen = account::contact::save(store, &dan, wu.id, 1, person("X", "1"), NOW).await;
    assert!(matches!(unseen, Err(KeepRefused::Rule(Refusal::NoSuchAccount))));
    let saved = account::contact::save(store, &bo, wu.id, 1, person("Wu", "02-2"), NOW).await;
    let Ok(Saved::Done(saved)) = saved else { panic!("{saved:?}") };
    let late = account::contact::save(store, &bo, wu.id, 1, person("Wu", "02-3"), NOW).await;
    let Ok(Saved::Conflict(now)) = late else { panic!("{late:?}") };
    assert_eq!(now, saved);
    account::contact::remove(store, &bo, wu.id, NOW).await.unwrap();
    let twice = account::contact::remove(store, &bo, wu.id, NOW).await;
    assert!(matches!(twice, Err(KeepRefused::Rule(Refusal::NoSuchContact))));
    let opened = open(&world, "bo", account).await.unwrap();
    let there: Vec<&str> = opened.contacts.iter().map(|one: &Contact| one.name.as_str()).collect();
    assert_eq!(there, ["Lin Da"]);
    let told: Vec<Change> = opened.history.into_iter().flat_map(|entry| entry.changes).collect();
    assert!(
        matches!(
            &told[..],
            [
                Change::ContactRemoved { .. },
                Change::ContactSet { .. },
                Change::ContactCorrected { .. },
                Change::ContactDropped { .. },
                Change::ContactAdded { .. },
                Change::ContactAdded { .. },
                Change::Added,
            ]
        ),
        "{told:?}"
    );
}

#[tokio::test]
async fn the_list_is_filtered_ordered_and_cut() {
    let world = World::new().await;
    for (at, text) in ["Alpha", "Beta", "Gamma"].into_iter().enumerate() {
        world.listed("bo", text, 1, i64::try_from(at).unwrap() * 1_000_000).await;
    }
    let everything = Filter::default();
    assert_eq!(
        names(&listed(&world, "bo", &everything, Order::Name).await),
        ["Alpha", "Beta", "Gamma"]
    );
    assert_eq!(
        names(&listed(&world, "bo", &everything, Order::Open).await),
        ["Gamma", "Beta", "Alpha"]
    );
    let beta = listed(&world, "bo", &everything, Order::Name).await.rows[1].id;
    let record = open(&world, "bo", beta).await.unwrap().record;
    let later = domain::day::Millis(NOW.0 + 1);
    let mut fields = record.fields.clone();
    fields.industry = Some(name("steel"));
    fields.progress = Some(Note::new("met twice\nby phone").unwrap());
    let bo = world.actor("bo");
    let saved = account::save(&world.store, &bo, beta, 1, record.owner, fields, later).await;
    assert!(saved.is_ok());
    let changed = listed(&world, "bo", &everything, Order::Changed).await;
    assert_eq!(names(&changed)[0], "Beta");
    assert_eq!(changed.industries, [name("steel")]);
    let steel = Filter { industry: Some(name("steel")), ..Filter::default() };
    assert_eq!(names(&listed(&world, "bo", &steel, Order::Name).await), ["Beta"]);
    let text = Filter { text: "amm".into(), ..Filter::default() };
    assert_eq!(names(&listed(&world, "bo", &text, Order::Name).await), ["Gamma"]);
    let cut = account::list(&world.store, &bo, &everything, Order::Name, 1, 1).await.unwrap();
    assert_eq!((names(&cut), cut.total), (vec!["Beta"], 3));
}

#[tokio::test]
async fn accounts_from_before_the_archive_are_their_newest_deals_owners_and_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let before = folder.path().join("before");
    std::fs::create_dir(&before).unwrap();
    for entry in std::fs::read_dir("../migrations").unwrap() {
        let entry = entry.unwrap();
        if *entry.file_name().to_string_lossy() < *"0007" {
            std::fs::copy(entry.path(), before.join(entry.file_name())).unwrap();
        }
    }
    let path = folder.path().join("old.db");
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
    let mut conn = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query("PRAGMA application_id = 1279553397").execute(&mut conn).await.unwrap();
    let migrations = sqlx::migrate::Migrator::new(before).await.unwrap();
    migrations.run(&mut conn).await.unwrap();
    let id = |n: u8| format!("x'{}'", format!("{n:02x}").repeat(16));
    let uuid = |n: u8| uuid::Uuid::from_bytes([n; 16]);
    let deal = |n: u8, owner: u8, at: i64| {
        format!(
            "INSERT INTO deal (id, account, owner, currency, place, stage, since, band_since,
             listed_at, version) VALUES ({}, {}, {}, 'TWD', 1, 1, 0, 0, {at}, 1);",
            id(n),
            id(5),
            id(owner)
        )
    };
    let met = r#"[{"contact_met":{"contact":"06060606-0606-0606-0606-060606060606","name":"吳","phone":null}}]"#;
    let sql = format!(
        "INSERT INTO person (id, login, login_folded, name) VALUES ({p1}, 'a', 'a', 'a'), ({p2}, 'b', 'b', 'b');
         INSERT INTO person_role VALUES ({p2}, 'rep');
         INSERT INTO account (id, name, folded) VALUES ({a}, '恆泰紡織', '恆泰紡織');
         {} {}
         INSERT INTO contact (id, account, name, folded) VALUES ({c}, {a}, '吳', '吳');
         INSERT INTO journal (at, kind, payload) VALUES
         (3, 'account_added', '{{\"account_added\":{{\"account\":\"{}\",\"name\":\"恆泰紡織\"}}}}');
         INSERT INTO journal (at, kind, deal, version, payload, card) VALUES
         (4, 'deal_edited', {d}, 2, '{met}', '{{}}');",
        deal(8, 1, 10), deal(9, 2, 20), uuid(5),
        p1 = id(1), p2 = id(2), a = id(5), c = id(6), d = id(9),
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let store = Store::open(&path).await.unwrap();
    let owner = domain::id::PersonId::new(uuid(2));
    let actor = store.org().actor(owner).unwrap();
    let opened = account::open(&store, &actor, AccountId::new(uuid(5))).await.unwrap().unwrap();
    assert_eq!(opened.record.owner, Some(owner));
    let told: Vec<_> = opened.history.iter().map(|entry| (entry.at.0, &entry.changes[0])).collect();
    assert!(matches!(told[..], [(4, Change::ContactAdded { .. }), (3, Change::Added)]), "{told:?}");
    let found = store::search::find(&store, &actor, "恒泰", 5).await.unwrap();
    assert_eq!((found.accounts.len(), found.deals.len()), (1, 1));
}

#[tokio::test]
async fn h5_people_report_to_one_another_and_never_in_a_circle() {
    let world = World::new().await;
    let account = world.listed("bo", "Acme", 1, 1).await.deal.account;
    let elsewhere = world.listed("bo", "Beta", 1, 1).await.deal.account;
    let (bo, store) = (world.actor("bo"), &world.store);
    let add = async |account, who, superior| {
        let fields = ContactFields { superior, ..person(who, "02-1") };
        account::contact::add(store, &bo, account, fields, NOW).await
    };
    let chief = add(account, "Lin", None).await.unwrap();
    let head = add(account, "Wu", Some(chief.id)).await.unwrap();
    let buyer = add(account, "Xu", Some(head.id)).await.unwrap();
    let stranger = add(elsewhere, "Ma", None).await.unwrap();
    let set = async |who: &Contact, superior| {
        let fields = ContactFields { superior, ..who.fields() };
        account::contact::save(store, &bo, who.id, who.version, fields, NOW).await
    };
    for below in [chief.id, head.id, buyer.id] {
        let refused = set(&chief, Some(below)).await;
        assert!(matches!(refused, Err(KeepRefused::Rule(Refusal::SuperiorBelow))), "{refused:?}");
    }
    let refused = set(&buyer, Some(stranger.id)).await;
    assert!(matches!(refused, Err(KeepRefused::Rule(Refusal::NoSuchSuperior))), "{refused:?}");
    let new = add(account, "Qi", Some(stranger.id)).await;
    assert!(matches!(new, Err(KeepRefused::Rule(Refusal::NoSuchSuperior))), "{new:?}");
    // Who leaves is no gap: the buyer reports to the chief now.
    account::contact::remove(store, &bo, head.id, NOW).await.unwrap();
    let opened = open(&world, "bo", account).await.unwrap();
    let now = opened.contacts.iter().find(|one| one.id == buyer.id).unwrap();
    assert_eq!((now.superior, now.version), (Some(chief.id), 2));
    let told = &opened.history[0].changes;
    let [Change::ContactRemoved { .. }, Change::ContactSuperior { name: who, from, to, .. }] =
        told.as_slice()
    else {
        panic!("{told:?}");
    };
    let told = (who.as_str(), from.as_ref().unwrap().as_str(), to.as_ref().unwrap().as_str());
    assert_eq!(told, ("Xu", "Wu", "Lin"));
}
