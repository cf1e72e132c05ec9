//! The knowledge and skills test, and the knowledge list: between a rep and who leads them.

use domain::coaching::skill::{Area, Grade};
use domain::day::{Day, Millis};
use domain::id::{KnowledgeId, SkillId};
use domain::skills::knowledge::{Kind, Known};
use domain::skills::{About, Marked, OfRep, SkillsRefused, Test};
use sqlx::Connection;
use store::skills::{Change, SkillsUnkept, answer, change_knowledge, of_rep, own_leading, team};

use crate::world::*;

fn marked(skill: SkillId, importance: u8, ability: u8) -> Marked {
    let grade = |grade| Grade::try_from(grade).ok();
    Marked { skill, importance: grade(importance), ability: grade(ability) }
}

fn about(world: &World, login: &str, leading: bool) -> About {
    About { person: world.people[login], leading }
}

async fn list(world: &World, leading: bool) -> Vec<SkillId> {
    let all = store::coaching::skills(&world.store).await.unwrap();
    let asked = all.iter().filter(|one| (one.area == Area::Leading) == leading && !one.retired);
    asked.map(|one| one.id).collect()
}

#[track_caller]
fn kept<T>(answer: Result<T, SkillsUnkept>) -> Result<T, SkillsRefused> {
    answer.map_err(|unkept| match unkept {
        SkillsUnkept::Refused(refused) => refused,
        other => panic!("{other:?}"),
    })
}

async fn answers(
    world: &World,
    by: &str,
    about: About,
    marks: Vec<Marked>,
    finish: bool,
    at: Millis,
) -> Result<Test, SkillsRefused> {
    kept(answer(&world.store, &world.actor(by), about, (marks, finish), at).await)
}

/// Bo's test about Bo, or Mei's: all of it alike but for one skill.
async fn whole(world: &World, by: &str, weak: usize, at: Millis) -> Test {
    let skills = list(world, false).await;
    let ability = |n: usize| if n == weak { 1 } else { 3 };
    let marks = skills.iter().enumerate().map(|(n, skill)| marked(*skill, 3, ability(n)));
    answers(world, by, about(world, "bo", false), marks.collect(), true, at).await.unwrap()
}

async fn read(world: &World, login: &str) -> Result<OfRep, SkillsRefused> {
    kept(of_rep(&world.store, &world.actor(login), world.people["bo"]).await)
}

const DAY: i64 = 24 * 60 * 60 * 1_000;

#[tokio::test]
async fn c6_each_answers_before_they_read_the_others_and_then_both_do() {
    let world = World::new().await;
    let mei = whole(&world, "mei", 2, NOW).await;
    let bo = read(&world, "bo").await.unwrap();
    assert_eq!((bo.tests, bo.waits), (vec![], Some((world.people["mei"], NOW))));
    // Begun is not finished.
    let skills = list(&world, false).await;
    assert_eq!(skills.len(), 13, "ten of visits and three of knowledge");
    let one = vec![marked(skills[0], 3, 2)];
    let begun = answers(&world, "bo", about(&world, "bo", false), one, false, NOW).await.unwrap();
    assert_eq!(read(&world, "bo").await.unwrap().tests, std::slice::from_ref(&begun));
    assert_eq!(read(&world, "mei").await.unwrap().tests, std::slice::from_ref(&mei));
    let own = whole(&world, "bo", 4, NOW).await;
    assert_eq!(own.id, begun.id);
    for login in ["bo", "mei"] {
        let tests = read(&world, login).await.unwrap().tests;
        assert!(tests.contains(&own) && tests.contains(&mei), "{login}");
    }
    let seen = team(&world.store, &world.actor("mei")).await.unwrap();
    assert_eq!(seen[0].rep, world.people["bo"]);
    assert_eq!(
        seen[0].first.iter().map(|(skill, _)| *skill).collect::<Vec<_>>(),
        [skills[2], skills[4]]
    );
    assert_eq!((seen[0].own, seen[1].own), (Some(NOW), None));
}

#[tokio::test]
async fn c6_a_finished_test_stands_and_a_new_one_begins_from_it() {
    let world = World::new().await;
    let first = whole(&world, "bo", 1, NOW).await;
    let later = Millis(NOW.0 + 100 * DAY);
    let better = vec![Marked { importance: None, ..marked(first.marks[1].skill, 3, 2) }];
    let own = about(&world, "bo", false);
    let second = answers(&world, "bo", own, better, true, later).await.unwrap();
    assert_ne!(second.id, first.id);
    assert_eq!((first.lacks(), second.lacks()), (6, 3));
    assert_eq!(read(&world, "bo").await.unwrap().tests, [second, first]);
    // Not past the rules either.
    let file = format!("sqlite://{}", world.path.display());
    let mut conn = sqlx::SqliteConnection::connect(&file).await.unwrap();
    for change in ["UPDATE skill_test SET marks = '[]'", "DELETE FROM skill_test"] {
        let refused = sqlx::query(change).execute(&mut conn).await.unwrap_err().to_string();
        assert!(refused.contains("a finished test sta"), "{refused}");
    }
}

