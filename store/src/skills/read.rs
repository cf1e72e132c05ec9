//! Reading tests, as far as they are shown to who reads.

use domain::day::Millis;
use domain::id::{PersonId, TestId};
use domain::policy::{Action, Actor};
use domain::skills::{
    About, OfRep, Stands, Test, is_shown, latest, leads, led_by, may_answer, ranked,
};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::{SkillsUnkept, knowledge};
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id};

/// So many gaps of each rep are named in the list of a team.
const FIRST: usize = 3;

/// Keeps C6 and C8: the tests about a rep and what they are to learn, for them and for who leads
/// them.
///
/// # Errors
/// `NotYours` for anyone else, whatever their role.
pub async fn of_rep(store: &Store, actor: &Actor, rep: PersonId) -> Result<OfRep, SkillsUnkept> {
    let about = About { person: rep, leading: false };
    let org = store.org();
    may_answer(&org, actor, about)?;
    let mut snapshot = store.readers().begin().await.map_err(StoreError::from)?;
    let all = tests(&mut snapshot, about).await?;
    let knowledge = knowledge::of(&mut snapshot, rep).await?;
    let shown = |one: &&Test| is_shown(one, actor.person, &all);
    let shared = |one: &&Test| between(one, rep, actor);
    let waits = all.iter().filter(shared).filter(|one| !shown(one));
    let waits = waits.filter_map(|one| Some((one.by, one.finished_at?))).max_by_key(|one| one.1);
    let tests = all.iter().filter(shared).filter(shown).cloned().collect();
    Ok(OfRep { rep, led_by: led_by(&org, rep), tests, waits, knowledge })
}

/// Keeps C8: a rep reads what anyone answered about them; who leads them what the rep did, and
/// what they did themselves.
fn between(test: &Test, rep: PersonId, actor: &Actor) -> bool {
    actor.person == rep || [rep, actor.person].contains(&test.by)
}

/// Keeps T1: a manager's own tests by the list of who leads, the latest first.
///
/// # Errors
/// `NotYours` for who is no manager.
pub async fn own_leading(store: &Store, actor: &Actor) -> Result<Vec<Test>, SkillsUnkept> {
    let about = About { person: actor.person, leading: true };
    may_answer(&store.org(), actor, about)?;
    let mut conn = store.readers().acquire().await.map_err(StoreError::from)?;
    Ok(tests(&mut conn, about).await?)
}

/// Keeps C6: the reps of the teams that the actor leads, those with most to train first.
///
/// # Errors
/// `Denied` for who sells nothing.
pub async fn team(store: &Store, actor: &Actor) -> Result<Vec<Stands>, SkillsUnkept> {
    actor.may(Action::SitTogether)?;
    let org = store.org();
    let reps = org.people().map(|one| one.id).filter(|rep| leads(&org, actor, *rep));
    let mut snapshot = store.readers().begin().await.map_err(StoreError::from)?;
    let mut all = Vec::new();
    for rep in reps {
        let tests = tests(&mut snapshot, About { person: rep, leading: false }).await?;
        let theirs = latest(&tests, |by| by == rep);
        let own = latest(&tests, |by| by == actor.person);
        let shown = theirs.filter(|test| is_shown(test, actor.person, &tests));
        let mut first = ranked(shown, own);
        first.truncate(FIRST);
        let to_learn = knowledge::of(&mut snapshot, rep).await?;
        let to_learn = to_learn.iter().filter(|one| one.done.is_none()).count();
        all.push(Stands {
            rep,
            theirs: theirs.and_then(|test| test.finished_at),
            own: own.and_then(|test| test.finished_at),
            first,
            to_learn: u32::try_from(to_learn).unwrap_or(u32::MAX),
        });
    }
    let gap = |one: &Stands| one.first.iter().map(|(_, beside)| u32::from(beside.gap())).sum();
    all.sort_by_key(|one| std::cmp::Reverse::<u32>(gap(one)));
    Ok(all)
}

/// All tests of one kind about someone, the latest first.
pub(super) async fn tests(
    conn: &mut SqliteConnection,
    about: About,
) -> Result<Vec<Test>, StoreError> {
    let select = sqlx::query(
        "SELECT * FROM skill_test WHERE about = $1 AND leading = $2
         ORDER BY finished_at IS NOT NULL, finished_at DESC, id DESC",
    );
    let rows = select.bind(about.person.uuid()).bind(about.leading).fetch_all(conn).await?;
    rows.iter().map(|row| from_row(row, about)).collect()
}

fn from_row(row: &SqliteRow, about: About) -> Result<Test, StoreError> {
    Ok(Test {
        id: id(row, "id", TestId::new)?,
        about,
        by: id(row, "answered_by", PersonId::new)?,
        marks: serde_json::from_str(get(row, "marks")?)?,
        begun_at: Millis(get(row, "begun_at")?),
        finished_at: get::<Option<i64>>(row, "finished_at")?.map(Millis),
    })
}
