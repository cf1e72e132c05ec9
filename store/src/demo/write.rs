//! Puts the demo company into the database: its rows, and the journal of its year.

use std::collections::HashMap;

use domain::account::{Class, Record};
use domain::board::{Card, CardContact};
use domain::deal::Deal;
use domain::id::{AccountId, ContactId, DealId, ProductId};
use domain::text::Name;

use super::chance::Chance;
use super::scene::Scene;
use super::story::Happening;
use super::talk::Talk;
use super::visits::Going;
use super::{DemoError, archive, coaching, handover, meetings, skills, walks};
use crate::deal::{contact, write};
use crate::journal::{self, Deed, Fact, Happened, Noted};
use crate::person::{self, NewPerson, PersonRefused};
use crate::team::{self, NewTeam};
use crate::writer::Tx;
use crate::{account, activity, company, product, source, visit as visits};

/// What is written about accounts has a seed of its own, so that the deals of a seed stay the same.
const ARCHIVE: u64 = 7;

pub(super) async fn write(tx: &mut Tx, scene: &Scene) -> Result<(), DemoError> {
    let at = scene.founded;
    company::charter(tx, &scene.company, at).await.map_err(|_| DemoError::NotEmpty)?;
    company::tell(tx, None, scene.company.clone(), at).await?;
    tx.settle().await?;
    people(tx, scene).await?;
    let classes = market(tx, scene).await?;
    let names = Names::of(scene, classes);
    let mut last: HashMap<DealId, &Deal> = HashMap::new();
    for happening in &scene.happened {
        last.insert(happening.deal.id, &happening.deal);
    }
    // Deals by identity, so that the same demo is the same file.
    let mut deals: Vec<&Deal> = last.into_values().collect();
    deals.sort_by_key(|deal| deal.id);
    for deal in deals {
        account::give_first(tx, deal.account, deal.owner, deal.listed_at).await?;
        write::insert(tx, deal).await?;
    }
    let mut talks = scene.talks.iter().peekable();
    let mut goings = scene.goings.iter().peekable();
    for happening in &scene.happened {
        while let Some(talk) = talks.next_if(|talk| talk.at() < happening.at) {
            note(tx, talk).await?;
        }
        while let Some(going) = goings.next_if(|going| going.at < happening.at) {
            visit(tx, going).await?;
        }
        let Happening { at, by, op, deal, changes } = happening;
        let (changes, after) = (changes.clone(), names.card(deal));
        let (by, op) = (Some(*by), Some(*op));
        journal::keep(tx, &Happened { at: *at, by, op, changes, before: None, after }).await?;
    }
    for talk in talks {
        note(tx, talk).await?;
    }
    for going in goings {
        visit(tx, going).await?;
    }
    tx.settle().await?;
    coaching::coach(tx, scene).await?;
    walks::walk(tx, scene).await?;
    skills::test(tx, scene).await?;
    handover::hand_over(tx, scene).await?;
    meetings::meet(tx, scene, scene.calendar.today).await
}

async fn visit(tx: &mut Tx, going: &Going) -> Result<(), DemoError> {
    let Going { at, op, visit, goes_on } = going;
    if !goes_on {
        visits::write::insert(tx, visit).await?;
    }
    Ok(journal::visited(tx, (*at, *op), visit).await?)
}

async fn note(tx: &mut Tx, talk: &Talk) -> Result<(), DemoError> {
    let Talk { op, activity, beside } = talk;
    let (deed, beside) = (Deed::Added, Some(*beside));
    let what = Noted { at: talk.at(), op: *op, deed, activity, beside };
    let seq = journal::keep_noted(tx, &what).await?;
    Ok(activity::write::insert(tx, activity, seq).await?)
}

async fn people(tx: &mut Tx, scene: &Scene) -> Result<(), DemoError> {
    let at = scene.founded;
    for team in &scene.cast.teams {
        let new = NewTeam { name: team.name.clone(), parent: team.parent, manager: None };
        team::insert_as(tx, None, team.id, new, at).await?;
    }
    for person in scene.cast.people.clone() {
        let domain::org::Person { id, login, name, roles, team, .. } = person;
        let new = NewPerson { login, name, roles, team, password_hash: None };
        person::insert_as(tx, None, id, new, at).await.map_err(|refused| match refused {
            PersonRefused::Store(error) => DemoError::Store(error),
            _ => DemoError::NotEmpty,
        })?;
    }
    for team in &scene.cast.teams {
        team::set_manager(tx, None, team.id, team.manager, at).await?;
    }
    Ok(())
}

/// What is sold, and to whom; tells how much each account matters.
async fn market(tx: &mut Tx, scene: &Scene) -> Result<HashMap<AccountId, Class>, DemoError> {
    let at = scene.founded;
    for (product, _) in &scene.market.products {
        product::insert_as(tx, None, product, at).await?;
    }
    for new in &scene.market.sources {
        source::insert_new(tx, new).await?;
        if new.name.is_some() {
            let (source, kind, name) = (new.id, new.kind, new.name.clone());
            journal::fact(tx, None, &Fact::SourceAdded { source, kind, name }, at).await?;
        }
    }
    let mut chance = Chance::new(ARCHIVE);
    let mut classes = HashMap::new();
    for new in &scene.market.accounts {
        let (id, name) = (new.id, new.name.clone());
        let fields = archive::fields(&mut chance, name.clone())?;
        classes.extend(fields.class.map(|class| (id, class)));
        account::record::insert(tx, &Record { id, owner: None, fields, version: 1 }, at).await?;
        let added = Fact::AccountAdded { account: id, name };
        let seq = journal::fact(tx, None, &added, at).await?;
        journal::made(tx, id, seq).await?;
    }
    for new in &scene.market.contacts {
        contact::insert(tx, new).await?;
    }
    Ok(classes)
}

/// What cards show beside the deal.
struct Names {
    accounts: HashMap<AccountId, Name>,
    classes: HashMap<AccountId, Class>,
    products: HashMap<ProductId, Name>,
    contacts: HashMap<ContactId, CardContact>,
}

impl Names {
    fn of(scene: &Scene, classes: HashMap<AccountId, Class>) -> Self {
        let market = &scene.market;
        let contact = |contact: &domain::account::Contact| {
            let (id, name, phone) = (contact.id, contact.name.clone(), contact.phone.clone());
            (id, CardContact { id, name, phone })
        };
        Self {
            accounts: market.accounts.iter().map(|one| (one.id, one.name.clone())).collect(),
            classes,
            products: market.products.iter().map(|(one, _)| (one.id, one.name.clone())).collect(),
            contacts: market.contacts.iter().map(contact).collect(),
        }
    }

    fn card(&self, deal: &Deal) -> Card {
        let contact = deal.contacts.first().and_then(|id| self.contacts.get(id)).cloned();
        let product = deal.product.and_then(|id| self.products.get(&id)).cloned();
        let class = self.classes.get(&deal.account).copied();
        let (deal, account) = (deal.clone(), self.accounts[&deal.account].clone());
        Card { deal, account, class, product, contact, rated: None }
    }
}
