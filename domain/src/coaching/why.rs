//! “Why did you …?” makes people defend themselves; what helps is asking why about the buyer.

use std::ops::Range;

/// Keeps C3: where a text asks the other why they did something, from the first byte of that to
/// the last. `None` where nothing does: what is asked about the buyer, what is only quoted, and
/// “why do you think the customer …” are as they should be. It points out and forbids nothing.
#[must_use]
pub fn asks_why_you(text: &str) -> Option<Range<usize>> {
    let said = unquoted(text);
    english(&said).or_else(|| chinese(&said))
}

/// The text with what others are quoted with blanked out, byte for byte.
fn unquoted(text: &str) -> String {
    let mut close = None;
    let mut said = String::with_capacity(text.len());
    for sign in text.chars() {
        let inside = close.is_some();
        match close {
            Some(end) if sign == end => close = None,
            None => close = closing(sign, text),
            Some(_) => {}
        }
        if inside || close.is_some() {
            said.extend(std::iter::repeat_n(' ', sign.len_utf8()));
        } else {
            said.push(sign);
        }
    }
    said
}

/// What ends a quotation that begins so. One that never ends is none.
fn closing(open: char, text: &str) -> Option<char> {
    let close = match open {
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '«' => '»',
        '"' => '"',
        _ => return None,
    };
    let ends = if close == open { text.matches(open).count() > 1 } else { text.contains(close) };
    ends.then_some(close)
}

const HELPERS: [&str; 16] = [
    "did", "do", "are", "were", "have", "had", "would", "could", "should", "can", "will", "must",
    "was", "is", "not", "never",
];
const OPINIONS: [&str; 9] =
    ["think", "suppose", "believe", "reckon", "imagine", "guess", "feel", "expect", "assume"];

/// “Why did you”, “why didn’t you”, “why you”, “how come you”, “what made you”: up to the word
/// after it, which must not ask for an opinion.
fn english(text: &str) -> Option<Range<usize>> {
    let words = words(text);
    let word = |at: usize| words.get(at).map(|(_, word)| word.as_str());
    for start in 0..words.len() {
        let mut at = match (word(start), word(start + 1)) {
            (Some("why"), _) => start + 1,
            (Some("how"), Some("come")) | (Some("what"), Some("made" | "makes")) => start + 2,
            _ => continue,
        };
        while word(at).is_some_and(|word| HELPERS.contains(&stem(word))) {
            at += 1;
        }
        let after = word(at + 1).unwrap_or_default();
        if matches!(word(at), Some("you" | "you'd" | "you've" | "you're"))
            && !OPINIONS.contains(&after)
            && !(after == "to" && OPINIONS.contains(&word(at + 2).unwrap_or_default()))
        {
            return Some(words[start].0.start..words[at].0.end);
        }
    }
    None
}

/// “didn't” is “did”.
fn stem(word: &str) -> &str {
    match word {
        "can't" => "can",
        "won't" => "will",
        _ => word.strip_suffix("n't").unwrap_or(word),
    }
}

/// Words of Latin letters with their places, in small letters.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut open = false;
    for (at, sign) in text.char_indices() {
        let apostrophe = matches!(sign, '\'' | '’') && open;
        if !(sign.is_ascii_alphabetic() || apostrophe) {
            open = false;
            continue;
        }
        if !open {
            words.push((at..at, String::new()));
        }
        open = true;
        if let Some((place, word)) = words.last_mut() {
            place.end = at + sign.len_utf8();
            word.push(if apostrophe { '\'' } else { sign.to_ascii_lowercase() });
        }
    }
    words
}

const YOU: [&str; 3] = ["你", "妳", "您"];
const WHY: [&str; 13] = [
    "為什麼",
    "为什么",
    "為甚麼",
    "為何",
    "为何",
    "為啥",
    "为啥",
    "幹嘛",
    "干嘛",
    "怎麼沒",
    "怎么没",
    "怎麼不",
    "怎么不",
];
/// After these, it is an opinion that is asked for.
const SEE: [&str; 13] = [
    "覺得", "觉得", "認為", "认为", "看", "想", "猜", "感覺", "感觉", "估計", "估计", "說說",
    "说说",
];
/// Somebody else is spoken of.
const OTHERS: [&str; 18] = [
    "他", "她", "客", "對方", "对方", "買", "买", "採購", "采购", "老闆", "老板", "經理", "经理",
    "主管", "廠", "厂", "總", "总",
];
/// “You” and “why” this many characters apart belong together.
const NEAR: usize = 8;

/// “你為什麼……” and “為什麼你……”, within one clause.
fn chinese(text: &str) -> Option<Range<usize>> {
    for (at, found) in find_all(text, &WHY) {
        let end = at + found.len();
        let before = &text[..at];
        if let Some(you) = YOU.iter().filter_map(|you| before.rfind(you)).max() {
            let between = &text[you + YOU[0].len()..at];
            let near = between.chars().count() <= NEAR && !between.chars().any(ends_a_clause);
            if near && !holds(between, &SEE) && !holds(between, &OTHERS) {
                return Some(you..end);
            }
        }
        let after = &text[end..];
        let mut signs = after.char_indices().filter(|(_, sign)| !matches!(sign, '麼' | '么' | ' '));
        let (you, rest) = match signs.next() {
            Some((n, sign)) if YOU.iter().any(|you| you.starts_with(sign)) => {
                (end + n, &after[n + sign.len_utf8()..])
            }
            _ => continue,
        };
        let rest =
            rest.trim_start_matches(['們', '们', '會', '会', '就', '又', '總', '总', '還', '还']);
        if !SEE.iter().any(|word| rest.starts_with(word)) {
            return Some(at..you + YOU[0].len());
        }
    }
    None
}

