//! The words in cells that we know: stages and rates, statuses, sources, reasons of loss.

use std::collections::BTreeMap;

use domain::account::Channel;
use domain::deal::{CustomerStatus, LostReason};
use domain::funnel::{Band, Funnel, Stage};
use domain::import::Meaning;
use store::script::plain;

/// The stages by their names, first to last, in simplified characters.
const STAGES: [&[&str]; Stage::COUNT] = [
    &["客户规划与电话邀约", "电话邀约", "plan & call", "customer planning and phone appointment"],
    &["客户拜访与初步调研", "初步调研", "first visit", "visit and first survey"],
    &["提交初步方案", "初步方案", "first proposal"],
    &["方案演示与技术交流", "技术交流", "demo", "demonstration and technical exchange"],
    &[
        "需求分析与正式方案设计",
        "正式方案",
        "formal proposal",
        "needs analysis and formal proposal",
    ],
    &["项目评估", "evaluation", "project evaluation"],
    &["商务谈判", "negotiation", "business negotiation"],
    &[
        "签约成交并移交实施部门",
        "签约",
        "signing",
        "signing and hand over to delivery",
        "signing and hand-over to delivery",
    ],
];

const BANDS: [&[&str]; 3] = [&["上层", "top"], &["中层", "middle"], &["底层", "下层", "bottom"]];

const OUTCOMES: [(Meaning, &[&str]); 3] = [
    (Meaning::Won, &["赢单", "成交", "won", "closed won"]),
    (Meaning::Lost, &["输单", "未成交", "丢单", "lost", "closed lost"]),
    (Meaning::Parked, &["搁置", "暂停", "parked", "on hold"]),
];

/// What a word of the stage column stands for, if we know it: a success rate is a band, and the
/// deal comes in at the band's first stage.
pub fn meaning(word: &str, funnel: &Funnel) -> Option<Meaning> {
    let word = plain(word);
    let first = |band: Band| funnel.stages(band).next().map(Meaning::Stage);
    if let Some(rate) = per_mille(&word) {
        let band = Band::ALL.into_iter().find(|band| funnel.band_rate(*band).per_mille() == rate);
        return band.and_then(first);
    }
    let named = |words: &&[&str]| words.contains(&word.as_str());
    if let Some(at) = STAGES.iter().position(named) {
        return Some(Meaning::Stage(Stage::ALL[at]));
    }
    if let Some(at) = BANDS.iter().position(named) {
        return first(Band::ALL[at]);
    }
    OUTCOMES.iter().find(|(_, words)| named(words)).map(|(meaning, _)| *meaning)
}

/// `25%`, `25` and `0.25` are 250 thousandths; one is a whole, and so is a hundred.
fn per_mille(word: &str) -> Option<u16> {
    let (number, percent) = match word.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (word, false),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let share = !percent && (whole == "0" || (whole == "1" && fraction.is_empty()));
    let places = if share { 3 } else { 1 };
    if fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok().filter(|rate| *rate <= 1000)
}

/// Statuses, sources and reasons of loss as mappings have them: the files' words and ours.
type Words = BTreeMap<String, String>;

fn words(known: &[(&str, &[&str])]) -> Words {
    let pair = |word: &str, spelt: &&str| ((*spelt).to_owned(), word.to_owned());
    known.iter().flat_map(|(word, all)| all.iter().map(move |spelt| pair(word, spelt))).collect()
}

pub fn statuses() -> Words {
    words(&[
        (CustomerStatus::Learning.word(), &["learning", "了解"]),
        (CustomerStatus::Comparing.word(), &["comparing", "比較", "比较"]),
        (CustomerStatus::Negotiating.word(), &["negotiating", "談判", "谈判"]),
        (CustomerStatus::Decided.word(), &["decided", "確定", "确定"]),
    ])
}

pub fn sources() -> Words {
    words(&[
        (
            Channel::Referral.word(),
            &["referral", "customer referral", "客戶轉介紹", "客户转介绍", "轉介紹", "转介绍"],
        ),
        (
            Channel::Media.word(),
            &[
                "media",
                "fair",
                "website",
                "media, fairs, website",
                "媒體、展會、網站",
                "媒体、展会、网站",
                "媒體",
                "媒体",
                "展會",
                "展会",
                "網站",
                "网站",
            ],
        ),
        (
            Channel::Former.word(),
            &[
                "former",
                "former and small customers",
                "過去的客戶與小客戶",
                "老客户与小客户",
                "老客戶",
                "老客户",
            ],
        ),
        (
            Channel::Friends.word(),
            &[
                "friends",
                "friends in and around the trade",
                "業內與業外的朋友",
                "业内与业外的朋友",
                "朋友",
            ],
        ),
        (
            Channel::Prescribed.word(),
            &["prescribed", "prescribed, not yet won", "已獲指定，尚未成交", "已获指定，尚未成交"],
        ),
        (Channel::BrandResearch.word(), &["brand research", "品牌調研", "品牌调研"]),
        (
            Channel::Promotion.word(),
            &["promotion", "promotion of prescriptions", "指定推廣", "指定推广"],
        ),
        (
            Channel::News.word(),
            &["news", "news of our products", "我方產品的新消息", "我方产品的新消息"],
        ),
    ])
}

pub fn lost_reasons() -> Words {
    words(&[
        (LostReason::Price.word(), &["price", "價格", "价格"]),
        (
            LostReason::Competitor.word(),
            &[
                "competitor",
                "chose a competitor",
                "選了競爭對手",
                "选择了竞争对手",
                "競爭對手",
                "竞争对手",
            ],
        ),
        (
            LostReason::Fit.word(),
            &["fit", "product did not fit", "產品不符合需求", "产品不符合需求"],
        ),
        (LostReason::Timing.word(), &["timing", "時機不對", "时机不对"]),
        (LostReason::Budget.word(), &["budget", "budget was cut", "預算遭刪減", "预算被削减"]),
        (LostReason::Relationship.word(), &["relationship", "客戶關係", "客户关系"]),
        (LostReason::NoDecision.word(), &["no decision", "未決", "无决策"]),
        (LostReason::Other.word(), &["other", "another reason", "其他原因"]),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_and_stages_are_known_however_they_are_written() {
        let funnel = Funnel::default();
        let stage = |word: &str| match meaning(word, &funnel) {
            Some(Meaning::Stage(stage)) => stage.number(),
            _ => 0,
        };
        for (words, number) in [
            (&["25%", "25", "0.25", "２５％", "25.0%", "上層", "電話邀約"][..], 1),
            (&["50%", "50", "0.5", "0.50", "中层", "Demo"], 4),
            (&["75%", "75", "0.75", "底層", "商務談判"], 7),
            (&["簽約", "signing"], 8),
            (&["60%", "100%", "1", "0", "7.5", "", "高"], 0),
        ] {
            for word in words {
                assert_eq!(stage(word), number, "{word}");
            }
        }
        assert_eq!(meaning("贏單", &funnel), Some(Meaning::Won));
        assert_eq!(meaning("搁置", &funnel), Some(Meaning::Parked));
    }

    #[test]
    fn every_word_of_ours_is_spelt_somehow() {
        assert!(CustomerStatus::ALL.iter().all(|s| statuses().values().any(|w| w == s.word())));
        assert!(Channel::METHOD.iter().all(|s| sources().values().any(|w| w == s.word())));
        assert!(LostReason::ALL.iter().all(|s| lost_reasons().values().any(|w| w == s.word())));
    }
}
