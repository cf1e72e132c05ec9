//! What the settings ask of the server.

use std::collections::BTreeSet;

use domain::funnel::Funnel;
use domain::org::Role;
use domain::text::{Login, Name};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::words::Lang;

/// `light` or `dark`; neither follows the device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As kept in the cookie and the store, and in `<html data-theme>`; `None` follows the device.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    pub fn from_word(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or_default()
    }
}

/// What the settings page shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profile {
    pub name: Name,
    pub login: Login,
    pub roles: BTreeSet<Role>,
    pub team: Option<Name>,
    pub company: Name,
    pub theme: Theme,
    /// A demo's people have no passwords to change.
    pub has_password: bool,
    /// For those who may set it.
    pub funnel: Option<Funnel>,
}

#[server(endpoint = "settings")]
pub async fn settings() -> Result<Profile, Problem> {
    super::own::settings(&crate::acting::acting().await?).await
}

/// Keeps the language in the browser, and in the profile of whoever is signed in.
#[server(endpoint = "set_language")]
pub async fn set_language(lang: Lang) -> Result<(), Problem> {
    super::own::set_language(lang).await
}

/// Keeps the theme in the browser, and in the profile of whoever is signed in.
#[server(endpoint = "set_theme")]
pub async fn set_theme(theme: Theme) -> Result<(), Problem> {
    super::own::set_theme(theme).await
}

/// Sets a new password and signs this person out everywhere but here.
#[server(endpoint = "change_password")]
pub async fn change_password(present: String, new: String) -> Result<(), Problem> {
    super::own::change_password(&crate::acting::acting().await?, present, new).await
}

/// Sets borders, rates in percent and days of the bands, top to bottom, as typed.
#[server(endpoint = "set_funnel")]
pub async fn set_funnel(
    top_until: String,
    middle_until: String,
    top_rate: String,
    middle_rate: String,
    bottom_rate: String,
    top_days: String,
    middle_days: String,
    bottom_days: String,
) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    let borders = [&*top_until, &*middle_until];
    let rates = [&*top_rate, &*middle_rate, &*bottom_rate];
    let days = [&*top_days, &*middle_days, &*bottom_days];
    super::bands::set(&at, super::typed::funnel(borders, rates, days)?).await
}
