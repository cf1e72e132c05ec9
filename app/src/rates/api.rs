//! What the page of rates asks of the server.

use crate::wire::Json;
use domain::day::Day;
use domain::money::Currency;
use domain::rates::Rates;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// The table, and the day on which it is read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Table {
    pub rates: Rates,
    pub today: Day,
}

#[server(ReadRates, endpoint = "rates", input = Json, output = Json)]
pub async fn rates() -> Result<Table, Problem> {
    super::keep::read(&crate::acting::acting().await?)
}

/// Sets a rate as it is typed: three letters, a day, a number.
#[server(SetRate, endpoint = "set_rate", input = Json, output = Json)]
pub async fn set_rate(currency: String, from: String, rate: String) -> Result<Table, Problem> {
    super::keep::set(&crate::acting::acting().await?, &currency, &from, &rate).await
}

/// Takes a rate out of the table.
#[server(RemoveRate, endpoint = "remove_rate", input = Json, output = Json)]
pub async fn remove_rate(currency: Currency, from: Day) -> Result<Table, Problem> {
    super::keep::remove(&crate::acting::acting().await?, currency, from).await
}
