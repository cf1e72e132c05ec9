//! What people type about a deal, and what it is read as: for forms, cells and filters.

use domain::account::Source;
use domain::day::Day;
use domain::deal::{CustomerStatus, NextStep};
use domain::id::{ProductId, SourceId};
use domain::money::{Currency, Money};
use domain::read;
use domain::text::Name;
use leptos::prelude::*;

use crate::desk::Desk;
use crate::ui::field::plain_amount;
use crate::words::Words;

/// A field as it is typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed {
    pub value: RwSignal<String>,
    pub wrong: RwSignal<Option<String>>,
}

impl Typed {
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: RwSignal::new(value.into()), wrong: RwSignal::new(None) }
    }

    pub fn error(self) -> Signal<Option<String>> {
        self.wrong.into()
    }

    fn text(self) -> String {
        self.value.with_untracked(|value| value.trim().to_owned())
    }

    /// Keeps what is wrong at the field, and says whether all was well.
    fn read<T>(self, read: Result<T, String>) -> Option<T> {
        match read {
            Ok(value) => {
                self.wrong.set(None);
                Some(value)
            }
            Err(wrong) => {
                self.wrong.set(Some(wrong));
                None
            }
        }
    }

    /// A name that must be there.
    pub fn name(self, words: Words, field: &str) -> Option<Name> {
        self.read(Name::new(&self.text()).map_err(|refused| words.text_refused(field, refused)))
    }

    /// An amount of the company's currency, or none for a box left empty. The outer `None`: it
    /// cannot be read.
    pub fn amount(self, words: Words, desk: &Desk) -> Option<Option<Money>> {
        let text = self.text();
        if text.is_empty() {
            return self.read(Ok(None));
        }
        let read = read::amount(&text, desk.currency).map(Some);
        let field = words.deal_amount();
        self.read(read.map_err(|unread| words.amount_unread(field, &text, desk.currency, unread)))
    }

    /// A day, or none for a box left empty. The outer `None`: it cannot be read.
    pub fn day(self, words: Words) -> Option<Option<Day>> {
        let text = self.text();
        if text.is_empty() {
            return self.read(Ok(None));
        }
        self.read(
            read::day(&text)
                .map(Some)
                .map_err(|unread| words.day_unread(words.deal_expected(), &text, unread)),
        )
    }

    /// One of a list, by its word; none for the empty word.
    pub fn pick<T: std::str::FromStr>(self) -> Option<T> {
        self.value.with_untracked(|word| word.parse().ok())
    }

    pub fn status(self) -> Option<CustomerStatus> {
        self.value.with_untracked(|word| CustomerStatus::from_word(word))
    }
}

/// An amount as it is typed, and the currency that is chosen for it.
#[derive(Clone, Copy)]
pub struct TypedMoney {
    pub amount: Typed,
    pub currency: RwSignal<String>,
}

impl TypedMoney {
    /// As it stands in a box to be typed over; nothing typed yet is in the company's currency.
    pub fn new(money: Option<Money>, desk: &Desk) -> Self {
        let currency = money.map_or(desk.currency, Money::currency);
        let plain = |money: Money| plain_amount(money.minor(), currency.digits());
        Self {
            amount: Typed::new(money.map(plain).unwrap_or_default()),
            currency: RwSignal::new(currency.code().to_owned()),
        }
    }

    /// An amount, or none for a box left empty; one that names its currency is in that one,
    /// whatever is chosen. The outer `None`: it cannot be read.
    pub fn read(self, words: Words, field: &str, desk: &Desk) -> Option<Option<Money>> {
        let text = self.amount.text();
        if text.is_empty() {
            return self.amount.read(Ok(None));
        }
        let chosen = self.currency.with_untracked(|code| Currency::new(code));
        let chosen = chosen.unwrap_or(desk.currency);
        let read = read::money(&text, chosen, &desk.rates).map(Some);
        self.amount.read(read.map_err(|unread| words.amount_unread(field, &text, chosen, unread)))
    }
}

/// The currencies that a deal may be in, the company's own first.
pub fn currencies(desk: &Desk) -> Vec<String> {
    desk.rates.currencies().map(|currency| currency.code().to_owned()).collect()
}

/// What to do next and by when: both, or neither. The outer `None`: something is missing.
pub fn next_step(words: Words, what: Typed, due: Typed) -> Option<Option<NextStep>> {
    let due_read = due.day(words)?;
    if what.text().is_empty() && due_read.is_none() {
        what.wrong.set(None);
        return Some(None);
    }
    let name = what.name(words, words.deal_next_step());
    let Some(day) = due_read else {
        due.wrong.set(Some(words.refusal_field_empty(words.deal_next_due())));
        return None;
    };
    Some(Some(NextStep { what: name?, due: day }))
}

/// The days one tap away, each as a date field holds it.
pub fn days_soon(words: Words, today: Day) -> [(String, String); 4] {
    [
        (today.plus(1), words.activity_tomorrow()),
        (today.plus(3), words.activity_in_three_days()),
        (today.plus(7), words.activity_next_week()),
        (today.next_month(), words.activity_next_month()),
    ]
    .map(|(day, word)| (day.iso(), word.to_owned()))
}

/// The products that are offered, and the one a deal has.
pub fn product_options(
    words: Words,
    desk: &Desk,
    kept: Option<ProductId>,
) -> Vec<(String, String)> {
    let offered = desk.products.iter().filter(|one| !one.retired || kept == Some(one.id));
    let products = offered.map(|one| (one.id.to_string(), one.name.to_string()));
    with_none(words, products)
}

/// The sources that are offered, and the one a deal has.
pub fn source_options(words: Words, desk: &Desk, kept: Option<SourceId>) -> Vec<(String, String)> {
    let named = |source: &Source| (source.id.to_string(), words.source(source));
    let offered = desk.sources.iter().filter(|one| !one.retired || kept == Some(one.id));
    with_none(words, offered.map(named))
}

pub fn status_options(words: Words) -> Vec<(String, String)> {
    CustomerStatus::ALL
        .map(|status| (status.word().to_owned(), words.status(status).to_owned()))
        .to_vec()
}

pub fn owner_options(desk: &Desk) -> Vec<(String, String)> {
    desk.sellers().map(|person| (person.id.to_string(), person.name.to_string())).collect()
}

fn with_none(
    words: Words,
    options: impl Iterator<Item = (String, String)>,
) -> Vec<(String, String)> {
    std::iter::once((String::new(), words.ui_none().to_owned())).chain(options).collect()
}
