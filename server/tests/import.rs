//! `loudou import` on whole folders of files, and what the database holds afterwards.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says so by breaking off")]

#[path = "import/files.rs"]
mod files;
#[path = "import/program.rs"]
mod program;
#[path = "import/public_set.rs"]
mod public_set;
#[path = "import/rows.rs"]
mod rows;
