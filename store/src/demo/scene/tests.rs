//! The demo company is the same for the same seed and day, keeps the rules, and is believable.

use std::collections::{BTreeMap, BTreeSet};

use domain::day::Day;
use domain::deal::{Deal, evolve};
use domain::funnel::Place;
use domain::id::DealId;
use domain::mark::{Mark, marks};
use domain::visit::State;

use super::*;
use crate::demo::calendar::OFFSET;

const NOW: Millis = Millis(1_795_300_000_000);

fn told(seed: u64, deals: u32, now: Millis) -> String {
    let scene = scene(seed, deals, now).unwrap();
    let entries = scene.happened.iter().map(|entry| (entry.at, entry.by, entry.op, &entry.changes));
    serde_json::to_string(&(
        scene.company,
        scene.cast.people,
        scene.cast.teams,
        scene.market.accounts,
        scene.market.contacts,
        entries.collect::<Vec<_>>(),
        scene.talks.iter().map(|talk| (talk.op, &talk.activity)).collect::<Vec<_>>(),
        scene.goings.iter().map(|going| (going.op, &going.visit)).collect::<Vec<_>>(),
    ))
    .unwrap()
}

fn finished(scene: &Scene) -> BTreeMap<DealId, &Deal> {
    scene.happened.iter().map(|entry| (entry.deal.id, &entry.deal)).collect()
}

#[test]
fn the_same_seed_and_day_make_the_same_company() {
    let later_that_day = Millis(NOW.0 + 3_600_000);
    assert_eq!(NOW.day(OFFSET), later_that_day.day(OFFSET));
    assert_eq!(told(1, 60, NOW), told(1, 60, later_that_day));
    assert_ne!(told(1, 60, NOW), told(2, 60, NOW));
    assert_ne!(told(1, 60, NOW), told(1, 60, Millis(NOW.0 + 86_400_000)));
}

#[test]
fn f6_the_journal_replayed_is_the_deal() {
    let scene = scene(7, 400, NOW).unwrap();
    let mut replayed = BTreeMap::<DealId, Deal>::new();
    for entry in &scene.happened {
        let before = replayed.remove(&entry.deal.id);
        replayed.insert(entry.deal.id, evolve(before, entry.op, &entry.changes).unwrap());
    }
    assert_eq!(replayed.len(), 400);
    assert_eq!(
        replayed.iter().map(|(id, deal)| (*id, deal)).collect::<Vec<_>>(),
        finished(&scene).into_iter().collect::<Vec<_>>()
    );
}

#[test]
fn f2_every_place_is_held_by_the_deals_of_a_first_visit() {
    let scene = scene(1, 120, NOW).unwrap();
    let places: BTreeSet<Place> =
        finished(&scene).values().map(|deal| deal.position.place()).collect();
    assert_eq!(places.len(), Place::ALL.len());
}

#[test]
fn f5_5_all_of_it_happened_in_the_year_before_today() {
    let scene = scene(3, 400, NOW).unwrap();
    let today = NOW.day(OFFSET);
    for entry in &scene.happened {
        let day = entry.at.day(OFFSET);
        assert!(day < today && day >= today.plus(-YEAR - 2), "{}", day.iso());
    }
    assert!(scene.happened.windows(2).all(|two| two[0].at <= two[1].at));
}

#[test]
fn t7_every_role_is_someones_and_managers_stand_above_managers() {
    let scene = scene(1, 1, NOW).unwrap();
    let org = scene.cast.org();
    for role in Role::ALL {
        assert!(org.people().any(|person| person.roles.contains(&role)), "{role:?}");
    }
    let reps = scene.cast.reps().len();
    assert!((8..=12).contains(&reps), "{reps}");
    let above = |team: &domain::org::Team| team.parent.and_then(|id| org.team(id)?.manager);
    assert!(
        org.teams().filter(|team| team.manager.is_some() && above(team).is_some()).count() >= 2
    );
}

#[test]
fn cards_carry_every_mark() {
    let scene = scene(1, 400, NOW).unwrap();
    let today = NOW.day(OFFSET);
    let mut seen = BTreeSet::new();
    for deal in finished(&scene).values() {
        for mark in marks(deal, &scene.company.funnel, NOW, today) {
            seen.insert(match mark {
                Mark::NextStepMissing => 0,
                Mark::NextStepOverdue { .. } => 1,
                Mark::NextStepToday => 2,
                Mark::NextStepLater { .. } => 3,
                Mark::Stuck { .. } => 4,
            });
        }
    }
    assert_eq!(seen.len(), 5);
}

#[test]
fn deals_have_believable_notes_calls_and_mails_with_people_they_have_met() {
    use domain::activity::{About, Kind};
    let scene = scene(1, 120, NOW).unwrap();
    let deals = finished(&scene);
    let mut kinds = [0; 3];
    for talk in &scene.talks {
        let activity = &talk.activity;
        kinds[match activity.kind {
            Kind::Note => 0,
            Kind::Call { .. } => 1,
            Kind::Mail { .. } => 2,
        }] += 1;
        let About::Deal(deal) = activity.about else { panic!("an account's own") };
        assert!(activity.contact.is_none_or(|one| deals[&deal].contacts.contains(&one)));
        assert!(activity.happened < activity.written_at && activity.written_at < NOW);
    }
    assert!(kinds.iter().all(|kind| *kind >= 30), "{kinds:?}");
    assert!(scene.talks.windows(2).all(|two| two[0].at() <= two[1].at()));
}

#[test]
fn v1_reps_have_visits_behind_and_ahead_and_some_that_are_not_told_of() {
    let scene = scene(1, 120, NOW).unwrap();
    let today = NOW.day(OFFSET);
    let told = scene.goings.iter().filter(|going| !going.goes_on).map(|going| &going.visit);
    let mut counts = [0; 4];
    for visit in told {
        let behind = visit.day() < today;
        counts[match &visit.state {
            State::Made(_) => 0,
            State::Dropped { .. } => 1,
            State::Planned if behind => 2,
            State::Planned => 3,
        }] += 1;
        assert!(visit.planned && (behind || visit.is_open()));
    }
    assert!(counts.iter().all(|count| *count >= 3) && counts[0] >= 30, "{counts:?}");
    assert!(scene.goings.windows(2).all(|two| two[0].at <= two[1].at));
    assert!(scene.goings.iter().all(|going| going.at < NOW));
}

#[test]
fn five_thousand_deals_have_accounts_of_their_own_names() {
    let scene = scene(1, 5_000, NOW).unwrap();
    let names: BTreeSet<String> = scene
        .market
        .accounts
        .iter()
        .map(|account| domain::text::fold(account.name.as_str()))
        .collect();
    assert_eq!(names.len(), scene.market.accounts.len());
    assert_eq!(finished(&scene).len(), 5_000);
    let dated = finished(&scene).values().filter(|deal| deal.expected > Some(Day(0))).count();
    assert!(dated > 4_000);
}
