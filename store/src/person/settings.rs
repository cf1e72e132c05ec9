//! A person's own settings.

use domain::day::Millis;
use domain::id::PersonId;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::get;

/// Language and theme, in the words of who shows them; `None`: as the browser says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preferences {
    pub language: Option<String>,
    pub theme: Option<String>,
}

/// What a person chose; nothing for who is not known.
pub async fn preferences(store: &Store, person: PersonId) -> Result<Preferences, StoreError> {
    let found = sqlx::query("SELECT language, theme FROM person WHERE id = $1")
        .bind(person.uuid())
        .fetch_optional(store.readers())
        .await?;
    let Some(row) = found else { return Ok(Preferences::default()) };
    Ok(Preferences { language: get(&row, "language")?, theme: get(&row, "theme")? })
}

/// Sets a person's own preferences.
pub async fn set_preferences(
    store: &Store,
    person: PersonId,
    to: Preferences,
    now: Millis,
) -> Result<(), StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let Preferences { language, theme } = to;
                sqlx::query("UPDATE person SET language = $1, theme = $2 WHERE id = $3")
                    .bind(&language)
                    .bind(&theme)
                    .bind(person.uuid())
                    .execute(tx.conn())
                    .await?;
                let set = Fact::PreferencesSet { person, language, theme };
                journal::fact(tx, Some(person), &set, now).await?;
                Ok(())
            })
        })
        .await
}
