//! Keeps K4: where prospects come from.

use domain::account::{Channel, Source};
use domain::day::Millis;
use domain::id::{PersonId, SourceId};
use domain::policy::{Action, Actor};
use domain::text::{Name, fold};
use sqlx::SqliteConnection;

use crate::company::new_id;
use crate::directory::ListRefused;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, id, maybe_text, text};
use crate::writer::Tx;

/// Every source, as earlier work of this transaction left them.
pub async fn all(tx: &mut Tx) -> Result<Vec<Source>, StoreError> {
    read(tx.conn()).await
}

pub(crate) async fn read(conn: &mut SqliteConnection) -> Result<Vec<Source>, StoreError> {
    let mut sources = Vec::new();
    for row in sqlx::query("SELECT id, kind, name, retired FROM source").fetch_all(conn).await? {
        sources.push(Source {
            id: id(&row, "id", SourceId::new)?,
            kind: text(&row, "kind", |word| Channel::from_word(word).ok_or(()))?,
            name: maybe_text(&row, "name", Name::new)?,
            retired: get(&row, "retired")?,
        });
    }
    sources.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    Ok(sources)
}

/// Whether deals can come from it.
pub(crate) async fn is_offered(tx: &mut Tx, source: SourceId) -> Result<bool, StoreError> {
    let found =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM source WHERE id = $1 AND retired = 0)");
    Ok(found.bind(source.uuid()).fetch_one(tx.conn()).await?)
}

/// Keeps K4: the eight channels are there from the start; the founding tells of them.
pub(crate) async fn insert_channels(tx: &mut Tx) -> Result<(), StoreError> {
    for kind in Channel::METHOD {
        insert_new(tx, &Source { id: SourceId::new(new_id()), kind, name: None, retired: false })
            .await?;
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
    insert_new(tx, &Source { id: source, kind, name: name.clone(), retired: false }).await?;
    journal::fact(tx, by, &Fact::SourceAdded { source, kind, name }, now).await?;
    Ok(source)
}

/// Adds a campaign; one of the same name is there already, and is offered again.
pub async fn add(
    store: &Store,
    actor: &Actor,
    name: Name,
    now: Millis,
) -> Result<SourceId, ListRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepLists)?;
                let by = Some(actor.person);
                let known = namesake(tx, &name).await?;
                let Some(known) = known else { return Ok(campaign(tx, by, name, now).await?) };
                if known.retired {
                    set_retired(tx, by, known.id, false, now).await?;
                }
                Ok(known.id)
            })
        })
        .await
}

/// Gives a campaign another name. The eight channels have none to change.
pub async fn rename(
    store: &Store,
    actor: &Actor,
    source: SourceId,
    to: Name,
    now: Millis,
) -> Result<(), ListRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepLists)?;
                let by = Some(actor.person);
                let from = campaign_name(tx, source).await?;
                if namesake(tx, &to).await?.is_some_and(|other| other.id != source) {
                    return Err(ListRefused::NameTaken);
                }
                if from == to {
                    return Ok(());
                }
                let update = sqlx::query("UPDATE source SET name = $1 WHERE id = $2");
                update.bind(to.to_string()).bind(source.uuid()).execute(tx.conn()).await?;
                journal::fact(tx, by, &Fact::SourceRenamed { source, from, to }, now).await?;
                Ok(())
            })
        })
        .await
}

/// Offers a campaign to new deals no more, or again.
pub async fn retire(
    store: &Store,
    actor: &Actor,
    source: SourceId,
    retired: bool,
    now: Millis,
) -> Result<(), ListRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepLists)?;
                let by = Some(actor.person);
                campaign_name(tx, source).await?;
                Ok(set_retired(tx, by, source, retired, now).await?)
            })
        })
        .await
}

async fn set_retired(
    tx: &mut Tx,
    by: Option<PersonId>,
    source: SourceId,
    retired: bool,
    now: Millis,
) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE source SET retired = $1 WHERE id = $2 AND retired <> $1");
    let done = update.bind(retired).bind(source.uuid()).execute(tx.conn()).await?;
    if done.rows_affected() > 0 {
        journal::fact(tx, by, &Fact::SourceRetired { source, retired }, now).await?;
    }
    Ok(())
}

async fn namesake(tx: &mut Tx, name: &Name) -> Result<Option<Source>, StoreError> {
    let wanted = fold(name.as_str());
    let same =
        |source: &Source| source.name.as_ref().is_some_and(|own| fold(own.as_str()) == wanted);
    Ok(all(tx).await?.into_iter().find(same))
}

async fn campaign_name(tx: &mut Tx, source: SourceId) -> Result<Name, ListRefused> {
    let known = all(tx).await?.into_iter().find(|one| one.id == source);
    known.and_then(|one| one.name).ok_or(ListRefused::NotThere)
}
