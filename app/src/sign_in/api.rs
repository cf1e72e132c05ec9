//! What the door's forms ask of the server. Plain form posts too: they work before the program
//! has loaded, and are sent on by an answer of the server's.

use domain::org::Role;
use domain::text::{Login, Name};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
#[cfg(feature = "ssr")]
use crate::session::{entry, password, tries::Tries};

/// Signs in and answers where to go.
#[server(endpoint = "sign_in")]
pub async fn sign_in(
    login: String,
    password: String,
    #[server(default)] next: String,
) -> Result<String, Problem> {
    let store = crate::acting::store()?;
    let tries = use_context::<std::sync::Arc<Tries>>().ok_or(Problem::Failed)?;
    let peer = entry::peer();
    tries
        .begin(&login, peer, std::time::Instant::now())
        .map_err(|seconds| Problem::TooManyTries { seconds })?;
    let known = match Login::new(&login) {
        Ok(login) => store::person::credentials(&store, &login).await?,
        Err(_) => None,
    };
    // Someone switched off is told the same as someone unknown, and after as long.
    let person = known.as_ref().filter(|known| known.active).map(|known| known.id);
    let hash = known.and_then(|known| known.hash);
    let right = password::verify(password, hash.clone()).await?;
    let person = person.filter(|_| right).ok_or(Problem::WrongLogin)?;
    entry::enter(person, hash).await?;
    tries.right(&login, peer);
    let next = super::local(&next).to_owned();
    entry::send_to(&next);
    Ok(next)
}

/// Founds the company of an empty database, with its first administrator, who is signed in.
#[server(endpoint = "found")]
pub async fn found(
    company: String,
    currency: String,
    zone: String,
    name: String,
    login: String,
    password: String,
) -> Result<(), Problem> {
    let store = crate::acting::store()?;
    if store.company().is_some() {
        return Err(Problem::AlreadyFounded);
    }
    let founding = super::founding::check(&company, &currency, &zone, &name, &login)?;
    let hash = password::hash(password).await?;
    let person = super::founding::found(&store, founding, hash.clone()).await?;
    entry::enter(person, Some(hash)).await?;
    entry::send_to("/");
    Ok(())
}

/// Fills an empty database with the demo company.
#[server(endpoint = "try_demo")]
pub async fn try_demo() -> Result<(), Problem> {
    let store = crate::acting::store()?;
    if store.company().is_some() {
        return Err(Problem::AlreadyFounded);
    }
    super::founding::demo(&store).await?;
    entry::send_to("/demo");
    Ok(())
}

/// Someone of the demo company, as the page of demo people shows them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DemoPerson {
    pub login: Login,
    pub name: Name,
    pub roles: Vec<Role>,
}

/// A team of the demo company, those above before those below.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DemoTeam {
    /// `None` for those of no team.
    pub name: Option<Name>,
    pub people: Vec<DemoPerson>,
}

/// The people of a demo company, for everyone who asks; nobody's of a real one.
#[server(endpoint = "demo_people")]
pub async fn demo_people() -> Result<Vec<DemoTeam>, Problem> {
    super::demo::people(&crate::acting::store()?)
}

/// Signs in as someone of a demo company, without a password.
#[server(endpoint = "enter_demo")]
pub async fn enter_demo(login: String) -> Result<(), Problem> {
    let store = crate::acting::store()?;
    let person = super::demo::find(&store, &login)?;
    let known = store::person::credentials_of(&store, person).await?;
    entry::enter(person, known.and_then(|known| known.hash)).await?;
    entry::send_to("/");
    Ok(())
}
