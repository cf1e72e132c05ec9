//! `loudou demo`: a demo company in a new database.

use std::path::PathBuf;

use app::acting::now;
use clap::Args;
use store::demo::{self, DemoError, DemoPerson};

use super::table::{say, table};
use super::{Failure, open, roles};

/// Make a believable demo company in a new database, and print who can sign in.
///
/// The same seed makes the same company on the same day. Its people need no password: the
/// sign-in page lets each in with one tap. Never put a demo where strangers reach it.
#[derive(Debug, Args)]
pub struct Demo {
    /// The database file to make; one that holds anything already is refused.
    #[arg(long, value_name = "FILE", env = "LOUDOU_DB")]
    pub db: PathBuf,
    /// How many deals stand on its funnel or have left it.
    #[arg(long, value_name = "N", default_value_t = demo::DEALS, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub deals: u32,
    /// Any number: another one makes another company.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
}

impl Demo {
    pub async fn run(self) -> Result<(), Failure> {
        let store = open(&self.db).await?;
        let made = demo::fill(&store, self.seed, self.deals, now()).await;
        store.close().await;
        let people = made.map_err(|error| match error {
            DemoError::NotEmpty => Failure::Input(format!("{}: {error}", self.db.display())),
            other => Failure::Broken(other.to_string()),
        })?;
        let rows: Vec<Vec<String>> = people.iter().map(row).collect();
        say(&table(&["login", "name", "roles", "team"], &rows));
        let deals = self.deals;
        say(&format!("{deals} deals. Next: loudou serve --db {}\n", self.db.display()));
        Ok(())
    }
}

fn row(person: &DemoPerson) -> Vec<String> {
    vec![
        person.login.to_string(),
        person.name.to_string(),
        roles(&person.roles),
        person.team.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}
