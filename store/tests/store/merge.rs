//! Two accounts made one and parted again: nothing is lost, and what people did since stays.

use domain::account::{self, Fields};
use domain::deal::{AccountPick, Change, Command, Edit, NewContact};
use domain::id::{AccountId, ContactId, DealId};
use domain::merge::Refusal;
use domain::text::{Note, Phone};
use proptest::prelude::*;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use store::merge::MergeRefused;

use crate::world::*;

async fn merge(world: &World, by: &str, into: AccountId, from: AccountId) -> Result<(), Refusal> {
    told(store::merge::merge(&world.store, &world.actor(by), into, from, NOW).await)
}

async fn part(world: &World, by: &str, from: AccountId) -> Result<AccountId, Refusal> {
    told(store::merge::part(&world.store, &world.actor(by), from, NOW).await)
}

fn told<T>(result: Result<T, MergeRefused>) -> Result<T, Refusal> {
    result.map_err(|refused| match refused {
        MergeRefused::Refused(refusal) => refusal,
        MergeRefused::Store(error) => panic!("{error}"),
    })
}

fn met(who: &str, phone: Option<&str>) -> NewContact {
    let phone = phone.map(|phone| Phone::new(phone).unwrap());
    NewContact { id: ContactId::new(fresh()), name: name(who), phone }
}

/// A deal of a rep with a contact.
async fn listed(
    world: &World,
    by: &str,
    account: &str,
    contact: NewContact,
) -> (AccountId, DealId) {
    let mut listing = listing(account, stage(2));
    listing.contact = Some(contact);
    let deal = done(world.send(by, op(None, Command::List(Box::new(listing)))).await).deal;
    (deal.account, deal.id)
}

async fn sheet(world: &World, deal: DealId) -> store::deal::Sheet {
    store::deal::sheet(&world.store, &world.actor("ada"), deal).await.unwrap().unwrap()
}

/// Every row of a table but for what counts or dates its changes.
async fn rows(world: &World, table: &str) -> Vec<String> {
    let url = format!("sqlite://{}?mode=ro", world.path.display());
    let mut conn = SqliteConnection::connect(&url).await.unwrap();
    let info = sqlx::query(AssertSqlSafe(format!("PRAGMA table_info({table})")));
    let columns = info.fetch_all(&mut conn).await.unwrap();
    let columns = columns.iter().map(|row| row.get::<String, _>("name"));
    let kept = columns.filter(|name| !["version", "changed_at"].contains(&name.as_str()));
    let quoted: Vec<String> = kept.map(|name| format!("quote({name})")).collect();
    let sql = format!("SELECT {} AS row FROM {table} ORDER BY 1", quoted.join(" || '|' || "));
    let all = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut conn).await.unwrap();
    all.iter().map(|row| row.get::<String, _>("row")).collect()
}

async fn everything(world: &World) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for table in ["account", "contact", "deal", "deal_contact"] {
        all.push(rows(world, table).await);
    }
    all
}

/// Who reports to whom, by name, of everybody at an account.
async fn superiors(world: &World, account: AccountId) -> Vec<(String, Option<String>)> {
    let opened = store::account::open(&world.store, &world.actor("ada"), account).await;
    let people = opened.unwrap().unwrap().contacts;
    let name = |id| people.iter().find(|one| Some(one.id) == id).map(|one| one.name.to_string());
    people.iter().map(|one| (one.name.to_string(), name(one.superior))).collect()
}

