//! Reading what people type: amounts and days as they are written in three languages. Forms and
//! files read by the same rules; why something cannot be read has a name, and its words elsewhere.

mod amount;
mod day;

pub use amount::{AmountUnread, amount, currency, money};
pub use day::{DayUnread, day};

/// Full-width forms made half, runs of white space made one, lower case.
fn plain(text: &str) -> String {
    crate::text::fold(text)
}
