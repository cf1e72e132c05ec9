//! A mapping that cannot work is told before a row is read, in one line.

use domain::deal::LostReason;

use super::*;

const LEAST: &str = r#"
name = "x"
[deals]
file = "*.csv"
key = ["id"]
columns = { stage = "stage", account = "account", rep = "rep" }
[stages]
"open" = 1
"#;

#[test]
fn the_shipped_mappings_are_usable() {
    for text in [
        include_str!("../../../mappings/crm-sales-opportunities.toml"),
        include_str!("../../../mappings/funnel-sheet.toml"),
    ] {
        Mapping::parse(text).unwrap();
    }
}

#[test]
fn the_least_mapping_needs_six_things() {
    assert!(Mapping::parse(LEAST).is_ok());
    for line in ["name = \"x\"", "file = \"*.csv\"", "key = [\"id\"]", "\"open\" = 1"] {
        let without = LEAST.replace(line, "").replace("[stages]", "");
        assert!(Mapping::parse(&without).is_err(), "{line}");
    }
}

#[test]
fn what_is_wrong_is_told_in_one_line_with_its_place() {
    for (from, to, told) in [
        ("\"open\" = 1", "\"open\" = 9", "line 8: a stage is 1 to 8"),
        ("key = [\"id\"]", "key = []", "[deals] key must name at least one column"),
        ("[stages]", "[steges]", "line "),
        (", account = \"account\"", "", "[deals.columns] needs account"),
        ("name = \"x\"", "name = \"x\"\ncurrency = \"dollars\"", "three capital letters"),
        ("name = \"x\"", "name = \"x\"\ndates = [\"DD.MM\"]", "YYYY and M once each"),
        ("[stages]", "[statuses]\n\"hot\" = \"burning\"\n[stages]", "[statuses] \"burning\""),
        ("[stages]", "[products]\nfile = \"p.csv\"\n[stages]", "[products] needs file and name"),
        ("[stages]", "[accounts]\nmissing = \"unnamed\"\n[stages]", "needs unnamed"),
        ("= 1", "= { outcome = \"gone\" }", "\"won\", \"lost\" or \"parked\""),
        ("= 1", "= { outcome = \"won\", note = \"x\" }", "only \"lost\" takes"),
        ("= 1", "= { outcome = \"lost\" }", "asks for a note"),
    ] {
        let line = Mapping::parse(&LEAST.replace(from, to)).unwrap_err().to_string();
        assert!(line.contains(told) && !line.contains('\n'), "{to}: {line}");
    }
}

#[test]
fn a_lost_deal_whose_file_gives_no_reason_says_so() {
    let lost = "= { outcome = \"lost\", from = 4, note = \"none given\" }";
    let mapping = Mapping::parse(&LEAST.replace("= 1", lost)).unwrap();
    let word = Words::new(&mapping.stages).get(" ＯＰＥＮ ").cloned().unwrap();
    let StageWord::Lost { from, reason, note: Some(note) } = word else { panic!("{word:?}") };
    assert_eq!((from.number(), reason, note.as_str()), (4, LostReason::Other, "none given"));
}
