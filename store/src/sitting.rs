//! Sittings: opened, read, listed, and what is said in them without being kept.

mod call;
pub(crate) mod ground;
pub(crate) mod read;
pub(crate) mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use domain::board::{Address, Card, Filter, Shape};
use domain::coaching::talk;
use domain::day::Millis;
use domain::deal::Refusal;
use domain::handover::{Handover, Passing};
use domain::id::{DealId, PersonId, SittingId};
use domain::policy::{Action, Actor};
use domain::sitting::{
    About, Event, Field, Head, Kind, MOST_ITEMS, Sitting, invite, may_write, sees_of, walk_order,
};
use domain::table::Sort;
use domain::text::Remark;
use sqlx::SqliteConnection;

use crate::board::scope::Scope;
use crate::coaching::consent;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::writer::Tx;
use crate::{clock, deal as deals, table};

pub use call::{call, callable};

/// What those who take part in a sitting are told, and who of them may hear it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub people: BTreeSet<PersonId>,
    /// Keeps T7: whose deal it is about, for those of them only who see that person's.
    pub owner: Option<PersonId>,
    pub event: Event,
}

/// A sitting as one person is shown it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    pub sitting: Sitting,
    /// Of the deals among its items, in their order.
    pub cards: Vec<Card>,
    /// Of a handover: what was done, as far as the person reads of it.
    pub handover: Option<Handover>,
    /// Of a handover: the customers who are none of its items.
    pub passing: Vec<Passing>,
}

/// A sitting in the list of those that someone takes part in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    pub head: Head,
    /// How many items they see, and to how many of those a leader has been.
    pub items: u32,
    pub reached: u32,
}

/// Whom someone could invite to walk through the deals of a filter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidates {
    /// How many deals it would be.
    pub deals: u32,
    /// Who sees any of them, and how many.
    pub people: Vec<(PersonId, u32)>,
}

#[derive(Clone, Debug, thiserror::Error)]
pub enum SittingRefused {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A walk that someone wants to open; its identity is made on their tablet, so that it is opened
/// once however often it is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewWalk {
    pub id: SittingId,
    pub people: Vec<PersonId>,
    /// Its deals in the opener's sight are frozen now.
    pub filter: Filter,
}

/// Opens a walk through the deals of a filter, in the order of the rule.
///
/// # Errors
/// Names what is wrong with the people or the deals; nothing is opened then.
pub async fn open(
    store: &Store,
    actor: &Actor,
    new: NewWalk,
    now: Millis,
) -> Result<Head, SittingRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move { open_in(tx, &actor, &new, now).await })
        })
        .await
}

async fn open_in(
    tx: &mut Tx,
    actor: &Actor,
    new: &NewWalk,
    now: Millis,
) -> Result<Head, SittingRefused> {
    if let Some(head) = read::head(tx.conn(), new.id).await? {
        let mine = head.opened_by == actor.person;
        return if mine { Ok(head) } else { Err(Refusal::NoSuchSitting.into()) };
    }
    let company = tx.company()?;
    let ground = clock::ground(&company, now);
    let filter = new.filter.clone().open_by_default();
    let scope = Scope::new(&tx.org(), actor, &filter, &ground);
    let cards = of_filter(tx.conn(), &scope, &company.funnel).await?;
    let cards = walk_order(cards, &company.funnel, now, clock::today(&company, now));
    let org = tx.org();
    let invited: Vec<_> = new.people.iter().map(|one| (*one, org.actor(*one))).collect();
    let people = invite(actor, &invited, &owners(&cards))?;
    let items: Vec<About> = cards.iter().map(|card| About::Deal(card.deal.id)).collect();
    let head =
        write::insert(tx, (new.id, Kind::Walk, None), actor.person, &people, &items, now).await?;
    let address = Address { shape: Shape::Table, filter: new.filter.clone(), ..Address::default() };
    let fact = Fact::SittingOpened {
        sitting: new.id,
        kind: Kind::Walk,
        people,
        address: address.write(),
        items: u32::try_from(items.len()).unwrap_or(u32::MAX),
    };
    journal::fact(tx, Some(actor.person), &fact, now).await?;
    tell_head(tx, &head);
    Ok(head)
}

