//! The list of skills, and from what amount on a sale is a large one.

use domain::coaching::Sale;
use domain::coaching::skill::{Area, Skill, Stock};
use domain::company::Company;
use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{DealId, SkillId};
use domain::policy::{Action, Actor};
use domain::text::Name;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::LARGE_FROM;
use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, id, maybe_text, maybe_word, text};
use crate::sitting::SittingRefused;
use crate::writer::Tx;

/// All of them in their order, those that are offered no more among them.
pub async fn skills(store: &Store) -> Result<Vec<Skill>, StoreError> {
    let mut conn = store.readers().acquire().await?;
    all(&mut conn).await
}

async fn all(conn: &mut SqliteConnection) -> Result<Vec<Skill>, StoreError> {
    let rows = sqlx::query("SELECT * FROM skill ORDER BY position, id").fetch_all(conn);
    rows.await?.iter().map(from_row).collect()
}

/// Those that joint visits are declared for.
pub(super) async fn of_visits(conn: &mut SqliteConnection) -> Result<Vec<Skill>, StoreError> {
    let mut all = all(conn).await?;
    all.retain(|skill| skill.area == Area::Visits);
    Ok(all)
}

/// Keeps C6 and T1: what a test asks about now, by its list.
pub(crate) async fn tested(
    conn: &mut SqliteConnection,
    leading: bool,
) -> Result<Vec<SkillId>, StoreError> {
    let ids = sqlx::query_scalar::<_, uuid::Uuid>(
        "SELECT id FROM skill WHERE (area = 'leading') = $1 AND retired = 0 ORDER BY position, id",
    );
    let ids = ids.bind(leading).fetch_all(conn).await?;
    Ok(ids.into_iter().map(SkillId::new).collect())
}

fn from_row(row: &SqliteRow) -> Result<Skill, StoreError> {
    Ok(Skill {
        id: id(row, "id", SkillId::new)?,
        area: text(row, "area", |word| Area::from_word(word).ok_or(()))?,
        stock: maybe_word(row, "stock", Stock::from_word)?,
        name: maybe_text(row, "name", Name::new)?,
        retired: get(row, "retired")?,
    })
}

async fn one(conn: &mut SqliteConnection, skill: SkillId) -> Result<Skill, SittingRefused> {
    let select = sqlx::query("SELECT * FROM skill WHERE id = $1").bind(skill.uuid());
    let row = select.fetch_optional(conn).await.map_err(StoreError::from)?;
    Ok(from_row(&row.ok_or(Refusal::NoSuchSkill)?)?)
}

/// Whether visits can be declared for it.
pub(super) async fn is_offered(
    conn: &mut SqliteConnection,
    skill: SkillId,
) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM skill WHERE id = $1 AND area = 'visits' AND retired = 0)",
    );
    Ok(found.bind(skill.uuid()).fetch_one(conn).await?)
}

/// Adds one at the end of the list of its area.
///
/// # Errors
/// `Denied` for who does not keep lists.
pub async fn add_skill(
    store: &Store,
    actor: &Actor,
    (area, name): (Area, Name),
    now: Millis,
) -> Result<SkillId, SittingRefused> {
    let skill = SkillId::new(new_id());
    keep(store, actor, now, move |tx| {
        Box::pin(async move {
            sqlx::query(
                "INSERT INTO skill (id, name, area, position)
                 SELECT $1, $2, $3, coalesce(max(position), 0) + 1 FROM skill",
            )
            .bind(skill.uuid())
            .bind(name.to_string())
            .bind(area.word())
            .execute(tx.conn())
            .await
            .map_err(StoreError::from)?;
            Ok(Fact::SkillAdded { skill, area, name })
        })
    })
    .await?;
    Ok(skill)
}

