//! Teams and people as administrators change them, links, devices.

use domain::day::Millis;
use domain::deal::{Change, Refusal};
use domain::id::{PersonId, TeamId};
use domain::op::Answer;
use domain::org::{LinkKind, OrgChange, OrgRefused, Post, Role};
use domain::text::Login;
use sqlx::{Connection, SqliteConnection};
use store::journal::{self, Fact};
use store::org::{self, OrgUnchanged};
use store::session::{self, Session, Which};
use store::{Store, link};

use crate::world::*;

async fn change(world: &World, change: OrgChange) -> Result<(), OrgUnchanged> {
    org::change(&world.store, &world.actor("ada"), vec![change], NOW).await
}

fn post(login: &str, roles: &[Role], team: Option<TeamId>) -> Post {
    let roles = roles.iter().copied().collect();
    Post { login: Login::new(login).unwrap(), name: name("Renamed"), roles, team }
}

#[track_caller]
fn refusal<T: std::fmt::Debug>(answer: Result<T, OrgUnchanged>) -> OrgRefused {
    match answer {
        Err(OrgUnchanged::Refused(refused)) => refused,
        other => panic!("not refused: {other:?}"),
    }
}

async fn told(world: &World, person: PersonId) -> Vec<Fact> {
    let told = journal::of_person(&world.store, person, 50).await.unwrap();
    told.into_iter().map(|told| told.fact).collect()
}

#[tokio::test]
async fn only_an_administrator_changes_people_and_teams() {
    let world = World::new().await;
    let off = OrgChange::SwitchOff { person: world.people["dan"] };
    for login in ["mei", "bo", "mia"] {
        let actor = world.actor(login);
        let denied = org::change(&world.store, &actor, vec![off.clone()], NOW).await;
        assert!(matches!(denied, Err(OrgUnchanged::Denied(_))), "{login}");
        let dan = world.people["dan"];
        let denied = org::switch_off(&world.store, &actor, dan, vec![], NOW).await;
        assert!(matches!(denied, Err(OrgUnchanged::Denied(_))), "{login}");
        let denied = link::make(&world.store, &actor, dan, vec![0; 32], NOW).await;
        assert!(matches!(denied, Err(OrgUnchanged::Denied(_))), "{login}");
    }
}

#[tokio::test]
async fn teams_are_added_renamed_moved_led_and_removed_and_all_is_kept() {
    let world = World::new().await;
    let team = TeamId::new(fresh());
    let (north, mei) = (world.teams["north"], world.people["mei"]);
    for step in [
        OrgChange::AddTeam { team, name: name("east"), parent: None, manager: None },
        OrgChange::RenameTeam { team, name: name("far east") },
        OrgChange::MoveTeam { team, parent: Some(north) },
        OrgChange::SetManager { team, manager: Some(mei) },
    ] {
        change(&world, step).await.unwrap();
    }
    let kept = world.store.org().team(team).cloned().unwrap();
    assert_eq!((kept.name, kept.parent, kept.manager), (name("far east"), Some(north), Some(mei)));
    let under = OrgChange::MoveTeam { team: north, parent: Some(team) };
    assert_eq!(refusal(change(&world, under).await), OrgRefused::TeamUnderItself);
    let full = refusal(change(&world, OrgChange::RemoveTeam { team: north }).await);
    assert_eq!(full, OrgRefused::TeamNotEmpty { people: 2, teams: 1 });
    change(&world, OrgChange::RemoveTeam { team }).await.unwrap();
    assert!(world.store.org().team(team).is_none());
}

#[tokio::test]
async fn changes_asked_together_are_all_made_or_none() {
    let world = World::new().await;
    let (north, south) = (world.teams["north"], world.teams["south"]);
    let rename = OrgChange::RenameTeam { team: north, name: name("N") };
    let under = |team, parent| OrgChange::MoveTeam { team, parent: Some(parent) };
    let ada = world.actor("ada");
    let both = vec![rename.clone(), under(north, south), under(south, north)];
    let refused = org::change(&world.store, &ada, both, NOW).await;
    assert_eq!(refusal(refused), OrgRefused::TeamUnderItself);
    assert_eq!(world.store.org().team(north).unwrap().name, name("north"));
    org::change(&world.store, &ada, vec![rename, under(north, south)], NOW).await.unwrap();
    assert_eq!(world.store.org().team(north).unwrap().name, name("N"));
}

