//! The market of the demo company: invented accounts, the people there, products, sources.

use std::collections::BTreeSet;

use domain::account::{Account, Channel, Contact, Product, Source};
use domain::day::Millis;
use domain::id::{AccountId, ContactId, ProductId, SourceId};
use domain::text::{Name, Phone, TextRefused};

use super::chance::Chance;

const ROOTS: [&str; 48] = [
    "錦江", "瑞豐", "恆泰", "德信", "嘉禾", "永祥", "金鷹", "聯創", "天成", "華鼎", "北辰", "海晟",
    "中原", "南嶺", "鼎盛", "協和", "和昌", "順隆", "立誠", "昱翔", "弘毅", "久盛", "長鋐", "銘泰",
    "旭昇", "冠群", "國順", "裕民", "東瀛", "三合", "宏達", "永豐", "新禾", "大屯", "玉山", "合歡",
    "利澤", "泰源", "正隆", "佳鴻", "寶成", "億昌", "廣晟", "萬谷", "光田", "松茂", "鴻園", "振邦",
];

const TRADES: [&str; 30] = [
    "紡織",
    "水泵",
    "印務",
    "包裝",
    "塑膠",
    "電纜",
    "造船",
    "礦機",
    "環保",
    "重工",
    "軸承",
    "物流",
    "自動化",
    "潤滑",
    "拉鏈",
    "製衣",
    "鋼構",
    "鑄造",
    "精密",
    "機電",
    "化工",
    "食品",
    "玻璃",
    "紙業",
    "橡膠",
    "模具",
    "鍛造",
    "冷凍",
    "木業",
    "線材",
];

const PLACES: [&str; 10] =
    ["彰化", "台中", "桃園", "新竹", "台南", "岡山", "頭份", "斗六", "大園", "鹿港"];

const SURNAMES: [&str; 20] = [
    "陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭", "謝", "郭", "洪", "邱",
    "曾", "廖", "賴", "周",
];

const GIVEN: [&str; 24] = [
    "志明", "淑惠", "建宏", "麗華", "文雄", "秀英", "俊宏", "雅惠", "信宏", "美珍", "家銘", "佩君",
    "永昌", "玉珍", "國棟", "心怡", "進財", "惠玲", "榮輝", "靜宜", "世昌", "素貞", "金龍", "曉雯",
];

const TITLES: [&str; 8] =
    ["廠長", "採購經理", "總工程師", "設備課長", "生管經理", "總經理", "廠務主任", "研發經理"];

/// Name, price of one in ten thousands of the currency.
const PRODUCTS: [(&str, i32); 10] = [
    ("立式加工中心 VMC-850", 280),
    ("五軸加工機 MX-5", 860),
    ("螺桿空壓機 SA-37", 68),
    ("變頻水泵 HP-500", 32),
    ("輸送線 M2", 210),
    ("液壓站 HY-160", 145),
    ("控制櫃 PLC-8", 54),
    ("分揀線 S4", 480),
    ("滾動軸承 22220", 18),
    ("年度保養合約", 24),
];

const CAMPAIGNS: [&str; 2] = ["台北工具機大展", "春季節能巡迴說明會"];

pub(super) struct Market {
    pub accounts: Vec<Account>,
    pub contacts: Vec<Contact>,
    pub products: Vec<(Product, i32)>,
    pub sources: Vec<Source>,
}

pub(super) fn market(
    chance: &mut Chance,
    accounts: usize,
    sources: Vec<Source>,
    at: Millis,
) -> Result<Market, TextRefused> {
    let mut market =
        Market { accounts: Vec::new(), contacts: Vec::new(), products: Vec::new(), sources };
    let mut taken = BTreeSet::new();
    while market.accounts.len() < accounts {
        let name = account_name(chance, market.accounts.len());
        if taken.insert(name.clone()) {
            let account = Account { id: AccountId::new(chance.id(at)), name: Name::new(&name)? };
            for _ in 0..chance.between(1, 3) {
                market.contacts.push(contact(chance, account.id, at)?);
            }
            market.accounts.push(account);
        }
    }
    for (name, price) in PRODUCTS {
        let product =
            Product { id: ProductId::new(chance.id(at)), name: Name::new(name)?, retired: false };
        market.products.push((product, price));
    }
    Ok(market)
}

/// The eight channels of the method, and two campaigns.
pub(super) fn sources(
    chance: &mut Chance,
    year: i32,
    at: Millis,
) -> Result<Vec<Source>, TextRefused> {
    let plain = Channel::METHOD.into_iter().map(|kind| Ok((kind, None)));
    let campaigns = CAMPAIGNS.into_iter().map(|name| {
        Name::new(&format!("{year} {name}")).map(|name| (Channel::Campaign, Some(name)))
    });
    let all: Result<Vec<_>, TextRefused> = plain.chain(campaigns).collect();
    let source =
        |(kind, name)| Source { id: SourceId::new(chance.id(at)), kind, name, retired: false };
    Ok(all?.into_iter().map(source).collect())
}

/// The more accounts there are, the more of them need their place to be told apart.
fn account_name(chance: &mut Chance, made: usize) -> String {
    let (root, trade) = (chance.pick(&ROOTS), chance.pick(&TRADES));
    let crowded = made > ROOTS.len() * TRADES.len() / 4;
    if crowded {
        format!("{}{root}{trade}", chance.pick(&PLACES))
    } else {
        format!("{root}{trade}")
    }
}

/// No subscriber's number begins with four noughts: these ring nowhere.
fn contact(chance: &mut Chance, account: AccountId, at: Millis) -> Result<Contact, TextRefused> {
    let name = format!("{}{}", chance.pick(&SURNAMES), chance.pick(&GIVEN));
    let position = chance.pick(&TITLES);
    let area = chance.pick(&["02", "03", "04", "06", "07"]);
    let phone = chance.percent(90).then(|| format!("{area}-0000-{:04}", chance.between(0, 9999)));
    let phone = phone.as_deref().map(Phone::new).transpose()?;
    let contact = Contact::named(ContactId::new(chance.id(at)), account, Name::new(&name)?, phone);
    Ok(Contact { position: Some(Name::new(position)?), ..contact })
}