/// One more than a sitting takes, so that too many are noticed.
async fn of_filter(
    conn: &mut SqliteConnection,
    scope: &Scope,
    funnel: &domain::funnel::Funnel,
) -> Result<Vec<Card>, StoreError> {
    let most = u32::try_from(MOST_ITEMS + 1).unwrap_or(u32::MAX);
    let ids = table::ids(conn, scope, funnel, Sort::default(), 0, most).await?;
    table::cards(conn, &ids).await
}

fn owners(cards: &[Card]) -> Vec<PersonId> {
    cards.iter().map(|card| card.deal.owner).collect()
}

pub(crate) fn tell_head(tx: &mut Tx, head: &Head) {
    let people = head.people.iter().map(|one| one.person).collect();
    tx.tell_sitting(Told { people, owner: None, event: Event::Head(Box::new(head.clone())) });
}

/// Keeps T7: whom the actor could invite, and how many of the deals each would see.
///
/// # Errors
/// `Denied` for who sells nothing.
pub async fn candidates(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    now: Millis,
) -> Result<Candidates, SittingRefused> {
    actor.may(Action::SitTogether).map_err(Refusal::from)?;
    let scope = Scope::of(store, actor, &filter.clone().open_by_default(), now)?;
    let funnel = store.company().as_ref().as_ref().map(|company| company.funnel);
    let funnel = funnel.ok_or(StoreError::NotFounded)?;
    let mut conn = store.readers().acquire().await.map_err(StoreError::from)?;
    let owners = owners(&of_filter(&mut conn, &scope, &funnel).await?);
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    let org = store.org();
    let others = org.people().filter(|one| one.id != actor.person);
    let seeing = others.filter_map(|one| {
        let sees = sees_of(&org.actor(one.id)?, &owners);
        (sees > 0).then(|| (one.id, count(sees)))
    });
    Ok(Candidates { deals: count(owners.len()), people: seeing.collect() })
}

/// Keeps T7: a sitting of the actor's, with the items that they see now; `None` where it is none
/// of theirs, or none at all.
pub async fn read(
    store: &Store,
    actor: &Actor,
    id: SittingId,
) -> Result<Option<Opened>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let Some(head) = readable(&mut snapshot, store, actor, id).await? else { return Ok(None) };
    let items = read::items(&mut snapshot, id).await?;
    let entries = read::entries(&mut snapshot, id).await?;
    let about: Vec<DealId> = items.iter().filter_map(|item| deal_of(&item.about)).collect();
    let handover = ground::handover(&mut snapshot, store, head.id, head.kind).await?;
    let passing = match &handover {
        Some(kept) => {
            let all = kept.is_led_by(actor) || kept.handover.leaver == actor.person;
            let reader = (!all).then_some(actor.person);
            crate::handover::read::passing(&mut snapshot, id, reader).await?
        }
        None => Vec::new(),
    };
    let handover = handover.map(|kept| kept.seen_by(actor));
    let mut cards = table::cards(&mut snapshot, &about).await?;
    cards.retain(|card| match &handover {
        Some(handover) => handover.item(card.deal.id).is_some(),
        None => deals::sees(actor, card),
    });
    let seen: BTreeSet<DealId> = cards.iter().map(|card| card.deal.id).collect();
    let sitting = Sitting { head, items, entries };
    let sitting = sitting.seen(|about| deal_of(about).is_none_or(|deal| seen.contains(&deal)));
    Ok(Some(Opened { sitting, cards, handover, passing }))
}

async fn theirs(
    conn: &mut SqliteConnection,
    store: &Store,
    actor: &Actor,
    id: SittingId,
) -> Result<Option<Head>, StoreError> {
    let Some(head) = read::head(conn, id).await? else { return Ok(None) };
    let takes_part = head.participant(actor.person).is_some();
    if takes_part && actor.may(Action::SitTogether).is_ok() {
        return Ok(Some(head));
    }
    let handover = ground::handover(conn, store, id, head.kind).await?;
    Ok(handover.filter(|kept| kept.is_led_by(actor)).map(|_| head))
}

