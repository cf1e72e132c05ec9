//! What people do in a handover, as operations.

use domain::deal::{Context, Refusal};
use domain::handover::{At, Command, Fill, Handover, Item, News, Refused, decide};
use domain::id::{PersonId, SittingId, VisitId};
use domain::op::{Answer, Op};
use domain::org::OrgChange;
use domain::sitting::{Change, Event};
use domain::text::Name;
use domain::visit::{Notes, Plan, State, Visit, Way};

use super::open::{may_be_switched_off, may_take_over};
use super::{Kept, pass, read, take_in, write};
use crate::company::new_id;
use crate::error::StoreError;
use crate::op::{Stop, answered};
use crate::sitting::{Told, tell_head};
use crate::visit::{read as visits, write as visit_rows};
use crate::writer::Tx;
use crate::{deal as deals, journal, meeting, org, sitting};

/// How long a visit to take over a customer is planned for, in minutes.
const VISIT: u16 = 60;

pub(crate) async fn hand(
    tx: &mut Tx,
    op: &Op,
    (id, command): (SittingId, &Command),
    at: &Context<'_>,
) -> Result<Answer, Stop> {
    let mut kept = found(tx, id, at).await?;
    let leads = kept.is_led_by(at.actor);
    if !leads && !takes_part(tx, &kept, at.actor.person).await? {
        return Err(Refusal::NoSuchSitting.into());
    }
    // What is none of theirs is not there for them.
    let seen = kept.handover.clone().seen_by(at.actor.person, leads);
    if command.deal().is_some_and(|deal| seen.item(deal).is_none()) {
        return Err(Refusal::NoSuchItem.into());
    }
    let came = kept.handover.closed_at.is_none() && take_in::take_in(tx, &kept).await?;
    if came {
        kept = found(tx, id, at).await?;
    }
    let before = kept.handover.clone();
    let who = At { by: at.actor.person, leads, now: at.now, today: at.today };
    let mut after = decide(&before, command, who).map_err(Refusal::from)?;
    may_be_done(tx, at, (id, &before), &after, command).await?;
    if before == after && !matches!(command, Command::GiveAll { .. }) {
        let answer = Answer::Sat { kept: None };
        answered::keep(tx, at.actor, op.id, &answer, at.now).await?;
        return Ok(answer);
    }
    let pairs = before.items.iter().zip(&after.items).filter(|(was, is)| was != is);
    for (was, is) in pairs {
        changed(tx, at, (id, &before), was, is).await?;
    }
    if let Command::GiveAll { from, heir } = command {
        write::give_accounts(tx, id, *from, *heir).await?;
        write::invite(tx, id, *heir).await?;
    }
    if let Command::Fill { deal, fill: Fill::Appointment { aim, .. } } = command
        && let Some(item) = after.item(*deal)
    {
        arrange(tx, at, id, item, aim).await?;
    }
    if (&before.unlocked, before.closed_at) != (&after.unlocked, after.closed_at) {
        write::save_head(tx, id, &after, at.actor.person).await?;
    }
    journal::handed(tx, at, id, command).await?;
    after.keepers = read::keepers(tx.conn(), id).await?;
    let mut news = News::between(&before, &after);
    news.anew |= came;
    if after.closed_at.is_some() {
        close(tx, at, id, &after).await?;
    }
    tell(tx, id, &before, after, news);
    Ok(Answer::Sat { kept: None })
}

async fn found(tx: &mut Tx, id: SittingId, at: &Context<'_>) -> Result<Kept, Stop> {
    let kept = read::kept(tx.conn(), at.funnel, id).await?;
    kept.ok_or(Stop::Refused(Refusal::NoSuchSitting))
}

/// Whether someone hands over, or takes over any of it.
async fn takes_part(tx: &mut Tx, kept: &Kept, person: PersonId) -> Result<bool, StoreError> {
    let handover = &kept.handover;
    if person == handover.leaver || handover.items.iter().any(|item| item.heir == person) {
        return Ok(true);
    }
    let customers = read::customers(tx.conn(), kept.id).await?;
    Ok(customers.iter().any(|one| one.heir == person))
}

/// What the rules of a handover by themselves cannot know.
async fn may_be_done(
    tx: &mut Tx,
    at: &Context<'_>,
    (id, before): (SittingId, &Handover),
    after: &Handover,
    command: &Command,
) -> Result<(), Stop> {
    let org = tx.org();
    let leaver = before.leaver;
    if let Command::Give { heir, .. } | Command::GiveAll { heir, .. } = command {
        may_take_over(&org, at.actor, leaver, *heir)?;
    }
    // Nothing goes to one who left or leaves meanwhile.
    let mut settled = before.items.iter().zip(&after.items);
    if settled.any(|(was, is)| is.is_settled() && !was.is_settled() && !org.takes_over(is.heir)) {
        return Err(Refusal::from(Refused::NoSuchHeir).into());
    }
    if after.closed_at.is_some() {
        may_be_switched_off(&org, at.actor.person, leaver)?;
        let customers = read::customers(tx.conn(), id).await?;
        if customers.iter().any(|one| !one.passed && !org.takes_over(one.heir)) {
            return Err(Refusal::from(Refused::NoSuchHeir).into());
        }
    }
    Ok(())
}

