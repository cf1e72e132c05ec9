//! Whether people can come in, as an administrator is shown it.

use std::collections::BTreeMap;

use domain::day::Millis;
use domain::id::PersonId;
use domain::org::LinkKind;

use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_word};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    pub has_password: bool,
    /// A link that can still be used, and until when.
    pub link: Option<(LinkKind, Millis)>,
}

/// Of everyone, at an instant.
pub async fn standings(
    store: &Store,
    now: Millis,
) -> Result<BTreeMap<PersonId, Standing>, StoreError> {
    let rows = sqlx::query(
        "SELECT p.id, p.password_hash IS NOT NULL AS has_password, l.kind, l.expires
         FROM person p LEFT JOIN link l ON l.person = p.id AND l.expires > $1",
    )
    .bind(now.0)
    .fetch_all(store.readers())
    .await?;
    let standing = |row| {
        let kind = maybe_word(row, "kind", LinkKind::from_word)?;
        let expires = get::<Option<i64>>(row, "expires")?.map(Millis);
        let has_password = get(row, "has_password")?;
        Ok((id(row, "id", PersonId::new)?, Standing { has_password, link: kind.zip(expires) }))
    };
    rows.iter().map(standing).collect()
}
