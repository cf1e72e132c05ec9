//! Search over everything one may see, from any page: by the magnifier in the rail, or by `/`.

pub mod api;
mod results;
mod sheet;

pub use sheet::{Magnifier, SearchSheet};
