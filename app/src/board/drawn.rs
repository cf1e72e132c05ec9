//! Cards and columns as the server drew them last. Most of what a page costs is drawing them, and
//! of those that are shown hardly any has changed since somebody was shown them before.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::board::{Card, Column};
use domain::day::Day;
use domain::funnel::{Funnel, Stage};
use domain::id::DealId;
use domain::money::Currency;
use domain::text::Name;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use super::card::CardItem;
use super::column::ColumnView;
use crate::format::{NumberStyle, use_format};
use crate::head::Beside;
use crate::live::Feed;
use crate::words::Lang;

/// How many are held at the most, of some 2 kB and some 15 kB each. Where there would be more,
/// all go, and those that are shown come back with the next pages.
const CARDS: usize = 2_048;
const COLUMNS: usize = 256;

/// What stands where a card's place and the number of cards are, in what is held.
const PLACE: u32 = 4_000_000_001;
const COUNT: u32 = 4_000_000_002;

/// What a server holds. Nothing has to be forgotten: each is held with all that it was drawn from,
/// and drawn anew where that is not the same any more.
#[derive(Default)]
pub struct Drawn(Mutex<Held>);

#[derive(Default)]
struct Held {
    settings: Vec<(Setting, HashMap<DealId, KeptCard>, Vec<KeptColumn>)>,
    cards: usize,
    columns: usize,
}

/// What columns of different stages and cards of different deals are drawn by alike.
#[derive(Clone, PartialEq)]
struct Setting {
    lang: Lang,
    numbers: NumberStyle,
    /// The address that a deal opens beside.
    address: String,
    today: Day,
    offset: i32,
    funnel: Funnel,
    currency: Currency,
}

struct KeptCard {
    card: Card,
    owner: Option<Name>,
    /// What stands before its place, between that and the number of cards, and after.
    html: Arc<[String; 3]>,
}

struct KeptColumn {
    stage: Stage,
    column: Column,
    owners: Vec<Option<Name>>,
    html: Arc<str>,
}

/// A column, drawn or as it was drawn before; one with the open deal in it is always drawn.
pub(super) fn column(feed: Feed, stage: Stage) -> Option<AnyView> {
    let drawn = use_context::<Arc<Drawn>>()?;
    let column = feed.view().with_untracked(|view| view.column(stage).cloned())?;
    let opened = expect_context::<Beside>().opened.get_untracked();
    if column.rows.iter().any(|card| Some(card.deal.id) == opened) {
        return None;
    }
    // An entry that changed nothing of it changes nothing of how it looks.
    let column = Column { seq: 0, ..column };
    let owners: Vec<_> = column.rows.iter().map(|card| owner(feed, card)).collect();
    let setting = setting(feed);
    let html = drawn.column(&setting, stage, &column, &owners).unwrap_or_else(|| {
        let html: Arc<str> = view! { <ColumnView stage /> }.to_html().into();
        drawn.keep_column(setting, KeptColumn { stage, column, owners, html: Arc::clone(&html) });
        html
    });
    Some(InertElement::new(html.to_string()).into_any())
}

/// A card of a column, drawn or as it was drawn before; the open one is always drawn.
pub(super) fn card(feed: Feed, id: DealId, at: u32, of: u32) -> Option<AnyView> {
    let drawn = use_context::<Arc<Drawn>>()?;
    if expect_context::<Beside>().opened.get_untracked() == Some(id) {
        return None;
    }
    let card = feed.card(id)?;
    let owner = owner(feed, &card);
    let setting = setting(feed);
    let html = match drawn.card(&setting, &card, &owner) {
        Some(html) => html,
        None => {
            let (at, of) = (Signal::stored(PLACE), Signal::stored(COUNT));
            let html = Arc::new(split(&view! { <CardItem id at of /> }.to_html())?);
            drawn.keep_card(setting, KeptCard { card, owner, html: Arc::clone(&html) });
            html
        }
    };
    let [before, between, after] = &*html;
    let (at, of) = (place(at), count(of));
    Some(InertElement::new([before, at.as_str(), between, &of, after].concat()).into_any())
}

fn owner(feed: Feed, card: &Card) -> Option<Name> {
    feed.desk(|desk| desk.person(card.deal.owner).cloned())
}

fn setting(feed: Feed) -> Setting {
    let write = use_format();
    let address = expect_context::<Beside>().written.get_untracked();
    feed.desk(|desk| Setting {
        lang: write.words().lang(),
        numbers: write.numbers(),
        address,
        today: feed.today.get_untracked(),
        offset: desk.offset,
        funnel: desk.funnel,
        currency: desk.currency,
    })
}

impl Drawn {
    fn card(
        &self,
        setting: &Setting,
        card: &Card,
        owner: &Option<Name>,
    ) -> Option<Arc<[String; 3]>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, cards, _) = held.settings.iter().find(|(other, ..)| other == setting)?;
        let kept = cards.get(&card.deal.id)?;
        (kept.card == *card && kept.owner == *owner).then(|| Arc::clone(&kept.html))
    }

    fn column(
        &self,
        setting: &Setting,
        stage: Stage,
        column: &Column,
        owners: &[Option<Name>],
    ) -> Option<Arc<str>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, _, columns) = held.settings.iter().find(|(other, ..)| other == setting)?;
        let mut same = columns.iter().filter(|kept| kept.stage == stage && kept.column == *column);
        same.find(|kept| kept.owners == owners).map(|kept| Arc::clone(&kept.html))
    }

    fn keep_card(&self, setting: Setting, kept: KeptCard) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (cards, _) = held.of(setting);
        let new = cards.insert(kept.card.deal.id, kept).is_none();
        held.cards += usize::from(new);
    }

    fn keep_column(&self, setting: Setting, kept: KeptColumn) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.of(setting).1.push(kept);
        held.columns += 1;
    }
}

impl Held {
    /// What is held for a setting, with room for one more.
    fn of(&mut self, setting: Setting) -> (&mut HashMap<DealId, KeptCard>, &mut Vec<KeptColumn>) {
        if self.cards >= CARDS || self.columns >= COLUMNS {
            *self = Self::default();
        }
        let known = self.settings.iter().position(|(other, ..)| *other == setting);
        let at = known.unwrap_or_else(|| {
            self.settings.push((setting, HashMap::new(), Vec::new()));
            self.settings.len() - 1
        });
        let (_, cards, columns) = &mut self.settings[at];
        (cards, columns)
    }
}

fn place(at: u32) -> String {
    format!("aria-posinset=\"{at}\"")
}

fn count(of: u32) -> String {
    format!("aria-setsize=\"{of}\"")
}

/// What was drawn, without its place and the number of cards.
fn split(html: &str) -> Option<[String; 3]> {
    let (before, rest) = html.split_once(&place(PLACE))?;
    let (between, after) = rest.split_once(&count(COUNT))?;
    Some([before, between, after].map(str::to_owned))
}
