//! What the build refuses about the catalogue of words, and what it makes of a good one.

#[path = "../build/catalogue.rs"]
mod catalogue;

use catalogue::{LANGUAGES, read};

fn faults(toml: &str) -> String {
    read(&[("deal".to_owned(), toml.to_owned())]).err().unwrap_or_default().join("\n")
}

#[test]
fn a_missing_language_is_named() {
    assert_eq!(faults("deal_new.en = 'a'\ndeal_new.hant = 'b'"), "`deal_new` has no hans");
}

#[test]
fn an_empty_text_is_refused_and_a_joiner_keeps_its_space() {
    assert_eq!(faults("deal_a = { en = ' ', hant = 'b', hans = 'c' }"), "`deal_a` en is empty");
    let toml = "deal_and = { en = ', ', hant = '、', hans = '、' }";
    let texts = read(&[("deal".to_owned(), toml.to_owned())]).expect("no fault");
    assert_eq!(texts[0].forms[0], ", ");
}

#[test]
fn every_fault_is_told_at_once() {
    let told = faults("deal_a.en = 'a'\ndeal_b.en = 'b'");
    assert_eq!(told.lines().count(), 4);
}

#[test]
fn an_unknown_language_is_refused() {
    let told = faults("deal_a = { en = 'a', hant = 'b', hans = 'c', fr = 'd' }");
    assert_eq!(told, "`deal_a` has fr, which is not wanted there");
}

#[test]
fn placeholders_must_agree() {
    let told = faults("deal_a = { en = '{x} {y}', hant = '{y}{x}', hans = '{x}' }");
    assert_eq!(told, "`deal_a` hans: has the placeholders [\"x\"], English has [\"x\", \"y\"]");
    assert!(faults("deal_a = { en = '{x', hant = 'x', hans = 'x' }").contains("stray brace"));
}

#[test]
fn a_plural_needs_both_halves_and_its_number() {
    let told = faults("deal_days_other = { en = '{n} days', hant = '{n}天', hans = '{n}天' }");
    assert!(told.contains("wants `deal_days_one`"), "{told}");
    assert!(faults("deal_days_one.en = 'a day'").contains("wants `deal_days_other`"));
    let told = faults(
        "deal_days_one.en = 'a day'\ndeal_days_other = { en = 'days', hant = '天', hans = '天' }",
    );
    assert!(told.contains("has no {n}"), "{told}");
}

#[test]
fn a_key_stands_in_the_file_of_its_feature() {
    let told = faults("board_new = { en = 'a', hant = 'b', hans = 'c' }");
    assert!(told.contains("`board_new` must be `deal_`"), "{told}");
}

#[test]
fn placeholders_are_numbered_as_english_has_them() {
    let toml = "deal_a = { en = '{x} by {y}', hant = '{y}的{x}', hans = '{y}的{x}' }";
    let texts = read(&[("deal".to_owned(), toml.to_owned())]).expect("no fault");
    assert_eq!(texts[0].placeholders, ["x", "y"]);
    assert_eq!(texts[0].forms, ["{0} by {1}", "{1}的{0}", "{1}的{0}"]);
    assert_eq!(LANGUAGES.len(), texts[0].forms.len());
}

#[test]
fn one_day_need_not_repeat_its_number_and_chinese_has_one_form() {
    let toml = "deal_a_one.en = 'a day'\ndeal_a_other = { en = '{n} days', hant = '{n} 天', hans = '{n} 天' }";
    let texts = read(&[("deal".to_owned(), toml.to_owned())]).expect("no fault");
    assert_eq!(texts[0].forms, ["a day", "{0} 天", "{0} 天"]);
}
