//! The fields of forms, as a problem names them.

use serde::{Deserialize, Serialize};

use crate::words::Words;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    CompanyName,
    Currency,
    Zone,
    Name,
    Login,
    Password,
    PresentPassword,
    TeamName,
    Roles,
    PersonName,
    View,
    Task,
}

impl Field {
    /// What the form calls it.
    pub fn label(self, words: Words) -> &'static str {
        match self {
            Self::CompanyName => words.first_visit_company_name(),
            Self::Currency => words.first_visit_currency(),
            Self::Zone => words.first_visit_time_zone(),
            Self::Name => words.first_visit_name(),
            Self::Login => words.sign_in_login(),
            Self::Password => words.sign_in_password(),
            Self::PresentPassword => words.settings_password_present(),
            Self::TeamName => words.team_name(),
            Self::PersonName => words.team_person_name(),
            Self::Roles => words.team_roles(),
            Self::View => words.view_name(),
            Self::Task => words.agenda_task(),
        }
    }
}
