//! Files as office programs of three countries write them.

use super::*;
use crate::import::headings;

fn read(bytes: &[u8]) -> Result<File, FileRefused> {
    File::read("sheet.csv", bytes, headings::known)
}

const ROWS: &str = "客戶單位,聯系人姓名,預計購買金額\n恆泰紡織,趙主任,\"125,000\"\n";

#[test]
fn each_encoding_is_told_from_the_file() {
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(ROWS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("utf-8", ROWS.as_bytes().to_vec()),
        ("utf-8 with a mark", format!("\u{feff}{ROWS}").into_bytes()),
        ("utf-16", utf16),
        ("big5", encoding_rs::BIG5.encode(ROWS).0.into_owned()),
        ("gb18030", encoding_rs::GB18030.encode(ROWS).0.into_owned()),
    ] {
        let file = read(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(file.sheets[0].head[0], "客戶單位", "{name}");
        let cells = ["恆泰紡織", "趙主任", "125,000"].map(str::to_owned).to_vec();
        assert_eq!(file.sheets[0].rows, [Line(2, cells)], "{name}");
    }
}

#[test]
fn what_stands_between_cells_is_told_from_the_file() {
    for separator in [",", ";", "\t"] {
        let text = format!("客户单位{separator}金额\nA{separator}\"1,2;3\"\n");
        let file = read(text.as_bytes()).unwrap();
        assert_eq!(file.sheets[0].rows[0].1, ["A", "1,2;3"], "{separator:?}");
    }
}

#[test]
fn a_title_above_the_head_is_passed_over() {
    let file = read("华东区销售漏斗,,\n,,\n客户单位,金额,成功率\nA,5,25%\n".as_bytes()).unwrap();
    assert_eq!(file.sheets[0].head[0], "客户单位");
    assert_eq!(file.sheets[0].rows[0].0, 4);
}

#[test]
fn lines_are_counted_as_an_editor_does() {
    let file = read(b"a,b\n1,2\n\n\"two\nlines\",y\n3,4\n,\n").unwrap();
    let lines: Vec<u32> = file.sheets[0].rows.iter().map(|line| line.0).collect();
    assert_eq!(lines, [2, 4, 6]);
}

#[test]
fn what_is_no_sheet_is_refused_by_name() {
    assert_eq!(read(b""), Err(FileRefused::Empty));
    assert_eq!(read(b"only,a,head\n"), Err(FileRefused::Empty));
    assert_eq!(read(b"PK\x03\x04 and then nothing"), Err(FileRefused::NotATable));
    assert_eq!(read(&[0x89, b'P', b'N', b'G', 0, 0, 1]), Err(FileRefused::NotATable));
    let many: String = (0..=MOST_ROWS).map(|n| format!("{n},x\n")).collect();
    let refused = read(format!("a,b\n{many}").as_bytes());
    assert_eq!(refused, Err(FileRefused::TooManyRows { most: MOST_ROWS }));
    assert_eq!(read(&vec![b'a'; LARGEST + 1]), Err(FileRefused::TooLarge));
}

#[test]
fn a_workbook_is_read_as_people_see_it() {
    let bytes = include_bytes!("../../tests/funnel.xlsx");
    let file = File::read("funnel.xlsx", bytes, headings::known).unwrap();
    let names: Vec<&str> = file.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["漏斗", "Second"]);
    let first = &file.sheets[0];
    assert_eq!(first.head[2], "预计购买金额", "the title above is passed over");
    let cells = ["瑞丰包装", "陈主任", "80000.5", "2026-12-14", "0.25"];
    assert_eq!(first.rows[0], Line(4, cells.map(str::to_owned).to_vec()));
    assert_eq!(first.rows[1].1[3], "2026年12月");
    assert_eq!(file.sheets[1].rows[0].1, ["Acme", "12"]);
}

/// A workbook of one sheet with these rows as its XML.
fn workbook(rows: &str) -> Vec<u8> {
    use std::io::Write as _;
    const NAMES: &str = "http://schemas.openxmlformats.org";
    let relations = |target: &str, kind: &str| {
        format!(
            "<Relationships xmlns=\"{NAMES}/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"{NAMES}/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>\
             </Relationships>"
        )
    };
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{NAMES}/package/2006/content-types\"/>")),
        ("_rels/.rels", relations("xl/workbook.xml", "officeDocument")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{NAMES}/spreadsheetml/2006/main\" \
                 xmlns:r=\"{NAMES}/officeDocument/2006/relationships\"><sheets>\
                 <sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relations("worksheets/sheet1.xml", "worksheet")),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{NAMES}/spreadsheetml/2006/main\"><sheetData>{rows}\
                 </sheetData></worksheet>"
            ),
        ),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn inline(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_small_workbook_that_claims_to_be_a_very_large_sheet_is_refused_and_held_nowhere() {
    let far = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        inline("A1", "客户单位"),
        inline("XFD1048576", "x")
    );
    let refused = read(&workbook(&far));
    assert_eq!(refused, Err(FileRefused::TooManyColumns { most: MOST_COLUMNS }));
    let below = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        inline("A1", "客户单位"),
        inline("A1048576", "Acme")
    );
    let file = read(&workbook(&below)).unwrap();
    assert_eq!(file.sheets[0].rows, [Line(1_048_576, vec!["Acme".to_owned()])]);
    let wide = "x".repeat(40 << 20);
    let heavy = format!("<row r=\"1\">{}</row>", inline("A1", &wide));
    assert_eq!(read(&workbook(&heavy)), Err(FileRefused::TooLarge));
}
