//! Pairs of company names in both scripts and in English, each with whether they are one
//! customer. Invented, but built as such names are; some are meant to be missed.

use domain::duplicate::Core;
use store::script::plain;

const ONE: bool = true;
const TWO: bool = false;

const PAIRS: [(&str, &str, bool); 68] = [
    // Legal forms, scripts, widths, punctuation.
    ("恆泰紡織", "恆泰紡織股份有限公司", ONE),
    ("恆泰紡織股份有限公司", "恒泰纺织股份有限公司", ONE),
    ("瑞豐水泵", "瑞丰水泵有限责任公司", ONE),
    ("錦江重工集團", "锦江重工(集团)有限公司", ONE),
    ("聯創自動化", "联创自动化科技有限公司", ONE),
    ("嘉禾包裝實業有限公司", "嘉禾包装", ONE),
    ("永祥印務（股）公司", "永祥印務", ONE),
    ("ＡＢＣ機電有限公司", "abc机电", ONE),
    ("天成精密工業股份有限公司", "天成精密", ONE),
    ("華鼎　電纜", "华鼎电缆", ONE),
    ("北辰造船廠", "北辰造船股份有限公司", ONE),
    ("德信礦機", "德信矿机公司", ONE),
    ("弘毅環保企業有限公司", "弘毅环保", ONE),
    // Places.
    ("台北恆泰紡織", "恆泰紡織有限公司", ONE),
    ("上海市瑞丰水泵有限公司", "瑞豐水泵", ONE),
    ("廣東省深圳市聯創自動化", "联创自动化有限公司", ONE),
    ("恒泰纺织(昆山)有限公司", "恆泰紡織", ONE),
    ("深圳鼎盛模具", "鼎盛模具有限公司", ONE),
    ("恒泰纺织上海分公司", "恒泰纺织", ONE),
    ("彰化立誠鑄造", "立誠鑄造廠", ONE),
    // Written by ear, or with a slip.
    ("恒泰紡織", "恒太纺织", ONE),
    ("宏達精密機械", "鴻達精密機械", ONE),
    ("永豐紙業", "永峰纸业", ONE),
    ("盛昌模具", "晟昌模具有限公司", ONE),
    ("大屯山精密機械工業", "大屯精密機械工業", ONE),
    ("協和液壓系統工程", "協和液壓系統", ONE),
    ("國順食品機械設備", "國順食品機械設偹", ONE),
    // A brand and its trade.
    ("大同", "大同機械", ONE),
    ("久盛", "久盛橡膠有限公司", ONE),
    // English.
    ("Acme Bearings", "ACME Bearings Co., Ltd.", ONE),
    ("Nordhaus Pumpen GmbH", "Nordhaus Pumpen", ONE),
    ("Smith & Sons Tooling", "Smith and Sons Tooling Ltd", ONE),
    ("Delta Ridge Valves Inc.", "Delta-Ridge Valves", ONE),
    ("Precision Castings", "Precison Castings LLC", ONE),
    ("Hengtai Textile (Taiwan) Co.", "Hengtai Textile", ONE),
    ("Brightwell", "Brightwell Hydraulics", ONE),
    ("The Larsen Crane Company", "Larsen Crane A/S", ONE),
    ("Kestrel Robotics Pte Ltd", "Kestrel Robotic", ONE),
    ("O'Brien Machine Works", "OBrien Machine Works", ONE),
    ("恆泰紡織 Hengtai Textile", "恆泰紡織", ONE),
    // Not to be seen from the letters: short forms and translations.
    ("台灣積層電路製造", "台積電", ONE),
    ("恆泰紡織", "Hengtai Textile", ONE),
    // Others of the same brand.
    ("恆泰紡織", "恆泰機械", TWO),
    ("瑞豐水泵", "瑞豐電纜有限公司", TWO),
    ("聯創自動化", "聯創物流", TWO),
    ("恒泰科技有限公司", "恒泰实业有限公司", TWO),
    ("天成精密", "天成食品", TWO),
    // Others of the same trade.
    ("永祥紙業", "永豐紙業", TWO),
    ("金鷹製衣", "金馬製衣", TWO),
    ("華鼎電纜", "中鼎電纜", TWO),
    ("上海电气", "北京电气", TWO),
    ("瑞豐水泵", "永豐水泵", TWO),
    ("立誠鑄造", "立德鑄造", TWO),
    ("第三機床廠", "第五機床廠", TWO),
    ("億昌玻璃", "國昌玻璃", TWO),
    ("中原造船", "中原造紙", TWO),
    // Sounds alike, and is another.
    ("天德化工", "天得化工", TWO),
    ("長鋐線材", "長宏線材", TWO),
    ("新禾食品", "新和食品", TWO),
    // English.
    ("Hansen Valves", "Jansen Valves", TWO),
    ("General Pumps", "General Motors", TWO),
    ("Acme Bearings", "Acme Steel", TWO),
    ("Unit 3 Fabrication", "Unit 4 Fabrication", TWO),
    ("Northern Crane", "Southern Crane", TWO),
    ("Pacific Glass", "Pacific Gears", TWO),
    ("ABB電機", "ABB機器人", TWO),
    ("Sigma Tools", "Stigma Tooling", TWO),
    ("Larsen Crane", "Larsson Cranes", TWO),
];

#[test]
#[expect(clippy::print_stdout, reason = "the measure is for people to read")]
fn of_labelled_pairs_most_are_found_and_few_wrongly() {
    let (mut right, mut wrong, mut missed) = (0_u32, 0_u32, 0_u32);
    for (a, b, one) in PAIRS {
        let (a_core, b_core) = (Core::of(&plain(a)), Core::of(&plain(b)));
        let found = a_core.like(&b_core);
        assert_eq!(found, b_core.like(&a_core), "likeness goes both ways: {a} | {b}");
        match (found, one) {
            (Some(_), true) => right += 1,
            (Some(found), false) => {
                wrong += 1;
                println!("  wrongly {found:?}: {a} | {b}");
            }
            (None, true) => {
                missed += 1;
                println!("  missed: {a} | {b}");
            }
            (None, false) => {}
        }
        if found.is_some() {
            let shares = !a_core.grams().is_disjoint(&b_core.grams());
            assert!(shares, "alike, and not to be found by any piece: {a} | {b}");
        }
    }
    let precision = f64::from(right) / f64::from(right + wrong);
    let recall = f64::from(right) / f64::from(right + missed);
    println!("{} pairs: precision {precision:.3}, recall {recall:.3}", PAIRS.len());
    assert!(precision >= 0.90, "precision {precision:.3}");
    assert!(recall >= 0.90, "recall {recall:.3}");
}
