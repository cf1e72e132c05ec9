//! Whether someone types: keys and focus are theirs then.

use leptos::prelude::document;

/// Whether the focus is in a field or a sheet. Browser only.
pub fn is_typing() -> bool {
    let typing = |element: web_sys::Element| element.matches("input, textarea, select, dialog *");
    document().active_element().is_some_and(|element| typing(element).unwrap_or(false))
}
