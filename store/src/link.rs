//! One-time links: only a hash of what they carry is kept. Keys are made by who holds the secret.

use domain::day::Millis;
use domain::id::PersonId;
use domain::org::{LinkKind, OrgRefused};
use domain::policy::{Action, Actor};
use sqlx::SqliteConnection;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::org::OrgUnchanged;
use crate::row::{get, id, text};

/// A link that can be used now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    pub person: PersonId,
    pub kind: LinkKind,
    pub expires: Millis,
}

/// Makes a person's link, in place of one made before. An invitation for who has no password
/// yet, else a way back.
pub async fn make(
    store: &Store,
    actor: &Actor,
    person: PersonId,
    key: Vec<u8>,
    now: Millis,
) -> Result<Link, OrgUnchanged> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepPeople)?;
                let by = actor.person;
                let org = tx.org();
                if !org.person(person).ok_or(OrgRefused::NoSuchPerson)?.active {
                    return Err(OrgRefused::SwitchedOff.into());
                }
                let known = "SELECT password_hash IS NOT NULL FROM person WHERE id = $1";
                let known: bool =
                    sqlx::query_scalar(known).bind(person.uuid()).fetch_one(tx.conn()).await?;
                let kind = LinkKind::of(known);
                let expires = Millis(now.0 + kind.lasts());
                sqlx::query(
                    "INSERT INTO link (key, person, kind, expires) VALUES ($1, $2, $3, $4)
             ON CONFLICT (person) DO UPDATE SET
             key = excluded.key, kind = excluded.kind, expires = excluded.expires",
                )
                .bind(key)
                .bind(person.uuid())
                .bind(kind.word())
                .bind(expires.0)
                .execute(tx.conn())
                .await?;
                journal::fact(tx, Some(by), &Fact::LinkMade { person, kind }, now).await?;
                Ok(Link { person, kind, expires })
            })
        })
        .await
}

/// The link under a key, if it can be used now. One that never was, ran out, was used, replaced
/// or taken back looks the same.
pub async fn find(store: &Store, key: &[u8], now: Millis) -> Result<Option<Link>, StoreError> {
    let mut conn = store.readers().acquire().await?;
    usable(&mut conn, key, now).await
}

/// Uses a link up: sets the password that was chosen by its hash, and ends every session of the
/// person. `None` where it cannot be used, and then nothing is done.
pub async fn spend(
    store: &Store,
    key: Vec<u8>,
    hash: String,
    now: Millis,
) -> Result<Option<PersonId>, StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let Some(Link { person, kind, .. }) = usable(tx.conn(), &key, now).await? else {
                    return Ok(None);
                };
                let set =
                    sqlx::query("UPDATE person SET password_hash = $1 WHERE id = $2").bind(hash);
                set.bind(person.uuid()).execute(tx.conn()).await?;
                for end in
                    ["DELETE FROM link WHERE person = $1", "DELETE FROM session WHERE person = $1"]
                {
                    sqlx::query(end).bind(person.uuid()).execute(tx.conn()).await?;
                }
                journal::fact(tx, Some(person), &Fact::LinkUsed { person, kind }, now).await?;
                Ok(Some(person))
            })
        })
        .await
}

async fn usable(
    conn: &mut SqliteConnection,
    key: &[u8],
    now: Millis,
) -> Result<Option<Link>, StoreError> {
    let found = sqlx::query(
        "SELECT l.person, l.kind, l.expires FROM link l JOIN person p ON p.id = l.person
         WHERE l.key = $1 AND l.expires > $2 AND p.active = 1",
    );
    let Some(row) = found.bind(key).bind(now.0).fetch_optional(conn).await? else {
        return Ok(None);
    };
    Ok(Some(Link {
        person: id(&row, "person", PersonId::new)?,
        kind: text(&row, "kind", |word| LinkKind::from_word(word).ok_or(()))?,
        expires: Millis(get(&row, "expires")?),
    }))
}