#[tokio::test]
async fn a_person_is_added_and_their_post_set_and_the_journal_tells_it() {
    let world = World::new().await;
    let person = PersonId::new(fresh());
    let (north, south) = (Some(world.teams["north"]), Some(world.teams["south"]));
    let first = post("eve", &[Role::Rep], north);
    let second = post("eva", &[Role::Manager, Role::Rep], south);
    change(&world, OrgChange::AddPerson { person, post: first.clone() }).await.unwrap();
    change(&world, OrgChange::SetPost { person, post: second.clone() }).await.unwrap();
    let kept = world.store.org().person(person).cloned().unwrap();
    assert_eq!((&kept.login, &kept.roles, kept.team), (&second.login, &second.roles, south));
    let facts = told(&world, person).await;
    assert_eq!(facts[0], Fact::PostSet { person, from: first, to: second });
    assert!(matches!(facts[1], Fact::PersonAdded { .. }));
    let taken = OrgChange::AddPerson {
        person: PersonId::new(fresh()),
        post: post("EVA", &[Role::Rep], None),
    };
    assert_eq!(refusal(change(&world, taken).await), OrgRefused::LoginTaken);
}

#[tokio::test]
async fn who_is_switched_off_passes_open_deals_first_each_with_its_entry_and_event() {
    let world = World::new().await;
    let (bo, chen, dan) = (world.people["bo"], world.people["chen"], world.people["dan"]);
    let open = [world.listed("bo", "A", 1, 1).await, world.listed("bo", "B", 4, 1).await];
    let parked = world.listed("bo", "C", 2, 1).await;
    let park = domain::deal::Destination::Parked { note: None };
    done(world.send("bo", move_to(&parked, park)).await);
    let won = world.listed("bo", "D", 8, 1).await;
    let win =
        domain::deal::Destination::Won { value: Some(money(5)), on: Some(domain::day::Day(1)) };
    let won = done(world.send("bo", move_to(&won, win)).await);
    let key = b"tablet".to_vec();
    enter(&world.store, key.clone(), bo).await;

    let ada = world.actor("ada");
    let off = |heirs| org::switch_off(&world.store, &ada, bo, heirs, NOW);
    assert_eq!(refusal(off(vec![]).await), OrgRefused::DealsLeft { count: 3 });
    assert_eq!(refusal(off(vec![world.people["sam"]]).await), OrgRefused::NoSuchHeir);
    assert!(world.store.org().person(bo).unwrap().active, "nothing is done by halves");

    let mut heard = world.store.committed();
    assert_eq!(off(vec![chen, dan]).await.unwrap(), 3);
    assert!(!world.store.org().person(bo).unwrap().active);
    assert!(session::load(&world.store, &key, NOW).await.unwrap().is_none());
    let mut heirs = Vec::new();
    for _ in 0..3 {
        let heard = heard.recv().await.unwrap();
        assert!(matches!(heard.entry.changes[..], [Change::Owner { from, .. }] if from == bo));
        heirs.push(heard.after.deal.owner);
    }
    heirs.sort_unstable();
    heirs.dedup();
    assert_eq!(heirs.len(), 2, "shared between both");
    for card in &open {
        let sheet = store::deal::sheet(&world.store, &ada, card.deal.id).await.unwrap().unwrap();
        assert!(matches!(sheet.history[0].changes[..], [Change::Owner { .. }]));
        assert_eq!(sheet.card.deal.version, card.deal.version + 1);
    }
    let facts = told(&world, bo).await;
    assert_eq!(facts[0], Fact::PersonSwitched { person: bo, active: false });
    assert_eq!(facts[1], Fact::DealsPassed { person: bo, count: 3, accounts: 4, to: heirs });

    let reopened =
        world.send("ada", move_to(&won, domain::deal::Destination::Stage(stage(8)))).await;
    assert_eq!(reopened, Answer::Refused { refusal: Refusal::OwnerGone });
}

#[tokio::test]
async fn the_last_administrator_stays_and_nobody_switches_themselves_off() {
    let world = World::new().await;
    let ada = world.people["ada"];
    let himself = org::switch_off(&world.store, &world.actor("ada"), ada, vec![], NOW).await;
    assert_eq!(refusal(himself), OrgRefused::Oneself);
    let less = OrgChange::SetPost { person: ada, post: post("ada", &[Role::Rep], None) };
    assert_eq!(refusal(change(&world, less).await), OrgRefused::LastAdministrator);
}

