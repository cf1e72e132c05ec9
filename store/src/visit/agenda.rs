//! What a day asks of a person besides their visits, read for nobody but themselves.

use domain::board::CardContact;
use domain::day::Day;
use domain::handover::Handover;
use domain::id::{ContactId, DealId, PersonId, SittingId};
use domain::policy::{Action, Actor};
use domain::text::{Name, Phone};
use domain::visit::{Agenda, Asked, Due, Handed, SHOWN, Wants, by_due};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::checked;
use crate::account;
use crate::activity::account_of;
use crate::coaching;
use crate::error::StoreError;
use crate::handle::Store;
use crate::handover::read as handovers;
use crate::meeting;
use crate::row::{get, id, maybe_id, maybe_text, text};
use crate::sitting;

/// The most sittings that one is told to come to.
const CALLED: u32 = 8;

/// Keeps V4 and T7: the actor's own day; nobody reads another's.
pub async fn agenda(store: &Store, actor: &Actor, today: Day) -> Result<Agenda, StoreError> {
    if actor.may(Action::KeepVisits).is_err() {
        return Ok(Agenda::default());
    }
    let company = Option::clone(&store.company()).ok_or(StoreError::NotFounded)?;
    let waiting = sitting::list(store, actor, true, CALLED).await?;
    let mut snapshot = store.readers().begin().await?;
    let (due, more_due) = due(&mut snapshot, actor.person, today).await?;
    let org = store.org();
    let (checked, more_checked) =
        checked::checked(&mut snapshot, (&org, &company), actor.person, today).await?;
    let joints = coaching::read::asked_of(&mut snapshot, &company, actor).await?;
    let mut asked: Vec<Asked> =
        joints.into_iter().map(|(joint, day)| Asked::Joint { joint, day }).collect();
    asked.extend(waiting.into_iter().map(|listed| {
        let head = listed.head;
        Asked::Sitting { id: head.id, kind: head.kind, by: head.opened_by }
    }));
    let mut handed = Vec::new();
    for sitting in running(&mut snapshot, actor.person).await? {
        if let Some(kept) = handovers::kept(&mut snapshot, &company.funnel, sitting).await? {
            let handover = kept.seen_by(actor);
            handed.extend(of_handover(&mut snapshot, sitting, &handover, actor.person).await?);
        }
    }
    by_due(&mut handed);
    let agreed = meeting::agreed(&mut snapshot, actor.person).await?;
    Ok(Agenda { due, more_due, checked, more_checked, asked, agreed, handed })
}

/// Next steps of their open deals that are due, with whom to call about each.
async fn due(
    conn: &mut SqliteConnection,
    person: PersonId,
    today: Day,
) -> Result<(Vec<Due>, u32), StoreError> {
    let select = sqlx::query(
        "SELECT d.id, d.step, d.due, a.name AS account_name, p.name AS product,
                c.id AS contact, c.name AS contact_name, coalesce(c.mobile, c.phone) AS phone,
                count(*) OVER () AS many
         FROM deal d JOIN account a ON a.id = d.account LEFT JOIN product p ON p.id = d.product
         LEFT JOIN contact c ON c.id = d.contact
         WHERE d.owner = $1 AND d.place <= 8 AND d.step IS NOT NULL AND d.due <= $2
         ORDER BY d.due, d.id LIMIT $3",
    );
    let rows = select.bind(person.uuid()).bind(today.0).bind(i64::from(SHOWN));
    let rows = rows.fetch_all(conn).await?;
    let many = rows.first().map(|row| get::<i64>(row, "many")).transpose()?.unwrap_or(0);
    let step = |row| {
        let wants = Wants::Step(text(row, "step", Name::new)?);
        due_of(row, wants, Day(get(row, "due")?))
    };
    let due = rows.iter().map(step).collect::<Result<Vec<_>, StoreError>>()?;
    let more = usize::try_from(many).unwrap_or(usize::MAX).saturating_sub(due.len());
    Ok((due, u32::try_from(more).unwrap_or(u32::MAX)))
}

/// A deal with its account, its product and whom to call.
pub(super) fn due_of(row: &SqliteRow, wants: Wants, since: Day) -> Result<Due, StoreError> {
    let contact = match maybe_id(row, "contact", ContactId::new)? {
        None => None,
        Some(id) => Some(CardContact {
            id,
            name: text(row, "contact_name", Name::new)?,
            phone: maybe_text(row, "phone", Phone::new)?,
        }),
    };
    Ok(Due {
        deal: id(row, "id", DealId::new)?,
        account: text(row, "account_name", Name::new)?,
        product: maybe_text(row, "product", Name::new)?,
        wants,
        since,
        contact,
    })
}

/// The handovers that run and are somebody's, as leaver or heir.
async fn running(
    conn: &mut SqliteConnection,
    person: PersonId,
) -> Result<Vec<SittingId>, StoreError> {
    let select = sqlx::query(
        "SELECT h.id FROM handover h WHERE h.closed_at IS NULL AND (h.leaver = $1 OR EXISTS
             (SELECT 1 FROM handover_item i WHERE i.handover = h.id AND i.heir = $1))
         ORDER BY h.id",
    );
    let rows = select.bind(person.uuid()).fetch_all(conn).await?;
    rows.iter().map(|row| id(row, "id", SittingId::new)).collect()
}

async fn of_handover(
    conn: &mut SqliteConnection,
    id: SittingId,
    handover: &Handover,
    person: PersonId,
) -> Result<Vec<Handed>, StoreError> {
    let mut handed = Vec::new();
    for item in handover.to_do(person) {
        let about = domain::activity::About::Deal(item.deal);
        let Some(account) = account_of(conn, about).await? else { continue };
        handed.push(Handed {
            handover: id,
            deal: item.deal,
            account: account::named_as(conn, account).await?.name,
            way: item.way(),
            due: handover.due(item.way()),
            other: if item.heir == person { handover.leaver } else { item.heir },
        });
    }
    Ok(handed)
}