#[tokio::test]
async fn h5_who_reports_to_whom_is_kept_by_a_merge_and_by_its_undo() {
    let world = World::new().await;
    let (into, _) = listed(&world, "bo", "恆泰紡織", met("吳麗", None)).await;
    let (from, _) = listed(&world, "bo", "恆泰紡織廠", met("吳麗", None)).await;
    let (bo, store) = (world.actor("bo"), &world.store);
    let people = async |account| {
        let opened = store::account::open(store, &world.actor("ada"), account).await;
        opened.unwrap().unwrap().contacts
    };
    let add = async |account, who: &str, superior| {
        let (position, phone, mobile, mail) = (None, None, None, None);
        let name = name(who);
        let fields = account::ContactFields { name, position, phone, mobile, mail, superior };
        store::account::contact::add(store, &bo, account, fields, NOW).await.unwrap()
    };
    // There 吳麗 reports to the chief and 林 to her; here she reports to nobody.
    let chief = add(from, "陳總", None).await;
    let twin = people(from).await.into_iter().find(|one| one.name == name("吳麗")).unwrap();
    let fields = account::ContactFields { superior: Some(chief.id), ..twin.fields() };
    store::account::contact::save(store, &bo, twin.id, 1, fields, NOW).await.unwrap();
    add(from, "林", Some(twin.id)).await;
    let before = (superiors(&world, into).await, superiors(&world, from).await);
    merge(&world, "mei", into, from).await.unwrap();
    let told = |all: Vec<(String, Option<String>)>| {
        all.into_iter().collect::<std::collections::BTreeMap<_, _>>()
    };
    let merged = told(superiors(&world, into).await);
    let reports = |one: &str, to: Option<&str>| (one.to_owned(), to.map(str::to_owned));
    let expected = [("吳麗", Some("陳總")), ("林", Some("吳麗")), ("陳總", None)];
    assert_eq!(merged, expected.into_iter().map(|(one, to)| reports(one, to)).collect());
    // Somebody who stays comes to report to one who goes back: cut, not left to point elsewhere.
    let new = add(into, "新人", Some(chief.id)).await;
    part(&world, "mei", from).await.unwrap();
    let after = (superiors(&world, into).await, superiors(&world, from).await);
    let mut expected = before;
    expected.0.push((new.name.to_string(), None));
    assert_eq!((told(after.0), told(after.1)), (told(expected.0), told(expected.1)));
}

#[tokio::test]
async fn a_merge_moves_deals_and_people_and_its_undo_brings_them_back() {
    let world = World::new().await;
    let (into, _) = listed(&world, "bo", "恆泰紡織", met("吳麗", None)).await;
    let (from, twin) = listed(&world, "chen", "恒泰纺织厂", met("吴丽", Some("0912345678"))).await;
    let before = everything(&world).await;
    let preview =
        store::merge::preview(&world.store, &world.actor("mei"), into, from).await.unwrap();
    assert_eq!((preview.from.open_deals, preview.folded.len(), preview.moved.len()), (1, 1, 0));
    let mut heard = world.store.committed();
    merge(&world, "mei", into, from).await.unwrap();
    let told = heard.recv().await.unwrap();
    assert_eq!((told.after.deal.id, &told.after.account), (twin, &name("恆泰紡織")));
    let merged = sheet(&world, twin).await;
    assert_eq!((merged.card.deal.account, &merged.card.account), (into, &name("恆泰紡織")));
    assert_eq!(merged.contacts[0].name, name("吳麗"));
    assert_eq!(merged.contacts[0].phone, Some(Phone::new("0912345678").unwrap()));
    let Change::AccountMerged { name: was, .. } = &merged.history[0].changes[0] else {
        panic!("{:?}", merged.history[0])
    };
    assert_eq!(was, &name("恒泰纺织厂"));
    assert_eq!(part(&world, "mei", from).await, Ok(into));
    assert_eq!(everything(&world).await, before);
    assert_eq!(sheet(&world, twin).await.card.account, name("恒泰纺织厂"));
}

