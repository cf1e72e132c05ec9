//! Parts without a feature: signs, faces, sheets, fields.

pub mod ask;
pub mod face;
pub mod field;
pub mod frame;
pub mod icon;
pub mod listen;
pub mod sheet;
pub mod text_area;
