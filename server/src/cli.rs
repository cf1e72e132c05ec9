//! The command line: one file a command.

mod arguments;
mod demo;
mod failure;
mod import;
mod serve;
mod table;
mod user;

use std::collections::BTreeSet;
use std::path::Path;

use clap::{Parser, Subcommand};
use domain::org::Role;
use store::Store;

pub use failure::Failure;

/// Loudou (漏斗): a sales funnel that a team moves by hand, on tablets.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Import(import::Import),
    User(user::User),
}

impl Command {
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Serve(serve) => serve.run().await,
            Self::Demo(demo) => demo.run().await,
            Self::Import(import) => import.run().await,
            Self::User(user) => user.run().await,
        }
    }
}

/// Roles by their words, as the command line takes them.
fn roles(roles: &BTreeSet<Role>) -> String {
    roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ")
}

/// Opens the database a command was given, or says in one line why not.
async fn open(db: &Path) -> Result<Store, Failure> {
    Store::open(db).await.map_err(|refused| Failure::Input(format!("{}: {refused}", db.display())))
}
