//! What a rep is to learn: kept by them and by who leads their team.

use domain::day::{Day, Millis};
use domain::id::{KnowledgeId, PersonId};
use domain::policy::Actor;
use domain::skills::knowledge::{Kind, Known, in_order, put};
use domain::skills::{About, SkillsRefused, may_answer};
use domain::text::Name;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::SkillsUnkept;
use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, id, maybe_text, text};
use crate::writer::Tx;

/// What is done to the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Written down, or changed, upon the version that was read.
    Put(Known),
    Remove {
        rep: PersonId,
        knowledge: KnowledgeId,
    },
}

/// Keeps C6: does it, and answers with the rep's list as it is now.
///
/// # Errors
/// Named by the rule; nothing is kept then.
pub async fn change_knowledge(
    store: &Store,
    actor: &Actor,
    change: Change,
    now: Millis,
) -> Result<Vec<Known>, SkillsUnkept> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { change_in(tx, &actor, change, now).await })
        })
        .await
}

pub(crate) async fn change_in(
    tx: &mut Tx,
    actor: &Actor,
    change: Change,
    now: Millis,
) -> Result<Vec<Known>, SkillsUnkept> {
    let (rep, knowledge) = match &change {
        Change::Put(known) => (known.rep, known.id),
        Change::Remove { rep, knowledge } => (*rep, *knowledge),
    };
    may_answer(&tx.org(), actor, About { person: rep, leading: false })?;
    let found = one(tx.conn(), knowledge).await?;
    let gone = match change {
        Change::Put(wanted) => {
            let today = clock::today(&tx.company()?, now);
            let many = of(tx.conn(), rep).await?.len();
            write(tx, &put(found.as_ref(), wanted, (many, today))?).await?;
            false
        }
        Change::Remove { .. } => {
            if found.is_none_or(|found| found.rep != rep) {
                return Err(SkillsRefused::NoSuchEntry.into());
            }
            let delete = sqlx::query("DELETE FROM knowledge WHERE id = $1").bind(knowledge.uuid());
            delete.execute(tx.conn()).await.map_err(StoreError::from)?;
            true
        }
    };
    let fact = Fact::KnowledgeSet { knowledge, rep, gone };
    journal::fact(tx, Some(actor.person), &fact, now).await?;
    Ok(of(tx.conn(), rep).await?)
}

/// The list of a rep, in its order.
pub(super) async fn of(
    conn: &mut SqliteConnection,
    rep: PersonId,
) -> Result<Vec<Known>, StoreError> {
    let select = sqlx::query("SELECT * FROM knowledge WHERE rep = $1").bind(rep.uuid());
    let rows = select.fetch_all(conn).await?;
    let mut list: Vec<Known> = rows.iter().map(from_row).collect::<Result<_, _>>()?;
    in_order(&mut list);
    Ok(list)
}

async fn one(
    conn: &mut SqliteConnection,
    knowledge: KnowledgeId,
) -> Result<Option<Known>, StoreError> {
    let select = sqlx::query("SELECT * FROM knowledge WHERE id = $1").bind(knowledge.uuid());
    select.fetch_optional(conn).await?.as_ref().map(from_row).transpose()
}

fn from_row(row: &SqliteRow) -> Result<Known, StoreError> {
    let day = |column| Ok::<_, StoreError>(get::<Option<i32>>(row, column)?.map(Day));
    let version = u32::try_from(get::<i64>(row, "version")?);
    Ok(Known {
        id: id(row, "id", KnowledgeId::new)?,
        rep: id(row, "rep", PersonId::new)?,
        kind: text(row, "kind", |word| Kind::from_word(word).ok_or(()))?,
        what: text(row, "what", Name::new)?,
        source: maybe_text(row, "source", Name::new)?,
        way: maybe_text(row, "way", Name::new)?,
        begins: day("begins")?,
        proof: maybe_text(row, "proof", Name::new)?,
        done: day("done")?,
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
    })
}

async fn write(tx: &mut Tx, known: &Known) -> Result<(), StoreError> {
    let words = |text: &Option<Name>| text.as_ref().map(Name::to_string);
    sqlx::query(
        "INSERT OR REPLACE INTO knowledge (id, rep, kind, what, source, way, begins, proof, done,
         version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(known.id.uuid())
    .bind(known.rep.uuid())
    .bind(known.kind.word())
    .bind(known.what.to_string())
    .bind(words(&known.source))
    .bind(words(&known.way))
    .bind(known.begins.map(|day| day.0))
    .bind(words(&known.proof))
    .bind(known.done.map(|day| day.0))
    .bind(i64::from(known.version))
    .execute(tx.conn())
    .await?;
    Ok(())
}
