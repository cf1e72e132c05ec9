//! Products, and how files spell them.

use domain::account::Product;
use domain::day::Millis;
use domain::id::{PersonId, ProductId};
use domain::policy::{Action, Actor};
use domain::text::{Name, fold};
use sqlx::SqliteConnection;

use crate::company::new_id;
use crate::directory::ListRefused;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, id, text};
use crate::writer::Tx;

pub(crate) async fn all(conn: &mut SqliteConnection) -> Result<Vec<Product>, StoreError> {
    let rows = sqlx::query("SELECT id, name, retired FROM product ORDER BY folded")
        .fetch_all(conn)
        .await?;
    let product = |row| {
        let (id, name) = (id(row, "id", ProductId::new)?, text(row, "name", Name::new)?);
        Ok(Product { id, name, retired: get(row, "retired")? })
    };
    rows.iter().map(product).collect()
}

/// Whether deals can be listed for it.
pub(crate) async fn is_offered(tx: &mut Tx, product: ProductId) -> Result<bool, StoreError> {
    let found =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM product WHERE id = $1 AND retired = 0)");
    Ok(found.bind(product.uuid()).fetch_one(tx.conn()).await?)
}

/// The product that is called or spelled so.
pub async fn spelled(tx: &mut Tx, spelling: &str) -> Result<Option<ProductId>, StoreError> {
    let row = sqlx::query(
        "SELECT id FROM product WHERE folded = $1
         UNION ALL SELECT product FROM product_spelling WHERE folded = $1 LIMIT 1",
    )
    .bind(fold(spelling))
    .fetch_optional(tx.conn())
    .await?;
    row.map(|row| id(&row, "id", ProductId::new)).transpose()
}

/// Adds a product to what can be sold; one that is called or spelled so is there already, and
/// is offered again.
pub async fn add(
    store: &Store,
    actor: &Actor,
    name: Name,
    now: Millis,
) -> Result<ProductId, ListRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepLists)?;
                let by = Some(actor.person);
                let product = insert(tx, by, name, now).await?;
                set_retired(tx, by, product, false, now).await?;
                Ok(product)
            })
        })
        .await
}

/// Gives a product another name; what it was called stays one of its spellings, so that files
/// still find it.
pub async fn rename(
    store: &Store,
    actor: &Actor,
    product: ProductId,
    to: Name,
    now: Millis,
) -> Result<(), ListRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepLists)?;
                let by = Some(actor.person);
                let from = called(tx, product).await?;
                if spelled(tx, to.as_str()).await?.is_some_and(|other| other != product) {
                    return Err(ListRefused::NameTaken);
                }
                if from == to {
                    return Ok(());
                }
                let update = sqlx::query("UPDATE product SET name = $1, folded = $2 WHERE id = $3");
                let update = update.bind(to.to_string()).bind(fold(to.as_str()));
                update.bind(product.uuid()).execute(tx.conn()).await?;
                spell(tx, product, from.as_str()).await?;
                journal::fact(tx, by, &Fact::ProductRenamed { product, from, to }, now).await?;
                Ok(())
            })
        })
        .await
}

/// Offers a product to new deals no more, or again.
pub async fn retire(
    store: &Store,
    actor: &Actor,
    product: ProductId,
    retired: bool,
    now: Millis,
) -> Result<(), ListRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepLists)?;
                let by = Some(actor.person);
                called(tx, product).await?;
                Ok(set_retired(tx, by, product, retired, now).await?)
            })
        })
        .await
}

async fn set_retired(
    tx: &mut Tx,
    by: Option<PersonId>,
    product: ProductId,
    retired: bool,
    now: Millis,
) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE product SET retired = $1 WHERE id = $2 AND retired <> $1");
    let done = update.bind(retired).bind(product.uuid()).execute(tx.conn()).await?;
    if done.rows_affected() > 0 {
        journal::fact(tx, by, &Fact::ProductRetired { product, retired }, now).await?;
    }
    Ok(())
}

async fn called(tx: &mut Tx, product: ProductId) -> Result<Name, ListRefused> {
    let select = sqlx::query("SELECT name FROM product WHERE id = $1").bind(product.uuid());
    let row = select.fetch_optional(tx.conn()).await?;
    Ok(text(&row.ok_or(ListRefused::NotThere)?, "name", Name::new)?)
}

/// The product of a name, made where there is none.
pub async fn insert(
    tx: &mut Tx,
    by: Option<PersonId>,
    name: Name,
    now: Millis,
) -> Result<ProductId, StoreError> {
    if let Some(known) = spelled(tx, name.as_str()).await? {
        return Ok(known);
    }
    let product = Product { id: ProductId::new(new_id()), name, retired: false };
    insert_as(tx, by, &product, now).await?;
    Ok(product.id)
}

/// A product under an identity made elsewhere.
pub(crate) async fn insert_as(
    tx: &mut Tx,
    by: Option<PersonId>,
    product: &Product,
    now: Millis,
) -> Result<(), StoreError> {
    let Product { id: product, name, .. } = product.clone();
    sqlx::query("INSERT INTO product (id, name, folded) VALUES ($1, $2, $3)")
        .bind(product.uuid())
        .bind(name.as_str())
        .bind(fold(name.as_str()))
        .execute(tx.conn())
        .await?;
    journal::fact(tx, by, &Fact::ProductAdded { product, name }, now).await?;
    Ok(())
}

/// Takes a spelling as one of a product's. A spelling known already stays with its product.
pub async fn spell(tx: &mut Tx, product: ProductId, spelling: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO product_spelling (folded, product) VALUES ($1, $2)
         ON CONFLICT (folded) DO NOTHING",
    )
    .bind(fold(spelling))
    .bind(product.uuid())
    .execute(tx.conn())
    .await?;
    Ok(())
}
