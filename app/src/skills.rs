//! What people can and what they are to train: the knowledge and skills test, and the knowledge
//! list, between a rep and who leads them; and a manager's own twenty.

pub mod api;
mod filled;
mod filling;
mod first;
mod here;
mod knowledge;
mod knowledge_form;
mod over_time;
mod page;
mod team;
mod test;

pub use page::SkillsPage;
