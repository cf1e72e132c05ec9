//! The disk is full. The file system is a small one in memory, of this test alone: it takes a
//! system that lets one make such a thing (Linux with user namespaces).

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};

use app::problem::Problem;
use domain::activity::About;
use domain::board::Card;
use domain::deal::{Command, Destination};
use domain::funnel::Stage;
use domain::op::{Answer, Op};
use domain::text::Note;
use hyper::StatusCode;
use serde_json::json;

use crate::client::{CHIEF, Client, op};
use crate::served::{Place, Served};
use crate::truth;

/// Makes the file system, lays the database into it and serves that.
const INSIDE: &str =
    r#"mount -t tmpfs -o size=24m tmpfs "$1" && cp "$2" "$1/drill.db" && shift 2 && exec "$@""#;

fn may_mount(at: &Path) -> bool {
    let mut tried = Program::new("unshare");
    tried.args(["-rm", "mount", "-t", "tmpfs", "tmpfs"]).arg(at);
    tried.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[tokio::test]
async fn on_a_full_disk_changes_are_refused_clearly_reads_go_on_and_it_recovers_by_itself() {
    let place = Place::new(60);
    let small = place.path().join("small");
    fs::create_dir(&small).unwrap();
    if !may_mount(&small) {
        println!("left out: this system does not let a test make a file system");
        return;
    }
    let mut command = Program::new("unshare");
    command.args(["-rm", "sh", "-c", INSIDE, "sh"]).arg(&small).arg(place.db());
    command.arg(env!("CARGO_BIN_EXE_loudou"));
    place.ask(&mut command, &small.join("drill.db"));
    let served = Served::start(command);
    // The same folder as that program sees it.
    let inside = PathBuf::from(format!("/proc/{}/root", served.pid()));
    let inside = inside.join(small.strip_prefix("/").unwrap());
    let client = Client::enter(&served.url, CHIEF).await;
    let mut cards = client.open().await;

    let ballast = inside.join("ballast");
    fill(&ballast);
    let mut answered = BTreeMap::new();
    let (refused, card) = 'full: loop {
        assert!(answered.len() < 5_000, "the disk was never full");
        for card in &mut cards {
            let op = elsewhere(card);
            let (status, body) = client.post("ops", &json!({ "op": op })).await.unwrap();
            if status == StatusCode::INSUFFICIENT_STORAGE {
                assert_eq!(serde_json::from_slice::<Problem>(&body).unwrap(), Problem::Full);
                break 'full (op, card.clone());
            }
            assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&body));
            let Answer::Applied { seq, card: now } = serde_json::from_slice(&body).unwrap() else {
                panic!("not done: {}", String::from_utf8_lossy(&body))
            };
            answered.insert(op.id, seq);
            *card = *now;
        }
    };

    // Reads go on, and nothing was half done.
    let there = client.open().await;
    assert!(there.contains(&card), "the deal stands as it stood");
    let asked = json!({ "about": About::Deal(card.deal.id), "before": null });
    assert_eq!(client.post("activities", &asked).await.unwrap().0, StatusCode::OK);
    let again = client.post("ops", &json!({ "op": refused })).await.unwrap();
    assert_eq!(again.0, StatusCode::INSUFFICIENT_STORAGE, "still full");

    // With room again the very same operation goes, without a start.
    fs::remove_file(&ballast).unwrap();
    match client.operate(&refused).await.unwrap() {
        Answer::Applied { seq, .. } => answered.insert(refused.id, seq),
        other => panic!("{other:?}"),
    };
    // The file system goes with the program: its files are read before.
    let kept = tempfile::tempdir().unwrap();
    for file in fs::read_dir(&inside).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), kept.path().join(file.file_name())).unwrap();
    }
    truth::holds(&kept.path().join("drill.db"), &answered).await;
}

/// Takes all the room that is left.
fn fill(file: &Path) {
    let mut file = fs::File::create(file).unwrap();
    for size in [65_536, 4_096] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}

/// A move to the next stage or the first, with a long reason, so that there is something to keep.
fn elsewhere(card: &Card) -> Op {
    let stage = Stage::new(card.deal.position.standing.stage().number() % 8 + 1).unwrap();
    let reason = Some(Note::new(&"So it goes. ".repeat(80)).unwrap());
    op(card, Command::Move { deal: card.deal.id, to: Destination::Stage(stage), reason })
}
