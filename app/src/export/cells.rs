//! Deals as cells: each column under a heading that our own import knows, where it has such a
//! column.

use domain::board::Card;
use domain::day::Day;
use domain::deal::Standing;
use domain::export::{Column, Layout};
use domain::money::{Currency, Money, Total};
use domain::text::Name;
use exchange::export::Cell;

use crate::desk::Desk;
use crate::words::Words;

/// What stands above a column. Amounts say the company's currency there, where no column beside
/// them says each row's.
pub fn head(column: Column, layout: Layout, words: Words, desk: &Desk) -> String {
    let own = |heading: &str| format!("{heading} ({})", desk.currency.code());
    let money = |heading: &str| match layout {
        Layout::Classic => own(heading),
        Layout::Shown | Layout::Everything => heading.to_owned(),
    };
    match column {
        Column::Account => words.deal_account(),
        Column::Contact => words.deal_contact(),
        Column::Phone => words.deal_phone(),
        Column::Product => words.table_product(),
        Column::Stage => words.deal_stage(),
        Column::Rate => words.export_rate(),
        Column::Worth if layout == Layout::Shown => return money(words.board_sort_amount()),
        Column::Amount | Column::Worth => return money(words.deal_amount()),
        Column::Currency => words.deal_currency(),
        Column::Weighted => return own(words.table_weighted()),
        Column::Expected => words.deal_expected(),
        Column::Status => words.deal_status(),
        Column::NextStep => words.deal_next_step(),
        Column::NextStepDue => words.deal_next_due(),
        Column::Source => words.deal_source(),
        Column::Owner => words.deal_owner(),
        Column::Listed => words.deal_listed_at(),
        Column::InStage => words.export_days_in_stage(),
        Column::Closed => words.import_column_closed(),
        Column::Value => return money(words.import_column_value()),
        Column::LostReason => words.import_column_lost_reason(),
    }
    .to_owned()
}

pub fn row(columns: &[Column], card: &Card, words: Words, desk: &Desk) -> Vec<Cell> {
    let told = columns.contains(&Column::Currency);
    let row = card.deal.worth().filter(|_| told).map_or(desk.currency, Money::currency);
    columns.iter().map(|column| cell(*column, card, row, words, desk)).collect()
}

/// `row` is the currency in which a reader takes the row's amounts to be.
fn cell(column: Column, card: &Card, row: Currency, words: Words, desk: &Desk) -> Cell {
    let deal = &card.deal;
    let place = deal.position.place();
    let rate = desk.funnel.rate(place).per_mille();
    let contact = card.contact.as_ref();
    let standing = &deal.position.standing;
    match column {
        Column::Account => name(Some(&card.account)),
        Column::Contact => name(contact.map(|contact| &contact.name)),
        Column::Phone => text(contact.and_then(|contact| contact.phone.as_ref())),
        Column::Product => name(card.product.as_ref()),
        Column::Stage => Cell::Text(words.place(place).to_owned()),
        Column::Rate => Cell::Share(rate),
        Column::Amount => money(deal.amount, row),
        Column::Worth => money(deal.worth(), row),
        Column::Currency => text(deal.worth().map(|money| money.currency().code().to_owned())),
        // Keeps F3.2: amount × rate, in the company's currency as the table has it.
        Column::Weighted => card.worth().map_or(Cell::Empty, |minor| {
            let total = Total(i128::from(minor)).per_mille(rate);
            Cell::Amount(total.0, desk.currency.digits())
        }),
        Column::Expected => day(deal.expected),
        Column::Status => text(deal.status.map(|status| words.status(status))),
        Column::NextStep => name(deal.next_step.as_ref().map(|step| &step.what)),
        Column::NextStepDue => day(deal.next_step.as_ref().map(|step| step.due)),
        Column::Source => {
            let source = deal.source.and_then(|id| desk.source(id));
            text(source.map(|source| words.source(source)))
        }
        Column::Owner => name(desk.person(deal.owner)),
        Column::Listed => day(Some(deal.listed_at.day(desk.offset))),
        Column::InStage => {
            let days = desk.today.dawn(desk.offset).days_since(deal.position.since);
            Cell::Count(i64::from(days))
        }
        Column::Closed => match standing {
            Standing::Won { on, .. } | Standing::Lost { on, .. } => day(Some(*on)),
            _ => Cell::Empty,
        },
        Column::Value => match standing {
            Standing::Won { value, .. } => money(Some(*value), row),
            _ => Cell::Empty,
        },
        Column::LostReason => match standing {
            Standing::Lost { reason, .. } => text(Some(words.lost_reason(*reason))),
            _ => Cell::Empty,
        },
    }
}

fn name(name: Option<&Name>) -> Cell {
    text(name)
}

fn text(text: Option<impl ToString>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.to_string()))
}

fn day(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

/// A number in the currency that a reader takes it to be in. What is in another one says so and
/// is text: it must not be added up with the others, nor read as one of them.
fn money(money: Option<Money>, taken_for: Currency) -> Cell {
    let Some(money) = money else { return Cell::Empty };
    let currency = money.currency();
    let number = Cell::Amount(i128::from(money.minor()), currency.digits());
    if currency == taken_for {
        number
    } else {
        Cell::Text(format!("{} {}", currency.code(), number.text()))
    }
}

#[cfg(test)]
mod tests;
