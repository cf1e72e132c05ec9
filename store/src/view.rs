//! Views that people saved: their own, and nobody else's.

use domain::day::Millis;
use domain::id::PersonId;
use domain::text::{Name, fold};
use domain::view::{MOST, View, ViewId, ViewRefused, kept};
use sqlx::sqlite::SqliteRow;

use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, id, text};
use crate::writer::Tx;

#[derive(Clone, Debug, thiserror::Error)]
pub enum ViewError {
    #[error(transparent)]
    Refused(#[from] ViewRefused),
    /// None of this person's.
    #[error("no such view")]
    NoSuchView,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ViewError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// What becomes of a view.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ViewChange {
    /// Another address under the same name.
    SavedOver {
        address: String,
    },
    Renamed {
        name: Name,
    },
    /// Whether the program opens with it; another one that did does so no more.
    Opens(bool),
    Removed,
}

/// A person's views, by name.
pub async fn all(store: &Store, person: PersonId) -> Result<Vec<View>, StoreError> {
    let select = sqlx::query(
        "SELECT id, name, address, opens FROM saved_view WHERE person = $1 ORDER BY folded",
    );
    let rows = select.bind(person.uuid()).fetch_all(store.readers()).await?;
    rows.iter().map(view).collect()
}

/// The address that a person's program opens with.
pub async fn opening(store: &Store, person: PersonId) -> Result<Option<String>, StoreError> {
    let read = async {
        let select =
            sqlx::query_scalar("SELECT address FROM saved_view WHERE person = $1 AND opens = 1");
        select.bind(person.uuid()).fetch_optional(store.readers()).await
    };
    Ok(Option::clone(&*store.recent().openings.told(store.age(), person, read).await?))
}

/// Keeps an address under a new name.
pub async fn save(
    store: &Store,
    person: PersonId,
    name: Name,
    address: &str,
    now: Millis,
) -> Result<ViewId, ViewError> {
    let address = kept(address)?;
    let new = ViewId(new_id());
    let work = store.write_as(person, move |tx, _| {
        Box::pin(async move {
            let many: i64 = sqlx::query_scalar("SELECT count(*) FROM saved_view WHERE person = $1")
                .bind(person.uuid())
                .fetch_one(tx.conn())
                .await?;
            if usize::try_from(many).unwrap_or(MOST) >= MOST {
                return Err(ViewRefused::TooMany.into());
            }
            free(tx, person, new, &name).await?;
            sqlx::query(
                "INSERT INTO saved_view (id, person, name, folded, address)
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(new.0)
            .bind(person.uuid())
            .bind(name.as_str())
            .bind(fold(name.as_str()))
            .bind(&address)
            .execute(tx.conn())
            .await?;
            let saved = Fact::ViewSaved { view: new, name, address };
            journal::fact(tx, Some(person), &saved, now).await?;
            Ok(new)
        })
    });
    work.await
}

/// Changes one of a person's own views.
pub async fn change(
    store: &Store,
    person: PersonId,
    view: ViewId,
    change: ViewChange,
    now: Millis,
) -> Result<(), ViewError> {
    let work = store.write_as(person, move |tx, _| {
        Box::pin(async move {
            let known = sqlx::query(
                "SELECT id, name, address, opens FROM saved_view WHERE id = $1 AND person = $2",
            )
            .bind(view.0)
            .bind(person.uuid())
            .fetch_optional(tx.conn())
            .await?;
            let known = self::view(&known.ok_or(ViewError::NoSuchView)?)?;
            let told = changed(tx, person, known, change).await?;
            journal::fact(tx, Some(person), &told, now).await?;
            Ok(())
        })
    });
    work.await
}

async fn changed(
    tx: &mut Tx,
    person: PersonId,
    known: View,
    change: ViewChange,
) -> Result<Fact, ViewError> {
    let View { id: view, name, .. } = known;
    match change {
        ViewChange::SavedOver { address } => {
            let address = kept(&address)?;
            sqlx::query("UPDATE saved_view SET address = $1 WHERE id = $2")
                .bind(&address)
                .bind(view.0)
                .execute(tx.conn())
                .await?;
            Ok(Fact::ViewSaved { view, name, address })
        }
        ViewChange::Renamed { name: to } => {
            free(tx, person, view, &to).await?;
            sqlx::query("UPDATE saved_view SET name = $1, folded = $2 WHERE id = $3")
                .bind(to.as_str())
                .bind(fold(to.as_str()))
                .bind(view.0)
                .execute(tx.conn())
                .await?;
            Ok(Fact::ViewRenamed { view, from: name, to })
        }
        ViewChange::Opens(opens) => {
            let others = sqlx::query("UPDATE saved_view SET opens = 0 WHERE person = $1");
            others.bind(person.uuid()).execute(tx.conn()).await?;
            let this = sqlx::query("UPDATE saved_view SET opens = $1 WHERE id = $2");
            this.bind(opens).bind(view.0).execute(tx.conn()).await?;
            Ok(Fact::ViewOpens { view, opens })
        }
        ViewChange::Removed => {
            let delete = sqlx::query("DELETE FROM saved_view WHERE id = $1");
            delete.bind(view.0).execute(tx.conn()).await?;
            Ok(Fact::ViewRemoved { view, name })
        }
    }
}

/// Whether a name is nobody's but this view's.
async fn free(tx: &mut Tx, person: PersonId, view: ViewId, name: &Name) -> Result<(), ViewError> {
    let taken: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM saved_view WHERE person = $1 AND folded = $2 AND id <> $3)",
    )
    .bind(person.uuid())
    .bind(fold(name.as_str()))
    .bind(view.0)
    .fetch_one(tx.conn())
    .await?;
    if taken { Err(ViewRefused::NameTaken.into()) } else { Ok(()) }
}

fn view(row: &SqliteRow) -> Result<View, StoreError> {
    Ok(View {
        id: id(row, "id", ViewId)?,
        name: text(row, "name", Name::new)?,
        address: get(row, "address")?,
        opens: get(row, "opens")?,
    })
}
