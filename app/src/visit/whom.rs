//! Whom a visit is to: the company, what it is about, and whom one meets there.

use domain::id::{AccountId, ContactId, DealId};
use leptos::prelude::*;

use super::weekly::{Begun, Weekly};
use crate::fields::Typed;
use crate::ui::ask::Select;
use crate::ui::field::Said;
use crate::words::{Words, use_words};

#[derive(Clone, Copy)]
pub struct Whom {
    account: Typed,
    deal: Typed,
    pub contact: Typed,
}

impl Whom {
    pub fn new(begun: &Begun, contact: Option<ContactId>) -> Self {
        let text = |id: Option<String>| Typed::new(id.unwrap_or_default());
        Self {
            account: text(begun.account.map(|id| id.to_string())),
            deal: text(begun.deal.map(|id| id.to_string())),
            contact: text(contact.map(|id| id.to_string())),
        }
    }

    pub fn values(self) -> [RwSignal<String>; 3] {
        [self.account.value, self.deal.value, self.contact.value]
    }

    /// `None`: nobody was chosen, and it says so.
    pub fn read(self, words: Words) -> Option<(AccountId, Option<DealId>)> {
        let account = self.account.pick();
        let wrong = account.is_none().then(|| words.visit_company_wanted().to_owned());
        self.account.wrong.set(wrong);
        Some((account?, self.deal.pick()))
    }
}

/// The whole choice, for a new visit.
#[component]
pub fn WhomFields(weekly: Weekly, whom: Whom) -> impl IntoView {
    let words = use_words();
    let none = move || std::iter::once((String::new(), words.ui_none().to_owned()));
    let customers = weekly.week.with_untracked(|week| {
        let choose = (String::new(), words.visit_choose().to_owned());
        let known = week.customers.iter().map(|one| (one.id.to_string(), one.name.to_string()));
        std::iter::once(choose).chain(known).collect::<Vec<_>>()
    });
    let account = whom.account.value;
    let deals = move || {
        let account = account.with(|text| text.parse::<AccountId>().ok());
        let known = weekly.week.with_untracked(|week| {
            let of_it = week.deals.iter().filter(|one| Some(one.account) == account);
            let named = of_it.map(|one| {
                let product = one.product.as_ref().map(ToString::to_string);
                (one.deal.to_string(), product.unwrap_or_else(|| words.visit_deal().to_owned()))
            });
            named.collect::<Vec<_>>()
        });
        (!known.is_empty()).then(|| {
            let options = none().chain(known).collect::<Vec<_>>();
            view! {
                <Select
                    id="visit-deal"
                    label=words.visit_about_deal()
                    options
                    value=whom.deal.value
                />
            }
        })
    };
    // Another company has other deals and other people.
    Effect::new(move |before: Option<String>| {
        let now = account.get();
        if before.is_some_and(|before| before != now) {
            whom.deal.value.set(String::new());
            whom.contact.value.set(String::new());
        }
        now
    });
    view! {
        <div>
            <Select
                id="visit-company"
                label=words.visit_company()
                options=customers
                value=account
            />
            <Said id="visit-company" hint=None error=whom.account.error() />
        </div>
        {deals}
        {move || {
            let account = account.with(|text| text.parse::<AccountId>().ok());
            view! { <ContactField weekly account contact=whom.contact /> }
        }}
    }
}

/// Whom one meets there, where anyone is known.
#[component]
pub fn ContactField(weekly: Weekly, account: Option<AccountId>, contact: Typed) -> impl IntoView {
    let words = use_words();
    let known = weekly.week.with_untracked(|week| {
        let there = week.contacts.iter().filter(|one| Some(one.account) == account);
        there.map(|one| (one.id.to_string(), one.name.to_string())).collect::<Vec<_>>()
    });
    (!known.is_empty()).then(|| {
        let none = std::iter::once((String::new(), words.ui_none().to_owned()));
        let options = none.chain(known).collect::<Vec<_>>();
        view! {
            <Select id="visit-contact" label=words.visit_contact() options value=contact.value />
        }
    })
}
