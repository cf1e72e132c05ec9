//! The built program, as scripts meet it: exit codes and one clear line.

#![expect(clippy::unwrap_used, reason = "a test that unwraps fails where it should")]

#[path = "site/empty.rs"]
mod site;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{fs, str};

use site::site;

fn loudou(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_loudou")).args(arguments).output().unwrap()
}

/// Refused with exit code 2 and one line that holds `what`.
#[track_caller]
fn refused(arguments: &[&str], what: &str) {
    let output = loudou(arguments);
    let said = str::from_utf8(&output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    let last = said.lines().filter(|line| line.starts_with("loudou: ")).collect::<Vec<_>>();
    assert_eq!(last.len(), 1, "{arguments:?}: {said}");
    assert!(last[0].contains(what), "{arguments:?}: {said}");
}

fn path(file: &Path) -> &str {
    file.to_str().unwrap()
}

#[test]
fn help_names_every_command_and_helps() {
    let help = loudou(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(str::from_utf8(&help.stdout).unwrap().contains("serve"));
    assert_eq!(loudou(&[]).status.code(), Some(2));
}

#[test]
fn wrong_arguments_are_one_line() {
    refused(&["serve"], "--db <FILE>");
    refused(&["serve", "--db", "x.db", "--adr", "y"], "--adr");
    refused(&["serve", "--db", "x.db", "--addr", "nowhere"], "nowhere");
    refused(&["sing"], "sing");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    fs::write(&file, "Dear customer, ".repeat(100)).unwrap();
    let site = site(folder.path());
    refused(
        &["serve", "--db", path(&file), "--addr", "127.0.0.1:0", "--site", path(&site)],
        "not a Loudou database",
    );
    assert!(fs::read_to_string(&file).unwrap().starts_with("Dear customer, "));
}

#[test]
fn a_missing_site_says_how_to_build_it() {
    let folder = tempfile::tempdir().unwrap();
    let (db, site) = (folder.path().join("a.db"), folder.path().join("none"));
    refused(&["serve", "--db", path(&db), "--site", path(&site)], "bin/build");
    assert!(!db.exists());
}

#[test]
fn an_address_in_use_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let (db, site) = (folder.path().join("a.db"), site(folder.path()));
    refused(
        &["serve", "--db", path(&db), "--addr", &address, "--site", path(&site)],
        &format!("cannot listen on {address}"),
    );
}

#[test]
fn a_database_in_use_is_not_opened_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (db, site) = (folder.path().join("a.db"), site(folder.path()));
    let arguments = ["serve", "--db", path(&db), "--addr", "127.0.0.1:0", "--site", path(&site)];
    let mut first = Command::new(env!("CARGO_BIN_EXE_loudou"))
        .args(arguments)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let log = BufReader::new(first.stderr.take().unwrap());
    let listens = log.lines().any(|line| line.unwrap().contains("listening on"));
    let second = loudou(&arguments);
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(listens);
    let said = str::from_utf8(&second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(said.contains("in use by another program"), "{said}");
}