#[tokio::test]
async fn the_other_name_is_a_spelling_from_then_on() {
    let world = World::new().await;
    let into = world.listed("bo", "恆泰紡織", 1, 100).await.deal.account;
    let from = world.listed("bo", "Hengtai Textile", 1, 100).await.deal.account;
    merge(&world, "mei", into, from).await.unwrap();
    let known = store::account::same_name(&world.store, &name("hengtai  TEXTILE")).await.unwrap();
    assert_eq!(known.unwrap().id, into);
    let bo = world.actor("bo");
    let suggested = store::account::suggest(&world.store, &bo, "hengt", 9).await.unwrap();
    assert_eq!(suggested.iter().map(|one| one.id).collect::<Vec<_>>(), [into]);
    let hints = store::duplicate::accounts(&world.store, &bo, "Hengtai Textile Ltd", None, 5).await;
    assert_eq!(hints.unwrap()[0].name, name("恆泰紡織"));
    // Named anew, or picked on a tablet that has not heard of it yet.
    assert_eq!(world.listed("bo", "Hengtai Textile", 1, 1).await.deal.account, into);
    let mut stale = listing("x", stage(1));
    stale.account = AccountPick::Known(from);
    let card = done(world.send("bo", op(None, Command::List(Box::new(stale)))).await);
    assert_eq!(card.deal.account, into);
}

#[tokio::test]
async fn what_was_done_since_stays() {
    let world = World::new().await;
    let (into, _) = listed(&world, "bo", "A", met("吳麗", Some("0912345678"))).await;
    let (from, moved) = listed(&world, "bo", "B", met("吳麗", Some("0912345678"))).await;
    let (_, given) = listed(&world, "bo", "B", met("林美", None)).await;
    merge(&world, "mei", into, from).await.unwrap();
    let card = sheet(&world, moved).await.card;
    let met_since = met("陳志明", None);
    let edits = vec![Edit::Amount(Some(money(77))), Edit::MeetContact(met_since.clone())];
    done(world.send("bo", edit(&card, edits)).await);
    let other = AccountPick::Named { id: AccountId::new(fresh()), name: name("C") };
    let card = sheet(&world, given).await.card;
    done(world.send("bo", edit(&card, vec![Edit::Account(other)])).await);
    let new = world.listed("bo", "A", 1, 5).await;
    part(&world, "mei", from).await.unwrap();
    let back = sheet(&world, moved).await;
    assert_eq!((back.card.deal.account, back.card.deal.amount), (from, Some(money(77))));
    assert_eq!(back.contacts.len(), 2);
    assert_eq!(back.contacts[1].id, met_since.id);
    assert_eq!(sheet(&world, given).await.card.account, name("C"));
    assert_eq!(sheet(&world, new.deal.id).await.card.deal.account, into);
}

#[tokio::test]
async fn t7_only_who_leads_and_sees_all_that_moves_merges() {
    let world = World::new().await;
    let north = world.listed("bo", "A", 1, 100).await.deal.account;
    let other = world.listed("chen", "B", 1, 100).await.deal.account;
    let south = world.listed("dan", "C", 1, 100).await.deal.account;
    world.listed_for("dan", "A", 1, 100).await;
    for (by, into, from, expected) in [
        ("bo", north, other, Err(Refusal::NoSuchAccount)),
        ("chen", other, south, Err(Refusal::NoSuchAccount)),
        ("mei", other, north, Err(Refusal::Denied)),
        ("mei", north, south, Err(Refusal::NoSuchAccount)),
        ("mei", north, AccountId::new(fresh()), Err(Refusal::NoSuchAccount)),
        ("mia", north, other, Err(Refusal::NoSuchAccount)),
        ("mei", north, north, Err(Refusal::Itself)),
        ("mei", north, other, Ok(())),
        ("mei", north, other, Err(Refusal::MergedAlready)),
    ] {
        assert_eq!(merge(&world, by, into, from).await, expected, "{by}");
    }
    assert_eq!(part(&world, "bo", other).await, Err(Refusal::Denied));
    assert_eq!(part(&world, "ada", north).await, Err(Refusal::NoSuchAccount));
    // Others' deals at the account that stays are not touched by an undo either.
    assert_eq!(part(&world, "mei", other).await, Ok(north));
}

