//! Passwords, by their hashes: what is set is set with all that goes with it, or not at all.

use domain::day::Millis;
use domain::id::PersonId;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::session::end_all_of;
use crate::writer::Tx;

/// A password that someone changes for themselves.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword {
    /// The hash by which they showed that they know the present one.
    pub checked: Option<String>,
    pub hash: String,
    /// Under what the session is kept that goes on; all others end.
    pub here: Vec<u8>,
}

/// Changes a person's own password. `false`, and nothing done, where the present one is not what
/// was checked any more.
pub async fn change_password(
    store: &Store,
    person: PersonId,
    new: NewPassword,
    now: Millis,
) -> Result<bool, StoreError> {
    store
        .write_as(person, move |tx, _| {
            Box::pin(async move {
                let NewPassword { checked, hash, here } = new;
                let update = sqlx::query(
                    "UPDATE person SET password_hash = $1 WHERE id = $2 AND password_hash IS $3",
                );
                let update = update.bind(hash).bind(person.uuid()).bind(checked);
                if update.execute(tx.conn()).await?.rows_affected() == 0 {
                    return Ok(false);
                }
                told(tx, Some(person), person, Some(here), now).await.map(|()| true)
            })
        })
        .await
}

/// Sets a password by its hash, and signs its owner out everywhere; `false` where there is no
/// such person. Whether `by` may is for the caller to have asked; `None` is the command line.
pub async fn set_password_hash(
    store: &Store,
    by: Option<PersonId>,
    person: PersonId,
    hash: String,
    now: Millis,
) -> Result<bool, StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let update = sqlx::query("UPDATE person SET password_hash = $1 WHERE id = $2");
                let done = update.bind(hash).bind(person.uuid()).execute(tx.conn()).await?;
                if done.rows_affected() == 0 {
                    return Ok(false);
                }
                told(tx, by, person, None, now).await.map(|()| true)
            })
        })
        .await
}

/// What goes with a new password: sessions end but for one, and a link made before, which would
/// set it back, is worth nothing.
async fn told(
    tx: &mut Tx,
    by: Option<PersonId>,
    person: PersonId,
    here: Option<Vec<u8>>,
    now: Millis,
) -> Result<(), StoreError> {
    end_all_of(tx, person, here).await?;
    let drop = sqlx::query("DELETE FROM link WHERE person = $1").bind(person.uuid());
    drop.execute(tx.conn()).await?;
    journal::fact(tx, by, &Fact::PasswordSet { person }, now).await?;
    Ok(())
}
