//! What someone chose about a file: its columns, its words, and the rows they mended.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Column;
use crate::funnel::Stage;
use crate::id::PersonId;

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Choices {
    /// Which of the file's sheets.
    pub sheet: usize,
    /// Whose the rows are that name nobody.
    pub owner: Option<PersonId>,
    /// What each column holds, in the order of the head.
    pub columns: Vec<Option<Column>>,
    /// Words of the stage column, folded, and what they stand for.
    pub words: BTreeMap<String, Meaning>,
    /// By the row's place in the sheet.
    pub mended: BTreeMap<usize, Mend>,
}

/// What a word in the stage column stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    Stage(Stage),
    Won,
    Lost,
    Parked,
    /// Rows with this word are not brought in.
    LeaveOut,
}

/// A row set right by hand.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Mend {
    /// Cells typed anew, by their place.
    pub cells: BTreeMap<usize, String>,
    pub decision: Option<Decision>,
}

/// What someone answered to a question about a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Take,
    LeaveOut,
}

impl Choices {
    /// As if no question about a row had been answered.
    #[must_use]
    pub fn unanswered(mut self) -> Self {
        self.mended.values_mut().for_each(|mend| mend.decision = None);
        self
    }

    /// Where a column stands.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|held| *held == Some(column))
    }

    /// Sets what a column holds. A field stands in one column only: another that held it is
    /// freed.
    pub fn set_column(&mut self, place: usize, column: Option<Column>) {
        if column.is_some() {
            self.columns.iter_mut().filter(|held| **held == column).for_each(|held| *held = None);
        }
        if let Some(held) = self.columns.get_mut(place) {
            *held = column;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stands_in_one_column_only() {
        let columns = vec![Some(Column::Account), Some(Column::Amount)];
        let mut choices = Choices { columns, ..Choices::default() };
        choices.set_column(1, Some(Column::Account));
        assert_eq!(choices.columns, [None, Some(Column::Account)]);
        choices.set_column(9, Some(Column::Stage));
        assert_eq!(choices.place(Column::Stage), None);
    }
}