async fn changed(
    tx: &mut Tx,
    at: &Context<'_>,
    (id, before): (SittingId, &Handover),
    was: &Item,
    is: &Item,
) -> Result<(), Stop> {
    write::save_item(tx, id, is).await?;
    if was.heir != is.heir {
        write::invite(tx, id, is.heir).await?;
        if let Some(visit) = read::arranged(tx.conn(), id, is.deal).await? {
            let visit = visits::visit(tx.conn(), visit).await?;
            if let Some(visit) = visit.filter(Visit::is_open) {
                let given = Visit { by: is.heir, version: visit.version + 1, ..visit };
                visit_rows::save_person(tx, &given).await?;
                journal::arranged(tx, (at.now, at.actor.person), &given).await?;
            }
        }
    }
    match (was.is_settled(), is.is_settled()) {
        (false, true) => pass::item(tx, at, (id, before.leaver), is).await?,
        (true, false) => pass::back(tx, at, (id, before.leaver), was).await?,
        _ => {}
    }
    Ok(())
}

/// Puts the appointment into the heir's visits, or moves it there; a visit that was made or
/// dropped meanwhile is another.
async fn arrange(
    tx: &mut Tx,
    at: &Context<'_>,
    id: SittingId,
    item: &Item,
    aim: &Name,
) -> Result<(), Stop> {
    let arranged = read::arranged(tx.conn(), id, item.deal).await?;
    let stands = match arranged {
        Some(visit) => visits::visit(tx.conn(), visit).await?.filter(Visit::is_open),
        None => None,
    };
    let visit = match (stands, item.record.appointment) {
        (None, None) => return Ok(()),
        (Some(visit), day) => {
            let plan = Plan { day: day.unwrap_or(visit.plan.day), ..visit.plan.clone() };
            let state = if day.is_some() { State::Planned } else { State::Dropped { why: None } };
            let visit = Visit { plan, state, version: visit.version + 1, ..visit };
            visit_rows::save(tx, &visit).await?;
            visit
        }
        (None, Some(day)) => {
            let card = deals::read::card(tx.conn(), item.deal).await?;
            let card = card.ok_or(Refusal::NoSuchDeal)?;
            let plan = Plan {
                day,
                minute: None,
                minutes: VISIT,
                way: Way::FaceToFace,
                aim: Some(aim.clone()),
                second: None,
                fallback: None,
                contact: card.deal.contacts.first().copied(),
            };
            let visit = Visit {
                id: VisitId::new(new_id()),
                by: item.heir,
                account: card.deal.account,
                deal: Some(item.deal),
                plan,
                planned: true,
                notes: Notes::default(),
                state: State::Planned,
                written_at: at.now,
                version: 1,
            };
            visit_rows::insert(tx, &visit).await?;
            visit
        }
    };
    write::save_visit(tx, id, item.deal, visit.is_open().then_some(visit.id)).await?;
    journal::arranged(tx, (at.now, at.actor.person), &visit).await?;
    Ok(())
}

/// Keeps H4: what is left goes to its heirs, and the leaver is signed out everywhere, in one
/// transaction.
async fn close(
    tx: &mut Tx,
    at: &Context<'_>,
    id: SittingId,
    handover: &Handover,
) -> Result<(), Stop> {
    let leaver = handover.leaver;
    let customers = read::customers(tx.conn(), id).await?;
    for customer in customers.iter().filter(|one| !one.passed) {
        pass::customer(tx, at, (id, leaver), *customer).await?;
    }
    if let Some(first) = customers.first() {
        pass::visits_left(tx, at, (id, leaver), first.heir).await?;
    }
    let heirs = super::list::heirs(tx.conn(), id).await?;
    meeting::pass(tx, at.actor.person, (leaver, &heirs), at.now).await?;
    sitting::write::apply(tx, id, &[Change::Closed { at: at.now }]).await?;
    // They hand over no more: what follows is decided about who they are now.
    tx.touch_org();
    tx.settle().await?;
    let off = OrgChange::SwitchOff { person: leaver };
    org::change_in(tx, at.actor.person, &off, at.now).await.map_err(unclosed)?;
    if let Some(head) = sitting::read::head(tx.conn(), id).await? {
        tell_head(tx, &head);
    }
    Ok(())
}

/// All was asked before anything was written: what is wrong now undoes the whole.
fn unclosed(error: org::OrgUnchanged) -> Stop {
    match error {
        org::OrgUnchanged::Store(error) => Stop::Failed(error),
        other => {
            tracing::error!("closing a handover: {other}");
            Stop::Failed(StoreError::unreadable("who hands over"))
        }
    }
}

/// Keeps T7: who reads of all of it hears all, an heir of what comes to them or came.
fn tell(tx: &mut Tx, id: SittingId, before: &Handover, after: Handover, news: News) {
    let org = tx.org();
    let mut heirs: Vec<PersonId> = before.items.iter().map(|item| item.heir).collect();
    heirs.extend(after.items.iter().map(|item| item.heir));
    heirs.sort_unstable();
    heirs.dedup();
    let first = before.is_first_open() != after.is_first_open();
    let kept = Kept { id, handover: after };
    let readers = kept.readers(&org);
    for heir in heirs.into_iter().filter(|heir| !readers.contains(heir)) {
        let mut theirs = news.clone();
        theirs.items.retain(|item| item.heir == heir);
        theirs.keepers.clear();
        // Of the others' only whether it is still to be waited for.
        theirs.anew |= first || theirs.items.len() < news.items.len();
        let event = Event::Handed { sitting: id, news: Box::new(theirs) };
        tx.tell_sitting(Told { people: [heir].into(), owner: None, event });
    }
    let event = Event::Handed { sitting: id, news: Box::new(news) };
    tx.tell_sitting(Told { people: readers, owner: None, event });
}
