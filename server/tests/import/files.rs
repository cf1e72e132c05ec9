//! Files as they come: encodings, separators, names; and what stops a whole import.

use super::program::Place;

const MAPPING: &str = r#"
name = "sheet"
currency = "CNY"
[company]
name = "錦程"
zone = "Asia/Shanghai"
[deals]
file = "*.csv"
key = ["編號"]
columns = { stage = "成功率", account = "客戶單位", rep = "業務員", amount = "金額", expected = "時間" }
[stages]
"25%" = 1
"50%" = 4
"#;

const ROWS: &str = "編號,客戶單位,業務員,金額,時間,成功率
1,恆泰紡織,林雅婷,12.5萬元,2026年12月,25%
2,錦江造船,林雅婷,\"¥9,000,000.00\",2026/12/17,50%
";

#[tokio::test]
async fn a_sheet_in_any_encoding_is_the_same_funnel() {
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(ROWS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("utf-8", ROWS.as_bytes().to_vec()),
        ("utf-8 with a mark", format!("\u{feff}{ROWS}").into_bytes()),
        ("utf-16", utf16),
        ("big5", encoding_rs::BIG5.encode(&ROWS.replace('¥', "$")).0.into_owned()),
        ("gb18030", encoding_rs::GB18030.encode(ROWS).0.into_owned()),
    ] {
        let place = Place::new();
        let mapping = MAPPING.replace("CNY", if name == "big5" { "TWD" } else { "CNY" });
        let mapping = place.file("m.toml", mapping);
        let sheet = place.file("sheet.csv", bytes);
        let ran = place.import(&mapping, &sheet, &[]).well();
        assert_eq!(ran.count("taken"), 2, "{name}: {}", ran.out);
        let told = place.told().await;
        let card = told.of("恆泰紡織");
        assert_eq!(card.deal.amount.unwrap().minor(), 12_500_000, "{name}");
        assert_eq!(card.deal.expected.unwrap().iso(), "2026-12-31", "{name}");
        assert_eq!(told.owner(card), "林雅婷", "{name}");
        assert_eq!(told.of("錦江造船").deal.amount.unwrap().minor(), 900_000_000, "{name}");
    }
}

/// What stops an import: exit code 2, one line, and no deal taken.
#[test]
fn what_stops_a_whole_import_is_one_line() {
    let place = Place::new();
    let good = place.file("m.toml", MAPPING);
    let sheet = place.file("sheet.csv", ROWS);
    let refused = |mapping: &str, sheet: &str, what: &str| {
        let ran = place.import(&place.file("x.toml", mapping), &place.file("x.csv", sheet), &[]);
        assert_eq!(ran.code, Some(2), "{what}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(what) && ran.err.lines().count() == 1, "{what}: {}", ran.err);
        assert_eq!(ran.out, "");
    };
    refused("name = ", ROWS, "x.toml: line 1");
    refused(
        &MAPPING.replace("客戶單位", "客户"),
        ROWS,
        "has no column \"客户\"; it has 編號, 客戶單位",
    );
    refused(&MAPPING.replace("*.csv", "deals.csv"), ROWS, "no file is called \"deals.csv\"");
    refused(
        &MAPPING.replace("[company]", "encoding = \"big5\"\n[company]"),
        "編號\u{1f600}",
        "encoding",
    );
    refused(&MAPPING.replace("Asia/Shanghai", "Mars/Olympus"), ROWS, "time zone");
    let (start, end) = (MAPPING.find("[company]").unwrap(), MAPPING.find("[deals]").unwrap());
    refused(&MAPPING.replace(&MAPPING[start..end], ""), ROWS, "no company yet");

    place.import(&good, &sheet, &[]).well();
    refused(&MAPPING.replace("CNY", "USD"), ROWS, "the files count in USD, but the company in CNY");
    let nowhere = place.import(&good, std::path::Path::new("/nowhere/at/all"), &[]);
    assert_eq!(nowhere.code, Some(2), "{}", nowhere.err);
}

#[test]
fn a_sheet_is_nobodys_without_a_rep() {
    let place = Place::new();
    let sheet = place.file("sheet.csv", ROWS);
    let nobodys = MAPPING.replace(", rep = \"業務員\"", "");
    let ran = place.import(&place.file("m.toml", &nobodys), &sheet, &[]);
    assert!(ran.code == Some(2) && ran.err.contains("give --rep"), "{}", ran.err);
    let known = format!("{nobodys}[people]\nunlisted = \"refuse\"\n");
    let ran = place.import(&place.file("m.toml", known), &sheet, &["--rep", "zed"]);
    assert!(ran.code == Some(2) && ran.err.contains("nobody is called \"zed\""), "{}", ran.err);
}

#[tokio::test]
async fn one_sheet_for_one_rep_is_said_on_the_command_line() {
    let place = Place::new();
    let mapping =
        MAPPING.replace(", rep = \"業務員\"", "").replace("[deals]", "[deals]\nrep = \"陳志遠\"");
    let mapping = place.file("m.toml", mapping);
    let sheet = place.file("sheet.csv", ROWS);
    place.import(&mapping, &sheet, &["--rep", "王柏翰"]).well();
    let told = place.told().await;
    assert_eq!(told.owner(told.of("恆泰紡織")), "王柏翰");
    assert_eq!(told.org.people().count(), 1);
}
