//! Reading a week of visits.

use crate::wire::Json;
use domain::activity::About;
use domain::day::Day;
use domain::id::{AccountId, DealId, PersonId};
use domain::visit::{Agenda, Rhythm, Week, Year};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::joint::api::Shared;
use crate::problem::Problem;

/// What the page of a week begins with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub desk: Desk,
    /// Up to which entry of the journal all this is so.
    pub seq: i64,
    pub week: Week,
    /// Of whose week it is, what the reader shares with them.
    pub shared: Shared,
    /// What the address asks to plan a visit for, where the reader sees it.
    pub subject: Option<(AccountId, Option<DealId>)>,
}

/// The week that holds a day, this one where none is named, of the reader or of someone whose
/// visits they see.
#[server(ReadVisits, endpoint = "visits", input = Json, output = Json)]
pub async fn visits(
    of: Option<PersonId>,
    day: Option<Day>,
    about: Option<About>,
) -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepVisits)?;
    let by = of.unwrap_or(at.actor.person);
    let day = day.unwrap_or(at.today);
    // Asked before what it counts: what happens in between is told once more.
    let seq = store::journal::last_seq(&at.store).await?;
    let mut week = store::visit::week(&at.store, &at.actor, by, day, at.now).await?;
    let mut subject = None;
    if let Some(about) = about {
        subject = store::visit::subject(&at.store, &at.actor, about).await?;
    }
    let subject = subject.map(|found| {
        let (account, deal) = (found.account.id, found.deal.as_ref().map(|deal| deal.deal));
        if week.customers.iter().all(|one| one.id != account) {
            week.customers.push(found.account);
            week.contacts.extend(found.contacts);
        }
        let known = |choice: &&domain::visit::Choice| Some(choice.deal) == deal;
        if week.deals.iter().find(known).is_none() {
            week.deals.extend(found.deal);
        }
        (account, deal)
    });
    // As far back as rows are shown.
    let from = week.monday.plus(-7 * 5);
    let together = store::coaching::of_rep(&at.store, &at.actor, by, from).await?;
    let shared = Shared::of(together, store::coaching::coaches(&at.store, by));
    let desk = crate::desk::read(&at).await?;
    Ok(Opened { desk, seq, week, shared, subject })
}

/// A year of the reader's visits, or of someone whose visits they see, week by week.
#[server(ReadVisitYear, endpoint = "visit_year", input = Json, output = Json)]
pub async fn visit_year(of: PersonId, year: i32) -> Result<Year, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepVisits)?;
    Ok(store::visit::year(&at.store, &at.actor, of, year).await?)
}

/// What the reader's own day asks of them besides visits.
#[server(ReadAgenda, endpoint = "visit_agenda", input = Json, output = Json)]
pub async fn agenda() -> Result<Agenda, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepVisits)?;
    Ok(store::visit::agenda(&at.store, &at.actor, at.today).await?)
}

/// Sets the company's guide for visits.
#[server(SetRhythm, endpoint = "visit_rhythm", input = Json, output = Json)]
pub async fn set_rhythm(to: Rhythm) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SetUpCompany)?;
    Ok(store::visit::set_rhythm(&at.store, &at.actor, to, at.now).await?)
}

/// Makes a new address for the reader's calendar; the one before leads nowhere from then on.
/// Answers with its path, which is kept nowhere.
#[server(RenewCalendar, endpoint = "visit_calendar", input = Json, output = Json)]
pub async fn renew_calendar() -> Result<String, Problem> {
    use crate::session::secret;
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::KeepVisits)?;
    let token = secret::token()?;
    let key = secret::link_key(&token).ok_or(Problem::Failed)?;
    store::visit::renew_feed(&at.store, &at.actor, key, at.now).await?;
    Ok(format!("/calendar/{token}.ics"))
}
