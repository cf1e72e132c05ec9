//! Declaring a visit a joint one, agreeing to it, calling it off.

use domain::coaching::Joint;
use domain::coaching::joint::{Command, Ground, decide};
use domain::day::Millis;
use domain::deal::Refusal;
use domain::id::{PersonId, SittingId, VisitId};
use domain::policy::{Action, Actor};

use super::{read, skill};
use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::sitting::SittingRefused;
use crate::visit::{Told, read as visits};
use crate::writer::Tx;

/// Keeps C1: who could coach a rep, who leads their own team first.
pub fn coaches(store: &Store, rep: PersonId) -> Vec<PersonId> {
    let org = store.org();
    let team = org.person(rep).and_then(|person| org.team(person.team?));
    let direct = team.and_then(|team| team.manager);
    let may = |person: PersonId| {
        org.actor(person).is_some_and(|actor| actor.may(Action::Coach { rep }).is_ok())
    };
    let mut people: Vec<PersonId> =
        org.people().map(|person| person.id).filter(|person| may(*person)).collect();
    people.sort_by_key(|person| Some(*person) != direct);
    people
}

/// Keeps C8: does it, and answers with the joint visit as it is now; `None`: it is none any more.
///
/// # Errors
/// Named by the rule; `NoSuchVisit` for one out of the actor's sight.
pub async fn declare(
    store: &Store,
    actor: &Actor,
    visit: VisitId,
    command: Command,
    now: Millis,
) -> Result<Option<Joint>, SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { declare_in(tx, &actor, visit, &command, now).await })
        })
        .await
}

pub(crate) async fn declare_in(
    tx: &mut Tx,
    actor: &Actor,
    id: VisitId,
    command: &Command,
    now: Millis,
) -> Result<Option<Joint>, SittingRefused> {
    let company = tx.company()?;
    let visit = visits::visit(tx.conn(), id).await?.ok_or(Refusal::NoSuchVisit)?;
    let found = read::joint(tx.conn(), &company, id).await?;
    let (coach, offered) = match command {
        Command::Declare { coach, skill, .. } => {
            (tx.org().actor(*coach), skill::is_offered(tx.conn(), *skill).await?)
        }
        Command::Agree | Command::CallOff => (None, false),
    };
    let sale = skill::sale(tx.conn(), &company, visit.deal).await?;
    let (coach, today) = (coach.as_ref(), clock::today(&company, now));
    let ground = Ground { visit: &visit, coach, offered, sale, today };
    let after = decide(found.as_ref(), command, ground, actor)?;
    match &after {
        Some(joint) => put(tx, joint, now).await?,
        None => {
            let delete = sqlx::query("DELETE FROM joint_visit WHERE visit = $1").bind(id.uuid());
            delete.execute(tx.conn()).await.map_err(StoreError::from)?;
        }
    }
    let fact = match &after {
        Some(joint) => Fact::JointDeclared { joint: joint.clone() },
        None => Fact::JointCalledOff { visit: id },
    };
    journal::fact(tx, Some(actor.person), &fact, now).await?;
    if let Some(joint) = after.as_ref().or(found.as_ref()) {
        tx.tell_visits(between(joint.rep, joint.coach, None));
    }
    Ok(after)
}

/// Keeps C8: what is between a rep and their coach is told to these two, and to whom they open it.
pub(super) fn between(rep: PersonId, coach: PersonId, reader: Option<PersonId>) -> Told {
    Told { by: rep, only: Some([rep, coach].into_iter().chain(reader).collect()) }
}

pub(crate) async fn put(tx: &mut Tx, joint: &Joint, now: Millis) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT OR REPLACE INTO joint_visit (visit, rep, coach, kind, skill, asked, declared_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(joint.visit.uuid())
    .bind(joint.rep.uuid())
    .bind(joint.coach.uuid())
    .bind(joint.kind.word())
    .bind(joint.skill.uuid())
    .bind(joint.asked)
    .bind(now.0)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps the debrief of a joint visit, and how large the sale was when it was begun.
pub(super) async fn begun(
    tx: &mut Tx,
    joint: &Joint,
    debrief: SittingId,
) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE joint_visit SET debrief = $2, large = $3 WHERE visit = $1");
    let update = update.bind(joint.visit.uuid()).bind(debrief.uuid());
    update.bind(joint.sale.is_planned()).execute(tx.conn()).await?;
    Ok(())
}
