//! How a command fails: one clear line for the person who typed it.

use std::process::ExitCode;

/// The line to print and the exit code that scripts go by.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something the person can put right: a wrong argument, a file that is
    /// locked, foreign or newer. Exit code 2, as for arguments clap refuses.
    #[error("{0}")]
    Input(String),
    /// Everything else. Exit code 1.
    #[error("{0}")]
    Broken(String),
}

impl Failure {
    pub fn code(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(2),
            Self::Broken(_) => ExitCode::FAILURE,
        }
    }
}