#[tokio::test]
async fn a_link_is_used_once_and_a_newer_one_replaces_it() {
    let world = World::new().await;
    let (store, bo) = (&world.store, world.people["bo"]);
    let ada = world.actor("ada");
    let make = |key: u8, now| link::make(store, &ada, bo, vec![key; 32], now);
    let first = make(1, NOW).await.unwrap();
    assert_eq!(first.kind, LinkKind::Reset, "bo has a password");
    let second = make(2, NOW).await.unwrap();
    assert_eq!(link::find(store, &[1; 32], NOW).await.unwrap(), None);
    assert_eq!(link::find(store, &[2; 32], NOW).await.unwrap(), Some(second));
    assert_eq!(link::find(store, &[2; 32], second.expires).await.unwrap(), None);
    enter(store, b"lost tablet".to_vec(), bo).await;
    let spend = |now| link::spend(store, vec![2; 32], "new hash".to_owned(), now);
    assert_eq!(spend(second.expires).await.unwrap(), None);
    assert_eq!(spend(NOW).await.unwrap(), Some(bo));
    assert_eq!(spend(NOW).await.unwrap(), None);
    assert!(session::load(store, b"lost tablet", NOW).await.unwrap().is_none());
    let known = store::person::credentials_of(store, bo).await.unwrap().unwrap();
    assert_eq!(known.hash.as_deref(), Some("new hash"));
}

/// The accounts that stand by themselves and whose keeper works here no more.
async fn left_behind(world: &World) -> Vec<String> {
    let url = format!("sqlite://{}?mode=ro", world.path.display());
    let mut conn = SqliteConnection::connect(&url).await.unwrap();
    let select = "SELECT a.name FROM account a JOIN person p ON p.id = a.owner
         WHERE p.active = 0 AND a.merged_into IS NULL";
    sqlx::query_scalar(select).fetch_all(&mut conn).await.unwrap()
}

#[tokio::test]
async fn nobody_switched_off_looks_after_an_account() {
    let world = World::new().await;
    let (bo, chen) = (world.people["bo"], world.people["chen"]);
    let ada = world.actor("ada");
    let open = world.listed("bo", "Open", 1, 1).await.deal.account;
    let stays = world.listed("chen", "Stays", 1, 1).await.deal.account;
    let merged = world.listed("bo", "Merged", 1, 1).await.deal.account;
    let fields = domain::account::Fields::named(name("Without a deal"));
    let bare = store::account::create(&world.store, &ada, Some(bo), fields, NOW).await.unwrap();
    // Another's deal on it: he goes on looking after it himself.
    world.listed_for("dan", "Open", 1, 1).await;
    store::merge::merge(&world.store, &ada, stays, merged, NOW).await.unwrap();
    let off = |heirs| org::switch_off(&world.store, &ada, bo, heirs, NOW);
    assert_eq!(refusal(off(vec![]).await), OrgRefused::DealsLeft { count: 2 });
    let off = OrgChange::SwitchOff { person: bo };
    assert_eq!(refusal(change(&world, off).await), OrgRefused::DealsLeft { count: 2 });
    org::switch_off(&world.store, &ada, bo, vec![chen], NOW).await.unwrap();
    assert_eq!(left_behind(&world).await, [] as [&str; 0]);
    for account in [open, bare] {
        let opened = store::account::open(&world.store, &world.actor("chen"), account).await;
        let opened = opened.unwrap().unwrap();
        assert_eq!(opened.record.owner, Some(chen));
        let passed = domain::account::Change::Owner { from: Some(bo), to: Some(chen) };
        assert_eq!(opened.history[0].changes, [passed]);
        assert_eq!(opened.history[0].by, Some(ada.person));
    }
    // What comes out of another account again is not his either.
    store::merge::part(&world.store, &ada, merged, NOW).await.unwrap();
    assert_eq!(left_behind(&world).await, [] as [&str; 0]);
    let opened = store::account::open(&world.store, &ada, merged).await.unwrap().unwrap();
    assert_eq!(opened.record.owner, Some(chen));
}

