//! Entries about activities. To the live feed, one on a deal is an entry that changes nothing
//! of the deal's card: who has the deal open reads its stream anew, and gets what they may see.

use domain::activity::Activity;
use domain::board::Card;
use domain::day::Millis;
use domain::id::{DealId, OpId};
use domain::journal::Entry;

use super::Heard;
use crate::error::StoreError;
use crate::writer::Tx;

/// What was done about an activity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Deed {
    Added,
    Edited,
    Withdrawn,
}

impl Deed {
    fn word(self) -> &'static str {
        match self {
            Self::Added => "activity_added",
            Self::Edited => "activity_edited",
            Self::Withdrawn => "activity_withdrawn",
        }
    }
}

/// By the author of the activity, who alone does anything about it.
pub(crate) struct Noted<'a> {
    pub at: Millis,
    pub op: OpId,
    pub deed: Deed,
    /// As it is afterwards.
    pub activity: &'a Activity,
    /// The deal it is about, with the version it has.
    pub beside: Option<(DealId, u32)>,
}

/// Writes the entry, and tells of it where it is about a deal.
pub(crate) async fn noted(
    tx: &mut Tx,
    what: &Noted<'_>,
    card: Option<Card>,
) -> Result<i64, StoreError> {
    let seq = keep_noted(tx, what).await?;
    if let Some(card) = card {
        let (deal, version) = (card.deal.id, card.deal.version);
        let by = Some(what.activity.by);
        let entry = Entry { seq, at: what.at, by, deal, version, changes: Vec::new() };
        tx.tell(Heard { entry, op: Some(what.op), before: Some(card.clone()), after: card });
    }
    Ok(seq)
}

/// Writes an entry that nobody waits to hear of.
pub(crate) async fn keep_noted(tx: &mut Tx, what: &Noted<'_>) -> Result<i64, StoreError> {
    let Noted { at, op, deed, activity, beside } = what;
    let insert = sqlx::query_scalar(
        "INSERT INTO journal (at, actor, op, kind, payload, activity, beside, beside_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING seq",
    );
    Ok(insert
        .bind(at.0)
        .bind(activity.by.uuid())
        .bind(op.uuid())
        .bind(deed.word())
        .bind(serde_json::to_string(activity)?)
        .bind(activity.id.uuid())
        .bind(beside.map(|(deal, _)| deal.uuid()))
        .bind(beside.map(|(_, version)| i64::from(version)))
        .fetch_one(tx.conn())
        .await?)
}
