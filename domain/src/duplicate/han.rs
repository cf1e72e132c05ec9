//! A company's name in Chinese: place, brand and trade, what kind of firm, legal form.

use super::sound::sound;
use super::{Match, Why, distance, is_a_slip, without_ending};

/// Legal forms and what says no more than "a firm"; the longer before the shorter.
const LEGAL: [&str; 20] = [
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "企业有限公司",
    "股有限公司",
    "有限公司",
    "集团公司",
    "股份公司",
    "股公司",
    "总公司",
    "分公司",
    "子公司",
    "公司",
    "集团",
    "股份",
    "控股",
    "企业社",
    "总厂",
    "工厂",
    "厂",
];

/// What kind of firm: said loosely, left out often.
const KINDS: [&str; 12] = [
    "科技", "实业", "企业", "工业", "国际", "贸易", "发展", "投资", "技术", "事业", "产业", "商贸",
];

/// What is made or done: two firms of one brand differ by it.
const TRADES: [&str; 62] = [
    "纺织",
    "机械",
    "电气",
    "电子",
    "化工",
    "钢铁",
    "水泵",
    "印务",
    "印刷",
    "包装",
    "塑胶",
    "塑料",
    "电缆",
    "电线",
    "造船",
    "矿机",
    "环保",
    "重工",
    "轴承",
    "物流",
    "自动化",
    "润滑",
    "拉链",
    "制衣",
    "钢构",
    "铸造",
    "精密",
    "机电",
    "食品",
    "玻璃",
    "纸业",
    "造纸",
    "橡胶",
    "模具",
    "锻造",
    "冷冻",
    "木业",
    "线材",
    "石化",
    "水泥",
    "建材",
    "能源",
    "电力",
    "电机",
    "汽车",
    "工具",
    "阀门",
    "仪器",
    "光电",
    "半导体",
    "生技",
    "医疗",
    "制药",
    "药业",
    "家具",
    "五金",
    "机床",
    "泵业",
    "铝业",
    "铜业",
    "设备",
    "工程",
];

/// Where a firm is or began; stands before the name and is left out often.
const PLACES: [&str; 72] = [
    "中国", "台湾", "香港", "澳门", "北京", "上海", "天津", "重庆", "广东", "广州", "深圳", "东莞",
    "佛山", "中山", "珠海", "惠州", "江苏", "南京", "苏州", "无锡", "常州", "昆山", "南通", "扬州",
    "浙江", "杭州", "宁波", "温州", "绍兴", "嘉兴", "福建", "福州", "厦门", "泉州", "山东", "济南",
    "青岛", "烟台", "湖北", "武汉", "湖南", "长沙", "四川", "成都", "河南", "郑州", "河北", "安徽",
    "合肥", "辽宁", "大连", "沈阳", "陕西", "西安", "江西", "台北", "新北", "桃园", "新竹", "苗栗",
    "台中", "彰化", "南投", "云林", "嘉义", "台南", "高雄", "屏东", "宜兰", "花莲", "基隆", "长春",
];

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Han {
    place: String,
    /// Brand and trade.
    core: Vec<char>,
    kind: String,
}

impl Han {
    pub(super) fn of(plain: &str) -> Option<Self> {
        let (text, mut place) = aside(plain);
        let mut text: String = text.chars().filter(|c| is_han(*c)).collect();
        let branch = text.ends_with("分公司");
        while let Some((left, _)) = without_ending(&text, &LEGAL, 2) {
            text.truncate(left.len());
        }
        if let Some((left, seat)) = without_ending(&text, &PLACES, 2).filter(|_| branch) {
            let left = left.len();
            seat.clone_into(&mut place);
            text.truncate(left);
        }
        let mut kind = String::new();
        while let Some((left, ending)) = without_ending(&text, &KINDS, 2) {
            kind.insert_str(0, ending);
            text.truncate(left.len());
        }
        while let Some((seat, rest)) = seated(&text) {
            place.push_str(seat);
            text = rest.to_owned();
        }
        let core: Vec<char> = text.chars().collect();
        (!core.is_empty()).then_some(Self { place, core, kind })
    }

