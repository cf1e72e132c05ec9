//! Keeps T7: what someone may do is asked when their turn comes, not when they asked.

use domain::deal::{Command, Destination, Edit, Refusal};
use domain::id::PersonId;
use domain::op::Answer;
use domain::org::{OrgChange, Post, Role};
use domain::text::Login;
use store::account::{self, KeepRefused};
use store::company::{SetRefused, set_funnel};
use store::op::apply;
use store::org::{self, OrgUnchanged};
use store::{StoreError, link, product, view};
use tokio::sync::oneshot;

use crate::world::*;

/// Keeps the writer busy till the sender is dropped: what is asked meanwhile waits in order.
fn held(world: &World) -> oneshot::Sender<()> {
    let (release, wait) = oneshot::channel::<()>();
    let store = world.store.clone();
    tokio::spawn(async move {
        let work = store.write(|_| {
            Box::pin(async move {
                let _ = wait.await;
                Ok::<(), StoreError>(())
            })
        });
        work.await.unwrap();
    });
    release
}

fn demoted(login: &str, person: PersonId) -> OrgChange {
    let (login, name, roles) = (Login::new(login).unwrap(), name(login), [Role::Rep].into());
    OrgChange::SetPost { person, post: Post { login, name, roles, team: None } }
}

#[tokio::test]
async fn t7_who_is_switched_off_while_their_write_waits_does_nothing() {
    let world = World::new().await;
    let (ada, dan) = (world.actor("ada"), world.actor("dan"));
    let before = store::journal::last_seq(&world.store).await.unwrap();
    let held = held(&world);
    tokio::task::yield_now().await;
    let listed = op(None, Command::List(Box::new(listing("Late", stage(1)))));
    let fields = domain::account::Fields::named(name("Late too"));
    let (off, listed, added, saved, ()) = tokio::join!(
        biased;
        org::switch_off(&world.store, &ada, dan.person, vec![], NOW),
        apply(&world.store, &dan, listed, NOW),
        account::create(&world.store, &dan, Some(dan.person), fields, NOW),
        view::save(&world.store, dan.person, name("Mine"), "/?rep=me", NOW),
        async { drop(held) },
    );
    off.unwrap();
    assert!(matches!(listed, Err(StoreError::SwitchedOff)), "{listed:?}");
    let off = KeepRefused::Store(StoreError::SwitchedOff);
    assert_eq!(added.unwrap_err().to_string(), off.to_string());
    assert!(saved.is_err(), "{saved:?}");
    // The switch, and nothing else.
    assert_eq!(store::journal::last_seq(&world.store).await.unwrap(), before + 1);
}

#[tokio::test]
async fn t7_who_gets_another_role_while_their_write_waits_does_what_they_may_now() {
    let world = World::new().await;
    let eve = new_person("eve", &[Role::Administrator], None);
    let eve = store::person::add(&world.store, None, eve, NOW).await.unwrap();
    let (ada, eve) = (world.actor("ada"), world.store.org().actor(eve).unwrap());
    let mei = world.actor("mei");
    let card = world.listed("bo", "A", 1, 100).await;
    let north = world.teams["north"];
    let unled = OrgChange::SetManager { team: north, manager: None };
    let roles = vec![unled, demoted("mei", mei.person), demoted("eve", eve.person)];
    let funnel = domain::funnel::Funnel::default();
    let passed = edit(&card, vec![Edit::Owner(world.people["chen"])]);
    let moved = move_to(&card, Destination::Stage(stage(2)));
    let held = held(&world);
    tokio::task::yield_now().await;
    let (set, passed, moved, funnel, people, linked, made, ()) = tokio::join!(
        biased;
        org::change(&world.store, &ada, roles, NOW),
        apply(&world.store, &mei, passed, NOW),
        apply(&world.store, &mei, moved, NOW),
        set_funnel(&world.store, &eve, funnel, NOW),
        org::switch_off(&world.store, &eve, world.people["sam"], vec![], NOW),
        link::make(&world.store, &eve, world.people["sam"], vec![0; 32], NOW),
        product::add(&world.store, &eve, name("Pump"), NOW),
        async { drop(held) },
    );
    set.unwrap();
    let unseen = Answer::Refused { refusal: Refusal::NoSuchDeal };
    assert_eq!((passed.unwrap(), moved.unwrap()), (unseen.clone(), unseen));
    assert!(matches!(funnel, Err(SetRefused::Denied(_))), "{funnel:?}");
    assert!(matches!(people, Err(OrgUnchanged::Denied(_))), "{people:?}");
    assert!(matches!(linked, Err(OrgUnchanged::Denied(_))), "{linked:?}");
    assert!(made.is_err(), "{made:?}");
}
