//! Taking out what one sees: as a file, or on paper. What leaves is written down.

mod paper;

use serde::{Deserialize, Serialize};

use crate::board::{Address, Order, Shape};
use crate::table::{Heading, Sort};

pub use paper::{Group, Line, Paper, Part, Sums};

/// The most deals that are printed: beyond them nobody reads paper, and a tablet has its trouble.
pub const MOST_PRINTED: u32 = 2_000;

/// As what it leaves.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    File(FileKind),
    Print,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A workbook.
    #[default]
    Xlsx,
    Csv,
}

impl FileKind {
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// How the name of such a file ends.
    pub fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Which rows leave.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Deals(Layout),
    Accounts,
    /// What was gone through together, and what each wrote.
    Sitting,
}

/// Which columns of deals leave.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Those that the table shows.
    #[default]
    Shown,
    /// Keeps F1: the five of the classic page.
    Classic,
    /// All there are: what our own import reads again as it was.
    Everything,
}

impl Layout {
    pub const ALL: [Self; 3] = [Self::Shown, Self::Classic, Self::Everything];

    /// The word used in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Classic => "classic",
            Self::Everything => "everything",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.word() == word)
    }
}

/// A column of a file. Unlike a heading of the table it holds one thing only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    Account,
    Contact,
    Phone,
    Product,
    Stage,
    /// Keeps F2: the success rate of the band.
    Rate,
    /// What is expected, whatever was ordered.
    Amount,
    /// As the table shows it: the order of a won deal, else what is expected.
    Worth,
    Currency,
    Weighted,
    Expected,
    Status,
    NextStep,
    NextStepDue,
    Source,
    Owner,
    Listed,
    InStage,
    /// The day it was won or lost.
    Closed,
    /// What was ordered.
    Value,
    LostReason,
}

impl Column {
    /// Keeps F1: account, contact, expected amount, expected date, success rate.
    pub const CLASSIC: [Self; 5] =
        [Self::Account, Self::Contact, Self::Worth, Self::Expected, Self::Rate];

    pub const EVERYTHING: [Self; 20] = [
        Self::Account,
        Self::Contact,
        Self::Phone,
        Self::Product,
        Self::Stage,
        Self::Rate,
        Self::Amount,
        Self::Currency,
        Self::Weighted,
        Self::Expected,
        Self::Status,
        Self::NextStep,
        Self::NextStepDue,
        Self::Source,
        Self::Owner,
        Self::Listed,
        Self::InStage,
        Self::Closed,
        Self::Value,
        Self::LostReason,
    ];

    /// The columns of a layout; `address` says which the table shows.
    pub fn of(layout: Layout, address: &Address) -> Vec<Self> {
        match layout {
            Layout::Classic => Self::CLASSIC.to_vec(),
            Layout::Everything => Self::EVERYTHING.to_vec(),
            Layout::Shown => address.shown().into_iter().flat_map(Self::under).copied().collect(),
        }
    }

    /// What stands under a heading of the table.
    fn under(heading: Heading) -> &'static [Self] {
        match heading {
            Heading::Account => &[Self::Account],
            Heading::Product => &[Self::Product],
            Heading::Stage => &[Self::Stage],
            Heading::Amount => &[Self::Worth, Self::Currency],
            Heading::Weighted => &[Self::Weighted],
            Heading::Expected => &[Self::Expected],
            Heading::Status => &[Self::Status],
            Heading::NextStep => &[Self::NextStep, Self::NextStepDue],
            Heading::Source => &[Self::Source],
            Heading::Owner => &[Self::Owner],
            Heading::Listed => &[Self::Listed],
            Heading::InStage => &[Self::InStage],
        }
    }
}

/// The address of the table that shows what a board or a table shows, in the same order: what is
/// exported, and what the journal keeps.
#[must_use]
pub fn as_table(address: &Address) -> Address {
    let sort = match address.shape {
        Shape::Board => sorted(address.order),
        Shape::Table => address.sort,
    };
    let shape = Shape::Table;
    Address { shape, sort, order: Order::default(), deal: None, ..address.clone() }
}

/// Where the page to print stands.
pub const PRINT: &str = "/export";

/// The address of the page that prints what an address shows.
#[must_use]
pub fn print_address(address: &Address) -> String {
    let table = Address { headings: Vec::new(), ..as_table(address) }.write();
    table.replacen(Shape::Table.path(), PRINT, 1)
}

/// As the cards of a column stand.
fn sorted(order: Order) -> Sort {
    match order {
        Order::NextStep => Sort { by: Heading::NextStep, falling: false },
        Order::Expected => Sort { by: Heading::Expected, falling: false },
        Order::Amount => Sort { by: Heading::Amount, falling: true },
        Order::TimeInStage => Sort { by: Heading::InStage, falling: false },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_is_exported_in_the_order_of_its_cards() {
        for (board, table, print) in [
            ("/", "/table", "/export"),
            (
                "/?band=top&by=amount",
                "/table?band=top&sort=-amount",
                "/export?band=top&sort=-amount",
            ),
            (
                "/table?sort=owner&cols=account,owner",
                "/table?sort=owner&cols=account,owner",
                "/export?sort=owner",
            ),
            (
                "/?q=%2Ftable&by=stage",
                "/table?q=%2Ftable&sort=since",
                "/export?q=%2Ftable&sort=since",
            ),
        ] {
            let address = Address::parse(board).unwrap();
            assert_eq!(as_table(&address).write(), table);
            assert_eq!(print_address(&address), print);
        }
    }

    #[test]
    fn f1_the_classic_page_has_five_columns_and_a_table_those_it_shows() {
        let address = Address::parse("/table?cols=account,next,amount").unwrap();
        assert_eq!(Column::of(Layout::Classic, &address).len(), 5);
        assert_eq!(
            Column::of(Layout::Shown, &address),
            [
                Column::Account,
                Column::NextStep,
                Column::NextStepDue,
                Column::Worth,
                Column::Currency
            ]
        );
    }

    #[test]
    fn no_layout_says_a_column_twice() {
        let all = Heading::ALL.map(Heading::word).join(",");
        let address = Address::parse(&format!("/table?cols={all}")).unwrap();
        for layout in [Layout::Shown, Layout::Classic, Layout::Everything] {
            let mut columns = Column::of(layout, &address);
            let count = columns.len();
            columns.sort_unstable();
            columns.dedup();
            assert_eq!(columns.len(), count, "{layout:?}");
        }
    }
}
