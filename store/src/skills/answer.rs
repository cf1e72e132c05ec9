//! Answering a test, and finishing it.

use domain::day::Millis;
use domain::id::TestId;
use domain::policy::Actor;
use domain::skills::{About, Marked, SkillsRefused, Test, latest, may_answer};

use super::{SkillsUnkept, read};
use crate::coaching::skill::tested;
use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::writer::Tx;

/// Keeps C6: takes over what the actor answered in their test about someone, which is begun where
/// none is under way; `finish` dates it, and it stands from then on. Answers with the test as it is
/// now.
///
/// # Errors
/// Named by the rule; nothing is kept then.
pub async fn answer(
    store: &Store,
    actor: &Actor,
    about: About,
    (marks, finish): (Vec<Marked>, bool),
    now: Millis,
) -> Result<Test, SkillsUnkept> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                let id = TestId::new(new_id());
                answer_in(tx, &actor, (id, about), (&marks, finish), now).await
            })
        })
        .await
}

/// `id` is that of the test where one is begun.
pub(crate) async fn answer_in(
    tx: &mut Tx,
    actor: &Actor,
    (id, about): (TestId, About),
    (marks, finish): (&[Marked], bool),
    now: Millis,
) -> Result<Test, SkillsUnkept> {
    may_answer(&tx.org(), actor, about)?;
    let offered = tested(tx.conn(), about.leading).await?;
    if marks.iter().any(|one| !offered.contains(&one.skill)) {
        return Err(SkillsRefused::NoSuchSkill.into());
    }
    let tests = read::tests(tx.conn(), about).await?;
    let open = tests.iter().find(|one| one.by == actor.person && one.finished_at.is_none());
    let begun = open.is_none();
    let mut test = open.cloned().unwrap_or_else(|| {
        Test::begin(id, about, actor.person, latest(&tests, |by| by == actor.person), now)
    });
    test.answer(marks);
    if finish {
        test.finish(&offered, now)?;
    }
    put(tx, &test, begun).await?;
    let (test_id, about) = (test.id, about.person);
    let fact = if finish {
        Fact::SkillsFinished { test: test_id, about }
    } else {
        let answers = u32::try_from(marks.len()).unwrap_or(u32::MAX);
        Fact::SkillsAnswered { test: test_id, about, answers }
    };
    journal::fact(tx, Some(actor.person), &fact, now).await?;
    Ok(test)
}

async fn put(tx: &mut Tx, test: &Test, begun: bool) -> Result<(), StoreError> {
    let put = if begun {
        sqlx::query(
            "INSERT INTO skill_test (marks, finished_at, id, about, answered_by, leading, begun_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
    } else {
        sqlx::query("UPDATE skill_test SET marks = $1, finished_at = $2 WHERE id = $3")
    };
    let finished = test.finished_at.map(|at| at.0);
    let marks = serde_json::to_string(&test.marks)?;
    let mut put = put.bind(marks).bind(finished).bind(test.id.uuid());
    if begun {
        put = put.bind(test.about.person.uuid()).bind(test.by.uuid());
        put = put.bind(test.about.leading).bind(test.begun_at.0);
    }
    put.execute(tx.conn()).await?;
    Ok(())
}
