//! Cards and columns are drawn once for many pages: a page made of what was kept is the page that
//! a server makes that has kept nothing.

use domain::board::Card;
use domain::deal::{Command, Edit, NewContact};
use domain::id::ContactId;
use domain::money::{Currency, Money};
use domain::op::Op;
use domain::text::{Name, Phone};
use uuid::Uuid;

use crate::deals::{done, listing, moving, op, passing};
use crate::house::House;
use crate::visitor::Visitor;

/// What of a page is the same however often it is asked for: neither the nonce nor the instant.
fn lasting(page: &str) -> String {
    let mut text = page.to_owned();
    for (before, after) in [("nonce=\"", "\""), ("\\\"now\\\":", ",")] {
        let mut parts = text.split(before);
        let first = parts.next().unwrap_or_default().to_owned();
        text = parts.fold(first, |made, part| {
            let (_, rest) = part.split_once(after).unwrap();
            made + before + after + rest
        });
    }
    text
}

/// Asks for the board in each way it is looked at, and compares; returns the first.
async fn same(house: &House, visitor: &mut Visitor, open: &Card) -> String {
    let deal = open.deal.id;
    let mut first = None;
    for path in ["/".to_owned(), "/?by=amount".to_owned(), format!("/?deal={deal}")] {
        let kept = visitor.get(&path).await;
        let anew = house.afresh(visitor).get(&path).await;
        assert_eq!((kept.status.as_u16(), anew.status.as_u16()), (200, 200));
        assert_eq!(lasting(&kept.text), lasting(&anew.text), "{path}");
        first.get_or_insert(kept.text);
    }
    first.unwrap()
}

type Change = dyn Fn(&Card) -> Op;

fn edit(card: &Card, edit: Edit) -> Op {
    op(Some(card.deal.version), Command::Edit { deal: card.deal.id, edits: vec![edit] })
}

#[tokio::test]
async fn a_page_made_of_what_was_kept_is_as_one_drawn_anew() {
    let house = House::company().await;
    let (mut mei, mut nora, mut boss) = (
        house.signed_in("mei").await,
        house.signed_in("nora").await,
        house.signed_in("boss").await,
    );
    let mut cards = Vec::new();
    for account in ["恆泰鋼鐵", "Kaohsiung Pumps", "永信化學"] {
        cards.push(done(&mut mei, listing(account)).await);
    }
    let mut card = cards.remove(0);
    let contact = NewContact {
        id: ContactId::new(Uuid::from_u128(1)),
        name: Name::new("王小明").unwrap(),
        phone: Some(Phone::new("02-1234").unwrap()),
    };
    let met = NewContact { phone: Some(Phone::new("02-9999").unwrap()), ..contact.clone() };
    let amount = Money::new(12_300_000, Currency::new("TWD").unwrap()).unwrap();
    let before = same(&house, &mut nora, &card).await;
    assert!(before.contains("Kaohsiung Pumps"));

    let changes: [Box<Change>; 5] = [
        Box::new(|card| moving(card, 2)),
        Box::new(move |card| edit(card, Edit::Amount(Some(amount)))),
        Box::new(move |card| edit(card, Edit::MeetContact(contact.clone()))),
        Box::new(move |card| edit(card, Edit::CorrectContact(met.clone()))),
        Box::new(|card| moving(card, 3)),
    ];
    for change in changes {
        let version = card.deal.version;
        card = done(&mut mei, change(&card)).await;
        assert!(card.deal.version > version);
        for visitor in [&mut mei, &mut nora, &mut boss] {
            same(&house, visitor, &card).await;
        }
    }
    assert!(same(&house, &mut boss, &card).await.contains("tel:029999"), "the phone set right");

    // The server has drawn bars for all three; each reads their own.
    for (visitor, sees) in [(&mut mei, false), (&mut nora, true)] {
        let page = same(&house, visitor, &card).await;
        let of_reps = page.matches("<select").count() > 1;
        assert_eq!(of_reps, sees, "T7: whose deals others hold is chosen by who sees them");
        assert!(!page.contains(">sam<"), "T7: of another team");
    }

    // Whose it is, what they are called, and in what language one reads.
    assert_eq!(mei.form("/api/set_name", &[("name", "陳美玲")]).await.status, 200);
    let renamed = same(&house, &mut boss, &card).await;
    assert!(renamed.contains("aria-label=\"陳美玲\""), "on cards");
    assert!(renamed.contains(">陳美玲<"), "in the bar");
    for (language, amount) in [("zh-TW", "12.3萬"), ("zh-CN", "12.3万"), ("en-GB", "123K")] {
        nora.headers = vec![("accept-language", language.to_owned())];
        assert!(same(&house, &mut nora, &card).await.contains(amount), "{language}");
    }
    assert_eq!(nora.form("/api/set_numbers", &[("numbers", "myriads")]).await.status, 200);
    assert!(!same(&house, &mut nora, &card).await.contains("123K"), "a style of one's own");
    card = done(&mut nora, passing(&card, house.people["nora"])).await;
    let hers = same(&house, &mut mei, &card).await;
    assert!(!hers.contains("恆泰鋼鐵"), "T7: what is another's now is not shown from before");
    assert!(same(&house, &mut nora, &card).await.contains("恆泰鋼鐵"));
}
