//! Whose deals are counted and whose are read, and which of them a filter takes in.

use std::collections::BTreeSet;

use domain::board::{Dates, Filter, Ground, Lens, MarkKind, Marked};
use domain::day::Millis;
use domain::funnel::{Place, Stage};
use domain::id::PersonId;
use domain::org::Org;
use domain::policy::{Actor, Sight};
use sqlx::{QueryBuilder, Sqlite};
use uuid::Uuid;

use crate::account::push_owners;
use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{place_number, stage_number};

/// `None` for owners: whoever's.
pub(crate) type Owners = Option<BTreeSet<PersonId>>;

#[derive(Clone, PartialEq)]
pub(crate) struct Scope {
    /// What is counted in the heads.
    lens: Lens,
    /// Of whose deals cards are shown.
    pub(crate) read: Owners,
}

impl Scope {
    /// Keeps T7: who counts deals that they may not read does not search in them either, by
    /// text or by amount: a search that counts would read them letter by letter.
    pub(crate) fn new(org: &Org, actor: &Actor, filter: &Filter, on: &Ground) -> Self {
        let mut filter = filter.clone();
        if actor.counts() != actor.sight {
            filter.text.clear();
            filter.amount = Default::default();
        }
        let filter = &filter;
        let team = filter.team.map(|team| org.members(team));
        let reps = (!filter.reps.is_empty()).then(|| filter.reps.clone());
        let counted = both(both(team, reps), owners(actor.counts()));
        let read = both(counted.clone(), owners(actor.sight.clone()));
        Self { lens: Lens::new(filter, counted, on), read }
    }

    /// As the company is set up at an instant.
    pub(crate) fn of(
        store: &Store,
        actor: &Actor,
        filter: &Filter,
        now: Millis,
    ) -> Result<Self, StoreError> {
        let company = store.company();
        let company = company.as_ref().as_ref().ok_or(StoreError::NotFounded)?;
        Ok(Self::new(&store.org(), actor, filter, &clock::ground(company, now)))
    }

    pub(crate) fn counted(&self) -> &Owners {
        &self.lens.owners
    }

    pub(crate) fn into_lens(self) -> Lens {
        self.lens
    }

    /// Whether a column can have cards at all.
    pub(super) fn takes_in(&self, place: Place) -> bool {
        self.lens.places.as_ref().is_none_or(|places| places.contains(&place))
    }

    /// The tables that conditions look into, for a query over `deal d`.
    pub(crate) fn push_joins(&self, query: &mut QueryBuilder<Sqlite>) {
        let searches = !self.lens.needle.is_empty();
        if searches || !self.lens.classes.is_empty() {
            query.push(" JOIN account a ON a.id = d.account");
        }
        if searches {
            query.push(
                " LEFT JOIN product p ON p.id = d.product LEFT JOIN contact c ON c.id = d.contact",
            );
        }
    }

    /// ` AND …` for owners and all the rest, as `domain::board::Lens` takes in.
    pub(crate) fn push_conditions(&self, query: &mut QueryBuilder<Sqlite>, owners: &Owners) {
        let lens = &self.lens;
        if let Some(owners) = owners {
            push_owners(query, "d.owner", owners.iter());
        }
        push_any(query, "d.product", lens.products.iter().map(|id| id.uuid()));
        push_any(query, "d.source", lens.sources.iter().map(|id| id.uuid()));
        if !lens.classes.is_empty() {
            query.push(" AND a.class IN (");
            let mut list = query.separated(", ");
            for class in &lens.classes {
                list.push_bind(class.word());
            }
            query.push(")");
        }
        if let Some(places) = &lens.places {
            query.push(" AND d.place IN (");
            let mut list = query.separated(", ");
            for place in places {
                list.push_bind(place_number(*place));
            }
            query.push(")");
        }
        let (from, to) = lens.amount;
        push_bounds(query, "d.worth", from, to);
        match lens.expected {
            None => {}
            Some(Dates::Missing) => {
                query.push(" AND d.expected IS NULL");
            }
            Some(Dates::Between { from, to }) => {
                let number = |day: domain::day::Day| i64::from(day.0);
                push_bounds(query, "d.expected", from.map(number), to.map(number));
                query.push(" AND d.expected IS NOT NULL");
            }
        }
        let (from, until) = lens.listed;
        let last = until.map(|until| until.0.saturating_sub(1));
        push_bounds(query, "d.listed_at", from.map(|from| from.0), last);
        if let Some(marks) = &lens.marks {
            push_marks(query, marks);
        }
        self.push_search(query);
    }

    fn push_search(&self, query: &mut QueryBuilder<Sqlite>) {
        let needle = &self.lens.needle;
        if needle.is_empty() {
            return;
        }
        let texts =
            ["(instr(a.folded, ", "instr(p.folded, ", "instr(c.folded, ", "instr(c.phone_folded, "];
        for (text, joint) in texts.into_iter().zip([" AND ", " OR ", " OR ", " OR "]) {
            query.push(joint).push(text).push_bind(needle.clone()).push(") > 0");
        }
        query.push(")");
    }
}

/// ` AND column IN (…)`, for an empty list nothing.
fn push_any(
    query: &mut QueryBuilder<Sqlite>,
    column: &'static str,
    ids: impl ExactSizeIterator<Item = Uuid>,
) {
    if ids.len() == 0 {
        return;
    }
    query.push(" AND ").push(column).push(" IN (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
    query.push(")");
}

/// Both counted in.
fn push_bounds(
    query: &mut QueryBuilder<Sqlite>,
    value: &'static str,
    from: Option<i64>,
    to: Option<i64>,
) {
    if let Some(from) = from {
        query.push(" AND ").push(value).push(" >= ").push_bind(from);
    }
    if let Some(to) = to {
        query.push(" AND ").push(value).push(" <= ").push_bind(to);
    }
}

fn push_marks(query: &mut QueryBuilder<Sqlite>, marks: &Marked) {
    query.push(" AND d.place <= 8 AND (false");
    let today = i64::from(marks.today.0);
    for kind in &marks.kinds {
        match kind {
            MarkKind::Missing => query.push(" OR d.due IS NULL"),
            MarkKind::Overdue => query.push(" OR d.due < ").push_bind(today),
            MarkKind::Today => query.push(" OR d.due = ").push_bind(today),
            MarkKind::Later => query.push(" OR d.due > ").push_bind(today),
            MarkKind::Stuck => {
                query.push(" OR d.band_since <= CASE d.place");
                for stage in Stage::ALL {
                    query.push(" WHEN ").push_bind(stage_number(stage));
                    query.push(" THEN ").push_bind(marks.stuck[stage.index()].0);
                }
                query.push(" END")
            }
        };
    }
    query.push(")");
}

fn owners(sight: Sight) -> Owners {
    match sight {
        Sight::Everyone => None,
        Sight::People(people) => Some(people),
    }
}

fn both(a: Owners, b: Owners) -> Owners {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.intersection(&b).copied().collect()),
        (a, b) => a.or(b),
    }
}
