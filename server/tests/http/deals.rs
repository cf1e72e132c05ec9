//! Operations as a tablet sends them.

use domain::board::Card;
use domain::deal::{AccountPick, Command, Destination, Edit, Listing};
use domain::funnel::Stage;
use domain::id::{AccountId, DealId, OpId, PersonId};
use domain::op::{Answer, Op};
use domain::text::Name;
use serde_json::json;
use uuid::Uuid;

use crate::house::NOW;
use crate::visitor::Visitor;

pub fn op(base: Option<u32>, command: Command) -> Op {
    Op { id: OpId::new(Uuid::now_v7()), at: NOW, base, command }
}

pub fn listing(account: &str) -> Op {
    listed(account, None)
}

/// As who sees the account lists it for another.
pub fn listing_for(account: &str, owner: PersonId) -> Op {
    listed(account, Some(owner))
}

fn listed(account: &str, owner: Option<PersonId>) -> Op {
    let name = Name::new(account).unwrap();
    op(
        None,
        Command::List(Box::new(Listing {
            deal: DealId::new(Uuid::now_v7()),
            account: AccountPick::Named { id: AccountId::new(Uuid::now_v7()), name },
            product: None,
            source: None,
            owner,
            amount: None,
            expected: None,
            status: None,
            next_step: None,
            contact: None,
            stage: Stage::FIRST,
        })),
    )
}

pub fn moving(card: &Card, stage: u8) -> Op {
    let to = Destination::Stage(Stage::new(stage).unwrap());
    op(Some(card.deal.version), Command::Move { deal: card.deal.id, to, reason: None })
}

pub fn passing(card: &Card, to: PersonId) -> Op {
    op(Some(card.deal.version), Command::Edit { deal: card.deal.id, edits: vec![Edit::Owner(to)] })
}

/// Sends an operation that is to be done.
pub async fn done(by: &mut Visitor, op: Op) -> Card {
    let answer = by.json("/api/ops", &json!({ "op": op })).await;
    match answer.json::<Answer>() {
        Answer::Applied { card, .. } => *card,
        other => panic!("{other:?}"),
    }
}
