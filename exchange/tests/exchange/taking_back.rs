//! An import taken back leaves the funnel as it was, but for what people did since.

use domain::deal::{AccountPick, Command, Edit, Listing};
use domain::funnel::Stage;
use domain::id::{AccountId, DealId, OpId, PersonId};
use domain::import::Count;
use domain::money::{Currency, Money};
use domain::op::{Answer, Op};
use domain::text::Name;
use proptest::prelude::*;
use uuid::Uuid;

use super::office::{NOW, Office, chosen, read};

const HEAD: &str = "客户单位,联系人,金额,预计日期,成功率\n";
const ROWS: &str = "恒泰纺织,赵主任,8万,2026-12-27,25%\n锦江造船,王总工,45万,2027年3月,50%\n";

fn money(yuan: i64) -> Option<Money> {
    Some(Money::new(yuan * 100, Currency::new("CNY").unwrap()).unwrap())
}

async fn apply(office: &Office, by: PersonId, base: Option<u32>, command: Command) -> Answer {
    let op = Op { id: OpId::new(Uuid::now_v7()), at: NOW, base, command };
    store::op::apply(&office.store, &office.actor(by), op, NOW).await.unwrap()
}

async fn typed(office: &Office) {
    let listing = Listing {
        deal: DealId::new(Uuid::now_v7()),
        account: AccountPick::Named {
            id: AccountId::new(Uuid::now_v7()),
            name: Name::new("恒泰纺织").unwrap(),
        },
        product: None,
        source: None,
        owner: None,
        amount: money(7),
        expected: None,
        status: None,
        next_step: None,
        contact: None,
        stage: Stage::FIRST,
    };
    let answer = apply(office, office.mei, None, Command::List(Box::new(listing))).await;
    assert!(matches!(answer, Answer::Applied { .. }));
}

#[tokio::test]
async fn an_import_taken_back_leaves_what_was_there_before() {
    let office = Office::new().await;
    typed(&office).await;
    let before = office.deals().await;
    let file = read("a.csv", format!("{HEAD}{ROWS}").as_bytes());
    let run = office.brought(office.mei, &file, &chosen(&file)).await;
    assert_eq!(run.counts.of(Count::Taken), 2);
    let after = office.deals().await;
    assert_eq!(after.len(), 3);

    let back = office.turned(office.mei, &run, false).await.unwrap();
    assert!(back.taken_back.is_some() && back.kept.is_empty());
    assert_eq!(office.deals().await, before);
    for id in after.keys().filter(|id| !before.contains_key(*id)) {
        let (mei, id) = (office.actor(office.mei), id.parse().unwrap());
        let sheet = store::deal::sheet(&office.store, &mei, id).await.unwrap().unwrap();
        assert_eq!(sheet.history.len(), 2, "its history stays readable");
    }

    let stands = office.turned(office.mei, &run, true).await.unwrap();
    assert!(stands.taken_back.is_none());
    let again = office.deals().await;
    let of = |deals: &std::collections::BTreeMap<String, domain::board::Card>| -> Vec<_> {
        deals.values().map(|card| (card.deal.id, card.account.clone(), card.deal.amount)).collect()
    };
    assert_eq!(of(&again), of(&after));
}

#[tokio::test]
async fn the_same_file_again_adds_nothing_and_after_taking_back_all_of_it() {
    let office = Office::new().await;
    let file = read("a.csv", format!("{HEAD}{ROWS}").as_bytes());
    let first = office.brought(office.mei, &file, &chosen(&file)).await;
    let second = office.brought(office.mei, &file, &chosen(&file)).await;
    assert_eq!((second.counts.of(Count::Taken), second.counts.of(Count::Same)), (0, 2));
    office.turned(office.mei, &first, false).await.unwrap();
    let third = office.brought(office.mei, &file, &chosen(&file)).await;
    assert_eq!(third.counts.of(Count::Taken), 2);
    let stands = office.turned(office.mei, &first, true).await.unwrap();
    assert_eq!(stands.kept.len(), 2, "they are there already");
    assert_eq!(office.deals().await.len(), 2);
}

#[tokio::test]
async fn what_people_changed_since_stays_and_is_listed() {
    let office = Office::new().await;
    let file = read("a.csv", format!("{HEAD}{ROWS}").as_bytes());
    office.brought(office.mei, &file, &chosen(&file)).await;
    let changed = ROWS.replace("8万", "9万").replace("25%", "50%");
    let file = read("b.csv", format!("{HEAD}{changed}").as_bytes());
    let run = office.brought(office.mei, &file, &chosen(&file)).await;
    assert_eq!((run.counts.of(Count::Changed), run.counts.of(Count::Same)), (1, 1));
    let deals = office.deals().await;
    let card = deals.values().find(|card| card.deal.amount == money(90_000)).unwrap();
    let edits = vec![Edit::Amount(money(99_000))];
    let command = Command::Edit { deal: card.deal.id, edits };
    apply(&office, office.mei, Some(card.deal.version), command).await;

    let back = office.turned(office.mei, &run, false).await.unwrap();
    assert_eq!(back.kept.len(), 1);
    assert_eq!(back.kept[0].fields, [domain::deal::Field::Amount]);
    let deals = office.deals().await;
    let card = deals.values().find(|other| other.deal.id == card.deal.id).unwrap();
    assert_eq!(card.deal.amount, money(99_000), "the people's word stands");
    assert_eq!(card.deal.position.standing.stage(), Stage::FIRST, "the file's is set back");
}

