//! A filter as the server made it out: what both sides test a deal against.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::filter::{Filter, MarkKind};
use super::{Card, Span};
use crate::account::Class;
use crate::day::{Day, Millis};
use crate::deal::Deal;
use crate::funnel::{Funnel, Place, Stage};
use crate::id::{PersonId, ProductId, SourceId};
use crate::mark::stuck_until;
use crate::money::Currency;
use crate::text::fold;

/// A filter with teams, bands and words for days made out. It stays as it is till the company's
/// day is another one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Lens {
    /// `None`: whoever's.
    pub owners: Option<BTreeSet<PersonId>>,
    /// Empty: whichever.
    pub products: BTreeSet<ProductId>,
    /// Empty: whichever.
    pub sources: BTreeSet<SourceId>,
    /// Of the account; empty: whichever.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub classes: BTreeSet<Class>,
    /// `None`: wherever.
    pub places: Option<BTreeSet<Place>>,
    /// Minor units of the company's currency, both counted in.
    pub amount: (Option<i64>, Option<i64>),
    pub expected: Option<Dates>,
    /// From the first instant on, and before the second.
    pub listed: (Option<Millis>, Option<Millis>),
    pub marks: Option<Marked>,
    /// Folded; empty for no search.
    pub needle: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dates {
    Missing,
    /// Both counted in.
    Between {
        from: Option<Day>,
        to: Option<Day>,
    },
}

/// Any of these marks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Marked {
    pub kinds: BTreeSet<MarkKind>,
    pub today: Day,
    /// For each stage, the latest instant at which a stuck deal came into its band.
    pub stuck: [Millis; Stage::COUNT],
}

/// The company's settings that a filter is made out by.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    pub funnel: Funnel,
    pub currency: Currency,
    pub today: Day,
    /// Minutes east of UTC in the company's zone.
    pub offset: i32,
}

impl Lens {
    /// `owners` are those of team, reps and sight together.
    pub fn new(filter: &Filter, owners: Option<BTreeSet<PersonId>>, on: &Ground) -> Self {
        let marks = (!filter.marks.is_empty()).then(|| {
            let dawn = on.today.dawn(on.offset);
            let stuck = Stage::ALL.map(|stage| stuck_until(&on.funnel, stage, dawn));
            Marked { kinds: filter.marks.clone(), today: on.today, stuck }
        });
        Self {
            owners,
            products: filter.products.clone(),
            sources: filter.sources.clone(),
            classes: filter.classes.clone(),
            places: places(filter, &on.funnel),
            amount: (minor(filter.amount.from, on), minor(filter.amount.to, on)),
            expected: filter.expected.map(|span| dates(span, on.today)),
            listed: listed(filter.listed, on),
            marks,
            needle: fold(&filter.text),
        }
    }

    /// A deal that was taken back stands nowhere.
    pub fn takes_in(&self, card: &Card) -> bool {
        let deal = &card.deal;
        !deal.withdrawn
            && self.owners.as_ref().is_none_or(|owners| owners.contains(&deal.owner))
            && any_of(&self.products, deal.product)
            && any_of(&self.sources, deal.source)
            && any_of(&self.classes, card.class)
            && self.places.as_ref().is_none_or(|places| places.contains(&deal.position.place()))
            && self.is_worth(card)
            && self.expected.is_none_or(|dates| dates.take_in(deal.expected))
            && self.listed.0.is_none_or(|from| from <= deal.listed_at)
            && self.listed.1.is_none_or(|until| deal.listed_at < until)
            && self.marks.as_ref().is_none_or(|marks| marks.take_in(deal))
            && (self.needle.is_empty() || self.finds(card))
    }

    fn is_worth(&self, card: &Card) -> bool {
        let (from, to) = self.amount;
        if from.is_none() && to.is_none() {
            return true;
        }
        card.worth().is_some_and(|minor| {
            from.is_none_or(|from| from <= minor) && to.is_none_or(|to| minor <= to)
        })
    }

    fn finds(&self, card: &Card) -> bool {
        let contact = card.contact.as_ref();
        let phone = contact.and_then(|contact| contact.phone.as_ref());
        let texts = [
            Some(card.account.as_str()),
            card.product.as_ref().map(|name| name.as_str()),
            contact.map(|contact| contact.name.as_str()),
            phone.map(|phone| phone.as_str()),
        ];
        texts.into_iter().flatten().any(|text| fold(text).contains(&self.needle))
    }
}

impl Dates {
    fn take_in(self, day: Option<Day>) -> bool {
        match (self, day) {
            (Self::Missing, day) => day.is_none(),
            (Self::Between { .. }, None) => false,
            (Self::Between { from, to }, Some(day)) => {
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
            }
        }
    }
}

impl Marked {
    fn take_in(&self, deal: &Deal) -> bool {
        let Some(stage) = deal.position.place().stage() else { return false };
        let step = match deal.next_step.as_ref().map(|step| step.due) {
            None => MarkKind::Missing,
            Some(due) if due < self.today => MarkKind::Overdue,
            Some(due) if due == self.today => MarkKind::Today,
            Some(_) => MarkKind::Later,
        };
        let stuck = deal.position.band_since <= self.stuck[stage.index()];
        self.kinds.contains(&step) || (stuck && self.kinds.contains(&MarkKind::Stuck))
    }
}

fn any_of<T: Ord>(chosen: &BTreeSet<T>, one: Option<T>) -> bool {
    chosen.is_empty() || one.is_some_and(|one| chosen.contains(&one))
}

fn places(filter: &Filter, funnel: &Funnel) -> Option<BTreeSet<Place>> {
    if filter.bands.is_empty() && filter.places.is_empty() {
        return None;
    }
    let stages = filter.bands.iter().flat_map(|band| funnel.stages(*band)).map(Place::Stage);
    Some(super::address::set(stages.chain(filter.places.iter().copied())))
}

fn minor(whole: Option<u64>, on: &Ground) -> Option<i64> {
    let unit = 10_u64.saturating_pow(on.currency.digits());
    whole.map(|whole| i64::try_from(whole.saturating_mul(unit)).unwrap_or(i64::MAX))
}

fn dates(span: Span, today: Day) -> Dates {
    span.days(today).map_or(Dates::Missing, |(from, to)| Dates::Between { from, to })
}

fn listed(span: Option<Span>, on: &Ground) -> (Option<Millis>, Option<Millis>) {
    let (from, to) = span.and_then(|span| span.days(on.today)).unwrap_or_default();
    let dawn = |day: Day| day.dawn(on.offset);
    (from.map(dawn), to.map(|day| dawn(day.plus(1))))
}
