//! Keeps K4: where prospects come from.

use domain::account::{Channel, Source};
use domain::day::Millis;
use domain::id::{PersonId, SourceId};
use domain::text::Name;
use sqlx::SqliteConnection;

use crate::company::new_id;
use crate::error::StoreError;
use crate::journal::{self, Fact};
use crate::row::{id, maybe_text, text};
use crate::writer::Tx;

pub(crate) async fn all(conn: &mut SqliteConnection) -> Result<Vec<Source>, StoreError> {
    let mut sources = Vec::new();
    for row in sqlx::query("SELECT id, kind, name FROM source").fetch_all(conn).await? {
        sources.push(Source {
            id: id(&row, "id", SourceId::new)?,
            kind: text(&row, "kind", |word| Channel::from_word(word).ok_or(()))?,
            name: maybe_text(&row, "name", Name::new)?,
        });
    }
    sources.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    Ok(sources)
}

pub(crate) async fn exists(tx: &mut Tx, source: SourceId) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM source WHERE id = $1)");
    Ok(found.bind(source.uuid()).fetch_one(tx.conn()).await?)
}

/// Keeps K4: the eight channels are there from the start; the founding tells of them.
pub(crate) async fn insert_channels(tx: &mut Tx) -> Result<(), StoreError> {
    for kind in Channel::METHOD {
        insert_new(tx, &Source { id: SourceId::new(new_id()), kind, name: None }).await?;
    }
    Ok(())
}

/// Only the row: for who writes the entry that tells of it.
pub(crate) async fn insert_new(tx: &mut Tx, source: &Source) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO source (id, kind, name) VALUES ($1, $2, $3)")
        .bind(source.id.uuid())
        .bind(source.kind.word())
        .bind(source.name.as_ref().map(|name| name.as_str().to_owned()))
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// One of the eight channels.
pub async fn channel(tx: &mut Tx, kind: Channel) -> Result<Option<SourceId>, StoreError> {
    let select = sqlx::query("SELECT id FROM source WHERE kind = $1 AND name IS NULL");
    let row = select.bind(kind.word()).fetch_optional(tx.conn()).await?;
    row.map(|row| id(&row, "id", SourceId::new)).transpose()
}

/// The campaign of a name, made where there is none.
pub async fn campaign(
    tx: &mut Tx,
    by: Option<PersonId>,
    name: Name,
    now: Millis,
) -> Result<SourceId, StoreError> {
    let select = sqlx::query("SELECT id FROM source WHERE kind = 'campaign' AND name = $1");
    if let Some(row) = select.bind(name.as_str()).fetch_optional(tx.conn()).await? {
        return id(&row, "id", SourceId::new);
    }
    let (source, kind, name) = (SourceId::new(new_id()), Channel::Campaign, Some(name));
    insert_new(tx, &Source { id: source, kind, name: name.clone() }).await?;
    journal::fact(tx, by, &Fact::SourceAdded { source, kind, name }, now).await?;
    Ok(source)
}