/// Gives one another name. `None`: one of the stock goes by its own words again.
///
/// # Errors
/// `Denied` for who does not keep lists.
pub async fn rename_skill(
    store: &Store,
    actor: &Actor,
    skill: SkillId,
    to: Option<Name>,
    now: Millis,
) -> Result<(), SittingRefused> {
    keep(store, actor, now, move |tx| {
        Box::pin(async move {
            let before = one(tx.conn(), skill).await?;
            if before.name == to || (to.is_none() && before.stock.is_none()) {
                return Err(Refusal::NothingToChange.into());
            }
            let update = sqlx::query("UPDATE skill SET name = $2 WHERE id = $1");
            let update = update.bind(skill.uuid()).bind(to.clone().map(String::from));
            update.execute(tx.conn()).await.map_err(StoreError::from)?;
            Ok(Fact::SkillRenamed { skill, from: before.name, to })
        })
    })
    .await
}

/// Offers one no more, or again.
///
/// # Errors
/// `Denied` for who does not keep lists.
pub async fn retire_skill(
    store: &Store,
    actor: &Actor,
    skill: SkillId,
    retired: bool,
    now: Millis,
) -> Result<(), SittingRefused> {
    keep(store, actor, now, move |tx| {
        Box::pin(async move {
            one(tx.conn(), skill).await?;
            let update = sqlx::query("UPDATE skill SET retired = $2 WHERE id = $1");
            let update = update.bind(skill.uuid()).bind(retired);
            update.execute(tx.conn()).await.map_err(StoreError::from)?;
            Ok(Fact::SkillRetired { skill, retired })
        })
    })
    .await
}

/// Changes the list, and writes down what was changed.
async fn keep<F>(store: &Store, actor: &Actor, now: Millis, work: F) -> Result<(), SittingRefused>
where
    F: for<'a> FnOnce(&'a mut Tx) -> crate::Work<'a, Fact, SittingRefused> + Send + 'static,
{
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepLists).map_err(Refusal::from)?;
                let fact = work(tx).await?;
                journal::fact(tx, Some(actor.person), &fact, now).await?;
                Ok(())
            })
        })
        .await
}

/// Keeps C2: from what a deal is worth on it is a large sale, in minor units of the company's
/// money.
pub async fn large_from(store: &Store) -> Result<i64, StoreError> {
    let company = Option::clone(&store.company()).ok_or(StoreError::NotFounded)?;
    let mut conn = store.readers().acquire().await?;
    limit(&mut conn, &company).await
}

async fn limit(conn: &mut SqliteConnection, company: &Company) -> Result<i64, StoreError> {
    let set = sqlx::query_scalar("SELECT large_from FROM coaching_limit").fetch_optional(conn);
    let begins = LARGE_FROM.saturating_mul(10i64.saturating_pow(company.currency.digits()));
    Ok(set.await?.unwrap_or(begins))
}

/// Keeps C2: sets that limit.
///
/// # Errors
/// `Denied` for who does not administer.
pub async fn set_large_from(
    store: &Store,
    actor: &Actor,
    to: i64,
    now: Millis,
) -> Result<(), SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::SetUpCompany).map_err(Refusal::from)?;
                let company = tx.company()?;
                let from = limit(tx.conn(), &company).await?;
                let to = to.max(0);
                let set = sqlx::query("INSERT OR REPLACE INTO coaching_limit VALUES (1, $1)");
                set.bind(to).execute(tx.conn()).await.map_err(StoreError::from)?;
                let set = Fact::LargeSaleSet { from, to };
                journal::fact(tx, Some(actor.person), &set, now).await?;
                Ok(())
            })
        })
        .await
}

/// Keeps C2: how much of the form a visit about this deal is worth now.
pub(super) async fn sale(
    conn: &mut SqliteConnection,
    company: &Company,
    deal: Option<DealId>,
) -> Result<Sale, StoreError> {
    let Some(deal) = deal else { return Ok(Sale::Small) };
    let worth = sqlx::query_scalar::<_, Option<i64>>("SELECT worth FROM deal WHERE id = $1");
    let worth = worth.bind(deal.uuid()).fetch_optional(&mut *conn).await?.flatten();
    Ok(Sale::of(worth.map(i128::from), limit(conn, company).await?.into()))
}
