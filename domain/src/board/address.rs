//! The address of what is shown: short, readable, and it says only what is chosen.

use std::collections::BTreeSet;

use super::filter::{Amounts, Filter, MarkKind};
use super::{Order, Span};
use crate::account::Class;
use crate::funnel::{Band, Place, Stage};
use crate::id::DealId;
use crate::table::{Heading, Sort};

/// The same filter, drawn in one of two ways.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Shape {
    #[default]
    Board,
    Table,
}

impl Shape {
    pub fn path(self) -> &'static str {
        match self {
            Self::Board => "/",
            Self::Table => "/table",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    pub shape: Shape,
    pub filter: Filter,
    /// Of the board.
    pub order: Order,
    /// Of the table.
    pub sort: Sort,
    /// Of the table, in the reader's order; empty for the usual ones.
    pub headings: Vec<Heading>,
    /// The deal that is open beside it.
    pub deal: Option<DealId>,
}

impl Address {
    /// Reads what it can out of the parts of a query, each unescaped; what it cannot read
    /// chooses nothing.
    pub fn read(shape: Shape, get: impl Fn(&str) -> Option<String>) -> Self {
        let list = |key: &str| get(key).unwrap_or_default();
        let stages = words(&list("stage"), |word| Some(Place::Stage(stage(word)?)));
        let outs: BTreeSet<Place> = words(&list("out"), out);
        let filter = Filter {
            team: get("team").and_then(|id| id.parse().ok()),
            reps: words(&list("rep"), |word| word.parse().ok()),
            products: words(&list("product"), |word| word.parse().ok()),
            sources: words(&list("source"), |word| word.parse().ok()),
            classes: words(&list("class"), Class::from_word),
            bands: words(&list("band"), band),
            places: set(stages.into_iter().chain(outs)),
            amount: get("amount").and_then(|text| amounts(&text)).unwrap_or_default(),
            expected: get("expected").and_then(|word| Span::from_word(&word)),
            listed: get("listed")
                .and_then(|word| Span::from_word(&word))
                .filter(|span| *span != Span::Missing),
            marks: words(&list("mark"), MarkKind::from_word),
            text: get("q").unwrap_or_default().trim().to_owned(),
        };
        let mut headings: Vec<Heading> = Vec::new();
        for heading in list("cols").split(',').filter_map(Heading::from_word) {
            if !headings.contains(&heading) {
                headings.push(heading);
            }
        }
        let table = shape == Shape::Table;
        Self {
            shape,
            filter,
            order: get("by")
                .filter(|_| !table)
                .and_then(|word| Order::from_word(&word))
                .unwrap_or_default(),
            sort: get("sort")
                .filter(|_| table)
                .and_then(|word| Sort::from_word(&word))
                .unwrap_or_default(),
            headings: if table { chosen(headings) } else { Vec::new() },
            deal: get("deal").and_then(|id| id.parse().ok()),
        }
    }

    /// Reads a whole address, as [`Address::write`] writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let shape = [Shape::Board, Shape::Table].into_iter().find(|shape| shape.path() == path)?;
        let parts: Vec<(&str, String)> = query
            .split('&')
            .filter_map(|part| part.split_once('='))
            .map(|(key, value)| (key, unescaped(value)))
            .collect();
        Some(Self::read(shape, |key| {
            parts.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
        }))
    }

