use super::*;
use crate::words::Lang;
use domain::day::{Day, Millis};
use domain::deal::{CustomerStatus, LostReason, NextStep};
use domain::funnel::Stage;
use domain::money::{Currency, Money};
use std::str::FromStr;

/// Knows one product, one person and one contact, all by the number 1.
struct Few(Name);

impl Few {
    fn first(&self, number: u128) -> Option<&Name> {
        (number == 1).then_some(&self.0)
    }
}

impl Names for Few {
    fn account(&self, id: AccountId) -> Option<&Name> {
        self.first(id.uuid().as_u128())
    }
    fn product(&self, id: ProductId) -> Option<&Name> {
        self.first(id.uuid().as_u128())
    }
    fn source(&self, _: SourceId) -> Option<&Source> {
        None
    }
    fn person(&self, id: PersonId) -> Option<&Name> {
        self.first(id.uuid().as_u128())
    }
    fn contact(&self, id: ContactId) -> Option<&Name> {
        self.first(id.uuid().as_u128())
    }
}

fn told(change: &Change) -> [String; 3] {
    let names = Few(Name::new("Mei").unwrap());
    Lang::ALL.map(|lang| Format::from(Words::of(lang)).change(change, &names))
}

fn id<T: FromStr<Err: std::fmt::Debug>>(number: u8) -> T {
    format!("00000000-0000-0000-0000-00000000000{number}").parse().unwrap()
}

fn stage(number: u8) -> Stage {
    Stage::new(number).unwrap()
}

fn at(standing: Standing) -> Position {
    Position { standing, since: Millis(0), band_since: Millis(0) }
}

fn open(number: u8) -> Position {
    at(Standing::Open { stage: stage(number) })
}

fn yuan(yuan: i64) -> Money {
    Money::new(yuan * 100, Currency::new("CNY").unwrap()).unwrap()
}

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn note(text: &str) -> Option<Note> {
    Some(Note::new(text).unwrap())
}

#[test]
fn moves_are_told_with_their_direction_and_reason() {
    let forward = Change::Moved { from: open(3), to: open(4), reason: None };
    assert_eq!(
        told(&forward),
        [
            "Moved from First proposal to Demo",
            "從「初步方案」推進到「技術交流」",
            "从“初步方案”推进到“技术交流”"
        ]
    );
    let back = Change::Moved { from: open(4), to: open(3), reason: note("budget") };
    assert_eq!(told(&back)[0], "Moved back from Demo to First proposal: budget");
    assert_eq!(told(&back)[1], "從「技術交流」退回「初步方案」：budget");
    let undone = Change::MoveUndone { from: open(4), to: open(3) };
    assert_eq!(told(&undone)[0], "Move undone, back in First proposal");
}

#[test]
fn leaving_the_funnel_tells_its_facts() {
    let won = at(Standing::Won { from: stage(8), value: yuan(300_000), on: day("2026-11-21") });
    let to_won = Change::Moved { from: open(8), to: won.clone(), reason: None };
    assert_eq!(
        told(&to_won),
        [
            "Won: ¥300,000.00, ordered on 21 Nov 2026",
            "贏單：¥300,000.00，下單日期 2026年11月21日",
            "赢单：¥300,000.00，下单日期 2026年11月21日"
        ]
    );
    let lost = at(Standing::Lost {
        from: stage(8),
        reason: LostReason::NoDecision,
        note: None,
        on: day("2026-11-21"),
    });
    let to_lost = Change::Moved { from: won, to: lost, reason: note("cancelled") };
    assert_eq!(
        told(&to_lost),
        [
            "Lost: No decision. Reason: cancelled",
            "輸單：未決。原因：cancelled",
            "输单：无决策。原因：cancelled"
        ]
    );
    let parked = at(Standing::Parked { from: stage(2), note: None });
    let back = Change::Moved { from: parked, to: open(2), reason: None };
    assert_eq!(told(&back)[0], "Brought back to First visit");
}

#[test]
fn amounts_and_dates_tell_which_way_they_went() {
    let amount =
        |from: i64, to: i64| told(&Change::Amount { from: Some(yuan(from)), to: Some(yuan(to)) });
    assert_eq!(amount(1, 2)[0], "Amount raised from ¥1.00 to ¥2.00");
    assert_eq!(amount(2, 1)[1], "金額由 ¥2.00 調低為 ¥1.00");
    let first = Change::Amount { from: None, to: Some(yuan(5)) };
    assert_eq!(told(&first)[1], "預計購買金額：¥5.00");
    let expected = |from, to| told(&Change::Expected { from: Some(day(from)), to: Some(day(to)) });
    assert_eq!(
        expected("2026-12-14", "2026-12-01")[0],
        "Expected date pulled in from 14 Dec 2026 to 1 Dec 2026"
    );
    assert_eq!(
        expected("2026-12-14", "2027-01-01")[2],
        "预计购买时间由 2026年12月14日 推迟到 2027年1月1日"
    );
}

#[test]
fn names_stand_for_identities_and_gaps_are_told() {
    let [known, gone] = [1, 2].map(id::<ProductId>);
    let product = Change::Product { from: Some(gone), to: Some(known) };
    assert_eq!(told(&product)[0], "Product changed from (no longer known) to Mei");
    let cleared = Change::Product { from: Some(known), to: None };
    assert_eq!(told(&cleared)[0], "Product cleared; it was Mei");
    let dropped = |n| Change::ContactDropped { contact: id(n) };
    assert_eq!(told(&dropped(1))[0], "Contact removed: Mei");
    assert_eq!(told(&dropped(2))[0], "Contact removed");
    let status = Change::Status { from: None, to: Some(CustomerStatus::Decided) };
    assert_eq!(told(&status), ["Customer status: Decided", "客戶狀態：確定", "客户状态：确定"]);
    let what = Name::new("call").unwrap();
    let step = Some(NextStep { what, due: day("2026-12-01") });
    let step = Change::NextStep { from: None, to: step };
    assert_eq!(told(&step)[0], "Next step by 1 Dec 2026: call");
}

#[test]
fn an_import_tells_what_its_file_claims() {
    let opening = Opening {
        id: id(1),
        account: id(1),
        product: None,
        source: None,
        owner: id(1),
        amount: None,
        expected: None,
        status: None,
        next_step: None,
        position: open(4),
        at: Millis(0),
        way: Way::Imported { claimed: Some(day("2016-10-20")) },
    };
    let listed = Change::Listed(Box::new(opening));
    assert_eq!(told(&listed)[0], "Imported into Demo; the file says it was listed on 20 Oct 2016");
}
