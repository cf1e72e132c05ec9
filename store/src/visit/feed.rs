//! The calendar of a person behind a secret address: only a hash of it is kept. Keys are made by
//! who holds the secret.

use domain::day::{Day, Millis};
use domain::deal::Refusal;
use domain::id::PersonId;
use domain::policy::Action;
use domain::policy::Actor;
use domain::visit::Row;

use super::{VisitRefused, read};
use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::id;

/// So many days back and ahead a calendar reaches.
const REACH: i32 = 90;

/// Makes the address of one's own calendar, in place of one made before, which leads nowhere from
/// then on.
///
/// # Errors
/// `Denied` for who makes no visits.
pub async fn renew_feed(
    store: &Store,
    actor: &Actor,
    key: Vec<u8>,
    now: Millis,
) -> Result<(), VisitRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::KeepVisits).map_err(Refusal::from)?;
                let person = actor.person;
                let insert = sqlx::query(
                    "INSERT INTO visit_feed (person, key) VALUES ($1, $2)
                     ON CONFLICT (person) DO UPDATE SET key = excluded.key",
                );
                let insert = insert.bind(person.uuid()).bind(key);
                insert.execute(tx.conn()).await.map_err(StoreError::from)?;
                journal::fact(tx, Some(person), &Fact::FeedRenewed { person }, now).await?;
                Ok(())
            })
        })
        .await
}

/// Keeps T7: the visits of whose calendar it is, as far as they see the accounts now; `None`
/// where the key leads nowhere, or its person works here no more.
pub async fn feed(
    store: &Store,
    key: &[u8],
    now: Millis,
) -> Result<Option<(PersonId, Vec<Row>)>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let found = sqlx::query("SELECT person FROM visit_feed WHERE key = $1").bind(key);
    let Some(row) = found.fetch_optional(&mut *snapshot).await? else { return Ok(None) };
    let person = id(&row, "person", PersonId::new)?;
    let actor = store.org().actor(person);
    let Some(actor) = actor.filter(|actor| actor.may(Action::KeepVisits).is_ok()) else {
        return Ok(None);
    };
    let Some(company) = Option::clone(&store.company()) else { return Ok(None) };
    let today: Day = clock::today(&company, now);
    let span = (today.plus(-REACH), today.plus(REACH));
    Ok(Some((person, read::between(&mut snapshot, &actor, person, span).await?)))
}
