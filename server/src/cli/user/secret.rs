//! A password from who types: never as an argument, which others on the machine could read.

use std::io::{BufRead as _, IsTerminal as _};

use app::problem::{PASSWORD_MAX, PASSWORD_MIN, Problem};
use app::session::password;
use clap::Args;

use crate::cli::Failure;

#[derive(Debug, Args)]
pub struct Secret {
    /// Read the password from the first line of the standard input, for scripts.
    #[arg(long)]
    password_stdin: bool,
}

impl Secret {
    /// The hash to keep of a password asked for.
    pub async fn hash(&self) -> Result<String, Failure> {
        let password = if self.password_stdin { read()? } else { ask()? };
        password::hash(password).await.map_err(|problem| match problem {
            Problem::PasswordTooShort | Problem::PasswordTooLong => Failure::Input(format!(
                "a password has {PASSWORD_MIN} to {PASSWORD_MAX} characters"
            )),
            _ => Failure::Broken("the password could not be hashed".to_owned()),
        })
    }
}

fn read() -> Result<String, Failure> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    read.map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Twice and without an echo.
fn ask() -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() {
        let told = "there is no terminal to ask for the password: give --password-stdin";
        return Err(Failure::Input(told.to_owned()));
    }
    let prompt =
        |text| rpassword::prompt_password(text).map_err(|error| Failure::Broken(error.to_string()));
    let password = prompt("Password: ")?;
    if prompt("Again: ")? == password {
        Ok(password)
    } else {
        Err(Failure::Input("the two passwords are not the same".to_owned()))
    }
}
