//! The commands beside `serve`: exit codes, one clear line, and what they print.

#![expect(clippy::unwrap_used, reason = "a test says so by breaking off")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, str};

use sqlx::{ConnectOptions as _, Connection as _};

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

fn loudou(arguments: &[&str], db: &Path, input: &str) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_loudou"))
        .args(arguments)
        .env("LOUDOU_DB", db)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One who reads nothing closes the pipe early.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Exit code 2 and one line that holds `what`.
#[track_caller]
fn refused(arguments: &[&str], db: &Path, what: &str) {
    let said = loudou(arguments, db, "");
    assert_eq!(said.code, Some(2), "{arguments:?}: {}{}", said.out, said.err);
    assert!(said.err.contains(what), "{arguments:?}: {}", said.err);
    assert_eq!(said.err.lines().count(), 1, "{arguments:?}: {}", said.err);
    assert_eq!(said.out, "");
}

#[track_caller]
fn well(arguments: &[&str], db: &Path, input: &str) -> String {
    let said = loudou(arguments, db, input);
    assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
    said.out
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("funnel.db");
    (folder, db)
}

/// Each command beside `serve`, with all it needs.
fn commands(mapping: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["demo"],
        vec!["import", "--mapping", mapping, "."],
        vec!["user", "list"],
        vec!["user", "add", "--name", "A", "--role", "rep", "--no-password", "a"],
        vec!["user", "password", "--password-stdin", "a"],
    ]
}

fn mapping(folder: &Path) -> String {
    let path = folder.join("m.toml");
    let text = "name = \"x\"\n[deals]\nfile = \"*.toml\"\nkey = [\"a\"]\nrep = \"r\"\n\
        columns = { stage = \"s\", account = \"a\" }\n[stages]\n";
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn help_says_what_every_command_does() {
    let (_folder, db) = folder();
    let help = well(&["--help"], &db, "");
    for command in ["serve", "demo", "import", "user"] {
        assert!(help.contains(command), "{help}");
        assert!(well(&[command, "--help"], &db, "").contains("Usage"), "{command}");
    }
    assert!(well(&["user", "add", "--help"], &db, "").contains("--password-stdin"));
    assert!(well(&["import", "--help"], &db, "").contains("docs/import.md"));
}

#[test]
fn wrong_arguments_are_one_line() {
    let (_folder, db) = folder();
    refused(&["demo", "--deals", "many"], &db, "many");
    refused(&["demo", "--deals", "0"], &db, "1..=100000");
    refused(&["import", "."], &db, "--mapping <FILE>");
    refused(&["import", "--mapping", "x.toml"], &db, "<DIR_OR_FILE>");
    refused(&["import", "--mapping", "nowhere.toml", "."], &db, "nowhere.toml");
    refused(&["user", "add", "--name", "A", "--role", "boss", "a"], &db, "order_desk");
    refused(&["user", "add", "--name", " ", "--role", "rep", "a"], &db, "empty");
    refused(&["user", "add", "--role", "rep", "a"], &db, "--name");
    assert!(!db.exists());
}

#[test]
fn a_foreign_file_is_named_and_left_as_it_was() {
    let (folder, db) = folder();
    fs::write(&db, "Dear customer, ".repeat(100)).unwrap();
    let mapping = mapping(folder.path());
    for command in commands(&mapping) {
        refused(&command, &db, "not a Loudou database");
    }
    assert!(fs::read_to_string(&db).unwrap().starts_with("Dear customer, "));
}

#[tokio::test]
async fn a_database_in_use_is_named() {
    let (folder, db) = folder();
    let held = store::Store::open(&db).await.unwrap();
    let mapping = mapping(folder.path());
    for command in commands(&mapping) {
        refused(&command, &db, "in use by another program");
    }
    held.close().await;
}

#[tokio::test]
async fn a_newer_database_is_named() {
    let (folder, db) = folder();
    store::Store::open(&db).await.unwrap().close().await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&db);
    let mut conn = options.connect().await.unwrap();
    let newer = "INSERT INTO _sqlx_migrations
        (version, description, success, checksum, execution_time) VALUES (9999, 'x', 1, x'00', 0)";
    sqlx::query(newer).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let mapping = mapping(folder.path());
    for command in commands(&mapping) {
        refused(&command, &db, "newer version of Loudou");
    }
}

#[tokio::test]
async fn people_are_not_kept_before_there_is_a_company() {
    let (_folder, db) = folder();
    refused(&["user", "list"], &db, "no company is in this database yet");
    assert!(!db.exists(), "asking for people makes no file");
    store::Store::open(&db).await.unwrap().close().await;
    refused(&["user", "list"], &db, "no company is in this database yet");
}

#[test]
fn a_demo_prints_its_people_and_is_the_same_again() {
    let ((_a, first), (_b, second)) = (folder(), folder());
    let made = well(&["demo", "--deals", "20", "--seed", "4"], &first, "");
    for word in ["login", "roles", "peishan.he", "administrator", "rep", "marketing", "北區業務部"]
    {
        assert!(made.contains(word), "{word} in {made}");
    }
    let again = well(&["demo", "--deals", "20", "--seed", "4"], &second, "");
    let table = |out: &str| {
        out.lines().filter(|line| !line.contains("Next: ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(table(&made), table(&again));
    refused(&["demo"], &first, "not empty");
}

#[test]
fn people_are_added_listed_and_given_passwords() {
    let (_folder, db) = folder();
    well(&["demo", "--deals", "1"], &db, "");
    let add = ["user", "add", "--name", "趙敏", "--role", "rep,manager", "--team", "北區業務部"];
    let add = |more: &[&'static str]| [&add[..], more].concat();
    assert_eq!(well(&add(&["--password-stdin", "min.zhao"]), &db, "correct horse battery\n"), "");
    refused(&add(&["--no-password", "MIN.ZHAO"]), &db, "someone has the login");
    refused(
        &["user", "add", "--name", "A", "--role", "rep", "--team", "西區", "--no-password", "a"],
        &db,
        "no team is called 西區; there are: ",
    );
    let list = well(&["user", "list"], &db, "");
    let line = list.lines().find(|line| line.starts_with("min.zhao")).unwrap();
    assert!(line.contains("趙敏") && line.contains("rep, manager") && line.contains("北區業務部"));

    assert_eq!(
        well(
            &["user", "password", "--password-stdin", "min.zhao"],
            &db,
            "another horse altogether"
        ),
        ""
    );
    refused(
        &["user", "password", "--password-stdin", "nobody"],
        &db,
        "nobody has the login nobody",
    );
    refused(&["user", "password", "--password-stdin", "min.zhao"], &db, "a password has");
    refused(&["user", "password", "min.zhao"], &db, "--password-stdin");
}

#[tokio::test]
async fn a_password_is_kept_as_a_hash_that_fits_it() {
    let (_folder, db) = folder();
    well(&["demo", "--deals", "1"], &db, "");
    well(&["user", "password", "--password-stdin", "peishan.he"], &db, "correct horse battery\n");
    let store = store::Store::open(&db).await.unwrap();
    let login = domain::text::Login::new("peishan.he").unwrap();
    let kept = store::person::credentials(&store, &login).await.unwrap().unwrap().hash;
    let fits = |password: &str| app::session::password::verify(password.to_owned(), kept.clone());
    assert!(fits("correct horse battery").await.unwrap());
    assert!(!fits("correct horse").await.unwrap());
    store.close().await;
}
