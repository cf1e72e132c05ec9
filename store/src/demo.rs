//! A believable demo company: industrial sales with a year of history, made from a seed.

mod calendar;
mod cast;
mod chance;
mod ending;
mod market;
mod phrases;
mod road;
mod scene;
mod story;

use std::collections::BTreeSet;

use domain::day::Millis;
use domain::deal::Refusal;
use domain::money::{MoneyRefused, NotACurrency};
use domain::org::Role;
use domain::text::{Login, Name, TextRefused};

use crate::StoreError;

/// As many deals as a first visit needs to see every place of the funnel filled.
pub const DEALS: u32 = 120;

/// Someone of the demo company, entered with one tap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DemoPerson {
    pub login: Login,
    pub name: Name,
    pub roles: BTreeSet<Role>,
    pub team: Option<Name>,
}

/// Why no demo was made; nothing of it is kept then.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A demo never mixes with a company's own data.
    #[error("this database is not empty: a demo is made in a new one")]
    NotEmpty,
    #[error("the demo breaks a rule: {0}")]
    Rule(Refusal),
    #[error("the demo holds a text that is refused: {0}")]
    Text(#[from] TextRefused),
    #[error("the demo holds an amount that is refused: {0}")]
    Money(#[from] MoneyRefused),
    #[error(transparent)]
    Currency(#[from] NotACurrency),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for DemoError {
    fn from(refusal: Refusal) -> Self {
        Self::Rule(refusal)
    }
}
