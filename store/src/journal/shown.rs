//! Entries of accounts of which cards show something else now: name or class. As with
//! activities, each stands beside a deal and leaves its version alone: whose board shows the
//! deal hears of it, and nobody who moves it meanwhile is in anyone's way.

use domain::account::Class;
use domain::board::Card;
use domain::day::Millis;
use domain::id::PersonId;
use domain::journal::Entry;
use domain::text::Name;

use super::{Fact, Heard};
use crate::error::StoreError;
use crate::writer::Tx;

/// What a card shows of its account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Shown {
    pub name: Name,
    pub class: Option<Class>,
}

impl Shown {
    /// The card with this on it.
    pub(crate) fn on(&self, card: Card) -> Card {
        Card { account: self.name.clone(), class: self.class, ..card }
    }
}

/// Writes an entry for each card, which shows what is so now, and tells of it. `fact` is what
/// the account's own entry says.
pub(crate) async fn shown(
    tx: &mut Tx,
    by: Option<PersonId>,
    was: &Shown,
    fact: &Fact,
    cards: Vec<Card>,
    at: Millis,
) -> Result<(), StoreError> {
    let payload = serde_json::to_string(fact)?;
    for after in cards {
        let (deal, version) = (after.deal.id, after.deal.version);
        let seq: i64 = sqlx::query_scalar(
            "INSERT INTO journal (at, actor, kind, payload, beside, beside_version)
             VALUES ($1, $2, 'account_shown', $3, $4, $5) RETURNING seq",
        )
        .bind(at.0)
        .bind(by.map(PersonId::uuid))
        .bind(&payload)
        .bind(deal.uuid())
        .bind(i64::from(version))
        .fetch_one(tx.conn())
        .await?;
        let before = Some(was.on(after.clone()));
        let entry = Entry { seq, at, by, deal, version, changes: Vec::new() };
        tx.tell(Heard { entry, op: None, before, after });
    }
    Ok(())
}
