//! A believable demo company: industrial sales with a year of history, made from a seed.

mod archive;
mod calendar;
mod cast;
mod chance;
mod coaching;
mod ending;
mod handover;
mod market;
mod meetings;
mod phrases;
mod road;
mod scene;
mod skills;
mod story;
mod talk;
mod visits;
mod walks;
mod words;
mod write;

use std::collections::BTreeSet;

use domain::day::Millis;
use domain::deal::Refusal;
use domain::money::{MoneyRefused, NotACurrency};
use domain::org::Role;
use domain::text::{Login, Name, TextRefused};

use crate::{Store, StoreError};

/// As many deals as a first visit needs to see every place of the funnel filled.
pub const DEALS: u32 = 120;
/// So many more stand in a demo that large: those that are handed over.
pub const HANDED_OVER: u32 = 18;

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

/// Makes the demo company in an empty database: the same for the same seed and day. All of it
/// or nothing is kept. Nobody of it has a password; they are entered with one tap.
pub async fn fill(
    store: &Store,
    seed: u64,
    deals: u32,
    now: Millis,
) -> Result<Vec<DemoPerson>, DemoError> {
    if store.company().is_some() || store.org().people().next().is_some() {
        return Err(DemoError::NotEmpty);
    }
    let scene = scene::scene(seed, deals, now)?;
    let people = scene.cast.people.iter().map(|person| DemoPerson {
        login: person.login.clone(),
        name: person.name.clone(),
        roles: person.roles.clone(),
        team: scene.cast.team(person).map(|team| team.name.clone()),
    });
    let people = people.collect();
    store.write(move |tx| Box::pin(async move { write::write(tx, &scene).await })).await?;
    Ok(people)
}
