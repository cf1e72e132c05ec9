//! Opening a handover: all that someone holds is taken in, and from then on passes there only.

use std::collections::BTreeSet;

use domain::board::Card;
use domain::day::{Day, Millis};
use domain::deal::{Refusal, Standing};
use domain::handover::{Handover, Heirs, Item, Record, Refused, State, in_order, is_whole};
use domain::id::{PersonId, SittingId};
use domain::org::{Held, Org, OrgChange, OrgRefused};
use domain::policy::{Action, Actor};
use domain::sitting::{About, Head, Kind};

use super::{HandoverRefused, plan, write};
use crate::clock;
use crate::deal::read::open_of;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::org;
use crate::sitting::{self, tell_head};
use crate::writer::Tx;

/// A handover that a manager wants to open; its identity is made on their tablet, so that it is
/// opened once however often it is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewHandover {
    pub id: SittingId,
    pub leaver: PersonId,
    pub sudden: bool,
    pub last_day: Day,
    /// Who takes over each customer: all of them, and no others.
    pub heirs: Heirs,
}

/// Keeps H1: opens a handover of all that someone holds. From then on they change deals only
/// there, take nothing out, and are given nothing; who has left already is signed out everywhere.
///
/// # Errors
/// Names what is wrong; nothing is opened then.
pub async fn open(
    store: &Store,
    actor: &Actor,
    new: NewHandover,
    now: Millis,
) -> Result<SittingId, HandoverRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { open_in(tx, &actor, &new, now).await })
        })
        .await
}

pub(crate) async fn open_in(
    tx: &mut Tx,
    actor: &Actor,
    new: &NewHandover,
    now: Millis,
) -> Result<SittingId, HandoverRefused> {
    if let Some(head) = sitting::read::head(tx.conn(), new.id).await? {
        let same = head.opened_by == actor.person && head.kind == Kind::Handover;
        return if same { Ok(head.id) } else { Err(Refusal::NoSuchSitting.into()) };
    }
    let org = tx.org();
    may_open(&org, actor, new.leaver)?;
    let company = tx.company()?;
    if new.last_day < clock::today(&company, now) && !new.sudden {
        return Err(refused(Refused::LastDayBehind));
    }
    may_be_switched_off(&org, actor.person, new.leaver)?;
    let customers = plan::customers_of(tx.conn(), new.leaver).await?;
    if !is_whole(&customers, &new.heirs) {
        return Err(refused(Refused::LeftOut));
    }
    let heirs: BTreeSet<PersonId> = new.heirs.values().copied().collect();
    for heir in &heirs {
        may_take_over(&org, actor, new.leaver, *heir)?;
    }
    let mut cards = open_of(tx.conn(), new.leaver).await?;
    cards.retain(|card| matches!(card.deal.position.standing, Standing::Open { .. }));
    let cards = in_order(cards, &company.funnel);
    let item = |card: &Card| {
        let heir = new.heirs.get(&card.deal.account).copied().ok_or(refused(Refused::LeftOut))?;
        let (record, written) = (Record::default(), BTreeSet::new());
        let band = company.funnel.band(card.deal.position.standing.stage());
        Ok::<_, HandoverRefused>(Item {
            deal: card.deal.id,
            band,
            heir,
            record,
            written,
            state: State::Open,
        })
    };
    let items = cards.iter().map(item).collect::<Result<Vec<_>, _>>()?;
    let about: Vec<About> = items.iter().map(|item| About::Deal(item.deal)).collect();
    let (leaver, sudden, last_day, beyond) = (new.leaver, new.sudden, new.last_day, 0);
    let (keepers, unlocked, closed_at) = (heirs.clone(), None, None);
    let handover =
        Handover { leaver, sudden, last_day, items, beyond, keepers, unlocked, closed_at };
    let people = invited(actor.person, &handover, &heirs);
    let head = sitting::write::insert(
        tx,
        (new.id, Kind::Handover, None),
        actor.person,
        &people,
        &about,
        now,
    );
    let head: Head = head.await?;
    write::insert(tx, new.id, &handover, &new.heirs).await?;
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let fact = Fact::HandoverOpened {
        handover: new.id,
        leaver,
        sudden,
        last_day,
        heirs: heirs.into_iter().collect(),
        deals: count(about.len()),
        accounts: count(customers.len()),
    };
    journal::fact(tx, Some(actor.person), &fact, now).await?;
    if sudden {
        org::end_access(tx, leaver).await?;
    }
    tx.touch_org();
    tell_head(tx, &head);
    Ok(new.id)
}

/// Who sits down together: the leaver first, if they are still here.
fn invited(by: PersonId, handover: &Handover, heirs: &BTreeSet<PersonId>) -> Vec<PersonId> {
    let leaver = (!handover.sudden).then_some(handover.leaver);
    let people = leaver.into_iter().chain(heirs.iter().copied());
    people.filter(|one| *one != by).collect()
}

pub(super) fn may_open(org: &Org, actor: &Actor, leaver: PersonId) -> Result<(), HandoverRefused> {
    let leads = actor.may(Action::LeadHandover { leaver }).is_ok();
    actor.may(Action::OpenHandovers).map_err(Refusal::from)?;
    if !leads || !org.holds_deals(leaver) {
        return Err(refused(Refused::NoSuchLeaver));
    }
    if org.is_leaving(leaver) {
        return Err(refused(Refused::LeavingAlready));
    }
    Ok(())
}

/// Whether someone may take over what is another's, now.
pub(super) fn may_take_over(
    org: &Org,
    actor: &Actor,
    leaver: PersonId,
    heir: PersonId,
) -> Result<(), Refusal> {
    if heir == leaver {
        return Err(Refused::NotToLeaver.into());
    }
    let passes = actor.may(Action::PassDeal { from: leaver, to: heir }).is_ok();
    if passes && org.takes_over(heir) { Ok(()) } else { Err(Refused::NoSuchHeir.into()) }
}

/// Keeps H4: what would keep them from being switched off in the end is said before.
pub(super) fn may_be_switched_off(
    org: &Org,
    by: PersonId,
    leaver: PersonId,
) -> Result<(), Refusal> {
    let off = OrgChange::SwitchOff { person: leaver };
    match org.clone().with_leaving([]).after(&off, Some(by), Held::default()) {
        Ok(_) => Ok(()),
        Err(OrgRefused::LastAdministrator) => Err(Refused::LastAdministrator.into()),
        Err(_) => Err(Refused::NoSuchLeaver.into()),
    }
}

fn refused(refused: Refused) -> HandoverRefused {
    HandoverRefused::Refused(refused.into())
}

impl From<Refused> for HandoverRefused {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused.into())
    }
}
