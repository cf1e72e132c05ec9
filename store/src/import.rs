//! What comes from files: what someone is about to bring in, what was brought in before (no row
//! is taken twice), and what each import did, so that it can be taken back.

mod draft;
mod known;
mod run;

use domain::account::Contact;
use domain::day::Millis;
use domain::deal::Told;
use domain::id::{AccountId, DealId, PersonId};
use domain::text::Name;

use crate::account;
use crate::error::StoreError;
use crate::journal::{self, Fact};
use crate::row::{get, id};
use crate::writer::Tx;

pub use draft::{Draft, chosen, discard, draft, drafted, keep, put, remember, sweep};
pub use known::{Known, known};
pub use run::{
    Did, Rows, Start, begin, came, did, finish, is_under_way, left, of, opening, reached, run,
    runs, set_back, told_again,
};

/// A row of a file that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    pub deal: DealId,
    /// What the row said, its names made out.
    pub told: Told,
}

/// Someone of an account by the name that a file gives them.
pub async fn contact(
    tx: &mut Tx,
    account: AccountId,
    name: &Name,
) -> Result<Option<Contact>, StoreError> {
    crate::deal::contact::named(tx, account, name).await
}

/// Writes down that an import ran to its end, or was taken back.
pub async fn ran(
    tx: &mut Tx,
    by: Option<PersonId>,
    run: Fact,
    at: Millis,
) -> Result<(), StoreError> {
    journal::fact(tx, by, &run, at).await?;
    Ok(())
}

/// What became of the row under a key, if it was taken before.
pub async fn taken(tx: &mut Tx, key: &str) -> Result<Option<Taken>, StoreError> {
    let select = sqlx::query("SELECT deal, told FROM imported WHERE key = $1");
    let row = select.bind(key.to_owned()).fetch_optional(tx.conn()).await?;
    let Some(row) = row else { return Ok(None) };
    let mut told: Told = serde_json::from_str(get(&row, "told")?)?;
    // An account that was merged since is the one it is part of.
    told.account = account::root(tx.conn(), told.account).await?.unwrap_or(told.account);
    Ok(Some(Taken { deal: id(&row, "deal", DealId::new)?, told }))
}

/// Forgets a row: it was taken back.
pub async fn forget(tx: &mut Tx, key: &str) -> Result<(), StoreError> {
    let delete = sqlx::query("DELETE FROM imported WHERE key = $1").bind(key.to_owned());
    delete.execute(tx.conn()).await?;
    Ok(())
}

/// Remembers a row as taken, or as changed since.
pub async fn take(tx: &mut Tx, key: &str, what: Taken, at: Millis) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO imported (key, deal, told, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO UPDATE SET
         deal = excluded.deal, told = excluded.told, at = excluded.at",
    )
    .bind(key.to_owned())
    .bind(what.deal.uuid())
    .bind(serde_json::to_string(&what.told)?)
    .bind(at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}
