//! One's own settings, and the company's for its administrators.

pub mod api;
#[cfg(feature = "ssr")]
mod bands;
mod bands_form;
mod looks;
#[cfg(feature = "ssr")]
mod own;
mod page;
mod password_form;
#[cfg(feature = "ssr")]
mod products;
mod products_form;
mod typed;

pub use page::SettingsPage;
