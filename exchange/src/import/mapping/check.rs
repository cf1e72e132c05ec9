//! Reading a mapping file, and telling early what would fail for every row.

use domain::account::Channel;
use domain::deal::{CustomerStatus, LostReason};
use domain::money::Currency;
use domain::text::Name;

use super::{AmountFrom, Mapping, Missing};

/// Why a mapping file cannot be used: one line, with its place in the file where there is one.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("line {line}: {what}")]
    Toml { line: usize, what: String },
    #[error("{0}")]
    Said(&'static str),
    #[error("[{table}] {word:?} is not one of the words there are")]
    Word { table: &'static str, word: String },
}

impl Mapping {
    pub fn parse(text: &str) -> Result<Self, Unusable> {
        let mapping: Self = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.get(..start).unwrap_or("").lines().count().max(1);
            let what = error.message().lines().collect::<Vec<_>>().join(" ");
            Unusable::Toml { line, what }
        })?;
        mapping.check()?;
        Ok(mapping)
    }

    fn check(&self) -> Result<(), Unusable> {
        let columns = &self.deals.columns;
        let said = |wrong: bool, what| if wrong { Err(Unusable::Said(what)) } else { Ok(()) };
        let currency = self.currency.as_deref();
        said(self.name.trim().is_empty(), "name must not be empty")?;
        said(!self.delimiter.is_ascii(), "delimiter must be one ASCII character")?;
        said(
            currency.is_some_and(|code| Currency::new(code).is_err()),
            "currency must be three capital letters, such as \"USD\"",
        )?;
        said(
            self.company.is_some() && currency.is_none(),
            "[company] needs a currency beside it, such as currency = \"USD\"",
        )?;
        said(self.deals.key.is_empty(), "[deals] key must name at least one column")?;
        said(
            columns.account.is_none() && self.accounts.missing == Missing::Refuse,
            "[deals.columns] needs account, or [accounts] missing = \"unnamed\"",
        )?;
        said(
            columns.next_step.is_some() != columns.next_step_due.is_some(),
            "[deals.columns] next_step and next_step_due go together",
        )?;
        self.check_lists(said)?;
        self.check_words()
    }

    fn check_lists(
        &self,
        said: impl Fn(bool, &'static str) -> Result<(), Unusable>,
    ) -> Result<(), Unusable> {
        let (people, products, accounts) = (&self.people, &self.products, &self.accounts);
        said(
            people.file.is_some() != people.rep.is_some(),
            "[people] needs file and rep (the column of names) together",
        )?;
        said(
            people.file.is_none() && (people.manager.is_some() || people.office.is_some()),
            "[people] manager and office are columns of its file, which is missing",
        )?;
        said(
            products.file.is_some() != products.name.is_some(),
            "[products] needs file and name (the column of names) together",
        )?;
        said(
            accounts.file.is_some() != accounts.name.is_some(),
            "[accounts] needs file and name (the column of names) together",
        )?;
        said(
            self.deals.amount_from == AmountFrom::ProductPrice && products.price.is_none(),
            "amount_from = \"product price\" needs [products] price, the column of prices",
        )?;
        let unnamed = accounts.unnamed.as_deref();
        said(
            accounts.missing == Missing::Unnamed
                && unnamed.is_none_or(|name| Name::new(name).is_err()),
            "[accounts] missing = \"unnamed\" needs unnamed, a name such as \"Unnamed ({rep})\"",
        )
    }

    fn check_words(&self) -> Result<(), Unusable> {
        let known = |table, word: &String, known: bool| {
            if known { Ok(()) } else { Err(Unusable::Word { table, word: word.clone() }) }
        };
        for word in self.statuses.values() {
            known("statuses", word, CustomerStatus::from_word(word).is_some())?;
        }
        for word in self.sources.values() {
            let channel = Channel::from_word(word);
            known("sources", word, channel.is_some_and(|kind| kind != Channel::Campaign))?;
        }
        for word in self.lost_reasons.values() {
            known("lost_reasons", word, LostReason::from_word(word).is_some())?;
        }
        Ok(())
    }
}
