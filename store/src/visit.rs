//! Visits: the week of a person, and what to plan it from.

mod agenda;
mod checked;
mod feed;
pub(crate) mod read;
mod rhythm;
mod source;
mod stream;
pub(crate) mod write;

use std::collections::BTreeSet;

pub use agenda::agenda;
use domain::account::{Account, Contact};
use domain::activity::About;
use domain::day::{Day, Millis};
use domain::deal::Refusal;
use domain::id::PersonId;
use domain::policy::{Action, Actor};
pub use feed::{feed, renew_feed};
pub use rhythm::set_rhythm;
pub use stream::stream;

use domain::visit::{
    Choice, Tally, Week, Year, by_week, in_order, monday, mondays, suggest, tally,
};
use sqlx::SqliteConnection;

use crate::error::StoreError;
use crate::handle::Store;
use crate::{account, activity, clock};

/// How many suggestions a page is given: more than a week holds.
const SUGGESTED: usize = 40;

/// Something about someone's visits was changed: who may read of them reads them anew.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    pub by: PersonId,
    /// Keeps C8: told to these and nobody else; `None`: to whoever sees the visits.
    pub only: Option<BTreeSet<PersonId>>,
}

impl Told {
    /// Keeps T7 and C8.
    pub fn is_for(&self, actor: &Actor) -> bool {
        match &self.only {
            Some(people) => people.contains(&actor.person),
            None => actor.may(Action::SeeVisits { by: self.by }).is_ok(),
        }
    }
}

#[derive(Clone, Debug, thiserror::Error)]
pub enum VisitRefused {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps V1 and T7: the week of a person that holds a day, as the actor sees it. Visits to
/// accounts out of the actor's sight are counted, and not shown.
///
/// # Errors
/// `Denied` for who sells nothing, and for the week of somebody out of sight.
pub async fn week(
    store: &Store,
    actor: &Actor,
    by: PersonId,
    day: Day,
    now: Millis,
) -> Result<Week, VisitRefused> {
    actor.may(Action::KeepVisits).map_err(Refusal::from)?;
    actor.may(Action::SeeVisits { by }).map_err(Refusal::from)?;
    let company = Option::clone(&store.company()).ok_or(StoreError::NotFounded)?;
    let (today, monday) = (clock::today(&company, now), monday(day));
    let mut snapshot = store.readers().begin().await.map_err(StoreError::from)?;
    let mut rows = read::rows(&mut snapshot, actor, by, (monday, today)).await?;
    in_order(&mut rows);
    let ahead = read::ahead(&mut snapshot, by, today).await?;
    let steps = source::steps(&mut snapshot, by).await?;
    let offset = clock::offset(&company, now);
    let customers = source::customers(&mut snapshot, by, offset).await?;
    let until = monday.plus(6).max(today);
    let known: Vec<_> = customers.iter().map(|(customer, _)| customer.clone()).collect();
    let rhythm = rhythm::read(&mut snapshot).await?;
    let load = rhythm::load_of(&known, &rhythm);
    let minute = now.minute_of_day(offset);
    let mut suggestions = suggest(&steps, &known, &ahead, &rhythm, (today, until), minute);
    suggestions.truncate(SUGGESTED);
    Ok(Week {
        by,
        monday,
        rows,
        tallies: tallies(&mut snapshot, store, actor, by, monday).await?,
        suggestions,
        rhythm,
        load,
        deals: source::deals(&mut snapshot, by).await?,
        contacts: source::contacts(&mut snapshot, by).await?,
        customers: customers.into_iter().map(|(_, account)| account).collect(),
    })
}

/// Keeps V1 and T7: a year of a person, week by week, as who reads their visits counts it. Visits
/// to accounts out of the actor's sight are counted, as in a week.
///
/// # Errors
/// As for a week.
pub async fn year(
    store: &Store,
    actor: &Actor,
    by: PersonId,
    year: i32,
) -> Result<Year, VisitRefused> {
    actor.may(Action::KeepVisits).map_err(Refusal::from)?;
    actor.may(Action::SeeVisits { by }).map_err(Refusal::from)?;
    let mondays = mondays(year);
    let mut snapshot = store.readers().begin().await.map_err(StoreError::from)?;
    let visits = match (mondays.first(), mondays.last()) {
        (Some(first), Some(last)) => {
            read::counted(&mut snapshot, by, (*first, last.plus(6))).await?
        }
        _ => Vec::new(),
    };
    Ok(Year { by, year, weeks: by_week(visits, &mondays) })
}

/// What a visit is to be about: the account, with the deal if it is one, and the people there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    pub account: Account,
    pub deal: Option<Choice>,
    pub contacts: Vec<Contact>,
}

/// Keeps T7: an account or a deal that the actor wants to plan a visit for; `None` where they
/// do not see it.
pub async fn subject(
    store: &Store,
    actor: &Actor,
    about: About,
) -> Result<Option<Subject>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let ground = activity::ground(&mut snapshot, actor, about).await?;
    if !ground.is_some_and(|ground| ground.is_seen_by(actor)) {
        return Ok(None);
    }
    let Some(id) = activity::account_of(&mut snapshot, about).await? else { return Ok(None) };
    let deal = match about {
        About::Deal(deal) => source::deal(&mut snapshot, deal).await?,
        About::Account(_) => None,
    };
    let account = account::named_as(&mut snapshot, id).await?;
    let contacts = account::contact::all(&mut snapshot, id).await?;
    Ok(Some(Subject { account, deal, contacts }))
}

/// Keeps V1: planned against made, of each whose visits the actor sees; `by` first.
async fn tallies(
    conn: &mut SqliteConnection,
    store: &Store,
    actor: &Actor,
    by: PersonId,
    monday: Day,
) -> Result<Vec<(PersonId, Tally)>, StoreError> {
    let org = store.org();
    let seen = |person: PersonId| actor.may(Action::SeeVisits { by: person }).is_ok();
    let others = org.people().map(|person| person.id).filter(|person| *person != by);
    let people = others.filter(|one| org.holds_deals(*one) && seen(*one));
    let people: Vec<PersonId> = std::iter::once(by).chain(people).collect();
    let visits = read::of_week(conn, &people, monday).await?;
    let count = |person: PersonId| {
        let theirs = visits.iter().filter(|visit| visit.by == person);
        (person, tally(theirs, monday))
    };
    Ok(people.into_iter().map(count).collect())
}
