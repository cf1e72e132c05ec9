//! One's own settings, and the company's for its administrators.

pub mod api;
#[cfg(feature = "ssr")]
mod bands;
#[cfg(feature = "ssr")]
mod own;
mod typed;
