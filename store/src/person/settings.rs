//! A person's own settings.

use domain::day::Millis;
use domain::id::PersonId;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::get;

/// Language, theme and number style, in the words of who shows them; `None`: as the browser says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preferences {
    pub language: Option<String>,
    pub theme: Option<String>,
    pub numbers: Option<String>,
}

/// What a person chose; nothing for who is not known.
pub async fn preferences(store: &Store, person: PersonId) -> Result<Preferences, StoreError> {
    let known = &store.recent().preferences;
    Ok(Preferences::clone(&*known.told(store.age(), person, read(store, person)).await?))
}

async fn read(store: &Store, person: PersonId) -> Result<Preferences, StoreError> {
    let found = sqlx::query("SELECT language, theme, numbers FROM person WHERE id = $1")
        .bind(person.uuid())
        .fetch_optional(store.readers())
        .await?;
    let Some(row) = found else { return Ok(Preferences::default()) };
    Ok(Preferences {
        language: get(&row, "language")?,
        theme: get(&row, "theme")?,
        numbers: get(&row, "numbers")?,
    })
}

/// Sets a person's own preferences.
pub async fn set_preferences(
    store: &Store,
    person: PersonId,
    to: Preferences,
    now: Millis,
) -> Result<(), StoreError> {
    store
        .write_as(person, move |tx, _| {
            Box::pin(async move {
                let Preferences { language, theme, numbers } = to;
                let update = "UPDATE person SET language = $1, theme = $2, numbers = $3
                     WHERE id = $4";
                sqlx::query(update)
                    .bind(&language)
                    .bind(&theme)
                    .bind(&numbers)
                    .bind(person.uuid())
                    .execute(tx.conn())
                    .await?;
                let set = Fact::PreferencesSet { person, language, theme, numbers };
                journal::fact(tx, Some(person), &set, now).await?;
                Ok(())
            })
        })
        .await
}
