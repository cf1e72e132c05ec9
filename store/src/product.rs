//! Products, and how files spell them.

use domain::account::Product;
use domain::day::Millis;
use domain::id::{PersonId, ProductId};
use domain::policy::Actor;
use domain::text::{Name, fold};
use sqlx::SqliteConnection;

use crate::company::new_id;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{id, text};
use crate::writer::Tx;

pub(crate) async fn all(conn: &mut SqliteConnection) -> Result<Vec<Product>, StoreError> {
    let rows = sqlx::query("SELECT id, name FROM product ORDER BY folded").fetch_all(conn).await?;
    let product = |row| {
        Ok(Product { id: id(row, "id", ProductId::new)?, name: text(row, "name", Name::new)? })
    };
    rows.iter().map(product).collect()
}

pub(crate) async fn exists(tx: &mut Tx, product: ProductId) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM product WHERE id = $1)");
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

/// Adds a product to what can be sold; one that is called or spelled so is there already.
pub async fn add(
    store: &Store,
    actor: &Actor,
    name: Name,
    now: Millis,
) -> Result<ProductId, StoreError> {
    let by = actor.person;
    store.write(move |tx| Box::pin(insert(tx, Some(by), name, now))).await
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
    let product = Product { id: ProductId::new(new_id()), name };
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
    let Product { id: product, name } = product.clone();
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