    pub(super) fn is_telling(&self) -> bool {
        self.core.len() > 1
    }

    /// Pairs of neighbours by their sound, so that those written alike by ear meet.
    pub(super) fn grams(&self) -> Vec<String> {
        let sounds: Vec<char> = self.core.iter().map(|c| sound(*c)).collect();
        match sounds.as_slice() {
            [one] => vec![one.to_string()],
            many => many.windows(2).map(|pair| pair.iter().collect()).collect(),
        }
    }

    pub(super) fn like(&self, other: &Self) -> Option<Match> {
        if self.core == other.core {
            return self.same_core(other);
        }
        let (short, long) =
            if self.core.len() < other.core.len() { (self, other) } else { (other, self) };
        if long.core.starts_with(&short.core) {
            return short.extended(&long.core[short.core.len()..]);
        }
        let swap = |a, b| if sound(a) == sound(b) { 40 } else { 100 };
        let apart = distance(&self.core, &other.core, 90, swap);
        let slip = is_a_slip(apart, self.core.len(), other.core.len());
        (slip && !self.kinds_differ(other)).then_some(Match::likely(Why::Spelling))
    }

    fn same_core(&self, other: &Self) -> Option<Match> {
        let long = self.core.len() >= 4;
        if self.kinds_differ(other) && !long {
            return None;
        }
        let same = self.place == other.place && (self.kind == other.kind || long);
        let sure = same && !self.kinds_differ(other);
        Some(if sure { Match::same(Why::Name) } else { Match::likely(Why::Name) })
    }

    /// A brand alone may be the brand in its trade; one of another kind is not.
    fn extended(&self, by: &[char]) -> Option<Match> {
        let by: String = by.iter().collect();
        let whole = self.core.len() >= 4 || (is_trades(&by) && self.kind.is_empty());
        (whole && self.is_telling() && !is_trades(&self.text())).then_some(Match::likely(Why::Name))
    }

    fn kinds_differ(&self, other: &Self) -> bool {
        !self.kind.is_empty() && !other.kind.is_empty() && self.kind != other.kind
    }

    fn text(&self) -> String {
        self.core.iter().collect()
    }
}

/// A name without what stands in brackets, where that is a place or a legal form.
fn aside(plain: &str) -> (String, String) {
    let outside = |open: char, close: char| {
        let (before, rest) = plain.split_once(open)?;
        let (inside, after) = rest.split_once(close)?;
        let seat = inside.trim().trim_end_matches(['市', '省', '县']);
        PLACES.contains(&seat).then(|| (format!("{before}{after}"), seat.to_owned()))
    };
    outside('(', ')').unwrap_or_else(|| (plain.to_owned(), String::new()))
}

/// A place at the head of a name, and the name; a trade alone is no name without its place.
fn seated(text: &str) -> Option<(&'static str, &str)> {
    let (place, rest) =
        PLACES.iter().find_map(|place| Some((*place, text.strip_prefix(place)?)))?;
    let bare = ["市", "省", "县"].iter().find_map(|rank| rest.strip_prefix(rank));
    let rest = bare.filter(|bare| bare.chars().count() > 1).unwrap_or(rest);
    (rest.chars().count() > 1 && !is_trades(rest)).then_some((place, rest))
}

/// Whether a text is trades and kinds, one after another, and nothing else.
fn is_trades(mut text: &str) -> bool {
    let known = |text: &str| {
        let mut all = TRADES.iter().chain(&KINDS);
        all.find_map(|word| text.strip_prefix(word)).map(str::len)
    };
    while let Some(left) = known(text) {
        text = &text[text.len() - left..];
    }
    text.is_empty()
}

pub(super) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}
