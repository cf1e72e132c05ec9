//! What the lists ask of the server.

use crate::wire::Json;
use domain::account::{Product, Source};
use domain::coaching::skill::{Area, Skill};
use domain::id::{ProductId, SkillId, SourceId};
use domain::money::Money;
#[cfg(feature = "ssr")]
use domain::policy::Action;
use domain::text::Name;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lists {
    pub products: Vec<Product>,
    pub sources: Vec<Source>,
    /// What people are coached in and tested for.
    pub skills: Vec<Skill>,
    /// From what a deal is worth on, its joint visits are planned together first.
    pub large_from: Money,
}

/// A line that is there, of either list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    Product(ProductId),
    Campaign(SourceId),
    Skill(SkillId),
}

/// Which list a new line is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    Products,
    Campaigns,
    Skills(Area),
}

/// All lists, retired lines among them.
#[server(ReadLists, endpoint = "lists", input = Json, output = Json)]
pub async fn lists() -> Result<Lists, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepLists)?;
    read(&at).await
}

/// Adds a line; one of the same name is there already, and is offered again.
#[server(AddLine, endpoint = "add_line", input = Json, output = Json)]
pub async fn add(list: List, name: Name) -> Result<Lists, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepLists)?;
    match list {
        List::Products => drop(store::product::add(&at.store, &at.actor, name, at.now).await?),
        List::Campaigns => drop(store::source::add(&at.store, &at.actor, name, at.now).await?),
        List::Skills(area) => {
            let new = (area, name);
            store::coaching::add_skill(&at.store, &at.actor, new, at.now).await?;
        }
    }
    read(&at).await
}

/// Gives a line another name.
#[server(RenameLine, endpoint = "rename_line", input = Json, output = Json)]
pub async fn rename(line: Line, name: Name) -> Result<Lists, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepLists)?;
    match line {
        Line::Product(id) => {
            store::product::rename(&at.store, &at.actor, id, name, at.now).await?;
        }
        Line::Campaign(id) => store::source::rename(&at.store, &at.actor, id, name, at.now).await?,
        Line::Skill(id) => {
            let name = Some(name);
            store::coaching::rename_skill(&at.store, &at.actor, id, name, at.now).await?;
        }
    }
    read(&at).await
}

/// Offers a line to new deals no more, or again.
#[server(RetireLine, endpoint = "retire_line", input = Json, output = Json)]
pub async fn retire(line: Line, retired: bool) -> Result<Lists, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::KeepLists)?;
    match line {
        Line::Product(id) => {
            store::product::retire(&at.store, &at.actor, id, retired, at.now).await?;
        }
        Line::Campaign(id) => {
            store::source::retire(&at.store, &at.actor, id, retired, at.now).await?;
        }
        Line::Skill(id) => {
            store::coaching::retire_skill(&at.store, &at.actor, id, retired, at.now).await?;
        }
    }
    read(&at).await
}

/// Sets from what a deal is worth on it is a large sale, in the company's currency.
#[server(SetLargeSale, endpoint = "set_large_sale", input = Json, output = Json)]
pub async fn set_large_sale(from: Money) -> Result<Lists, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::SetUpCompany)?;
    if from.currency() != at.company.currency {
        return Err(domain::deal::Refusal::OtherCurrency.into());
    }
    store::coaching::set_large_from(&at.store, &at.actor, from.minor(), at.now).await?;
    read(&at).await
}

#[cfg(feature = "ssr")]
async fn read(at: &crate::acting::Acting) -> Result<Lists, Problem> {
    let directory = store::directory::read(&at.store).await?;
    let (products, sources) = (directory.products, directory.sources);
    let skills = store::coaching::skills(&at.store).await?;
    let large_from = store::coaching::large_from(&at.store).await?;
    let large_from = Money::new(large_from, at.company.currency)?;
    Ok(Lists { products, sources, skills, large_from })
}
