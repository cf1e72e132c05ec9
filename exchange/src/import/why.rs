//! Why a row is refused: one reason, in words that say what to look at.

use domain::deal::Refusal;
use domain::read::{AmountUnread, DayUnread};
use domain::text::{Name, TextRefused};

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Why {
    #[error("the row has more cells than the head: a separator too many?")]
    CellsTooMany,
    #[error("{column} is empty, but it tells this row from others")]
    KeyMissing { column: String },
    #[error("it is the same row as {at}, by the columns that tell rows apart")]
    SameKey { at: String },
    #[error("no account is named")]
    AccountMissing,
    #[error("no rep is named")]
    RepMissing,
    #[error("{column} {text:?} stands for no stage in the mapping")]
    NoStage { column: String, text: String },
    #[error("{column} {text:?} stands for nothing in the mapping")]
    NoWord { column: String, text: String },
    #[error("{column} {text:?} is not a day in one of the ways that the mapping names")]
    NoDay { column: String, text: String, why: DayUnread },
    #[error("{column} {text:?}: {why}")]
    NoAmount { column: String, text: String, why: AmountUnread },
    #[error("{column} is {why}")]
    Text { column: String, why: TextRefused },
    #[error("a lost deal needs the day it was lost")]
    LostWithoutDay,
    #[error("a next step needs its day, and a day its step")]
    StepHalf,
    #[error("nobody is called {name:?}: not in the list of people, not in the company")]
    NoSuchPerson { name: String },
    #[error("more than one person is called {name:?}")]
    PersonNotClear { name: String },
    #[error("{name} is switched off, or holds no deals")]
    HoldsNoDeals { name: String },
    #[error("no product is called {name:?}")]
    NoSuchProduct { name: String },
    #[error("the account is looked after by {}", .holder.as_ref().map_or("someone else", |name| name.as_str()))]
    AccountOfAnother { holder: Option<Name> },
    #[error("{0}")]
    Rule(#[from] Refusal),
}
