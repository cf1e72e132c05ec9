//! The command line: one file a command.

mod failure;
mod serve;

use clap::{Parser, Subcommand};

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
}

impl Command {
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Serve(serve) => serve.run().await,
        }
    }
}
