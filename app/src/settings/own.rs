//! What someone keeps for themselves.

use domain::policy::Action;
use leptos::prelude::use_context;
use store::person;

use super::api::{Profile, Theme};
use crate::acting::Acting;
use crate::problem::Problem;
use crate::session::{entry, password, prefer, tries::Tries};

pub async fn settings(at: &Acting) -> Result<Profile, Problem> {
    let org = at.store.org();
    let me = org.person(at.actor.person).ok_or(Problem::SignedOut)?;
    let kept = person::preferences(&at.store, me.id).await?;
    let known = person::credentials_of(&at.store, me.id).await?;
    let products = match at.actor.may(Action::SetUpCompany) {
        Ok(()) => Some(super::products::all(at).await?),
        Err(_) => None,
    };
    Ok(Profile {
        name: me.name.clone(),
        login: me.login.clone(),
        roles: me.roles.clone(),
        team: me.team.and_then(|team| org.team(team)).map(|team| team.name.clone()),
        company: at.company.name.clone(),
        theme: Theme::from_word(kept.theme.as_deref()),
        has_password: known.is_some_and(|known| known.hash.is_some()),
        funnel: at.actor.may(Action::SetUpCompany).is_ok().then_some(at.company.funnel),
        products,
    })
}

pub async fn set_theme(theme: Theme) -> Result<(), Problem> {
    entry::keep_cookie("theme", theme.word());
    prefer::change(|kept| kept.theme = theme.word().map(ToOwned::to_owned)).await
}

pub async fn change_password(at: &Acting, present: String, new: String) -> Result<(), Problem> {
    at.actor.may(Action::KeepOwnSettings)?;
    password::check(&new)?;
    let org = at.store.org();
    let me = org.person(at.actor.person).ok_or(Problem::SignedOut)?;
    let login = me.login.as_str();
    let tries = use_context::<std::sync::Arc<Tries>>().ok_or(Problem::Failed)?;
    tries
        .begin(login, entry::peer(), std::time::Instant::now())
        .map_err(|seconds| Problem::TooManyTries { seconds })?;
    let known = person::credentials_of(&at.store, me.id).await?;
    if !password::verify(present, known.and_then(|known| known.hash)).await? {
        return Err(Problem::WrongPassword);
    }
    tries.right(login, entry::peer());
    let hash = password::hash(new).await?;
    person::set_password_hash(&at.store, Some(me.id), me.id, hash, at.now).await?;
    store::session::delete_all_of(&at.store, me.id, None).await?;
    entry::enter(me.id).await
}
