//! What the page of a one-time link asks of the server.

use domain::text::{Login, Name};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
#[cfg(feature = "ssr")]
use crate::session::{entry, password, secret, tries::Tries};

/// Whom a link is for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Guest {
    pub name: Name,
    pub login: Login,
    pub company: Name,
    /// For the first time; else they forgot their password.
    pub invited: bool,
}

/// Whom a link is for, told to who holds it.
#[server(AskGuest, endpoint = "guest")]
pub async fn guest(token: String) -> Result<Guest, Problem> {
    let store = crate::acting::store()?;
    let link = find(&store, &token).await?;
    let org = store.org();
    let person = org.person(link.person).ok_or(Problem::LinkGone)?;
    let company = Option::clone(&store.company()).ok_or(Problem::LinkGone)?;
    Ok(Guest {
        name: person.name.clone(),
        login: person.login.clone(),
        company: company.name,
        invited: link.kind == domain::org::LinkKind::Invitation,
    })
}

/// Uses a link up: sets the password, ends every other session of the person, and signs in.
#[server(endpoint = "join")]
pub async fn join(token: String, password: String) -> Result<(), Problem> {
    password::check(&password)?;
    let store = crate::acting::store()?;
    find(&store, &token).await?;
    let hash = password::hash(password).await?;
    let key = secret::link_key(&token).ok_or(Problem::LinkGone)?;
    let now = crate::acting::now();
    let person = store::link::spend(&store, key, hash.clone(), now).await?;
    entry::enter(person.ok_or(Problem::LinkGone)?, Some(hash)).await?;
    entry::send_to("/");
    Ok(())
}

/// The link of a token, a few tries at a time: guessing is without hope, but costs us reads.
#[cfg(feature = "ssr")]
async fn find(store: &store::Store, token: &str) -> Result<store::link::Link, Problem> {
    let tries = use_context::<std::sync::Arc<Tries>>().ok_or(Problem::Failed)?;
    let peer = entry::peer();
    tries
        .begin_from(peer, std::time::Instant::now())
        .map_err(|seconds| Problem::TooManyTries { seconds })?;
    let key = secret::link_key(token).ok_or(Problem::LinkGone)?;
    let link = store::link::find(store, &key, crate::acting::now()).await?;
    let link = link.ok_or(Problem::LinkGone)?;
    tries.right_from(peer);
    Ok(link)
}
