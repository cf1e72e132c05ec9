//! What a visitor prefers: kept in the browser, and in the profile of whoever is signed in.

use domain::policy::Action;
use store::person::{self, Preferences};

use super::entry::keep_cookie;
use crate::acting::acting;
use crate::problem::Problem;
use crate::words::Lang;

pub async fn language(lang: Lang) -> Result<(), Problem> {
    keep_cookie("lang", Some(lang.tag()));
    change(|kept| kept.language = Some(lang.tag().to_owned())).await
}

/// Changes the profile of whoever is signed in; a visitor has only cookies.
pub async fn change(change: impl FnOnce(&mut Preferences)) -> Result<(), Problem> {
    let at = match acting().await {
        Err(Problem::SignedOut) => return Ok(()),
        other => other?,
    };
    at.actor.may(Action::KeepOwnSettings)?;
    let mut kept = person::preferences(&at.store, at.actor.person).await?;
    change(&mut kept);
    Ok(person::set_preferences(&at.store, at.actor.person, kept, at.now).await?)
}
