//! Parts without a feature: signs, faces, sheets, fields.

pub mod ask;
pub mod asleep;
pub mod closed;
pub mod face;
pub mod field;
pub mod frame;
pub mod fresh;
pub mod funnel_art;
pub mod hand_over;
pub mod icon;
pub mod input;
pub mod keeping;
pub mod keys;
pub mod listen;
pub mod money_field;
pub mod once;
pub mod others;
pub mod paper_desk;
pub mod rated;
pub mod read_page;
pub mod sheet;
pub mod text_area;
pub mod typing;
pub mod unprinted;
pub mod update;
