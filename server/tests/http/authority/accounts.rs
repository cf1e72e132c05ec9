//! Who asks what about accounts, their people, and what is alike.

use std::sync::atomic::{AtomicUsize, Ordering};

use domain::account::{Fields, Filter};
use domain::board::Card;
use domain::text::Name;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::house::House;

/// Those who see the account of Mei's deal.
const OPEN_ACCOUNT: [Then; 9] = [Done, Done, Done, GONE, GONE, GONE, GONE, GONE, OUT];

/// Those who lead and see Mei's account; Mei sees it and does not lead.
const LEAD_IT: [Then; 9] = [Done, Done, NO, GONE, GONE, GONE, GONE, GONE, OUT];

/// As above, asked for what is refused by name even to those.
const LEAD_IN_VAIN: [Then; 9] = [Status(422), Status(422), NO, GONE, GONE, GONE, GONE, GONE, OUT];

fn account(_: &House, card: &Card) -> Value {
    json!({ "account": card.deal.account })
}

fn account_list(_: &House, _: &Card) -> Value {
    json!({ "filter": Filter::default(), "order": "name", "page": 0 })
}

fn fields(name: &str) -> Fields {
    Fields::named(Name::new(name).unwrap())
}

/// Asked by everyone for themselves: nobody is to look after what is another's.
fn new_account(house: &House, _: &Card) -> Value {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    let who = WHO[next % WHO.len()];
    let owner = house.people.get(who);
    json!({ "owner": owner, "fields": fields(&format!("Account {next}")) })
}

fn save_account(house: &House, card: &Card) -> Value {
    let (owner, fields) = (house.people["mei"], fields(card.account.as_str()));
    json!({ "account": card.deal.account, "base": 1, "owner": owner, "fields": fields })
}

fn contact_fields() -> Value {
    json!({ "name": "Wu", "position": null, "phone": null, "mobile": null, "mail": null })
}

fn new_contact(_: &House, card: &Card) -> Value {
    json!({ "account": card.deal.account, "fields": contact_fields() })
}

fn no_contact(_: &House, _: &Card) -> Value {
    json!({ "contact": Uuid::now_v7() })
}

fn save_contact(_: &House, _: &Card) -> Value {
    json!({ "contact": Uuid::now_v7(), "base": 1, "fields": contact_fields() })
}

fn alike(_: &House, _: &Card) -> Value {
    json!({ "typed": "恆泰", "except": null })
}

fn person(_: &House, _: &Card) -> Value {
    json!({ "name": "吳麗", "phones": [], "except": null })
}

fn merging(_: &House, card: &Card) -> Value {
    json!({ "into": card.deal.account })
}

/// Into itself: refused, and so nothing of it is left for the next who asks.
fn merging_two(_: &House, card: &Card) -> Value {
    json!({ "into": card.deal.account, "from": card.deal.account })
}

fn parting(_: &House, card: &Card) -> Value {
    json!({ "from": card.deal.account })
}

pub const FUNCTIONS: &[Function] = &[
    ("/api/account", Json(account), OPEN_ACCOUNT),
    ("/api/account_list", Json(account_list), SELLERS),
    ("/api/accounts", Json(typed), ALL_OF_US),
    ("/api/add_account", Json(new_account), SELLERS),
    ("/api/add_contact", Json(new_contact), OPEN_ACCOUNT),
    ("/api/archive_desk", Json(nothing), SELLERS),
    ("/api/duplicate_accounts", Json(alike), SELLERS),
    ("/api/duplicate_contacts", Json(person), SELLERS),
    ("/api/remove_contact", Json(no_contact), NOBODYS_CONTACT),
    ("/api/save_account", Json(save_account), OPEN_ACCOUNT),
    ("/api/save_contact", Json(save_contact), NOBODYS_CONTACT),
    ("/api/merge_accounts", Json(merging_two), LEAD_IN_VAIN),
    ("/api/merge_open", Json(merging), LEAD_IT),
    ("/api/merge_preview", Json(merging_two), LEAD_IN_VAIN),
    // What is not merged is not to be parted, whoever asks.
    ("/api/part_accounts", Json(parting), [GONE, GONE, GONE, GONE, GONE, GONE, GONE, GONE, OUT]),
];