#[tokio::test]
async fn c6_what_is_missing_is_told_and_what_is_not_asked_is_refused() {
    let world = World::new().await;
    let (bo, skills) = (about(&world, "bo", false), list(&world, false).await);
    let half = vec![marked(skills[0], 3, 2), Marked { ability: None, ..marked(skills[1], 3, 1) }];
    let refused = answers(&world, "bo", bo, half, true, NOW).await;
    assert_eq!(refused, Err(SkillsRefused::Unanswered { missing: 12 }));
    assert_eq!(read(&world, "bo").await.unwrap().tests, []);
    let leading = list(&world, true).await;
    assert_eq!(leading.len(), 20);
    let other = vec![marked(leading[0], 3, 2)];
    assert_eq!(answers(&world, "bo", bo, other, false, NOW).await, Err(SkillsRefused::NoSuchSkill));
    // What administrators offer no more is asked no more.
    let ada = world.actor("ada");
    store::coaching::retire_skill(&world.store, &ada, skills[0], true, NOW).await.unwrap();
    let gone = vec![marked(skills[0], 3, 2)];
    assert_eq!(answers(&world, "bo", bo, gone, false, NOW).await, Err(SkillsRefused::NoSuchSkill));
}

#[tokio::test]
async fn c8_nobody_but_the_two_answers_or_reads() {
    let world = World::new().await;
    whole(&world, "bo", 1, NOW).await;
    let skills = list(&world, false).await;
    for login in ["chen", "dan", "ada", "sam", "mia"] {
        assert_eq!(read(&world, login).await.unwrap_err(), SkillsRefused::NotYours, "{login}");
        let one = vec![marked(skills[0], 3, 2)];
        let refused = answers(&world, login, about(&world, "bo", false), one, false, NOW).await;
        assert_eq!(refused, Err(SkillsRefused::NotYours), "{login}");
        let entry = Change::Put(known(&world));
        let refused = change_knowledge(&world.store, &world.actor(login), entry, NOW).await;
        assert_eq!(kept(refused), Err(SkillsRefused::NotYours), "{login}");
    }
    // Who leads is not shown the rep's before theirs, be they ever so much above.
    assert_eq!(read(&world, "mei").await.unwrap().tests, []);
    // Who comes after her begins anew: hers stay between her and Bo.
    whole(&world, "mei", 3, NOW).await;
    let roles = [domain::org::Role::Manager];
    let new = new_person("kim", &roles, None);
    let kim = store::person::add(&world.store, None, new, NOW).await.unwrap();
    let (team, manager) = (world.teams["north"], Some(kim));
    let change = domain::org::OrgChange::SetManager { team, manager };
    store::org::change(&world.store, &world.actor("ada"), vec![change], NOW).await.unwrap();
    let actor = world.store.org().actor(kim).unwrap();
    let seen = kept(of_rep(&world.store, &actor, world.people["bo"]).await).unwrap();
    assert_eq!(seen.tests, []);
    assert_eq!(read(&world, "mei").await.unwrap_err(), SkillsRefused::NotYours);
    assert_eq!(read(&world, "bo").await.unwrap().tests.len(), 2);
}

#[tokio::test]
async fn t1_a_manager_tests_their_own_leading_and_nobody_reads_it() {
    let world = World::new().await;
    let skills = list(&world, true).await;
    let own = about(&world, "mei", true);
    let marks: Vec<_> = skills.iter().map(|skill| marked(*skill, 2, 2)).collect();
    let test = answers(&world, "mei", own, marks.clone(), true, NOW).await.unwrap();
    assert_eq!(own_leading(&world.store, &world.actor("mei")).await.unwrap(), [test]);
    for login in ["bo", "ada", "sam"] {
        let refused = own_leading(&world.store, &world.actor(login)).await;
        assert_eq!(kept(refused), Err(SkillsRefused::NotYours), "{login}");
        let refused = answers(&world, login, own, marks.clone(), false, NOW).await;
        assert_eq!(refused, Err(SkillsRefused::NotYours), "{login}");
    }
}

fn known(world: &World) -> Known {
    Known {
        id: KnowledgeId::new(fresh()),
        rep: world.people["bo"],
        kind: Kind::Market,
        what: name("新竹還有誰賣泵浦"),
        source: Some(name("展覽")),
        way: None,
        begins: Some(Day(20_800)),
        proof: Some(name("說得出三家的強弱")),
        done: None,
        version: 0,
    }
}

#[tokio::test]
async fn c6_the_knowledge_list_is_kept_by_both_and_nothing_is_written_over() {
    let world = World::new().await;
    let (bo, mei) = (world.actor("bo"), world.actor("mei"));
    let entry = known(&world);
    let list = change_knowledge(&world.store, &mei, Change::Put(entry.clone()), NOW).await.unwrap();
    let stands = Known { version: 1, ..entry };
    assert_eq!(list, std::slice::from_ref(&stands));
    let done = Known { done: Some(NOW.day(8 * 60)), ..stands.clone() };
    let list = change_knowledge(&world.store, &bo, Change::Put(done), NOW).await.unwrap();
    assert_eq!((list[0].version, list[0].done), (2, Some(NOW.day(8 * 60))));
    let late = change_knowledge(&world.store, &mei, Change::Put(stands.clone()), NOW).await;
    assert_eq!(kept(late), Err(SkillsRefused::ChangedMeanwhile));
    assert_eq!(read(&world, "mei").await.unwrap().knowledge, list);
    let remove = Change::Remove { rep: world.people["chen"], knowledge: stands.id };
    let refused = change_knowledge(&world.store, &mei, remove, NOW).await;
    assert_eq!(kept(refused), Err(SkillsRefused::NoSuchEntry));
    let remove = Change::Remove { rep: stands.rep, knowledge: stands.id };
    assert_eq!(change_knowledge(&world.store, &bo, remove, NOW).await.unwrap(), []);
}