#[tokio::test]
async fn an_import_is_anothers_to_take_back_only_for_who_leads_them() {
    let office = Office::new().await;
    let file = read("a.csv", format!("{HEAD}{ROWS}").as_bytes());
    let run = office.brought(office.mei, &file, &chosen(&file)).await;
    assert_eq!(office.turned(office.lin, &run, false).await, None);
    assert_eq!(office.deals().await.len(), 2);
    assert!(office.turned(office.boss, &run, false).await.unwrap().taken_back.is_some());
    assert_eq!(office.deals().await.len(), 0);
}

/// The deal on an account, however its file spelt it.
async fn on(office: &Office, account: &str) -> domain::board::Card {
    let deals = office.deals().await;
    deals.into_values().find(|card| card.account.as_str() == account).unwrap()
}

#[tokio::test]
async fn a_deal_comes_back_to_an_account_that_stands_and_to_someone_who_works_here() {
    let office = Office::new().await;
    let boss = office.actor(office.boss);
    let file = read("a.csv", format!("{HEAD}{ROWS}").as_bytes());
    let run = office.brought(office.mei, &file, &chosen(&file)).await;
    let (goes, stays) = (on(&office, "恒泰纺织").await, on(&office, "锦江造船").await);
    office.turned(office.mei, &run, false).await.unwrap();
    let (into, from) = (stays.deal.account, goes.deal.account);
    store::merge::merge(&office.store, &boss, into, from, NOW).await.unwrap();
    let heirs = vec![office.lin];
    store::org::switch_off(&office.store, &boss, office.mei, heirs, NOW).await.unwrap();

    let stands = office.turned(office.boss, &run, true).await.unwrap();
    assert_eq!((stands.taken_back, stands.kept.len()), (None, 0));
    let deals = office.deals().await;
    assert_eq!(deals.len(), 2);
    for card in deals.values() {
        assert_eq!((card.deal.account, card.deal.owner), (into, office.boss));
        let opened = store::deal::card(&office.store, &boss, card.deal.id).await.unwrap();
        assert_eq!(opened.unwrap().account.as_str(), "锦江造船");
    }
}

#[tokio::test]
async fn accounts_are_parted_though_a_deal_of_one_was_taken_back_and_it_comes_back_there() {
    let office = Office::new().await;
    let boss = office.actor(office.boss);
    let file = read("a.csv", format!("{HEAD}{ROWS}").as_bytes());
    let run = office.brought(office.mei, &file, &chosen(&file)).await;
    let (goes, stays) = (on(&office, "恒泰纺织").await, on(&office, "锦江造船").await);
    let (into, from) = (stays.deal.account, goes.deal.account);
    store::merge::merge(&office.store, &boss, into, from, NOW).await.unwrap();
    office.turned(office.mei, &run, false).await.unwrap();
    store::merge::part(&office.store, &boss, from, NOW).await.unwrap();
    office.turned(office.mei, &run, true).await.unwrap();
    let back = on(&office, "恒泰纺织").await;
    assert_eq!((back.deal.id, back.deal.account), (goes.deal.id, from));
    assert_eq!(on(&office, "锦江造船").await.deal.account, into);
}

#[tokio::test]
async fn t7_what_went_out_of_sight_is_named_as_the_file_named_it() {
    let office = Office::new().await;
    let boss = office.actor(office.boss);
    let file = read("a.csv", format!("{HEAD}{ROWS}").as_bytes());
    let run = office.brought(office.mei, &file, &chosen(&file)).await;
    let card = on(&office, "恒泰纺织").await;
    let passed = Command::Edit { deal: card.deal.id, edits: vec![Edit::Owner(office.lin)] };
    apply(&office, office.boss, Some(card.deal.version), passed).await;
    let fields = domain::account::Fields::named(Name::new("Secret").unwrap());
    let lin = Some(office.lin);
    let renamed =
        store::account::save(&office.store, &boss, card.deal.account, 1, lin, fields, NOW).await;
    renamed.unwrap();
    let back = office.turned(office.mei, &run, false).await.unwrap();
    assert_eq!(back.kept.len(), 1);
    assert_eq!(back.kept[0].account.as_str(), "恒泰纺织");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever two files say one after the other, taking back the second leaves what the first
    /// had made, and taking back both leaves nothing.
    #[test]
    fn taking_back_is_the_way_back(
        first in prop::collection::vec((0usize..4, 1u32..9, 0usize..3), 1..6),
        second in prop::collection::vec((0usize..4, 1u32..9, 0usize..3), 1..6),
    ) {
        let accounts = ["恒泰", "锦江", "德信", "南岭"];
        let rates = ["25%", "50%", "75%"];
        let text = |rows: &[(usize, u32, usize)]| {
            let row = |(account, amount, rate): &(usize, u32, usize)| {
                format!("{},赵主任,{amount}万,2027年3月,{}\n", accounts[*account], rates[*rate])
            };
            format!("{HEAD}{}", rows.iter().map(row).collect::<String>())
        };
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let office = Office::new().await;
            let say = |deals: std::collections::BTreeMap<String, domain::board::Card>| {
                deals
                    .into_values()
                    .map(|c| (c.deal.id, c.deal.amount, c.deal.position.standing.stage()))
                    .collect::<Vec<_>>()
            };
            let file = read("a.csv", text(&first).as_bytes());
            let one = office.brought(office.mei, &file, &chosen(&file)).await;
            let between = say(office.deals().await);
            let file = read("b.csv", text(&second).as_bytes());
            let two = office.brought(office.mei, &file, &chosen(&file)).await;
            office.turned(office.mei, &two, false).await.unwrap();
            assert_eq!(say(office.deals().await), between);
            office.turned(office.mei, &one, false).await.unwrap();
            assert!(office.deals().await.is_empty());
        });
    }
}
