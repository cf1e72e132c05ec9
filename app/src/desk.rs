//! What a person has before them: who they are, the company's settings, and the names that
//! deals refer to. Handed out once with the page.

mod known;

use std::collections::BTreeSet;

use domain::account::{Product, Source};
use domain::day::{Day, Millis};
use domain::deal::Refusal;
use domain::funnel::Funnel;
use domain::id::{PersonId, ProductId, SourceId, TeamId};
use domain::money::Currency;
use domain::org::{Role, Team};
use domain::policy::{Actor, Sight};
use domain::rates::Rates;
use domain::text::Name;
use serde::{Deserialize, Serialize};

pub use known::Known;

use crate::problem::Problem;
use crate::words::Words;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Desk {
    pub me: Me,
    pub currency: Currency,
    /// What other currencies are worth; deals may be in any of them.
    pub rates: Rates,
    pub funnel: Funnel,
    /// The instant at which the page was made; marks are counted from it on both sides.
    pub now: Millis,
    pub today: Day,
    /// Minutes east of UTC in the company's zone.
    pub offset: i32,
    pub people: Vec<Colleague>,
    pub teams: Vec<Team>,
    pub products: Vec<Product>,
    pub sources: Vec<Source>,
    /// Up to which entry of the journal the names and settings are so.
    pub seq: i64,
}

/// The reader, as far as their own browser needs to know to answer at once. The server asks
/// nobody but its own tables.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Me {
    pub id: PersonId,
    pub name: Name,
    pub roles: BTreeSet<Role>,
    /// Whose deals they see; `None`: everyone's.
    pub sees: Option<BTreeSet<PersonId>>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Colleague {
    pub id: PersonId,
    pub name: Name,
    pub team: Option<TeamId>,
    /// Whether deals can be theirs.
    pub sells: bool,
}

impl Me {
    /// Whether deals are theirs to list and move.
    pub fn works_deals(&self) -> bool {
        [Role::Rep, Role::Manager, Role::Administrator].iter().any(|role| self.roles.contains(role))
    }

    /// Whether they may give a deal to another.
    pub fn passes_deals(&self) -> bool {
        self.roles.contains(&Role::Manager) || self.roles.contains(&Role::Administrator)
    }

    pub fn actor(&self) -> Actor {
        let sight = self.sees.clone().map_or(Sight::Everyone, Sight::People);
        Actor { person: self.id, roles: self.roles.clone(), sight }
    }
}

impl Desk {
    pub fn person(&self, id: PersonId) -> Option<&Name> {
        self.people.iter().find(|person| person.id == id).map(|person| &person.name)
    }

    pub fn product(&self, id: ProductId) -> Option<&Name> {
        self.products.iter().find(|product| product.id == id).map(|product| &product.name)
    }

    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// Why something was not done, and where a colleague is to be asked, who that is.
    pub fn say(&self, problem: &Problem, words: Words) -> String {
        match problem {
            Problem::Refused(Refusal::AccountOfAnother { holder }) => {
                let holder = holder.and_then(|holder| self.person(holder));
                words.account_of_another(holder.map(Name::as_str))
            }
            other => other.say(words),
        }
    }

    /// Those to whom a deal of the reader's can be given, the reader among them.
    pub fn sellers(&self) -> impl Iterator<Item = &Colleague> {
        let seen = |id: &PersonId| self.me.sees.as_ref().is_none_or(|sees| sees.contains(id));
        self.people.iter().filter(move |person| person.sells && seen(&person.id))
    }
}

/// Reads the desk of someone signed in.
#[cfg(feature = "ssr")]
pub async fn read(at: &crate::acting::Acting) -> Result<Desk, Problem> {
    // Asked before what it counts: a change in between is told once too often, never too rarely.
    let seq = *at.store.desk().borrow();
    let directory = store::directory::read(&at.store).await?;
    let org = at.store.org();
    let me = org.person(at.actor.person).ok_or(Problem::SignedOut)?;
    let sees = match &at.actor.sight {
        Sight::Everyone => None,
        Sight::People(people) => Some(people.clone()),
    };
    let people = org.people().map(|person| Colleague {
        id: person.id,
        name: person.name.clone(),
        team: person.team,
        sells: person.active
            && !org.is_leaving(person.id)
            && (person.roles.contains(&Role::Rep) || person.roles.contains(&Role::Manager)),
    });
    Ok(Desk {
        me: Me { id: me.id, name: me.name.clone(), roles: at.actor.roles.clone(), sees },
        currency: at.company.currency,
        rates: at.company.rates.clone(),
        funnel: at.company.funnel,
        now: at.now,
        today: at.today,
        offset: at.offset,
        people: people.collect(),
        teams: org.teams().cloned().collect(),
        products: directory.products,
        sources: directory.sources,
        seq,
    })
}