fn find_all<'a>(text: &'a str, words: &[&'a str]) -> Vec<(usize, &'a str)> {
    let mut found: Vec<(usize, &str)> =
        words.iter().flat_map(|word| text.match_indices(*word)).collect();
    found.sort_unstable();
    found
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn ends_a_clause(sign: char) -> bool {
    matches!(
        sign,
        '，' | '。' | '？' | '！' | '；' | '：' | '、' | ',' | '.' | '?' | '!' | ';' | ':' | '\n'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn pointed_out(text: &str) -> &str {
        let at = asks_why_you(text).unwrap_or_else(|| panic!("nothing is pointed out in: {text}"));
        &text[at]
    }

    #[track_caller]
    fn fine(text: &str) {
        let at = asks_why_you(text);
        assert_eq!(at.map(|at| text[at].to_owned()), None, "{text}");
    }

    #[test]
    fn c3_why_did_you_is_pointed_out_in_english() {
        assert_eq!(pointed_out("Why did you go straight to the price?"), "Why did you");
        assert_eq!(pointed_out("OK. But why didn't you ask who decides?"), "why didn't you");
        assert_eq!(pointed_out("why didn’t you wait"), "why didn’t you");
        assert_eq!(pointed_out("Tell me why you skipped the needs."), "why you");
        assert_eq!(pointed_out("How come you never met the boss?"), "How come you");
        assert_eq!(pointed_out("What made you offer a discount?"), "What made you");
        assert_eq!(pointed_out("WHY WERE YOU LATE"), "WHY WERE YOU");
        assert_eq!(pointed_out("why can't you close"), "why can't you");
        assert_eq!(pointed_out("Why would you say that? Why did he leave?"), "Why would you");
    }

    #[test]
    fn c3_asking_about_the_buyer_is_as_it_should_be_in_english() {
        fine("Why do you think the customer said that?");
        fine("Why did the customer object?");
        fine("Why was Mr Liu put off, as you see it?");
        fine("Why would you think he kept the names back?");
        fine("What did you plan? What happened?");
        fine("Then he said “why did you raise the price” and left.");
        fine("He asked \"why did you come?\" twice.");
        fine("How did you plan to reach it?");
        fine("Whyalla is yours");
        fine("");
    }

    #[test]
    fn c3_why_did_you_is_pointed_out_in_both_scripts() {
        assert_eq!(pointed_out("你為什麼一開始就談價格？"), "你為什麼");
        assert_eq!(pointed_out("你为什么一开始就谈价格？"), "你为什么");
        assert_eq!(pointed_out("為什麼你沒有問誰決定？"), "為什麼你");
        assert_eq!(pointed_out("为什么你们不先问需求"), "为什么你");
        assert_eq!(pointed_out("好。那你當時為何不等他說完？"), "你當時為何");
        assert_eq!(pointed_out("你怎麼沒問預算？"), "你怎麼沒");
        assert_eq!(pointed_out("你怎么不早点说"), "你怎么不");
        assert_eq!(pointed_out("您幹嘛降價"), "您幹嘛");
        assert_eq!(pointed_out("你刚才到底为啥打断他"), "你刚才到底为啥");
    }

    #[test]
    fn c3_asking_about_the_buyer_is_as_it_should_be_in_both_scripts() {
        fine("你覺得客戶為什麼這麼說？");
        fine("你觉得他为什么反感？");
        fine("為什麼你覺得他不願意說？");
        fine("为什么你认为客户会反对？");
        fine("客戶為什麼提出異議？");
        fine("他問「你為什麼漲價」，然後就走了。");
        fine("他问“你为什么涨价”，然后就走了。");
        fine("你的目標是什麼？客戶為什麼在意？");
        fine("你看，王經理為什麼不說？");
        fine("你說說發生了什麼");
        fine("你見過劉總，他為何轉變？");
    }

    #[test]
    fn a_quotation_that_never_ends_is_none() {
        assert_eq!(pointed_out("“why did you"), "why did you");
        assert_eq!(pointed_out("5\" pipe: why did you"), "why did you");
    }

    proptest! {
        /// Whatever is typed, what is pointed out lies within it, at whole characters.
        #[test]
        fn what_is_pointed_out_can_be_shown(
            text in "([你您他為什麼为什么怎沒覺得，。「」“”\" ]|why|did|you|didn't|’| ){0,24}",
        ) {
            if let Some(at) = asks_why_you(&text) {
                prop_assert!(!text[at].is_empty());
            }
        }

        #[test]
        fn any_text_may_be_looked_through(text in any::<String>()) {
            let _ = asks_why_you(&text);
        }
    }
}
