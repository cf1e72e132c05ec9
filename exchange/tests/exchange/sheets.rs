//! Both practice sheets, as reps keep them: every odd row by its line, refused or asked with its
//! reason, and mended.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::board::Card;
use domain::day::Day;
use domain::funnel::Stage;
use domain::id::SourceId;
use domain::import::{Ask, Choices, Column, Count, Decision, Meaning, Verdict, Why};
use domain::money::{Currency, Money};
use domain::rates::Rate;
use domain::read::{AmountUnread, DayUnread};
use domain::text::Name;
use exchange::file::File;

use super::office::{NOW, Office, chosen, decide, mend, read};

/// One of the sheets; says so where they are absent.
fn sheet(name: &str) -> Option<File> {
    let data = std::env::var_os("LOUDOU_DATA").map(PathBuf::from);
    let data =
        data.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"));
    let path = data.join("sheets").join(name);
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("skipped: the practice sheets are absent (LOUDOU_DATA)");
        return None;
    };
    Some(read(name, &bytes))
}

/// Line and verdict of every row that is not simply taken.
async fn odd(office: &Office, file: &File, choices: &Choices) -> Vec<(u32, Verdict)> {
    let rows = office.judged(office.mei, file, choices).await;
    let odd = rows.into_iter().filter(|row| row.verdict != Verdict::Taken);
    odd.map(|row| (row.line, row.verdict)).collect()
}

fn like(line: u32, exactly: bool) -> Verdict {
    Verdict::Asked(Ask::LooksLike { line, exactly })
}

fn word(text: &str) -> Verdict {
    Verdict::Asked(Ask::Word { text: text.to_owned() })
}

fn no_amount(text: &str, unread: AmountUnread) -> Verdict {
    Verdict::Refused(Why::NoAmount { column: Column::Amount, text: text.to_owned(), unread })
}

fn no_day(text: &str, unread: DayUnread) -> Verdict {
    Verdict::Refused(Why::NoDay { column: Column::Expected, text: text.to_owned(), unread })
}

#[tokio::test]
async fn every_odd_row_of_the_traditional_sheet_is_refused_or_asked_and_mended() {
    let Some(file) = sheet("funnel-zh-Hant-utf8.csv") else { return };
    let office = Office::new().await;
    let mut choices = chosen(&file);
    let found = odd(&office, &file, &choices).await;
    assert_eq!(
        found,
        [
            (9, Verdict::Asked(Ask::NoContact)),
            (15, no_day("2027年13月", DayUnread::Impossible)),
            (23, word("60%")),
            (32, no_amount("面議", AmountUnread::Unclear)),
            (46, like(39, false)),
            (52, like(30, false)),
        ]
    );
    assert!(file.sheets[0].rows.iter().any(|line| line.0 == 43 && line.is_blank()));

    let row = |line: usize| line - 2;
    decide(&mut choices, row(9), Decision::Take);
    mend(&mut choices, row(15), 3, "2027年12月");
    choices.words.insert("60%".to_owned(), Meaning::Stage(Stage::new(5).unwrap()));
    mend(&mut choices, row(32), 2, "12.5萬");
    decide(&mut choices, row(46), Decision::Take);
    decide(&mut choices, row(52), Decision::LeaveOut);
    let found = odd(&office, &file, &choices).await;
    // With 60% known, line 24 names the same account and contact as line 23.
    assert_eq!(found, [(24, like(23, false)), (52, Verdict::LeftOut)]);
    decide(&mut choices, row(24), Decision::Take);
    let run = office.brought(office.mei, &file, &choices).await;
    assert_eq!((run.counts.of(Count::Taken), run.counts.all()), (58, 59));
    assert_eq!(office.deals().await.len(), 58);
}

#[tokio::test]
async fn every_odd_row_of_the_simplified_sheet_is_refused_or_asked_and_mended() {
    let Some(file) = sheet("funnel-zh-Hans-gb18030.csv") else { return };
    let office = Office::new().await;
    let mut choices = chosen(&file);
    let found = odd(&office, &file, &choices).await;
    assert_eq!(
        found,
        [
            (7, no_amount("-30万", AmountUnread::Negative)),
            (11, no_day("尽快", DayUnread::Unclear)),
            (20, like(19, true)),
            (26, like(21, false)),
            (35, word("100%")),
        ]
    );
    let row = |line: usize| line - 2;
    mend(&mut choices, row(7), 2, "30万");
    mend(&mut choices, row(11), 3, "2026-12-31");
    decide(&mut choices, row(20), Decision::LeaveOut);
    decide(&mut choices, row(26), Decision::Take);
    choices.words.insert("100%".to_owned(), Meaning::Stage(Stage::new(8).unwrap()));
    assert_eq!(odd(&office, &file, &choices).await, [(20, Verdict::LeftOut)]);
    let run = office.brought(office.mei, &file, &choices).await;
    assert_eq!((run.counts.of(Count::Taken), run.counts.of(Count::LeftOut)), (59, 1));
    office.turned(office.mei, &run, false).await.unwrap();
    assert!(office.deals().await.is_empty());
}

#[tokio::test]
async fn k4_a_campaign_is_known_by_its_name_and_a_row_may_name_its_currency() {
    let office = Office::new().await;
    let now = NOW;
    let (rate, usd) = (Rate::new(7_000_000).unwrap(), Currency::new("USD").unwrap());
    let boss = office.actor(office.boss);
    store::rates::set(&office.store, &boss, usd, Day(0), rate, now).await.unwrap();
    let made = office.store.write(move |tx| {
        Box::pin(async move {
            let name = Name::new("2026 台北工具機大展").unwrap();
            store::source::campaign(tx, None, name, now).await
        })
    });
    let campaign: SourceId = made.await.unwrap();
    let sheet = "客户单位,金额,币种,来源,成功率\n\
                 甲厂,500,USD,2026 台北工具機大展,25%\n\
                 乙厂,500,,,25%\n\
                 丙厂,500,美元,,25%\n\
                 丁厂,500,EUR,,25%\n\
                 戊厂,500,,somewhere,25%\n";
    let file = read("a.csv", sheet.as_bytes());
    let judged = office.judged(office.mei, &file, &chosen(&file)).await;
    let taken = judged.iter().filter(|row| row.verdict.count() == Count::Taken).count();
    assert_eq!(taken, 3, "no rate for EUR, no such source");
    office.brought(office.mei, &file, &chosen(&file)).await;
    let deals: BTreeMap<String, Card> =
        office.deals().await.into_values().map(|card| (card.account.to_string(), card)).collect();
    let amount = |code: &str| Money::new(50_000, Currency::new(code).unwrap()).ok();
    assert_eq!(deals["甲厂"].deal.source, Some(campaign));
    assert_eq!(deals["甲厂"].deal.amount, amount("USD"));
    assert_eq!(deals["甲厂"].rated, Some(350_000));
    assert_eq!(
        (deals["乙厂"].deal.amount, deals["丙厂"].deal.amount),
        (amount("CNY"), amount("USD"))
    );
}
