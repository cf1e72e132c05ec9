//! The customer archive: the list of accounts, and the page of one: what is written about it,
//! its people, its deals, its history.

mod activity;
pub mod api;
mod contact_form;
mod deals;
mod draft;
mod facts;
mod filters;
mod form;
mod history;
mod one;
mod page;
mod people;
mod query;
mod rows;

pub use one::AccountPage;
pub use page::AccountsPage;
pub use query::use_asked;
