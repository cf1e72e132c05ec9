//! The demo company as the database holds it: made once, into an empty file, the same again.

use domain::day::Millis;
use domain::org::Role;
use store::Store;
use store::demo::{DEALS, DemoError, HANDED_OVER, fill};
use store::directory;

const NOW: Millis = Millis(1_795_300_000_000);

async fn made(seed: u64, deals: u32) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("demo.db")).await.unwrap();
    let people = fill(&store, seed, deals, NOW).await.unwrap();
    assert!(people.iter().any(|person| person.roles.contains(&Role::Administrator)));
    (folder, store)
}

/// Everything that the journal tells of deals.
async fn told(store: &Store) -> String {
    serde_json::to_string(
        &store::journal::since(store, 0, u32::MAX)
            .await
            .unwrap()
            .into_iter()
            .map(|heard| (heard.entry, heard.op, heard.after))
            .collect::<Vec<_>>(),
    )
    .unwrap()
}

#[tokio::test]
async fn a_demo_is_made_once_and_only_in_an_empty_database() {
    let (_folder, store) = made(1, DEALS).await;
    assert!(store.company().as_ref().as_ref().is_some_and(|company| company.demo));
    let again = fill(&store, 1, DEALS, NOW).await;
    assert!(matches!(again, Err(DemoError::NotEmpty)));
    store.close().await;
}

#[tokio::test]
async fn the_same_seed_and_day_make_the_same_database() {
    let ((_a, first), (_b, second), (_c, other)) =
        (made(5, 40).await, made(5, 40).await, made(6, 40).await);
    let (one, two) =
        (directory::read(&first).await.unwrap(), directory::read(&second).await.unwrap());
    assert_eq!(one, two);
    assert_eq!(told(&first).await, told(&second).await);
    assert_ne!(told(&first).await, told(&other).await);
}

#[tokio::test]
async fn a_card_is_what_the_journal_tells() {
    let (_folder, store) = made(2, DEALS).await;
    let org = store.org();
    let admin = org.people().find(|person| person.roles.contains(&Role::Administrator)).unwrap();
    let actor = org.actor(admin.id).unwrap();
    let heard = store::journal::since(&store, 0, u32::MAX).await.unwrap();
    let mut last = std::collections::HashMap::new();
    for heard in heard {
        last.insert(heard.entry.deal, heard.after);
    }
    assert_eq!(last.len(), usize::try_from(DEALS + HANDED_OVER).unwrap());
    for (deal, card) in last {
        assert_eq!(store::deal::card(&store, &actor, deal).await.unwrap(), Some(card));
    }
}

#[tokio::test]
async fn c8_of_each_team_a_debrief_is_signed_one_is_under_way_and_one_is_asked_for() {
    let (_folder, store) = made(5, 120).await;
    let org = store.org();
    let coach = org.people().find(|one| one.login.as_str() == "zhiyuan.chen").unwrap();
    let coach = org.actor(coach.id).unwrap();
    let listed = store::coaching::together(&store, &coach, 50).await.unwrap();
    let joints = &listed.together.joints;
    assert_eq!(joints.iter().filter(|joint| joint.debrief.is_some()).count(), 2);
    assert_eq!(joints.iter().filter(|joint| joint.asked).count(), 1);
    assert_eq!((listed.signed.len(), listed.together.follow_ups.len()), (1, 1));
}

#[tokio::test]
async fn h5_one_handover_is_watched_with_something_to_tell_and_one_is_in_the_middle() {
    use domain::handover::{Telling, Way, Worse};
    for seed in [1, 5] {
        let (_folder, store) = made(seed, DEALS).await;
        let org = store.org();
        let manager = org.people().find(|one| one.login.as_str() == "junjie.huang").unwrap();
        let manager = org.actor(manager.id).unwrap();
        let listed = store::handover::list(&store, &manager, NOW, 9).await.unwrap();
        let [running, closed] = listed.as_slice() else { panic!("{}", listed.len()) };
        let done = |way: Way| running.ways[Way::ALL.iter().position(|one| *one == way).unwrap()];
        for way in Way::ALL {
            let (all, settled) = done(way);
            assert!(all > settled, "{way:?}: some are left of {all}");
            assert_eq!(settled > 0 || all < 2, way != Way::Later || all < 2, "{way:?}");
        }
        assert!(running.closed_at.is_none() && running.late == 0);
        let watch = store::handover::watch(&store, &manager, closed.id, NOW).await.unwrap();
        let watch = watch.unwrap();
        let open: Vec<Worse> =
            watch.turns.iter().filter(|one| one.is_open()).map(|one| one.turn.worse).collect();
        assert_eq!(open, [Worse::Lost, Worse::FellBack]);
        assert_eq!(watch.turns[0].chain.len(), 3, "with whom to talk");
        assert!(matches!(watch.kept.telling(), Telling::Share(50..=100)), "{:?}", watch.kept);
        let same = made(seed, DEALS).await;
        assert_eq!(told(&store).await, told(&same.1).await);
    }
}

#[tokio::test]
async fn c7_each_team_has_met_and_will_meet_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("demo.db")).await.unwrap();
    let now = Millis(1_790_000_000_000);
    fill(&store, 11, 40, now).await.unwrap();
    let org = store.org();
    let mut teams = 0;
    for manager in org.teams().filter_map(|team| org.actor(team.manager?)) {
        let all = store::meeting::list(&store, &manager, 9).await.unwrap();
        let own: Vec<_> = all.iter().filter(|one| one.by == manager.person).collect();
        if let [ahead, held] = own[..] {
            teams += 1;
            assert!(held.is_closed() && held.sheet.notes.is_some() && held.open().count() > 0);
            assert!(!ahead.is_closed() && ahead.sheet.minutes() == 60);
        }
    }
    assert!(teams >= 2, "{teams}");
}

#[tokio::test]
async fn c6_of_each_team_there_are_tests_to_look_at_and_things_to_learn() {
    let (_folder, store) = made(5, 40).await;
    let org = store.org();
    let manager = org.people().find(|one| one.login.as_str() == "zhiyuan.chen").unwrap().id;
    let actor = org.actor(manager).unwrap();
    let team = store::skills::team(&store, &actor).await.unwrap();
    assert!(
        team.iter().any(|one| one.own.is_some() && one.theirs.is_some() && !one.first.is_empty())
    );
    assert!(
        team.iter().any(|one| one.own.is_none() && one.theirs.is_some() && one.first.is_empty())
    );
    assert!(team.iter().any(|one| one.to_learn > 0));
    assert_eq!(store::skills::own_leading(&store, &actor).await.unwrap().len(), 2);
}