    /// Written alike by server and browser, whose own ways of escaping differ.
    pub fn write(&self) -> String {
        let filter = &self.filter;
        let text = filter.text.trim();
        let stages = filter.places.iter().filter_map(|place| place.stage());
        let outs = filter.places.iter().filter(|place| place.stage().is_none());
        let table = self.shape == Shape::Table;
        let headings = if table { chosen(self.headings.clone()) } else { Vec::new() };
        let parts = [
            ("team", filter.team.map(|id| id.to_string()).unwrap_or_default()),
            ("rep", joined(filter.reps.iter())),
            ("product", joined(filter.products.iter())),
            ("source", joined(filter.sources.iter())),
            ("class", joined(filter.classes.iter().map(|class| class.word()))),
            ("band", joined(filter.bands.iter().map(|band| band_word(*band)))),
            ("stage", joined(stages.map(|stage| stage.number()))),
            ("out", joined(outs.map(|place| out_word(*place)))),
            ("amount", amounts_word(filter.amount)),
            ("expected", filter.expected.map(Span::word).unwrap_or_default()),
            ("listed", filter.listed.map(Span::word).unwrap_or_default()),
            ("mark", joined(filter.marks.iter().map(|mark| mark.word()))),
            ("q", escaped(text)),
            ("by", said(!table && self.order != Order::default(), self.order.word())),
            ("sort", said(table && self.sort != Sort::default(), &self.sort.word())),
            ("cols", joined(headings.iter().map(|heading| heading.word()))),
            ("deal", self.deal.map(|id| id.to_string()).unwrap_or_default()),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        let path = self.shape.path();
        if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
    }

    /// What [`Address::write`] makes of an address without an open deal, with a deal opened.
    pub fn beside(written: &str, deal: DealId) -> String {
        let joint = if written.contains('?') { '&' } else { '?' };
        format!("{written}{joint}deal={deal}")
    }

    /// The headings a table shows: the account first, whatever was chosen.
    pub fn shown(&self) -> Vec<Heading> {
        if self.headings.is_empty() { Heading::USUAL.to_vec() } else { self.headings.clone() }
    }

    /// The same filter without the deal beside it: what a saved view keeps.
    #[must_use]
    pub fn without_deal(mut self) -> Self {
        self.deal = None;
        self
    }
}

/// A row is known by its account; the usual choice is not said.
fn chosen(mut headings: Vec<Heading>) -> Vec<Heading> {
    if headings.is_empty() {
        return headings;
    }
    headings.retain(|heading| *heading != Heading::Account);
    headings.insert(0, Heading::Account);
    if headings == Heading::USUAL { Vec::new() } else { headings }
}

fn said(chosen: bool, word: &str) -> String {
    if chosen { word.to_owned() } else { String::new() }
}

fn words<T: Ord>(list: &str, read: impl Fn(&str) -> Option<T>) -> BTreeSet<T> {
    set(list.split(',').filter_map(read))
}

/// One put in after the other: to collect them would bring a sort for each type into the browser's
/// program, which is more than all the rest of reading an address.
pub(super) fn set<T: Ord>(items: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

fn joined<T: ToString>(parts: impl Iterator<Item = T>) -> String {
    parts.map(|part| part.to_string()).collect::<Vec<_>>().join(",")
}

fn stage(word: &str) -> Option<Stage> {
    Stage::new(word.parse().ok()?).ok()
}

fn out_word(place: Place) -> &'static str {
    match place {
        Place::Stage(_) => "",
        Place::Won => "won",
        Place::Lost => "lost",
        Place::Parked => "parked",
    }
}

fn out(word: &str) -> Option<Place> {
    [Place::Won, Place::Lost, Place::Parked].into_iter().find(|place| out_word(*place) == word)
}

fn band_word(band: Band) -> &'static str {
    match band {
        Band::Top => "top",
        Band::Middle => "middle",
        Band::Bottom => "bottom",
    }
}

fn band(word: &str) -> Option<Band> {
    Band::ALL.into_iter().find(|band| band_word(*band) == word)
}

fn amounts_word(amount: Amounts) -> String {
    let bound = |bound: Option<u64>| bound.map(|n| n.to_string()).unwrap_or_default();
    if amount == Amounts::default() {
        return String::new();
    }
    format!("{}..{}", bound(amount.from), bound(amount.to))
}

fn amounts(text: &str) -> Option<Amounts> {
    let (from, to) = text.split_once("..")?;
    let bound = |text: &str| match text {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    };
    Some(Amounts { from: bound(from)?, to: bound(to)? })
}

/// A text as a part of a query.
#[must_use]
pub fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let written = text.bytes().map(|byte| match byte {
        byte if plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    written.collect()
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut ahead = rest.clone();
            let digits = [ahead.next(), ahead.next()];
            if let [Some(high), Some(low)] = digits.map(|d| d.and_then(hex)) {
                bytes.push(high * 16 + low);
                rest = ahead;
                continue;
            }
        }
        bytes.push(if byte == b'+' { b' ' } else { byte });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests;
