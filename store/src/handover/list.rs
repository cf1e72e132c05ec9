//! Handovers as they stand in a list.

use domain::day::{Day, Millis};
use domain::handover::Way;
use domain::id::{PersonId, SittingId};
use domain::policy::{Action, Actor};
use sqlx::SqliteConnection;

use super::read;
use super::watch::open_turns;
use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::id;

/// A handover in the list of those that someone leads or takes part in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    pub id: SittingId,
    pub leaver: PersonId,
    pub heirs: Vec<PersonId>,
    pub last_day: Day,
    pub sudden: bool,
    pub closed_at: Option<Millis>,
    /// How many items there are that the reader reads of, and how many of those are settled, by
    /// way.
    pub ways: [(u32, u32); 3],
    /// How many are late.
    pub late: u32,
    /// Of a closed one, for who is told what becomes of it: how much is to be seen to, and for how
    /// many days more it is watched.
    pub watch: Option<(u32, u16)>,
}

/// Keeps T7: the running ones first, then the newest; `limit` at most.
pub async fn list(
    store: &Store,
    actor: &Actor,
    now: Millis,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    let Some(company) = Option::clone(&store.company()) else { return Ok(Vec::new()) };
    let today = clock::today(&company, now);
    let mut snapshot = store.readers().begin().await?;
    let select = sqlx::query(
        "SELECT h.id, h.leaver FROM handover h JOIN sitting s ON s.id = h.id
         ORDER BY h.closed_at IS NOT NULL, s.opened_at DESC, h.id",
    );
    let mut found = Vec::new();
    for row in select.fetch_all(&mut *snapshot).await? {
        let (sitting, leaver) =
            (id(&row, "id", SittingId::new)?, id(&row, "leaver", PersonId::new)?);
        let leads = actor.may(Action::LeadHandover { leaver }).is_ok();
        let heirs = heirs(&mut snapshot, sitting).await?;
        let takes_part = leads || actor.person == leaver || heirs.contains(&actor.person);
        let watch = open_turns(&mut snapshot, actor, &company, sitting, now).await?;
        if !takes_part && watch.is_none() {
            continue;
        }
        let Some(kept) = read::kept(&mut snapshot, &company.funnel, sitting).await? else {
            continue;
        };
        let handover = kept.seen_by(actor);
        let late = handover.items.iter().filter(|item| handover.is_late(item, today)).count();
        let ways = Way::ALL.map(|way| {
            let of = || handover.items.iter().filter(move |item| item.way() == way);
            (count(of().count()), count(of().filter(|item| item.is_settled()).count()))
        });
        found.push(Listed {
            id: sitting,
            leaver,
            heirs,
            last_day: handover.last_day,
            sudden: handover.sudden,
            closed_at: handover.closed_at,
            ways,
            late: count(late),
            watch,
        });
        if count(found.len()) >= limit {
            break;
        }
    }
    Ok(found)
}

/// The handover that someone's own deals are passed in now.
pub async fn running_of(store: &Store, leaver: PersonId) -> Result<Option<SittingId>, StoreError> {
    let select = sqlx::query("SELECT id FROM handover WHERE leaver = $1 AND closed_at IS NULL");
    let row = select.bind(leaver.uuid()).fetch_optional(store.readers()).await?;
    row.as_ref().map(|row| id(row, "id", SittingId::new)).transpose()
}

/// Who takes most first.
pub(super) async fn heirs(
    conn: &mut SqliteConnection,
    handover: SittingId,
) -> Result<Vec<PersonId>, StoreError> {
    let select = sqlx::query(
        "SELECT heir, sum(many) AS many FROM (
             SELECT heir, count(*) AS many FROM handover_item WHERE handover = $1 GROUP BY heir
             UNION ALL SELECT heir, 0 FROM handover_account WHERE handover = $1)
         GROUP BY heir ORDER BY many DESC, heir",
    );
    let rows = select.bind(handover.uuid()).fetch_all(conn).await?;
    rows.iter().map(|row| id(row, "heir", PersonId::new)).collect()
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