#[tokio::test]
async fn the_later_merge_is_undone_first() {
    let world = World::new().await;
    let mut accounts = Vec::new();
    for account in ["A", "B", "C"] {
        accounts.push(world.listed("bo", account, 1, 100).await.deal.account);
    }
    let before = everything(&world).await;
    let [a, b, c] = accounts.try_into().unwrap();
    merge(&world, "ada", b, c).await.unwrap();
    merge(&world, "ada", a, b).await.unwrap();
    let found = store::account::same_name(&world.store, &name("C")).await.unwrap();
    assert_eq!(found.unwrap().id, a);
    assert_eq!(part(&world, "ada", c).await, Err(Refusal::MergedOn));
    part(&world, "ada", b).await.unwrap();
    part(&world, "ada", c).await.unwrap();
    assert_eq!(everything(&world).await, before);
}

#[tokio::test]
async fn what_is_written_about_both_stands_together_and_apart_again() {
    let world = World::new().await;
    let into = world.listed("bo", "恆泰紡織", 1, 100).await.deal.account;
    let mut other = Fields::named(name("Hengtai Textile"));
    other.region = Some(name("Taichung"));
    other.progress = Some(Note::new("Asked for a quote").unwrap());
    let mei = world.actor("mei");
    let bo = Some(world.people["bo"]);
    let from = store::account::create(&world.store, &mei, bo, other, NOW).await.unwrap();
    let mut mine = Fields::named(name("恆泰紡織"));
    mine.progress = Some(Note::new("Met twice").unwrap());
    store::account::save(&world.store, &mei, into, 1, bo, mine, NOW).await.unwrap();
    let before = everything(&world).await;
    merge(&world, "mei", into, from).await.unwrap();
    // The address of the one that was merged leads to the other.
    let opened = store::account::open(&world.store, &mei, from).await.unwrap().unwrap();
    assert_eq!(opened.record.id, into);
    assert_eq!(opened.record.fields.region, Some(name("Taichung")));
    assert_eq!(opened.record.fields.progress.unwrap().as_str(), "Met twice\n\nAsked for a quote");
    let told = opened.history.iter().flat_map(|entry| &entry.changes);
    assert!(told.clone().any(|change| matches!(change, account::Change::Merged { .. })));
    let found = store::search::find(&world.store, &mei, "hengtai", 9).await.unwrap();
    assert_eq!(found.accounts.iter().map(|one| one.id).collect::<Vec<_>>(), [into]);
    let filter = account::Filter::default();
    let page = store::account::list(&world.store, &mei, &filter, account::Order::Name, 0, 9).await;
    assert_eq!(page.unwrap().rows.iter().map(|row| row.id).collect::<Vec<_>>(), [into]);
    part(&world, "mei", from).await.unwrap();
    assert_eq!(everything(&world).await, before);
    let found = store::search::find(&world.store, &mei, "hengtai", 9).await.unwrap();
    assert_eq!(found.accounts.iter().map(|one| one.id).collect::<Vec<_>>(), [from]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn merged_and_parted_every_row_is_as_it_was(
        deals in proptest::collection::vec((0..2u8, 0..3u8, proptest::option::of(0..2u8)), 2..8),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let world = World::new().await;
            let into = world.listed("bo", "A", 1, 100).await.deal.account;
            let from = world.listed("chen", "B", 1, 100).await.deal.account;
            for (account, who, phone) in deals {
                let phone = phone.map(|phone| format!("02-2311-000{phone}"));
                let contact = met(["吳麗", "林美", "陳志明"][usize::from(who)], phone.as_deref());
                listed(&world, "mei", ["A", "B"][usize::from(account)], contact).await;
            }
            let before = everything(&world).await;
            merge(&world, "mei", into, from).await.unwrap();
            let merged = everything(&world).await;
            // Nobody and nothing is gone, and no deal is left where nobody looks.
            assert_eq!(merged.iter().map(Vec::len).take(3).collect::<Vec<_>>(),
                before.iter().map(Vec::len).take(3).collect::<Vec<_>>());
            let part_of = format!("X'{}'", from.uuid().simple().to_string().to_uppercase());
            assert!(merged[2].iter().all(|deal| !deal.contains(&part_of)));
            part(&world, "mei", from).await.unwrap();
            assert_eq!(everything(&world).await, before);
        });
    }
}
