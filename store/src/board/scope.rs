//! Whose deals are counted and whose are read, and what is searched for.

use std::collections::BTreeSet;

use domain::board::{Filter, Lens};
use domain::id::PersonId;
use domain::org::Org;
use domain::policy::{Actor, Sight};
use domain::text::fold;
use sqlx::{QueryBuilder, Sqlite};

use crate::account::push_owners;

/// `None` for owners: whoever's.
type Owners = Option<BTreeSet<PersonId>>;

pub(super) struct Scope {
    /// Counted in the heads.
    pub counted: Owners,
    /// Of which cards are shown.
    pub read: Owners,
    needle: String,
}

impl Scope {
    pub(super) fn new(org: &Org, actor: &Actor, filter: &Filter) -> Self {
        let team = filter.team.map(|team| org.members(team));
        let chosen = both(team, filter.rep.map(|rep| BTreeSet::from([rep])));
        let counted = both(chosen, owners(actor.counts()));
        let read = both(counted.clone(), owners(actor.sight.clone()));
        Self { counted, read, needle: fold(&filter.text) }
    }

    pub(super) fn lens(&self) -> Lens {
        Lens { owners: self.counted.clone(), needle: self.needle.clone() }
    }

    /// The tables that a search looks into, for a query over `deal d`.
    pub(super) fn push_joins(&self, query: &mut QueryBuilder<Sqlite>) {
        if !self.needle.is_empty() {
            query.push(
                " JOIN account a ON a.id = d.account LEFT JOIN product p ON p.id = d.product \
                 LEFT JOIN contact c ON c.id = d.contact",
            );
        }
    }

    /// ` AND …` for owners and search, as `domain::board::Lens` takes in.
    pub(super) fn push_conditions(&self, query: &mut QueryBuilder<Sqlite>, owners: &Owners) {
        if let Some(owners) = owners {
            push_owners(query, "d.owner", owners.iter());
        }
        if self.needle.is_empty() {
            return;
        }
        let texts =
            ["(instr(a.folded, ", "instr(p.folded, ", "instr(c.folded, ", "instr(c.phone_folded, "];
        for (text, joint) in texts.into_iter().zip([" AND ", " OR ", " OR ", " OR "]) {
            query.push(joint).push(text).push_bind(self.needle.clone()).push(") > 0");
        }
        query.push(")");
    }
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
