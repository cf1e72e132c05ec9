//! What someone keeps for themselves.

use domain::policy::Action;
use domain::text::Name;
use leptos::prelude::use_context;
use store::person;
use store::session::{self as sessions, Which};

use super::agent;
use super::api::{Device, Numbers, Profile, Theme};
use crate::acting::{Acting, session};
use crate::format::NumberStyle;
use crate::problem::{Field, Problem};
use crate::session::secret::{hex, session_key};
use crate::session::{entry, password, prefer, tries::Tries};

pub async fn settings(at: &Acting) -> Result<Profile, Problem> {
    let org = at.store.org();
    let me = org.person(at.actor.person).ok_or(Problem::SignedOut)?;
    let kept = person::preferences(&at.store, me.id).await?;
    let known = person::credentials_of(&at.store, me.id).await?;
    Ok(Profile {
        id: at.actor.person,
        name: me.name.clone(),
        login: me.login.clone(),
        roles: me.roles.clone(),
        team: me.team.and_then(|team| org.team(team)).map(|team| team.name.clone()),
        company: at.company.name.clone(),
        theme: Theme::from_word(kept.theme.as_deref()),
        numbers: NumberStyle::from_word(kept.numbers.as_deref()),
        devices: devices(at).await?,
        now: at.now,
        offset: at.offset,
        has_password: known.is_some_and(|known| known.hash.is_some()),
        funnel: at.actor.may(Action::SetUpCompany).is_ok().then_some(at.company.funnel),
    })
}

pub async fn set_theme(theme: Theme) -> Result<(), Problem> {
    entry::keep_cookie("theme", theme.word());
    prefer::change(|kept| kept.theme = theme.word().map(ToOwned::to_owned)).await
}

pub async fn set_numbers(at: &Acting, numbers: Numbers) -> Result<(), Problem> {
    at.actor.may(Action::KeepOwnSettings)?;
    let word = numbers.style().map(|style| style.word().to_owned());
    prefer::change(|kept| kept.numbers = word).await
}

pub async fn set_name(at: &Acting, name: &str) -> Result<(), Problem> {
    at.actor.may(Action::KeepOwnSettings)?;
    let name = Name::new(name).map_err(Problem::text(Field::PersonName))?;
    Ok(store::org::rename_oneself(&at.store, &at.actor, name, at.now).await?)
}

pub async fn sign_out_device(at: &Acting, key: &str) -> Result<Vec<Device>, Problem> {
    at.actor.may(Action::KeepOwnSettings)?;
    let own = sessions::devices(&at.store, at.actor.person, at.now).await?;
    // One that ended by itself meanwhile is as it should be.
    if let Some(device) = own.into_iter().find(|device| hex(&device.key) == key) {
        let which = Which::One(device.key);
        sessions::sign_out(&at.store, at.actor.person, which, at.now).await?;
    }
    devices(at).await
}

pub async fn sign_out_others(at: &Acting) -> Result<Vec<Device>, Problem> {
    at.actor.may(Action::KeepOwnSettings)?;
    let here = here().await?;
    sessions::sign_out(&at.store, at.actor.person, Which::AllBut(here), at.now).await?;
    devices(at).await
}

/// Where they are signed in, here first.
async fn devices(at: &Acting) -> Result<Vec<Device>, Problem> {
    let here = here().await?;
    let known = sessions::devices(&at.store, at.actor.person, at.now).await?;
    let mut devices: Vec<Device> = known
        .into_iter()
        .map(|device| {
            let (browser, system) = agent::read(&device.device);
            let told = |at: domain::day::Millis| (at.0 > 0).then_some(at);
            Device {
                here: device.key == here,
                key: hex(&device.key),
                browser: browser.map(ToOwned::to_owned),
                system: system.map(ToOwned::to_owned),
                since: told(device.since),
                seen: told(device.seen),
            }
        })
        .collect();
    devices.sort_by_key(|device| !device.here);
    Ok(devices)
}

/// Under what the session of this request is kept.
async fn here() -> Result<Vec<u8>, Problem> {
    let id = session().await?.id().ok_or(Problem::SignedOut)?;
    Ok(session_key(id))
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
    let checked = known.and_then(|known| known.hash);
    if !password::verify(present, checked.clone()).await? {
        return Err(Problem::WrongPassword);
    }
    let hash = password::hash(new).await?;
    let change = person::NewPassword { checked, hash: hash.clone(), here: here().await? };
    if !person::change_password(&at.store, me.id, change, at.now).await? {
        return Err(Problem::WrongPassword);
    }
    tries.right(login, entry::peer());
    entry::enter(me.id, Some(hash)).await
}
