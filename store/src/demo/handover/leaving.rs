//! Chou Chia-ying of the south leaves soon: most of the joint visits are made and signed, some
//! calls are left, and what waits is locked.

use domain::board::Card;
use domain::deal::Standing;
use domain::handover::{Command, Fill, Heirs, Way, in_order};
use domain::id::PersonId;
use domain::sitting::Field;
use domain::text::Name;

use super::{HEIRS, Hands, stage};
use crate::deal::read::open_of;
use crate::demo::DemoError;
use crate::handover::customers_of;

const LEAVER: &str = "jiaying.zhou";
/// In days from today.
const LAST_DAY: i32 = 16;

/// What she sells besides: a customer, the buyer, the stage and the amount in ten thousands.
const MORE: [(&str, &str, u8, i64); 5] = [
    ("路竹精機", "柯經理", 8, 450),
    ("岡山螺絲", "龔採購", 8, 268),
    ("橋頭食品", "尤廠長", 7, 190),
    ("林園化工", "詹課長", 5, 310),
    ("大寮包裝", "翁採購", 4, 84),
];

const SAID: [(&str, &str); 3] = [
    ("已說明我月底離開，以後由接手同仁聯繫，報價條件不變", "希望交期照舊，並請補一份測試報告"),
    ("一起拜訪採購與廠務，介紹接手同仁", "沒有意見，問保固由誰負責"),
    ("在會議中當面交接，試機日期不變", "總經理想再見一次接手同仁"),
];

pub(super) async fn leaving(hands: &mut Hands<'_>) -> Result<(), DemoError> {
    let leaver = hands.person(LEAVER)?.id;
    let both = [hands.person(HEIRS[0])?.id, hands.person(HEIRS[1])?.id];
    for (number, (name, buyer, reached, wan)) in (0..).zip(MORE) {
        hands.wake(40 - number);
        let account = hands.account(leaver, name).await?;
        let buyer = hands.met(buyer)?;
        hands.list(leaver, account, stage(reached)?, (wan, Some(buyer))).await?;
    }
    hands.wake(5);
    let customers = customers_of(hands.tx.conn(), leaver).await?;
    let heirs: Heirs =
        customers.into_iter().enumerate().map(|(n, one)| (one, both[n % both.len()])).collect();
    let last_day = hands.scene.calendar.ahead(LAST_DAY);
    let mut cards = open_of(hands.tx.conn(), leaver).await?;
    cards.retain(|card| matches!(card.deal.position.standing, Standing::Open { .. }));
    let funnel = hands.scene.company.funnel;
    let cards = in_order(cards, &funnel);
    let id = hands.open(leaver, heirs.clone(), last_day).await?;
    let of = |way: Way| {
        let of_way =
            |card: &&Card| Way::of(funnel.band(card.deal.position.standing.stage())) == way;
        let pair = |card: &Card| -> (_, PersonId) {
            (card.deal.id, heirs.get(&card.deal.account).copied().unwrap_or(both[0]))
        };
        cards.iter().filter(of_way).map(pair).collect::<Vec<_>>()
    };
    let (visits, calls) = (of(Way::JointVisit), of(Way::Phone));
    hands.wake(3);
    let done = visits.len() * 3 / 4;
    for (number, (deal, heir)) in visits.iter().take(done).enumerate() {
        hands.visited(id, *deal, (leaver, *heir), SAID[number % SAID.len()]).await?;
    }
    if let Some((deal, heir)) = visits.get(done) {
        let day = Some(hands.scene.calendar.ahead(4));
        let fill = Fill::Appointment { day, aim: Name::new("共同拜訪交接")? };
        hands.act(*heir, id, Command::Fill { deal: *deal, fill }).await?;
        let promised = "答應三月前免費試機一次";
        hands.write(leaver, id, (*deal, Field::Promises), promised).await?;
    }
    hands.wake(2);
    for (deal, heir) in calls.iter().take(calls.len() / 2) {
        let told = "已致電告知，並請接手同仁一起通話";
        hands.called(id, *deal, (leaver, *heir), told).await?;
    }
    Ok(())
}
