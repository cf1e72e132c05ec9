//! Reading the command line.

use clap::Parser;
use clap::error::{Error, ErrorKind};

use super::{Cli, Failure};

impl Cli {
    /// The command that was typed. Help and version are printed and end the
    /// program; what is wrong becomes one line.
    pub fn read() -> Result<Self, Failure> {
        Self::try_parse().map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.exit(),
            _ => Failure::Input(line(&error)),
        })
    }
}

/// What clap says before its first empty line, without its usage and its hints.
fn line(error: &Error) -> String {
    let text = error.render().to_string();
    let what = text.split("\n\n").next().unwrap_or_default();
    let what: Vec<&str> = what.split_whitespace().collect();
    format!("{} (see --help)", what.join(" ").trim_start_matches("error: "))
}
