//! What one row says, before its names are made out.

use std::collections::{BTreeMap, HashMap};

use domain::account::{Channel, Source};
use domain::day::Day;
use domain::deal::{CustomerStatus, LostReason, NextStep, Refusal, Standing};
use domain::id::SourceId;
use domain::money::{Currency, Money};
use domain::rates::Rates;
use domain::read;
use domain::text::{Name, Note, Phone, TextRefused, fold};

use super::date;
use super::mapping::{Mapping, StageWord, Words};
use super::sheet::Row;
use super::why::Why;

/// A row read, its words still the file's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What tells the row from all others, of this mapping and any other.
    pub key: String,
    pub rep: Name,
    pub account: Option<Name>,
    pub product: Option<Name>,
    pub source: Option<Origin>,
    pub amount: Option<Money>,
    pub expected: Option<Day>,
    pub status: Option<CustomerStatus>,
    pub next_step: Option<NextStep>,
    pub standing: Standing,
    pub claimed: Option<Day>,
    pub contact: Option<(Name, Option<Phone>)>,
}

/// Where a row says the deal comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    Channel(Channel),
    /// One of the company's own, called by its name.
    Campaign(SourceId),
}

/// The company's campaigns by their folded names.
pub type Campaigns = HashMap<String, SourceId>;

/// Those of the company's sources that have names.
pub fn campaigns(sources: Vec<Source>) -> Campaigns {
    let named = |source: Source| Some((fold(source.name?.as_str()), source.id));
    sources.into_iter().filter_map(named).collect()
}

/// The mapping, ready to read rows by.
pub struct Reader<'a> {
    mapping: &'a Mapping,
    rates: &'a Rates,
    /// Of amounts that name no other.
    currency: Currency,
    /// Whose the rows are that name nobody.
    rep: Option<&'a str>,
    stages: Words<StageWord>,
    statuses: Words<String>,
    sources: Words<String>,
    campaigns: &'a Campaigns,
    lost_reasons: Words<String>,
}

impl<'a> Reader<'a> {
    pub fn new(
        mapping: &'a Mapping,
        rates: &'a Rates,
        campaigns: &'a Campaigns,
        rep: Option<&'a str>,
    ) -> Self {
        let words = |words: &BTreeMap<String, String>| Words::new(words);
        Self {
            mapping,
            rates,
            currency: mapping.currency().unwrap_or(rates.own()),
            rep: rep.or(mapping.deals.rep.as_deref()),
            stages: Words::new(&mapping.stages),
            statuses: words(&mapping.statuses),
            sources: words(&mapping.sources),
            campaigns,
            lost_reasons: words(&mapping.lost_reasons),
        }
    }

    pub fn draft(&self, row: Row<'_>) -> Result<Draft, Why> {
        if row.cells_too_many() {
            return Err(Why::CellsTooMany);
        }
        let columns = &self.mapping.deals.columns;
        let key = self.key(row)?;
        let rep = match self.name(row, columns.rep.as_deref())? {
            Some(rep) => rep,
            None => text("rep", self.rep.unwrap_or(""), Name::optional)?.ok_or(Why::RepMissing)?,
        };
        Ok(Draft {
            key,
            rep,
            account: self.name(row, columns.account.as_deref())?,
            product: self.name(row, columns.product.as_deref())?,
            source: self.source(row)?,
            amount: self.money(row, columns.amount.as_deref())?,
            expected: self.day(row, columns.expected.as_deref())?,
            status: self
                .word(row, columns.status.as_deref(), &self.statuses)?
                .and_then(|word| CustomerStatus::from_word(word)),
            next_step: self.next_step(row)?,
            standing: self.standing(row)?,
            claimed: self.day(row, columns.claimed.as_deref())?,
            contact: self.contact(row)?,
        })
    }

    fn source(&self, row: Row<'_>) -> Result<Option<Origin>, Why> {
        let column = self.mapping.deals.columns.source.as_deref();
        let campaign = self.campaigns.get(&fold(row.cell(column)));
        if let Some(campaign) = campaign {
            return Ok(Some(Origin::Campaign(*campaign)));
        }
        let word = self.word(row, column, &self.sources)?;
        Ok(word.and_then(|word| Channel::from_word(word)).map(Origin::Channel))
    }

    fn key(&self, row: Row<'_>) -> Result<String, Why> {
        let mut key = self.mapping.name.clone();
        // Where no column tells rows apart, the page does.
        let mut filled = self.mapping.deals.key.is_empty();
        for column in &self.mapping.deals.key {
            let cell = row.cell(Some(column));
            filled |= !cell.is_empty();
            // A sign that no cell holds after it is trimmed.
            key.push('\t');
            key.push_str(cell);
        }
        let first = || self.mapping.deals.key.first().cloned().unwrap_or_default();
        if filled { Ok(key) } else { Err(Why::KeyMissing { column: first() }) }
    }

