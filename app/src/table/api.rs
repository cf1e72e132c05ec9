//! Changing many deals at once.

use crate::wire::Json;
use domain::alter::{Alteration, Altered};
use domain::id::OpId;
#[cfg(feature = "ssr")]
use domain::policy::Action;
use leptos::prelude::*;

use crate::problem::Problem;

/// Changes those of the deals that the reader may change, and names the others. The rules are
/// asked about each deal inside the transaction.
#[server(Alter, endpoint = "alter", input = Json, output = Json)]
pub async fn alter(asked: Alteration) -> Result<Altered, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::ChangeDeal { owner: at.actor.person })?;
    Ok(store::alter::apply(&at.store, &at.actor, asked, at.now).await?)
}

/// Puts back what a step of the reader's changed, but for deals that were changed since.
#[server(UndoAlter, endpoint = "undo_alter", input = Json, output = Json)]
pub async fn undo_alter(step: OpId) -> Result<Altered, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(Action::ChangeDeal { owner: at.actor.person })?;
    Ok(store::alter::undo(&at.store, &at.actor, step, at.now).await?)
}
