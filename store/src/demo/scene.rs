//! The whole demo company, made in memory: the same seed and day make the same.

use domain::company::Company;
use domain::day::Millis;
use domain::money::Currency;
use domain::org::{Org, Person, Role};
use domain::policy::Actor;
use domain::text::Name;

use super::calendar::{Calendar, YEAR, ZONE};
use super::cast::{Cast, cast};
use super::chance::Chance;
use super::ending;
use super::market::{Market, market, sources};
use super::road::road;
use super::story::{Happening, Parts, Story};
use super::talk::{Talk, talks};
use super::visits::{Going, goings};
use super::{DEALS, DemoError};

const NAME: &str = "錦程工業";

pub(super) struct Scene {
    pub company: Company,
    pub founded: Millis,
    pub cast: Cast,
    pub market: Market,
    /// Of all deals, in the order of time.
    pub happened: Vec<Happening>,
    /// What was written down beside, in the order of time.
    pub talks: Vec<Talk>,
    /// What was planned and told of visits, in the order of time.
    pub goings: Vec<Going>,
    pub calendar: Calendar,
    /// Large enough for a first visit.
    pub whole: bool,
}

pub(super) fn scene(seed: u64, deals: u32, now: Millis) -> Result<Scene, DemoError> {
    let mut chance = Chance::new(seed);
    let calendar = Calendar::new(now);
    let founded = calendar.instant(YEAR + 30, 9 * 60);
    let company = Company::new(Name::new(NAME)?, Currency::new("TWD")?, ZONE.to_owned(), true);
    let cast = cast(&mut chance, founded)?;
    let whole = deals >= DEALS;
    let deals = usize::try_from(deals).unwrap_or(usize::MAX);
    let sources = sources(&mut chance, calendar.today.civil().0, founded)?;
    let market = market(&mut chance, deals * 9 / 20 + 8, sources, founded)?;
    let (happened, said, went) = Default::default();
    let mut scene = Scene {
        company,
        founded,
        cast,
        market,
        happened,
        talks: said,
        goings: went,
        calendar,
        whole,
    };
    scene.live(&mut chance, calendar, deals)?;
    scene.talks = talks(&scene, seed)?;
    scene.goings = goings(&scene, seed, calendar.today)?;
    Ok(scene)
}

impl Scene {
    fn live(
        &mut self,
        chance: &mut Chance,
        calendar: Calendar,
        deals: usize,
    ) -> Result<(), DemoError> {
        let org = self.cast.org();
        let reps = self.cast.reps();
        let territory: Vec<Vec<usize>> =
            territories(chance, self.market.accounts.len(), reps.len());
        let mut contacts = std::collections::BTreeMap::<_, Vec<_>>::new();
        for contact in &self.market.contacts {
            contacts.entry(contact.account).or_default().push(contact);
        }
        let sources: Vec<_> = self.market.sources.iter().map(|source| source.id).collect();
        let turns = turns(chance, reps.len());
        for number in 0..deals {
            let rep = chance.pick(&turns);
            let person = reps[rep];
            let account = self.market.accounts[chance.pick(&territory[rep])].id;
            let (product, price) = &self.market.products[chance.below(self.market.products.len())];
            let actor = actor(&org, person)?;
            let passed = passed(chance, &org, &self.cast, &reps, person)?;
            let parts = Parts {
                account,
                contacts: contacts.get(&account).cloned().unwrap_or_default(),
                product: product.id,
                worth: price * chance.between(1, 3) * chance.between(90, 112) / 100,
                source: chance.percent(85).then(|| chance.pick(&sources)),
                rep: &actor,
                passed: passed.as_ref().map(|(first, manager)| (first, manager)),
            };
            let road = road(chance, ending::place(number));
            let (funnel, rates) = (&self.company.funnel, &self.company.rates);
            let story = Story::new(chance, calendar, funnel, rates);
            self.happened.extend(story.tell(&parts, &road)?);
        }
        self.happened.sort_by_key(|entry| (entry.at, entry.op));
        Ok(())
    }
}

/// Some sell more than others: each rep as often as they take a turn.
fn turns(chance: &mut Chance, reps: usize) -> Vec<usize> {
    let mut turns = Vec::new();
    for rep in 0..reps {
        let busy = chance.between(4, 11).unsigned_abs() as usize;
        turns.extend(std::iter::repeat_n(rep, busy));
    }
    turns
}

/// Each account is looked after by one rep, and no rep is without any.
fn territories(chance: &mut Chance, accounts: usize, reps: usize) -> Vec<Vec<usize>> {
    let mut territories = vec![Vec::new(); reps];
    for account in 0..accounts.max(reps) {
        let rep = if account < reps { account } else { chance.below(reps) };
        territories[rep].push(account % accounts.max(1));
    }
    territories
}

/// A few deals began with a colleague, until their manager passed them on.
fn passed(
    chance: &mut Chance,
    org: &Org,
    cast: &Cast,
    reps: &[&Person],
    to: &Person,
) -> Result<Option<(Actor, Actor)>, DemoError> {
    let manager = cast.team(to).and_then(|team| org.person(team.manager?));
    let colleagues: Vec<&Person> =
        reps.iter().copied().filter(|rep| rep.team == to.team && rep.id != to.id).collect();
    match manager {
        Some(manager) if !colleagues.is_empty() && chance.percent(4) => {
            Ok(Some((actor(org, chance.pick(&colleagues))?, actor(org, manager)?)))
        }
        _ => Ok(None),
    }
}

pub(super) fn actor(org: &Org, person: &Person) -> Result<Actor, DemoError> {
    debug_assert!(person.roles.contains(&Role::Rep) || person.roles.contains(&Role::Manager));
    org.actor(person.id).ok_or(DemoError::Rule(domain::deal::Refusal::NoSuchOwner))
}

#[cfg(test)]
mod tests;
