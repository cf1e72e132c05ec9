//! What goes out comes in again as it was, and nothing of it is run on the way.

use domain::import::FileRefused;
use proptest::prelude::*;

use super::*;
use crate::file::{File, Line};
use crate::import::headings;

fn about() -> About {
    About {
        title: "About this file".to_owned(),
        company: "錦程".to_owned(),
        who: "Tom & Jerry".to_owned(),
        when: "24 Nov 2026, 18:40".to_owned(),
        lines: vec![
            ("Exported by".to_owned(), "=Tom & \"Jerry\", 24 Nov 2026".to_owned()),
            ("Filter".to_owned(), "客戶; 金額, 產品".to_owned()),
        ],
    }
}

fn sheet(head: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    let head = head.iter().map(|&heading| heading.to_owned()).collect();
    Sheet { name: "Funnel".to_owned(), head, rows, about: about() }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn read(bytes: &[u8]) -> Result<File, FileRefused> {
    File::read("funnel", bytes, headings::known)
}

/// Both ways out, and in again: the one sheet that each has.
fn both(sheet: &Sheet) -> [Vec<Vec<String>>; 2] {
    [csv(sheet), xlsx(sheet).unwrap()].map(|bytes| {
        let file = read(&bytes).unwrap();
        assert_eq!(file.sheets.len(), 1, "what is told of the rows is no sheet of rows");
        assert_eq!(file.sheets[0].head, sheet.head);
        file.sheets.into_iter().flat_map(|grid| grid.rows).map(|Line(_, cells)| cells).collect()
    })
}

/// The parts of a workbook, by name, as XML.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

#[test]
fn each_kind_of_cell_is_read_as_what_it_was() {
    let rows = vec![vec![
        text("恆泰"),
        Cell::Amount(30_000_050, 2),
        Cell::Amount(1_200, 0),
        Cell::Amount(999_999_999_999_999, 2),
        Cell::Day(Day::from_civil(2026, 12, 14).unwrap()),
        Cell::Share(250),
        Cell::Count(12),
        Cell::Empty,
        text("end"),
    ]];
    let sheet = sheet(&["Account", "a", "b", "c", "Expected", "Rate", "d", "e", "f"], rows);
    let cells =
        ["恆泰", "300000.50", "1200", "9999999999999.99", "2026-12-14", "25%", "12", "", "end"];
    let in_book =
        ["恆泰", "300000.5", "1200", "9999999999999.99", "2026-12-14", "0.25", "12", "", "end"];
    assert_eq!(both(&sheet), [vec![cells], vec![in_book]]);
}

#[test]
fn a_file_says_who_took_it_out_and_one_column_is_enough_to_read_it() {
    let sheet = sheet(&["Account"], vec![vec![text("恆泰")], vec![text("錦程")]]);
    assert_eq!(both(&sheet), [vec![vec!["恆泰"], vec!["錦程"]], vec![vec!["恆泰"], vec!["錦程"]]]);
    let told = String::from_utf8(csv(&sheet)).unwrap();
    assert!(told.starts_with("\u{feff}\"漏斗 Loudou · Exported by: =Tom & "), "{told}");
    let bytes = xlsx(&sheet).unwrap();
    let pages = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"].map(|n| part(&bytes, n));
    assert!(pages.iter().all(|page| page.contains("Tom &amp;&amp; Jerry · 24 Nov 2026, 18:40")));
    assert!(part(&bytes, "docProps/core.xml").contains("Tom &amp; Jerry"));
}

const FORMULAS: [&str; 14] = [
    "=1+1",
    "+886 2 2345 6789",
    "-5",
    "@SUM(A1)",
    "'=1+1",
    "''-5",
    "＝1+1",
    "＋886",
    "－5",
    "＠SUM",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "a,\"b\";\tc\nd",
    "_x0041_ & <b>",
];

#[test]
fn no_cell_becomes_a_formula() {
    let rows = FORMULAS.map(|cell| vec![text("A"), text(cell)]).to_vec();
    let sheet = sheet(&["Account", "Note"], rows);
    let wanted: Vec<Vec<&str>> = FORMULAS.iter().map(|cell| vec!["A", *cell]).collect();
    assert_eq!(both(&sheet), [wanted.clone(), wanted]);
    let bytes = xlsx(&sheet).unwrap();
    for page in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(!part(&bytes, page).contains("<f"), "a formula in {page}");
    }
    // Typed over in a spreadsheet they stay text.
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    let out = String::from_utf8(csv(&sheet)).unwrap();
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(out.as_bytes());
    for record in reader.records().skip(1) {
        assert!(record.unwrap().iter().all(|cell| !csv_out::is_formula(cell)));
    }
}

/// What people type, with what spreadsheets would take for something else.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[=+@'\"＝＋－＠;,\t\n -]{0,3}[a-z0-9客戶金額=+@'\"<&_ -]{0,12}",
        1 => "\\PC{0,20}",
        1 => proptest::sample::select(&FORMULAS[..]).prop_map(str::to_owned),
    ]
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        4 => any_text().prop_map(Cell::Text),
        1 => (0_i128..=1_000_000_000_000_000, 0_u32..=3).prop_map(|(minor, digits)| Cell::Amount(minor, digits)),
        1 => (0_i32..40_000).prop_map(|day| Cell::Day(Day(day))),
        1 => (0_u16..=1000).prop_map(Cell::Share),
        1 => (0_i64..100_000).prop_map(Cell::Count),
        1 => Just(Cell::Empty),
    ]
}

/// A cell as the reader tells it: without spaces around it, numbers in their shortest form.
fn told(cell: &Cell, in_book: bool) -> String {
    let shortest = |number: String| match number.split_once('.') {
        Some((whole, part)) if part.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        Some(_) => number.trim_end_matches('0').to_owned(),
        None => number,
    };
    match cell {
        Cell::Share(per_mille) if in_book => shortest(decimal((*per_mille).into(), 3)),
        Cell::Amount(minor, digits) if in_book && decimal(*minor, *digits).len() <= 16 => {
            shortest(decimal(*minor, *digits))
        }
        cell => cell.text().trim().to_owned(),
    }
}

proptest! {
    #[test]
    fn what_goes_out_comes_in_again(rows in prop::collection::vec(prop::collection::vec(any_cell(), 3), 0..12)) {
        // Between rows of names: a row of nothing at all is none, and is not asked about here.
        let rows: Vec<Vec<Cell>> =
            rows.into_iter().map(|cells| [vec![text("恆泰")], cells, vec![text(".")]].concat()).collect();
        let sheet = sheet(&["客戶單位", "金額", "x", "y", "z"], rows);
        for (in_book, bytes) in [(false, csv(&sheet)), (true, xlsx(&sheet).unwrap())] {
            let read = read(&bytes).map(|file| file.sheets.into_iter().next().unwrap());
            if sheet.rows.is_empty() {
                prop_assert_eq!(read, Err(FileRefused::Empty));
                continue;
            }
            let grid = read.unwrap();
            prop_assert_eq!(&grid.head, &sheet.head);
            let back: Vec<Vec<String>> = grid.rows.into_iter().map(|Line(_, cells)| cells).collect();
            let wanted: Vec<Vec<String>> = sheet
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| told(cell, in_book)).collect())
                .collect();
            prop_assert_eq!(back, wanted, "in a book: {}", in_book);
        }
    }
}
