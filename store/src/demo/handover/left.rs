//! Su Shih-han of the south left some months ago. Of her customers some bought on, one was lost
//! to her new employer, and one fell back.

use domain::account::Contact;
use domain::deal::{Destination, LostReason, NewContact, Opening, Position, Standing, Way};
use domain::funnel::Stage;
use domain::handover::{Command, Heirs, Way as Passing};
use domain::id::{AccountId, DealId, PersonId};
use domain::org::Role;
use domain::text::{Login, Name, Note};

use super::{HEIRS, Hands, MANAGER, money, none, stage};
use crate::bulk;
use crate::deal::contact;
use crate::demo::DemoError;
use crate::person::{self, NewPerson, PersonRefused};

/// How many days ago the handover was closed.
const CLOSED: i32 = 130;

/// A customer, the buyer with those above them, the stage of the open deal, its amount in ten
/// thousands, and what was won there in the two years before: days ago, ten thousands.
type Customer = (&'static str, [&'static str; 3], u8, i64, &'static [(i32, i64)]);

const CUSTOMERS: [Customer; 6] = [
    ("府城精密鑄造", ["沈採購", "顏廠長", "蘇總經理"], 8, 185, &[(480, 210), (390, 95)]),
    ("安平冷鏈物流", ["洪課長", "方協理", "侯董事長"], 7, 320, &[(455, 160)]),
    ("關廟包裝材料", ["盧採購", "魏廠長", "杜總經理"], 5, 96, &[(430, 120)]),
    ("仁德表面處理", ["田課長", "康副廠長", "白總經理"], 4, 140, &[(405, 60)]),
    ("新市光學薄膜", ["溫工程師", "簡經理", "趙處長"], 2, 75, &[(470, 88)]),
    ("善化生技", ["江採購", "施廠長", "湯總經理"], 1, 52, &[]),
];

pub(super) async fn left(hands: &mut Hands<'_>) -> Result<(), DemoError> {
    let leaver = leaver(hands).await?;
    let [one, other] = [hands.person(HEIRS[0])?.id, hands.person(HEIRS[1])?.id];
    let mut deals = Vec::new();
    for (number, customer) in CUSTOMERS.iter().enumerate() {
        let heir = if number % 2 == 0 { one } else { other };
        let (account, deal) = customer_of(hands, leaver, customer).await?;
        deals.push((account, deal, heir));
    }
    hands.wake(CLOSED + 24);
    let heirs: Heirs = deals.iter().map(|(account, _, heir)| (*account, *heir)).collect();
    let last_day = hands.day(CLOSED);
    let id = hands.open(leaver, heirs, last_day).await?;
    hands.wake(CLOSED + 12);
    for (number, (_, deal, heir)) in deals.iter().enumerate() {
        let way = Passing::of(hands.scene.company.funnel.band(stage(CUSTOMERS[number].2)?));
        let both = (leaver, *heir);
        match way {
            Passing::JointVisit => {
                let told = ("已告知月底離職，之後由接手同仁負責", "希望原訂的試機不變");
                hands.visited(id, *deal, both, told).await?;
            }
            Passing::Phone => hands.called(id, *deal, both, "電話中已介紹接手同仁").await?,
            Passing::Later => {
                let reason = Note::new("需求暫緩，由接手人直接聯繫")?;
                let manager = hands.person(MANAGER)?.id;
                hands.act(manager, id, Command::WriteOff { deal: *deal, reason }).await?;
            }
        }
    }
    hands.wake(CLOSED);
    let manager = hands.person(MANAGER)?.id;
    hands.act(manager, id, Command::Close).await?;
    hands.tx.settle().await?;
    since(hands, &deals).await
}

