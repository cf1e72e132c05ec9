//! A short guide to the method: bands, stages, the rules that keep a funnel honest.

pub mod api;
mod bands;
mod page;
mod stages;

pub use page::GuidePage;
