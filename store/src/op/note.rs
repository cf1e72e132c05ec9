//! Activities: written down, set right, withdrawn. They wait for no version of the deal.

use domain::activity::{self, About, Activity, Command, Content, Ground, New};
use domain::board::Card;
use domain::deal::{self, Context, Refusal};
use domain::id::ActivityId;
use domain::op::{Answer, Op};

use super::{Stop, evolve, reread};
use crate::activity::{account_of, ground, read, works_there, write};
use crate::deal as deals;
use crate::journal::{self, Deed, Happened, Noted};
use crate::writer::Tx;

pub(super) async fn note(
    tx: &mut Tx,
    op: &Op,
    command: &Command,
    at: &Context<'_>,
) -> Result<Answer, Stop> {
    match command {
        Command::Add(new) => add(tx, op, new, at).await,
        Command::Correct { activity, content } => {
            let (found, ground) = found(tx, *activity, at).await?;
            let corrected = activity::correct(&found, ground, content, op.base, at)?;
            if content.contact != found.contact {
                known_contact(tx, found.about, content).await?;
            }
            write::save(tx, &corrected).await?;
            noted(tx, Deed::Edited, corrected, at).await
        }
        Command::Withdraw { activity } => {
            let (found, ground) = found(tx, *activity, at).await?;
            let withdrawn = activity::withdraw(&found, ground, at)?;
            write::save(tx, &withdrawn).await?;
            noted(tx, Deed::Withdrawn, withdrawn, at).await
        }
    }
}

async fn add(tx: &mut Tx, op: &Op, new: &New, at: &Context<'_>) -> Result<Answer, Stop> {
    if read::activity(tx.conn(), new.id).await?.is_some() {
        return Err(Refusal::AlreadyWritten.into());
    }
    let ground = ground(tx.conn(), at.actor, new.about).await?;
    let ground = ground.filter(|ground| ground.is_seen_by(at.actor)).ok_or(match new.about {
        About::Deal(_) => Refusal::NoSuchDeal,
        About::Account(_) => Refusal::NoSuchAccount,
    })?;
    let activity = activity::add(new, ground, op.at, at)?;
    known_contact(tx, new.about, &new.content).await?;
    if let Some(deal) = op.command.deal() {
        let before = reread(tx, deal).await?;
        set_next_step(tx, op, before, at).await?;
    }
    let answer = noted(tx, Deed::Added, activity, at).await?;
    if let Answer::Noted { seq, activity } = &answer {
        write::insert(tx, activity, *seq).await?;
    }
    Ok(answer)
}

/// The next step is set upon whatever the deal is now: the history tells what it was before.
/// Its entry names no operation; the activity's does.
async fn set_next_step(tx: &mut Tx, op: &Op, before: Card, at: &Context<'_>) -> Result<(), Stop> {
    let changes = match deal::decide(&before.deal, &op.command, at) {
        Ok(changes) => changes,
        Err(Refusal::NothingToChange) => return Ok(()),
        Err(refusal) => return Err(refusal.into()),
    };
    let deal = evolve(Some(before.deal.clone()), at, &changes)?;
    deals::write::save(tx, &deal).await?;
    let after = reread(tx, deal.id).await?;
    let (now, by) = (at.now, Some(at.actor.person));
    let what = Happened { at: now, by, op: None, changes, before: Some(before), after };
    journal::happened(tx, what).await?;
    Ok(())
}

/// An activity that is there and in sight.
async fn found(tx: &mut Tx, id: ActivityId, at: &Context<'_>) -> Result<(Activity, Ground), Stop> {
    let found = read::activity(tx.conn(), id).await?.ok_or(Refusal::NoSuchActivity)?;
    let ground = ground(tx.conn(), at.actor, found.about).await?.ok_or(Refusal::NoSuchActivity)?;
    Ok((found, ground))
}

async fn known_contact(tx: &mut Tx, about: About, content: &Content) -> Result<(), Stop> {
    let Some(contact) = content.contact else { return Ok(()) };
    let account = account_of(tx.conn(), about).await?.ok_or(Refusal::NoSuchAccount)?;
    if works_there(tx.conn(), contact, account).await? {
        Ok(())
    } else {
        Err(Refusal::NoSuchContact.into())
    }
}

async fn noted(
    tx: &mut Tx,
    deed: Deed,
    activity: Activity,
    at: &Context<'_>,
) -> Result<Answer, Stop> {
    let card = match activity.about {
        About::Deal(deal) => Some(reread(tx, deal).await?),
        About::Account(_) => None,
    };
    let beside = card.as_ref().map(|card| (card.deal.id, card.deal.version));
    let what = Noted { at: at.now, op: at.op, deed, activity: &activity, beside };
    let seq = journal::noted(tx, &what, card).await?;
    Ok(Answer::Noted { seq, activity: Box::new(activity) })
}