/// What became of them.
async fn since(
    hands: &mut Hands<'_>,
    deals: &[(AccountId, DealId, PersonId)],
) -> Result<(), DemoError> {
    let won = |hands: &Hands<'_>, days_ago: i32, wan: i64| {
        let (value, on) = (Some(money(wan)?), Some(hands.day(days_ago)));
        Ok::<_, DemoError>(Destination::Won { value, on })
    };
    let [first, second, third, fourth, fifth, sixth] = deals else { return Err(none()) };
    hands.wake(112);
    let to = won(hands, 112, 180)?;
    hands.go(first.2, first.1, to).await?;
    hands.wake(104);
    let to = Destination::Stage(stage(4)?);
    hands.go(fifth.2, fifth.1, to).await?;
    hands.wake(96);
    hands.go(sixth.2, sixth.1, Destination::Parked { note: None }).await?;
    hands.wake(90);
    let to = Destination::Stage(stage(7)?);
    hands.go(third.2, third.1, to).await?;
    hands.wake(78);
    let to = won(hands, 78, 130)?;
    hands.go(fourth.2, fourth.1, to).await?;
    hands.wake(70);
    let to = won(hands, 70, 98)?;
    hands.go(third.2, third.1, to).await?;
    hands.wake(48);
    let to = won(hands, 48, 66)?;
    hands.go(fifth.2, fifth.1, to).await?;
    // A second deal, which went well until last week.
    hands.wake(60);
    let new = hands.list(fourth.2, fourth.0, stage(6)?, (210, None)).await?;
    hands.wake(9);
    let to = Destination::Stage(stage(3)?);
    hands.go(fourth.2, new, to).await?;
    hands.wake(6);
    let note = Some(Note::new("採購說要跟著原來的業務走")?);
    let to = Destination::Lost { reason: Some(LostReason::Relationship), note };
    hands.go(second.2, second.1, to).await
}

async fn leaver(hands: &mut Hands<'_>) -> Result<PersonId, DemoError> {
    let (at, team) = (hands.scene.founded, hands.person(MANAGER)?.team);
    let new = NewPerson {
        login: Login::new("shihan.su")?,
        name: Name::new("蘇詩涵")?,
        roles: [Role::Rep].into(),
        team,
        password_hash: None,
    };
    let id = PersonId::new(hands.chance.id(at));
    let added = person::insert_as(hands.tx, None, id, new, at).await;
    added.map_err(|refused| match refused {
        PersonRefused::Store(error) => DemoError::Store(error),
        _ => DemoError::NotEmpty,
    })?;
    hands.tx.settle().await?;
    Ok(id)
}

/// A customer with its people, what was won there before the company began with the program, and
/// one deal that is open.
async fn customer_of(
    hands: &mut Hands<'_>,
    leaver: PersonId,
    (name, people, reached, wan, won): &Customer,
) -> Result<(AccountId, DealId), DemoError> {
    let at = hands.scene.founded;
    let account = hands.account(leaver, name).await?;
    let mut superior = None;
    // Whoever is above first, so that each reports to one who is there; the buyer comes with the
    // deal.
    for who in people.iter().skip(1).rev() {
        let NewContact { id, name, phone } = hands.met(who)?;
        let known = Contact::named(id, account, name, phone);
        contact::insert(hands.tx, &Contact { superior, ..known }).await?;
        superior = Some(id);
    }
    for (days_ago, wan) in *won {
        let on = hands.scene.calendar.day(*days_ago);
        let standing = Standing::Won { from: stage(8)?, value: money(*wan)?, on };
        let opening = Opening {
            id: DealId::new(hands.chance.id(at)),
            account,
            product: None,
            source: None,
            owner: leaver,
            amount: Some(money(*wan)?),
            expected: Some(on),
            status: None,
            next_step: None,
            position: Position { standing, since: at, band_since: at },
            at,
            way: Way::Imported { claimed: Some(on.plus(-40)) },
        };
        bulk::list(hands.tx, None, opening, &[]).await?;
    }
    hands.wake(CLOSED + 60);
    let buyer = hands.met(people[0])?;
    let id = buyer.id;
    let listed = hands.list(leaver, account, Stage::FIRST, (*wan, Some(buyer))).await?;
    contact::set_superior(hands.tx, id, superior).await?;
    if *reached > 1 {
        hands.wake(CLOSED + 30);
        hands.go(leaver, listed, Destination::Stage(stage(*reached)?)).await?;
    }
    Ok((account, listed))
}