/// Keeps C8: their own, or a debrief that both opened to them.
async fn readable(
    conn: &mut SqliteConnection,
    store: &Store,
    actor: &Actor,
    id: SittingId,
) -> Result<Option<Head>, StoreError> {
    let theirs = theirs(conn, store, actor, id).await?;
    let open = theirs.is_none()
        && actor.may(Action::SitTogether).is_ok()
        && consent::is_open_to(conn, id, actor.person).await?;
    if open { read::head(conn, id).await } else { Ok(theirs) }
}

fn deal_of(about: &About) -> Option<DealId> {
    match about {
        About::Deal(deal) => Some(*deal),
        About::Part(_) => None,
    }
}

/// The walks that someone takes part in, those not signed yet first, then the newest; `limit` at
/// most. `waiting`: sittings of any kind to which they were invited and have not come yet.
pub async fn list(
    store: &Store,
    actor: &Actor,
    waiting: bool,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    if actor.may(Action::SitTogether).is_err() {
        return Ok(Vec::new());
    }
    let mut snapshot = store.readers().begin().await?;
    let mut listed = Vec::new();
    for id in read::of_person(&mut snapshot, actor.person, waiting, limit).await? {
        let Some(head) = read::head(&mut snapshot, id).await? else { continue };
        let owned = read::owned(&mut snapshot, id).await?;
        let seen = |owner: &Option<PersonId>| {
            owner.is_none_or(|owner| actor.may(Action::SeeDeal { owner }).is_ok())
        };
        let (mut items, mut reached) = (0, 0);
        for (_, was_reached) in owned.iter().filter(|(owner, _)| seen(owner)) {
            items += 1;
            reached += u32::from(*was_reached);
        }
        listed.push(Listed { head, items, reached });
    }
    Ok(listed)
}

/// Lets the others see where someone is. Nothing is kept.
///
/// # Errors
/// `NoSuchSitting` for who takes no part in it.
pub async fn at(
    store: &Store,
    actor: &Actor,
    id: SittingId,
    place: u16,
) -> Result<(), SittingRefused> {
    let mut conn = store.readers().acquire().await.map_err(StoreError::from)?;
    let head = theirs(&mut conn, store, actor, id).await?.ok_or(Refusal::NoSuchSitting)?;
    let event = Event::At { sitting: id, place, person: actor.person };
    let people = head.people.iter().map(|one| one.person).collect();
    store.tell_sitting(Told { people, owner: None, event });
    Ok(())
}

/// Lets the others see words come while they are typed. Nothing is kept.
///
/// # Errors
/// As for writing them down.
pub async fn typing(
    store: &Store,
    actor: &Actor,
    (id, place, field): (SittingId, u16, Field),
    words: &str,
) -> Result<(), SittingRefused> {
    let mut conn = store.readers().acquire().await.map_err(StoreError::from)?;
    let head = read::head(&mut conn, id).await?.ok_or(Refusal::NoSuchSitting)?;
    let item = read::item(&mut conn, id, place).await?;
    let kept = ground::handover(&mut conn, store, id, head.kind).await?;
    let about = ground::Ground::of(&store.org(), actor, &head, kept.as_ref(), item);
    may_write(&head, about.item.is_some() && about.sees, actor)?;
    if head.kind == Kind::Debrief {
        let (items, entries) =
            (read::items(&mut conn, id).await?, read::entries(&mut conn, id).await?);
        let sitting = Sitting { head: head.clone(), items, entries };
        talk::may_type(&sitting, actor.person, (place, field))?;
    }
    let words = words.chars().take(Remark::MAX).collect();
    let event = Event::Typing { sitting: id, place, field, author: actor.person, words };
    store.tell_sitting(Told { people: about.people, owner: about.owner, event });
    Ok(())
}
