//! Deals as cells: each column under a heading that our own import knows, where it has such a
//! column.

use domain::board::Card;
use domain::day::Day;
use domain::deal::Standing;
use domain::export::{Column, Layout};
use domain::money::{Money, Total};
use domain::text::Name;
use exchange::export::Cell;

use crate::desk::Desk;
use crate::format::Format;
use crate::words::Words;

/// What stands above a column. Amounts say the company's currency there.
pub fn head(column: Column, layout: Layout, words: Words, desk: &Desk) -> String {
    let money = |heading: &str| format!("{heading} ({})", desk.currency.code());
    match column {
        Column::Account => words.deal_account(),
        Column::Contact => words.deal_contact(),
        Column::Phone => words.deal_phone(),
        Column::Product => words.table_product(),
        Column::Stage => words.deal_stage(),
        Column::Rate => words.export_rate(),
        Column::Worth if layout == Layout::Shown => return money(words.board_sort_amount()),
        Column::Amount | Column::Worth => return money(words.deal_amount()),
        Column::Currency => words.first_visit_currency(),
        Column::Weighted => return money(words.table_weighted()),
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

pub fn row(columns: &[Column], card: &Card, write: Format, desk: &Desk) -> Vec<Cell> {
    columns.iter().map(|column| cell(*column, card, write.words(), desk)).collect()
}

fn cell(column: Column, card: &Card, words: Words, desk: &Desk) -> Cell {
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
        Column::Amount => money(deal.amount, desk),
        Column::Worth => money(deal.worth(), desk),
        Column::Currency => text(deal.worth().map(|money| money.currency().code().to_owned())),
        Column::Weighted => money(deal.worth().and_then(|money| weighted(money, rate)), desk),
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
            Standing::Won { value, .. } => money(Some(*value), desk),
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

/// A number in the company's currency. What is in another one says so and is text: amounts of
/// two currencies must not be added up by whoever sums a column, nor read as the company's.
fn money(money: Option<Money>, desk: &Desk) -> Cell {
    let Some(money) = money else { return Cell::Empty };
    let currency = money.currency();
    let number = Cell::Amount(i128::from(money.minor()), currency.digits());
    if currency == desk.currency {
        number
    } else {
        Cell::Text(format!("{} {}", currency.code(), number.text()))
    }
}

/// Keeps F3.2: amount × rate.
fn weighted(money: Money, per_mille: u16) -> Option<Money> {
    let total = Total(i128::from(money.minor())).per_mille(per_mille);
    Money::new(i64::try_from(total.0).ok()?, money.currency()).ok()
}

#[cfg(test)]
mod tests;
