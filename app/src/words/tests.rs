use super::*;

#[test]
fn a_number_picks_its_form_and_is_grouped() {
    assert_eq!(Words::of(Lang::En).board_count(1), "1 deal");
    assert_eq!(Words::of(Lang::En).board_count(0), "0 deals");
    assert_eq!(Words::of(Lang::En).board_count(8800), "8,800 deals");
    assert_eq!(Words::of(Lang::Hant).board_count(1), "1 個商機");
    assert_eq!(Words::of(Lang::Hans).board_count(2), "2 个商机");
}

#[test]
fn what_people_wrote_is_never_read_as_a_placeholder() {
    let told = Words::of(Lang::En).move_lifted("{1} & {place}", "Demo");
    assert_eq!(told, "Lifted {1} & {place} from Demo.");
}

#[test]
fn arguments_find_their_place_in_every_language() {
    let told = |lang| Words::of(lang).conflict_moved("Mei", "Demo", "today");
    assert_eq!(told(Lang::En), "Mei moved it to Demo (today).");
    assert_eq!(told(Lang::Hant), "Mei已將它移到「Demo」（today）。");
    assert_eq!(told(Lang::Hans), "Mei已将它移到“Demo”（today）。");
}

#[test]
fn the_browser_gets_the_words_the_server_has() {
    for lang in Lang::ALL {
        let installed = install(json(lang)).unwrap();
        assert_eq!(installed.lang(), lang);
        assert_eq!(installed.table, Words::of(lang).table);
    }
    assert_ne!(hash(Lang::Hant), hash(Lang::Hans));
}

#[test]
fn words_of_another_version_are_not_installed() {
    for json in [
        "",
        "[]",
        "[\"en\"]",
        "[\"fr\",\"a\"]",
        "{\"en\":1}",
        &json(Lang::En).replace("]", ",\"more\"]"),
    ] {
        assert_eq!(install(json).err(), Some(WrongWords), "{json}");
    }
}

/// Characters that only one of the two scripts has; a text in the wrong one is a slip.
#[test]
fn the_two_chinese_scripts_are_not_mixed() {
    const TRADITIONAL: &str = "為這個來時間關開說請們對將會過還樣從後發業務單戶產電話聯計購買術談簽約項評標層贏輸擱儲設語檔讓銷";
    const SIMPLIFIED: &str = "为这个来时间关开说请们对将会过还样从后发业务单户产电话联计购买术谈签约项评标层赢输搁储设语档让销";
    for (traditional, simplified) in
        TRADITIONAL.chars().zip(SIMPLIFIED.chars()).filter(|(a, b)| a != b)
    {
        for text in Words::of(Lang::Hans).table {
            assert!(!text.contains(traditional), "{traditional} in {text}");
        }
        for text in Words::of(Lang::Hant).table {
            assert!(!text.contains(simplified), "{simplified} in {text}");
        }
    }
}
