//! What the demo company has written about its accounts.

use domain::account::{Class, Fields, Hours};
use domain::text::{Name, Note, TextRefused};

use super::chance::Chance;

const REGIONS: [(&str, &str); 6] = [
    ("北部", "桃園大園工業區"),
    ("北部", "新竹湖口工業區"),
    ("中部", "彰化濱海工業區"),
    ("中部", "台中工業區"),
    ("南部", "台南科技工業區"),
    ("南部", "高雄岡山本洲工業區"),
];

const INDUSTRIES: [&str; 6] = ["機械設備", "電子零組件", "紡織", "食品", "化工", "金屬加工"];

const CONDITIONS: [&str; 4] = [
    "去年擴廠，今年訂單穩定，三班輪值。",
    "外銷占七成，受匯率影響，採購較為謹慎。",
    "老闆第二代接班，正在汰換舊設備。",
    "上半年接單下滑，下半年回穩。",
];

const PROGRESS: [&str; 4] = [
    "採購與廠務都見過面，總經理尚未拜訪。",
    "已是固定供應商，每季檢討一次。",
    "參觀過我們的展示廠，對節能方案有興趣。",
    "只有電話聯絡，約好下月到廠說明。",
];

const POSSIBLE: [&str; 4] = [
    "二廠明年動工，需要整線輸送設備。",
    "空壓站老舊，可談節能改善。",
    "三年保養合約將於明年到期。",
    "考慮導入自動分揀。",
];

/// The larger part is well described; of the rest the rep knows little yet.
pub(super) fn fields(chance: &mut Chance, name: Name) -> Result<Fields, TextRefused> {
    let (region, place) = chance.pick(&REGIONS);
    let (road, house) = (chance.between(1, 18), chance.between(1, 240));
    let note = |chance: &mut Chance, texts: &[&str], percent: i32| {
        let text = chance.pick(texts);
        chance.percent(percent).then(|| Note::new(text)).transpose()
    };
    let class = chance.pick(&[Class::A, Class::B, Class::B, Class::C, Class::C]);
    // Told by the house number: what chance says of the rest stays the same.
    let hours = Hours::ALL.get(usize::try_from(house % 6).unwrap_or(usize::MAX)).copied();
    Ok(Fields {
        hours,
        class: chance.percent(85).then_some(class),
        industry: Some(Name::new(chance.pick(&INDUSTRIES))?),
        region: Some(Name::new(region)?),
        address: Some(Note::new(&format!("{place}{road}路 {house} 號"))?),
        condition: note(chance, &CONDITIONS, 60)?,
        progress: note(chance, &PROGRESS, 70)?,
        possible: note(chance, &POSSIBLE, 45)?,
        ..Fields::named(name)
    })
}
