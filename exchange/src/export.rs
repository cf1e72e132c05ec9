//! Rows on their way out: a sheet whose cells know what they are, written as CSV or as a
//! workbook. What our own import reads of either is what went out.

mod xlsx;

use domain::day::Day;

use crate::csv_out;

pub use xlsx::{Unwritten, xlsx};

/// What stands before all that a file of ours says about itself; the import passes it over.
const MARK: &str = "漏斗 Loudou · ";

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    Empty,
    Text(String),
    /// Minor units of the currency that the heading names, and how many decimals they are.
    Amount(i128, u32),
    Day(Day),
    /// In thousandths.
    Share(u16),
    Count(i64),
}

/// Rows under a head, and what is told of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    pub name: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    pub about: About,
}

/// Who took the rows out, when, and which they are: the file says it itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// What the part about the file is called.
    pub title: String,
    pub company: String,
    pub who: String,
    pub when: String,
    /// A label and what it says, in the reader's language.
    pub lines: Vec<(String, String)>,
}

impl About {
    /// One line that says it all.
    pub fn line(&self) -> String {
        let told = self.lines.iter().map(|(label, says)| format!("{label}: {says}"));
        format!("{MARK}{}", told.collect::<Vec<_>>().join(" · "))
    }
}

/// Whether a row is what a file of ours says about itself.
pub(crate) fn is_about(cells: &[String]) -> bool {
    cells.first().is_some_and(|cell| cell.starts_with(MARK.trim_end()))
}

/// Who, when and which stand above the head, in a line that the import passes over.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let about = vec![sheet.about.line()];
    let rows: Vec<Vec<String>> =
        sheet.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
    let all = std::iter::once(&about).chain([&sheet.head]).chain(&rows);
    csv_out::csv(all.map(|row| row.iter().map(String::as_str).collect()))
}

impl Cell {
    /// As people and programs read it: days year first, no separators between thousands.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Amount(minor, digits) => decimal(*minor, *digits),
            Self::Day(day) => day.iso(),
            Self::Share(per_mille) => format!("{}%", share(*per_mille)),
            Self::Count(count) => count.to_string(),
        }
    }
}

/// `300000.00`
fn decimal(minor: i128, digits: u32) -> String {
    let unit = 10_u128.pow(digits);
    let (sign, minor) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    match digits as usize {
        0 => format!("{sign}{minor}"),
        digits => format!("{sign}{}.{:0digits$}", minor / unit, minor % unit),
    }
}

/// Percents with a decimal where there is one: `25`, `12.5`.
fn share(per_mille: u16) -> String {
    match (per_mille / 10, per_mille % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

#[cfg(test)]
mod tests;
