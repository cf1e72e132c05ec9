//! One's own settings, and the company's for its administrators.

#[cfg(feature = "ssr")]
mod agent;
pub mod api;
#[cfg(feature = "ssr")]
mod bands;
mod bands_form;
mod devices;
mod looks;
mod name_form;
#[cfg(feature = "ssr")]
mod own;
mod page;
mod password_form;
mod typed;

pub use page::SettingsPage;
