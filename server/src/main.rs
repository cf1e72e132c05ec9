//! `loudou`: the web server and the commands around it.

mod assets;
mod cli;
mod compression;
mod functions;
mod health;
mod pages;
mod preferences;
mod router;
mod security;
mod shutdown;
mod state;

use std::process::ExitCode;

use clap::Parser;

#[tokio::main]
async fn main() -> ExitCode {
    match cli::Cli::parse().command.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("loudou: {failure}");
            failure.code()
        }
    }
}
