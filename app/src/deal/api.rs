//! Reading one deal, and accounts while one types.

#[cfg(feature = "ssr")]
use std::sync::Arc;

#[cfg(feature = "ssr")]
use crate::acting::Looks;
use crate::wire::Json;
use domain::account::{Account, Contact};
use domain::board::Card;
use domain::id::DealId;
use domain::journal::Entry;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A deal with all that its sheet shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub card: Card,
    pub contacts: Vec<Contact>,
    /// Newest first.
    pub history: Vec<Entry>,
}

/// The deal, if it is in the reader's sight; another looks like none.
#[server(ReadDeal, endpoint = "deal", input = Json, output = Json)]
pub async fn deal(deal: DealId) -> Result<Opened, Problem> {
    let at = crate::acting::acting().await?;
    let sheet = store::deal::sheet(&at.store, &at.actor, deal).await?.ok_or(Problem::NotFound)?;
    Ok(Opened { card: sheet.card, contacts: sheet.contacts, history: sheet.history })
}

/// Up to eight accounts the reader works on whose name holds what was typed.
#[server(SuggestAccounts, endpoint = "accounts", input = Json, output = Json)]
pub async fn accounts(typed: String) -> Result<Vec<Account>, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::OpenBoard)?;
    let typed: String = typed.chars().take(120).collect();
    Ok(store::account::suggest(&at.store, &at.actor, &typed, 8).await?)
}

/// Says which deal the reader looks at now, to those beside them who see it, too; `None`: none.
#[server(Look, endpoint = "look", input = Json, output = Json)]
pub async fn look(deal: Option<DealId>) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    let seen = match deal {
        Some(deal) => {
            let card = store::deal::card(&at.store, &at.actor, deal).await?;
            Some((deal, card.ok_or(Problem::NotFound)?.deal.owner))
        }
        None => None,
    };
    let looks = use_context::<Arc<dyn Looks>>().ok_or(Problem::Failed)?;
    looks.look(at.actor.person, seen);
    Ok(())
}
