//! Everything a filter can choose by a touch, in groups, each with its words.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::account::Class;
use domain::board::{Filter, MarkKind, Relative, Span};
use domain::funnel::{Band, Place, Stage};

use crate::desk::Desk;
use crate::words::Words;

type Held = dyn Fn(&Filter) -> bool + Send + Sync;
type Put = dyn Fn(&mut Filter, bool) + Send + Sync;

/// One touch: whether a filter holds it, and how it is put in or taken out.
#[derive(Clone)]
pub struct Choice {
    pub label: String,
    held: Arc<Held>,
    put: Arc<Put>,
}

impl Choice {
    pub fn held(&self, filter: &Filter) -> bool {
        (self.held)(filter)
    }

    pub fn put(&self, filter: &mut Filter, on: bool) {
        (self.put)(filter, on);
    }
}

/// Choices under one heading.
#[derive(Clone)]
pub struct Group {
    pub legend: &'static str,
    pub choices: Vec<Choice>,
}

/// The sets of a filter, by where they stand in it.
type Set<T> = (fn(&Filter) -> &BTreeSet<T>, fn(&mut Filter) -> &mut BTreeSet<T>);

fn member<T: Ord + Copy + Send + Sync + 'static>(label: String, one: T, set: Set<T>) -> Choice {
    let (read, write) = set;
    Choice {
        label,
        held: Arc::new(move |filter| read(filter).contains(&one)),
        put: Arc::new(move |filter, on| {
            if on {
                write(filter).insert(one);
            } else {
                write(filter).remove(&one);
            }
        }),
    }
}

type Day = (fn(&Filter) -> Option<Span>, fn(&mut Filter, Option<Span>));

/// A word for days takes the place of the one before.
fn span(label: &str, one: Span, (read, write): Day) -> Choice {
    Choice {
        label: label.to_owned(),
        held: Arc::new(move |filter| read(filter) == Some(one)),
        put: Arc::new(move |filter, on| write(filter, on.then_some(one))),
    }
}

pub fn reps(words: Words, desk: &Desk) -> Group {
    let set: Set<_> = (|filter| &filter.reps, |filter| &mut filter.reps);
    let choices = desk.sellers().map(|one| member(one.name.to_string(), one.id, set)).collect();
    Group { legend: words.board_rep(), choices }
}

/// Bands, stages, ways out.
pub fn places(words: Words) -> [Group; 3] {
    let bands: Set<_> = (|filter| &filter.bands, |filter| &mut filter.bands);
    let set: Set<_> = (|filter| &filter.places, |filter| &mut filter.places);
    let band = |band: Band| member(words.band(band).to_owned(), band, bands);
    let stage = |stage: Stage| {
        let label = format!("{} {}", stage.number(), words.stage_short(stage));
        member(label, Place::Stage(stage), set)
    };
    let out = |place: Place| member(words.place(place).to_owned(), place, set);
    let outs = [Place::Won, Place::Lost, Place::Parked];
    [
        Group { legend: words.filter_band(), choices: Band::ALL.map(band).to_vec() },
        Group { legend: words.deal_stage(), choices: Stage::ALL.map(stage).to_vec() },
        Group { legend: words.board_outcomes(), choices: outs.map(out).to_vec() },
    ]
}

pub fn marks(words: Words) -> Group {
    let set: Set<_> = (|filter| &filter.marks, |filter| &mut filter.marks);
    let choices = MarkKind::ALL.map(|mark| {
        let label = match mark {
            MarkKind::Overdue => words.filter_mark_overdue(),
            MarkKind::Today => words.filter_mark_today(),
            MarkKind::Later => words.filter_mark_later(),
            MarkKind::Missing => words.board_mark_no_next_step(),
            MarkKind::Stuck => words.filter_mark_stuck(),
        };
        member(label.to_owned(), mark, set)
    });
    Group { legend: words.filter_marks(), choices: choices.to_vec() }
}

pub fn expected(words: Words) -> Group {
    let at: Day = (|filter| filter.expected, |filter, span| filter.expected = span);
    let ahead = [
        Relative::Past,
        Relative::ThisMonth,
        Relative::NextMonth,
        Relative::ThisQuarter,
        Relative::NextQuarter,
        Relative::ThisYear,
    ];
    let mut choices = relative(words, &ahead, at);
    choices.push(span(words.filter_span_none(), Span::Missing, at));
    Group { legend: words.deal_expected(), choices }
}

pub fn listed(words: Words) -> Group {
    let at: Day = (|filter| filter.listed, |filter, span| filter.listed = span);
    let behind = [
        Relative::ThisWeek,
        Relative::ThisMonth,
        Relative::LastMonth,
        Relative::ThisQuarter,
        Relative::LastQuarter,
        Relative::ThisYear,
    ];
    Group { legend: words.deal_listed_at(), choices: relative(words, &behind, at) }
}

fn relative(words: Words, spans: &[Relative], at: Day) -> Vec<Choice> {
    let choice = |one: &Relative| span(relative_word(words, *one), Span::Relative(*one), at);
    spans.iter().map(choice).collect()
}

pub fn relative_word(words: Words, span: Relative) -> &'static str {
    match span {
        Relative::Past => words.filter_span_past(),
        Relative::LastQuarter => words.filter_span_last_quarter(),
        Relative::LastMonth => words.filter_span_last_month(),
        Relative::ThisWeek => words.filter_span_this_week(),
        Relative::ThisMonth => words.filter_span_this_month(),
        Relative::NextMonth => words.filter_span_next_month(),
        Relative::ThisQuarter => words.filter_span_this_quarter(),
        Relative::NextQuarter => words.filter_span_next_quarter(),
        Relative::ThisYear => words.filter_span_this_year(),
    }
}

pub fn products(words: Words, desk: &Desk) -> Group {
    let set: Set<_> = (|filter| &filter.products, |filter| &mut filter.products);
    let choices = desk.products.iter().map(|one| member(one.name.to_string(), one.id, set));
    Group { legend: words.deal_product(), choices: choices.collect() }
}

pub fn classes(words: Words) -> Group {
    let set: Set<_> = (|filter| &filter.classes, |filter| &mut filter.classes);
    let class = |class: Class| member(words.account_class_of(class.letter()), class, set);
    Group { legend: words.account_class(), choices: Class::ALL.map(class).to_vec() }
}

pub fn sources(words: Words, desk: &Desk) -> Group {
    let set: Set<_> = (|filter| &filter.sources, |filter| &mut filter.sources);
    let choices = desk.sources.iter().map(|one| member(words.source(one), one.id, set));
    Group { legend: words.deal_source(), choices: choices.collect() }
}
