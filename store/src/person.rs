//! People: added, signed in, switched off, never deleted.

mod add;
mod password;
mod settings;
mod standing;

pub(crate) use add::insert_as;
pub use add::{NewPerson, PersonRefused, add, insert};
pub use password::{NewPassword, change_password, set_password_hash};
pub use settings::{Preferences, preferences, set_preferences};
pub use standing::{Standing, standings};

use domain::id::PersonId;
use domain::org::Person;
use domain::text::{Login, fold};

use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id};

/// What a sign-in is checked against.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub id: PersonId,
    /// `None`: no password has been set, and nobody signs in so.
    pub hash: Option<String>,
    pub active: bool,
}

/// Who signs in under a login, however they spell it.
pub async fn credentials(store: &Store, login: &Login) -> Result<Option<Credentials>, StoreError> {
    let found = sqlx::query("SELECT id, password_hash, active FROM person WHERE login_folded = $1")
        .bind(fold(login.as_str()))
        .fetch_optional(store.readers())
        .await?;
    let Some(row) = found else { return Ok(None) };
    Ok(Some(Credentials {
        id: id(&row, "id", PersonId::new)?,
        hash: get(&row, "password_hash")?,
        active: get(&row, "active")?,
    }))
}

/// As [`credentials`], by identity: for who changes their own password.
pub async fn credentials_of(
    store: &Store,
    person: PersonId,
) -> Result<Option<Credentials>, StoreError> {
    let found = sqlx::query("SELECT id, password_hash, active FROM person WHERE id = $1")
        .bind(person.uuid())
        .fetch_optional(store.readers())
        .await?;
    let Some(row) = found else { return Ok(None) };
    let hash = get(&row, "password_hash")?;
    Ok(Some(Credentials { id: person, hash, active: get(&row, "active")? }))
}

/// Everyone, by login.
pub fn list(store: &Store) -> Vec<Person> {
    let mut people: Vec<Person> = store.org().people().cloned().collect();
    people.sort_by_cached_key(|person| fold(person.login.as_str()));
    people
}
