//! Teams and people: the tree, who stands in it as what, who is invited and who has left.

mod access;
mod api;
mod check_list;
mod history;
mod leave;
mod link_box;
#[cfg(feature = "ssr")]
mod links;
mod page;
mod people;
mod person;
mod post;
mod query;
#[cfg(feature = "ssr")]
mod read;
mod team_form;
#[cfg(feature = "ssr")]
mod told;
mod tree;

pub use page::TeamPage;
