//! What a signed debrief leads to: its action in the rep's plan, with the visit it is for.

use domain::activity::About;
use domain::coaching::{FollowUp, talk};
use domain::day::Millis;
use domain::deal::{Context, Refusal};
use domain::id::{OpId, PersonId, SittingId, VisitId};
use domain::policy::Actor;
use domain::sitting::Sitting;
use domain::text::{Name, Remark};
use domain::visit::{Command, New, Notes, Plan, Visit, Way, decide};
use uuid::Uuid;

use super::{joint, read};
use crate::activity::{account_of, ground};
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::sitting::SittingRefused;
use crate::visit::{read as visits, write};
use crate::writer::Tx;

/// Keeps C5 and C8: both have signed, so the action stands in the rep's plan, and with it the
/// next visit: the one that they have planned there for that day, or a new one.
pub(crate) async fn agreed(
    tx: &mut Tx,
    at: &Context<'_>,
    sitting: &Sitting,
) -> Result<(), StoreError> {
    let id = sitting.head.id;
    let company = tx.company()?;
    let Some(joint) = read::of_debrief(tx.conn(), &company, id).await? else { return Ok(()) };
    let outcome = talk::outcome(sitting);
    let (action, next) = outcome.map_err(|_| StoreError::unreadable("a signed debrief"))?;
    let before = visits::visit(tx.conn(), joint.visit).await?;
    let before = before.ok_or(StoreError::unreadable("a joint visit"))?;
    let account = account_of(tx.conn(), About::Account(before.account)).await?;
    let account = account.unwrap_or(before.account);
    let follow = FollowUp {
        sitting: id,
        rep: joint.rep,
        coach: joint.coach,
        skill: joint.skill,
        account,
        deal: before.deal,
        action,
        next,
        visit: None,
        agreed_at: at.now,
        done_at: None,
    };
    let visit = next_visit(tx, at, &follow, &before).await?;
    let follow = FollowUp { visit, ..follow };
    insert(tx, &follow).await?;
    let (rep, skill) = (follow.rep, follow.skill);
    let fact = Fact::ActionAgreed { sitting: id, rep, skill, visit };
    journal::fact(tx, Some(at.actor.person), &fact, at.now).await?;
    tx.tell_visits(joint::between(follow.rep, follow.coach, None));
    Ok(())
}

/// The visit of that day to the same customer. There is none where the rep could not plan it, be
/// it that the day is gone by or that the customer passed to another.
async fn next_visit(
    tx: &mut Tx,
    at: &Context<'_>,
    follow: &FollowUp,
    before: &Visit,
) -> Result<Option<VisitId>, StoreError> {
    let planned = sqlx::query_scalar::<_, Uuid>(
        "SELECT id FROM visit WHERE person = $1 AND account = $2 AND plan_day = $3
         AND state = 'planned' ORDER BY minute, id LIMIT 1",
    );
    let planned = planned.bind(follow.rep.uuid()).bind(follow.account.uuid());
    let planned = planned.bind(follow.next.0).fetch_optional(tx.conn()).await?;
    if let Some(visit) = planned {
        return Ok(Some(VisitId::new(visit)));
    }
    let Some(rep) = tx.org().actor(follow.rep) else { return Ok(None) };
    let plan = Plan {
        day: follow.next,
        minute: None,
        minutes: before.plan.minutes,
        way: Way::FaceToFace,
        aim: Some(aim(&follow.action)?),
        second: None,
        fallback: None,
        contact: None,
    };
    // One of a debrief, and known by it.
    let id = VisitId::new(follow.sitting.uuid());
    let about = follow.deal.map_or(About::Account(follow.account), About::Deal);
    let ground = ground(tx.conn(), &rep, about).await?;
    let new = New { id, account: follow.account, deal: follow.deal, plan, notes: Notes::new() };
    let add = Command::Add { new, report: None };
    let context = Context { actor: &rep, ..*at };
    let Ok(visit) = decide(None, &add, ground, (at.now, None), &context) else { return Ok(None) };
    write::insert(tx, &visit).await?;
    journal::visited(tx, (at.now, OpId::new(follow.sitting.uuid())), &visit).await?;
    Ok(Some(id))
}

/// The action as the aim of a visit: its first line, as much as fits.
fn aim(action: &Remark) -> Result<Name, StoreError> {
    let line = action.as_str().lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let short: String = line.chars().filter(|sign| !sign.is_control()).take(Name::MAX).collect();
    Name::new(&short).map_err(|_| StoreError::unreadable("an action"))
}

async fn insert(tx: &mut Tx, follow: &FollowUp) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO follow_up (debrief, rep, coach, skill, account, deal, action, next_day,
         visit, agreed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(follow.sitting.uuid())
    .bind(follow.rep.uuid())
    .bind(follow.coach.uuid())
    .bind(follow.skill.uuid())
    .bind(follow.account.uuid())
    .bind(follow.deal.map(domain::id::DealId::uuid))
    .bind(follow.action.to_string())
    .bind(follow.next.0)
    .bind(follow.visit.map(VisitId::uuid))
    .bind(follow.agreed_at.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The rep says that they practised it, or that they did not after all.
///
/// # Errors
/// `NotJoint` for anyone but the rep whose action it is.
pub async fn practised(
    store: &Store,
    actor: &Actor,
    (debrief, done): (SittingId, bool),
    now: Millis,
) -> Result<(), SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { practised_in(tx, actor.person, (debrief, done), now).await })
        })
        .await
}

async fn practised_in(
    tx: &mut Tx,
    by: PersonId,
    (debrief, done): (SittingId, bool),
    now: Millis,
) -> Result<(), SittingRefused> {
    let update = sqlx::query(
        "UPDATE follow_up SET done_at = $3 WHERE debrief = $1 AND rep = $2
         AND (done_at IS NULL) = ($3 IS NOT NULL)",
    );
    let update = update.bind(debrief.uuid()).bind(by.uuid()).bind(done.then_some(now.0));
    let changed = update.execute(tx.conn()).await.map_err(StoreError::from)?.rows_affected();
    if changed == 1 {
        let fact = Fact::ActionPractised { sitting: debrief, done };
        journal::fact(tx, Some(by), &fact, now).await?;
        let company = tx.company()?;
        if let Some(found) = read::of_debrief(tx.conn(), &company, debrief).await? {
            tx.tell_visits(joint::between(found.rep, found.coach, None));
        }
        return Ok(());
    }
    let theirs = "SELECT EXISTS (SELECT 1 FROM follow_up WHERE debrief = $1 AND rep = $2)";
    let theirs = sqlx::query_scalar(theirs).bind(debrief.uuid()).bind(by.uuid());
    // Said before: nothing is to be done.
    if theirs.fetch_one(tx.conn()).await.map_err(StoreError::from)? {
        Ok(())
    } else {
        Err(Refusal::NotJoint.into())
    }
}
