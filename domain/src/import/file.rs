//! Why a file as a whole cannot be taken.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRefused {
    #[error("too large")]
    TooLarge,
    #[error("more than {most} rows")]
    TooManyRows { most: usize },
    #[error("more than {most} columns")]
    TooManyColumns { most: usize },
    #[error("not a table")]
    NotATable,
    #[error("no rows")]
    Empty,
}
