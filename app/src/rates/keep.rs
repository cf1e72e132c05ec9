//! The table of rates, read and set on the server.

use domain::day::Day;
use domain::money::Currency;
use domain::policy::Action;
use domain::rates::{Rate, RateRefused};
use domain::read;

use super::api::Table;
use crate::acting::Acting;
use crate::problem::Problem;

pub fn read(at: &Acting) -> Result<Table, Problem> {
    at.actor.may(Action::SetUpCompany)?;
    Ok(Table { rates: at.company.rates.clone(), today: at.today })
}

pub async fn set(at: &Acting, currency: &str, from: &str, rate: &str) -> Result<Table, Problem> {
    at.actor.may(Action::SetUpCompany)?;
    let code = domain::text::fold(currency).to_ascii_uppercase();
    let currency = Currency::new(&code).map_err(|_| RateRefused::UnknownCurrency)?;
    let from = read::day(from).map_err(|_| RateRefused::DayWanted)?;
    let rate = Rate::parse(rate)?;
    store::rates::set(&at.store, &at.actor, currency, from, rate, at.now).await?;
    Ok(now(at))
}

pub async fn remove(at: &Acting, currency: Currency, from: Day) -> Result<Table, Problem> {
    store::rates::remove(&at.store, &at.actor, currency, from, at.now).await?;
    Ok(now(at))
}

/// The table as the last commit left it.
fn now(at: &Acting) -> Table {
    let company = at.store.company();
    let rates = company.as_ref().as_ref().map_or(&at.company.rates, |company| &company.rates);
    Table { rates: rates.clone(), today: at.today }
}
