//! Hints under a field, while one types, that a customer or a person is listed already: parts for
//! every form in which accounts and people are written. Never in the way; always a question.

pub mod api;
mod hint;
mod look;

pub use look::{AccountDuplicates, PersonDuplicates};
