//! What the settings ask of the server.

use std::collections::BTreeSet;

use domain::day::Millis;
use domain::funnel::Funnel;
use domain::id::PersonId;
use domain::org::Role;
use domain::text::{Login, Name};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::format::NumberStyle;
use crate::problem::Problem;

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
    pub id: PersonId,
    pub name: Name,
    pub login: Login,
    pub roles: BTreeSet<Role>,
    pub team: Option<Name>,
    pub company: Name,
    pub theme: Theme,
    /// `None`: as the language does.
    pub numbers: Option<NumberStyle>,
    pub devices: Vec<Device>,
    /// The instant of the answer, and minutes east of UTC where the company is.
    pub now: Millis,
    pub offset: i32,
    /// A demo's people have no passwords to change.
    pub has_password: bool,
    /// For those who may set it.
    pub funnel: Option<Funnel>,
}

/// Somewhere a person is signed in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Device {
    /// What to name to have it signed out.
    pub key: String,
    /// As the browser called itself at sign-in; `None` for what we do not know.
    pub browser: Option<String>,
    pub system: Option<String>,
    /// `None` where it was signed in before that was kept.
    pub since: Option<Millis>,
    pub seen: Option<Millis>,
    /// Whether it is the one that asks.
    pub here: bool,
}

#[server(endpoint = "settings")]
pub async fn settings() -> Result<Profile, Problem> {
    super::own::settings(&crate::acting::acting().await?).await
}

/// Keeps the theme in the browser, and in the profile of whoever is signed in.
#[server(endpoint = "set_theme")]
pub async fn set_theme(theme: Theme) -> Result<(), Problem> {
    super::own::set_theme(theme).await
}

/// How large numbers are shortened for this person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbers {
    Language,
    Thousands,
    Myriads,
}

impl Numbers {
    pub fn style(self) -> Option<NumberStyle> {
        match self {
            Self::Language => None,
            Self::Thousands => Some(NumberStyle::Thousands),
            Self::Myriads => Some(NumberStyle::Myriads),
        }
    }
}

#[server(endpoint = "set_numbers")]
pub async fn set_numbers(numbers: Numbers) -> Result<(), Problem> {
    super::own::set_numbers(&crate::acting::acting().await?, numbers).await
}

/// Sets the name by which everyone reads this person.
#[server(endpoint = "set_name")]
pub async fn set_name(name: String) -> Result<(), Problem> {
    super::own::set_name(&crate::acting::acting().await?, &name).await
}

/// Signs this person out on one device of theirs.
#[server(endpoint = "sign_out_device")]
pub async fn sign_out_device(key: String) -> Result<Vec<Device>, Problem> {
    super::own::sign_out_device(&crate::acting::acting().await?, &key).await
}

/// Signs this person out everywhere but here.
#[server(endpoint = "sign_out_others")]
pub async fn sign_out_others() -> Result<Vec<Device>, Problem> {
    super::own::sign_out_others(&crate::acting::acting().await?).await
}

/// Sets a new password and signs this person out everywhere but here.
#[server(endpoint = "change_password")]
pub async fn change_password(present: String, new: String) -> Result<(), Problem> {
    super::own::change_password(&crate::acting::acting().await?, present, new).await
}

/// The bands as typed, top to bottom: last stages, rates in percent, days until stuck.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Typed {
    pub top_until: String,
    pub middle_until: String,
    pub top_rate: String,
    pub middle_rate: String,
    pub bottom_rate: String,
    pub top_days: String,
    pub middle_days: String,
    pub bottom_days: String,
}

/// Sets borders, rates and days of the bands.
#[server(endpoint = "set_funnel")]
pub async fn set_funnel(bands: Typed) -> Result<(), Problem> {
    let at = crate::acting::acting().await?;
    super::bands::set(&at, super::typed::funnel(&bands)?).await
}
