//! The fields of a new deal: empty, or as they were typed before it came back.

use domain::account::Account;
use domain::deal::{AccountPick, Command};
use leptos::prelude::RwSignal;

use crate::desk::Desk;
use crate::fields::{Typed, TypedMoney};
use crate::live::Left;

/// The fields as they are typed.
#[derive(Clone, Copy)]
pub struct Fields {
    pub account: Typed,
    pub known: RwSignal<Vec<Account>>,
    pub product: Typed,
    pub amount: TypedMoney,
    pub expected: Typed,
    pub status: Typed,
    pub source: Typed,
    pub contact: Typed,
    pub phone: Typed,
    pub step: Typed,
    pub due: Typed,
    pub owner: Typed,
    /// Something stands in a field beyond the first three.
    pub more: bool,
}

impl Fields {
    /// Empty and `mine`, or what came back.
    pub fn new(back: Option<Left>, mine: String, desk: &Desk) -> Self {
        let name = back.as_ref().and_then(|back| back.pending.account.clone());
        let listing = back.as_ref().and_then(|back| match &back.pending.op.command {
            Command::List(listing) => Some(&**listing),
            _ => None,
        });
        let typed = |text: Option<String>| Typed::new(text.unwrap_or_default());
        let picked = listing.map(|listing| &listing.account);
        let known = match (picked, name.clone()) {
            (Some(AccountPick::Known(id)), Some(name)) => vec![Account { id: *id, name }],
            _ => Vec::new(),
        };
        let contact = listing.and_then(|listing| listing.contact.as_ref());
        let phone = contact.and_then(|contact| contact.phone.as_ref());
        let step = listing.and_then(|listing| listing.next_step.as_ref());
        let amount = listing.and_then(|listing| listing.amount);
        let expected = listing.and_then(|listing| listing.expected);
        let status = listing.and_then(|listing| listing.status);
        let source = listing.and_then(|listing| listing.source);
        let owner = listing.and_then(|listing| listing.owner);
        let more = expected.is_some() || status.is_some() || source.is_some();
        Self {
            account: typed(name.map(String::from)),
            known: RwSignal::new(known),
            product: typed(listing.and_then(|listing| Some(listing.product?.to_string()))),
            amount: TypedMoney::new(amount, desk),
            expected: typed(expected.map(|day| day.iso())),
            status: typed(status.map(|status| status.word().to_owned())),
            source: typed(source.map(|source| source.to_string())),
            contact: typed(contact.map(|contact| contact.name.to_string())),
            phone: typed(phone.map(|phone| phone.as_str().to_owned())),
            step: typed(step.map(|step| step.what.to_string())),
            due: typed(step.map(|step| step.due.iso())),
            owner: Typed::new(owner.map_or(mine, |owner| owner.to_string())),
            more: more || contact.is_some() || step.is_some(),
        }
    }
}
