//! The mapping file: what the columns and words of someone's files mean here. Its form is
//! described, key by key, in docs/import.md.

mod check;
mod outcome;
mod words;

use std::collections::BTreeMap;

use domain::money::Currency;
use serde::Deserialize;

use super::date::Pattern;
use crate::file::encoding::Encoded;
pub use outcome::StageWord;
pub use words::Words;

/// A mapping file as it was read and found usable.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Marks the rows of these files, so that they are known again.
    pub name: String,
    #[serde(default)]
    pub encoding: Encoded,
    #[serde(default = "comma")]
    pub delimiter: char,
    /// Of every amount in the files; the company's own where it is left out.
    pub currency: Option<String>,
    /// Empty: any way that leaves no doubt.
    #[serde(default)]
    pub dates: Vec<Pattern>,
    /// Founds the company where the database is empty.
    pub company: Option<Company>,
    pub deals: Deals,
    pub stages: BTreeMap<String, StageWord>,
    #[serde(default)]
    pub people: People,
    #[serde(default)]
    pub products: Products,
    #[serde(default)]
    pub accounts: Accounts,
    /// Words for the customer's status, for sources and for reasons of loss.
    #[serde(default)]
    pub statuses: BTreeMap<String, String>,
    #[serde(default)]
    pub sources: BTreeMap<String, String>,
    #[serde(default)]
    pub lost_reasons: BTreeMap<String, String>,
}

impl Mapping {
    /// The currency of the files, where the mapping names one.
    pub fn currency(&self) -> Option<Currency> {
        self.currency.as_deref().and_then(|code| Currency::new(code).ok())
    }
}

fn comma() -> char {
    ','
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    pub name: String,
    pub zone: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deals {
    /// A file's name; `*` stands for any characters.
    pub file: String,
    /// The columns that tell one row from all others.
    pub key: Vec<String>,
    /// Whose deals they are, in files without a column for it: a login or a name.
    pub rep: Option<String>,
    #[serde(default)]
    pub amount_from: AmountFrom,
    pub columns: Columns,
}

/// Where the expected amount of an open deal comes from when its cell is empty or missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
pub enum AmountFrom {
    #[default]
    #[serde(rename = "column")]
    Column,
    #[serde(rename = "product price")]
    ProductPrice,
}

/// The names of the columns; a field without one stays empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    pub stage: String,
    pub account: Option<String>,
    pub rep: Option<String>,
    pub product: Option<String>,
    pub amount: Option<String>,
    /// Of the amount and of the value, where rows differ.
    pub currency: Option<String>,
    pub expected: Option<String>,
    pub status: Option<String>,
    pub source: Option<String>,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub next_step: Option<String>,
    pub next_step_due: Option<String>,
    /// The day on which the file says the deal was listed.
    pub claimed: Option<String>,
    /// The day on which it was won or lost, and what was ordered.
    pub closed: Option<String>,
    pub value: Option<String>,
    pub lost_reason: Option<String>,
    pub note: Option<String>,
}

/// What becomes of a name that no list holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unlisted {
    #[default]
    Create,
    Refuse,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    pub file: Option<String>,
    pub rep: Option<String>,
    pub manager: Option<String>,
    pub office: Option<String>,
    #[serde(default)]
    pub unlisted: Unlisted,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Products {
    pub file: Option<String>,
    pub name: Option<String>,
    pub price: Option<String>,
    #[serde(default)]
    pub unlisted: Unlisted,
    /// A product's name, and how files spell it.
    #[serde(default)]
    pub spellings: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    pub file: Option<String>,
    pub name: Option<String>,
    #[serde(default)]
    pub missing: Missing,
    /// The name of the account for rows that name none; `{rep}` makes one for each rep.
    pub unnamed: Option<String>,
}

/// What becomes of a row that names no account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    #[default]
    Refuse,
    Unnamed,
}

#[cfg(test)]
mod tests;