    fn standing(&self, row: Row<'_>) -> Result<Standing, Why> {
        let columns = &self.mapping.deals.columns;
        let word = row.cell(Some(&columns.stage));
        let no_stage = || Why::NoStage { column: columns.stage.clone(), text: word.to_owned() };
        let closed = self.day(row, columns.closed.as_deref())?;
        Ok(match self.stages.get(word).ok_or_else(no_stage)? {
            StageWord::Open(stage) => Standing::Open { stage: *stage },
            StageWord::Parked { from } => Standing::Parked { from: *from, note: self.note(row)? },
            StageWord::Won { from } => {
                let value = self.money(row, columns.value.as_deref())?;
                let value = value.ok_or(Refusal::WonValueWanted)?;
                Standing::Won { from: *from, value, on: closed.ok_or(Refusal::WonDateWanted)? }
            }
            StageWord::Lost { from, reason, note } => {
                let told = self.word(row, columns.lost_reason.as_deref(), &self.lost_reasons)?;
                let told = told.and_then(|word| LostReason::from_word(word));
                let note = match (self.note(row)?, told) {
                    (None, None) => note.clone(),
                    (noted, _) => noted,
                };
                let on = closed.ok_or(Why::LostWithoutDay)?;
                Standing::Lost { from: *from, reason: told.unwrap_or(*reason), note, on }
            }
        })
    }

    fn contact(&self, row: Row<'_>) -> Result<Option<(Name, Option<Phone>)>, Why> {
        let columns = &self.mapping.deals.columns;
        let name = self.name(row, columns.contact.as_deref())?;
        let column = columns.phone.as_deref();
        let phone = text(column.unwrap_or(""), row.cell(column), Phone::optional)?;
        Ok(name.map(|name| (name, phone)))
    }

    fn next_step(&self, row: Row<'_>) -> Result<Option<NextStep>, Why> {
        let columns = &self.mapping.deals.columns;
        let what = self.name(row, columns.next_step.as_deref())?;
        let due = self.day(row, columns.next_step_due.as_deref())?;
        match (what, due) {
            (Some(what), Some(due)) => Ok(Some(NextStep { what, due })),
            (None, None) => Ok(None),
            _ => Err(Why::StepHalf),
        }
    }

    fn name(&self, row: Row<'_>, column: Option<&str>) -> Result<Option<Name>, Why> {
        text(column.unwrap_or(""), row.cell(column), Name::optional)
    }

    fn note(&self, row: Row<'_>) -> Result<Option<Note>, Why> {
        let column = self.mapping.deals.columns.note.as_deref();
        text(column.unwrap_or(""), row.cell(column), Note::optional)
    }

    fn day(&self, row: Row<'_>, column: Option<&str>) -> Result<Option<Day>, Why> {
        let cell = row.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        let no_day = |why| Why::NoDay { column: name_of(column), text: cell.to_owned(), why };
        date::day(cell, &self.mapping.dates).map_err(no_day).map(Some)
    }

    fn money(&self, row: Row<'_>, column: Option<&str>) -> Result<Option<Money>, Why> {
        let cell = row.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        let wanted = self.currency(row)?;
        let no_amount = |why| Why::NoAmount { column: name_of(column), text: cell.to_owned(), why };
        read::money(cell, wanted, self.rates).map_err(no_amount).map(Some)
    }

    fn currency(&self, row: Row<'_>) -> Result<Currency, Why> {
        let column = self.mapping.deals.columns.currency.as_deref();
        let cell = row.cell(column);
        if cell.is_empty() {
            return Ok(self.currency);
        }
        let no_word = || Why::NoWord { column: name_of(column), text: cell.to_owned() };
        read::currency(cell).ok_or_else(no_word)
    }

    fn word<'w>(
        &self,
        row: Row<'_>,
        column: Option<&str>,
        words: &'w Words<String>,
    ) -> Result<Option<&'w String>, Why> {
        let cell = row.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        let no_word = || Why::NoWord { column: name_of(column), text: cell.to_owned() };
        words.get(cell).ok_or_else(no_word).map(Some)
    }
}

fn name_of(column: Option<&str>) -> String {
    column.unwrap_or_default().to_owned()
}

fn text<T>(
    column: &str,
    cell: &str,
    make: impl FnOnce(&str) -> Result<Option<T>, TextRefused>,
) -> Result<Option<T>, Why> {
    make(cell).map_err(|why| Why::Text { column: column.to_owned(), why })
}