#[tokio::test]
async fn accounts_alone_ask_for_an_heir_too() {
    let world = World::new().await;
    let (ada, bo) = (world.actor("ada"), world.people["bo"]);
    let fields = domain::account::Fields::named(name("Without a deal"));
    store::account::create(&world.store, &ada, Some(bo), fields, NOW).await.unwrap();
    let left = OrgRefused::AccountsLeft { count: 1 };
    let off = org::switch_off(&world.store, &ada, bo, vec![], NOW).await;
    assert_eq!(refusal(off), left);
    let support = OrgChange::SetPost { person: bo, post: post("bo", &[Role::Support], None) };
    assert_eq!(refusal(change(&world, support).await), left);
    org::switch_off(&world.store, &ada, bo, vec![ada.person], NOW).await.unwrap();
    let to = vec![ada.person];
    let passed = Fact::DealsPassed { person: bo, count: 0, accounts: 1, to };
    assert!(told(&world, bo).await.contains(&passed));
    assert_eq!(left_behind(&world).await, [] as [&str; 0]);
}

#[tokio::test]
async fn the_link_of_someone_switched_off_is_worth_nothing_even_after() {
    let world = World::new().await;
    let (store, dan) = (&world.store, world.people["dan"]);
    let ada = world.actor("ada");
    link::make(store, &ada, dan, vec![1; 32], NOW).await.unwrap();
    org::switch_off(store, &ada, dan, vec![], NOW).await.unwrap();
    assert_eq!(link::find(store, &[1; 32], NOW).await.unwrap(), None);
    let refused = link::make(store, &ada, dan, vec![2; 32], NOW).await;
    assert_eq!(refusal(refused), OrgRefused::SwitchedOff);
    change(&world, OrgChange::SwitchOn { person: dan }).await.unwrap();
    assert_eq!(link::find(store, &[1; 32], NOW).await.unwrap(), None);
}

#[tokio::test]
async fn a_device_is_seen_once_in_a_while_and_signed_out_alone_or_with_the_others() {
    let world = World::new().await;
    let (store, bo) = (&world.store, world.people["bo"]);
    for key in ["a", "b", "c"] {
        enter(store, key.into(), bo).await;
    }
    let soon = Millis(NOW.0 + session::SEEN_EVERY);
    let later = Millis(NOW.0 + session::SEEN_EVERY + 1);
    session::seen(store, b"b".to_vec(), soon).await.unwrap();
    assert!(session::devices(store, bo, NOW).await.unwrap().iter().all(|d| d.seen == NOW));
    session::seen(store, b"b".to_vec(), later).await.unwrap();
    let devices = session::devices(store, bo, NOW).await.unwrap();
    assert_eq!((devices[0].key.as_slice(), devices[0].seen), (b"b".as_slice(), later));
    let sign_out = |who: &str, which| session::sign_out(store, world.people[who], which, NOW);
    assert_eq!(sign_out("dan", Which::One(b"a".to_vec())).await.unwrap(), 0, "not his");
    assert_eq!(sign_out("bo", Which::One(b"a".to_vec())).await.unwrap(), 1);
    assert_eq!(sign_out("bo", Which::AllBut(b"b".to_vec())).await.unwrap(), 1);
    assert_eq!(session::devices(store, bo, NOW).await.unwrap().len(), 1);
}

#[tokio::test]
async fn who_draws_pages_hears_that_people_teams_or_bands_have_changed_and_of_nothing_else() {
    let world = World::new().await;
    let mut desk = world.store.desk();
    let before = *desk.borrow_and_update();
    world.listed("bo", "A", 1, 1).await;
    assert!(!desk.has_changed().unwrap());
    let refused = OrgChange::RemoveTeam { team: world.teams["north"] };
    assert!(change(&world, refused).await.is_err());
    assert!(!desk.has_changed().unwrap());
    let rename = OrgChange::RenameTeam { team: world.teams["north"], name: name("N") };
    change(&world, rename).await.unwrap();
    let after = *desk.borrow_and_update();
    assert!(after > before);
    world.store.close().await;
    let again = Store::open(&world.path).await.unwrap();
    assert_eq!(*again.desk().borrow(), after, "the same after a restart");
}

/// A session of bo's, on a device.
async fn enter(store: &Store, key: Vec<u8>, bo: PersonId) {
    let hash = Some("hash of bo".to_owned());
    assert!(session::create(store, key, signed_in(bo), hash).await.unwrap());
}

fn signed_in(person: PersonId) -> Session {
    let (data, device) = (vec![1], "Browser".to_owned());
    let expires = Millis(NOW.0 + 1_000_000_000);
    Session { person: Some(person), data, expires, device, since: NOW, seen: NOW }
}
