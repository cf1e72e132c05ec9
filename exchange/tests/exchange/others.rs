//! Keeps T7 and F5.1: a file opens no account that is out of the sight of who brings it in.

use domain::deal::{Command, Edit};
use domain::id::OpId;
use domain::import::{Count, Verdict, Why};
use domain::op::{Answer, Op};
use domain::text::Name;
use exchange::file::File;

use super::office::{NOW, Office, chosen, read};

fn sheet() -> File {
    let rows = "客戶單位,聯系人姓名,預計購買金額,預計購買時間,成功率\n\
        恆泰紡織,趙主任,8萬元,2027-03-17,25%\n\
        錦江造船,王總工,9萬元,2027-03-17,50%\n";
    read("a.csv", rows.as_bytes())
}

fn held(holder: &str) -> Verdict {
    let holder = Some(Name::new(holder).unwrap());
    Verdict::Refused(Why::AccountOfAnother { holder })
}

#[tokio::test]
async fn f5_1_a_row_on_an_account_out_of_sight_is_refused_before_and_while_it_is_brought_in() {
    let office = Office::new().await;
    let hers = read("b.csv", "客戶單位,成功率\n恆泰紡織,25%\n".as_bytes());
    let (file, choices) = (sheet(), chosen(&sheet()));
    office.brought(office.mei, &hers, &chosen(&hers)).await;
    let judged = office.judged(office.lin, &file, &choices).await;
    let verdicts: Vec<_> = judged.into_iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [held("mei"), Verdict::Taken]);
    let run = office.brought(office.lin, &file, &choices).await;
    assert_eq!((run.counts.of(Count::Taken), run.counts.of(Count::Refused)), (1, 1));
    let left = store::import::left(&office.store, run.id).await.unwrap().1;
    assert_eq!(left[0].verdict, held("mei"));
    // Who sees every account brings them all in.
    let run = office.brought(office.boss, &file, &choices).await;
    assert_eq!(run.counts.of(Count::Taken), 2);
}

#[tokio::test]
async fn a_row_that_was_taken_before_and_stays_where_it_was_opens_nothing() {
    let office = Office::new().await;
    let (file, choices) = (sheet(), chosen(&sheet()));
    office.brought(office.lin, &file, &choices).await;
    let account =
        office.deals().await.into_values().find(|card| card.account.as_str() == "恆泰紡織");
    let card = account.unwrap();
    let edits = vec![Edit::Owner(office.mei)];
    let command = Command::Edit { deal: card.deal.id, edits };
    let op = Op { id: OpId::new(uuid::Uuid::now_v7()), at: NOW, base: Some(1), command };
    let boss = office.actor(office.boss);
    let passed = store::op::apply(&office.store, &boss, op, NOW).await.unwrap();
    assert!(matches!(passed, Answer::Applied { .. }));
    let fields = domain::account::Fields::named(card.account.clone());
    let mei = Some(office.mei);
    let given =
        store::account::save(&office.store, &boss, card.deal.account, 1, mei, fields, NOW).await;
    given.unwrap();
    let judged = office.judged(office.lin, &file, &choices).await;
    assert!(judged.iter().all(|row| row.verdict == Verdict::Same), "{judged:?}");
    let run = office.brought(office.lin, &file, &choices).await;
    assert_eq!(run.counts.of(Count::Same), 2);
}
