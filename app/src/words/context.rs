//! How a component gets at the words: from the context the app's root provides.

use super::{Lang, Words};
use leptos::prelude::use_context;

/// The words of the page's language. The root provides them by `provide_context(words)`.
///
/// # Panics
/// When the root has provided none: a page without words must not be made.
#[must_use]
#[expect(clippy::expect_used, reason = "only a root that forgot to provide the words gets here")]
pub fn use_words() -> Words {
    use_context::<Words>().expect("the root provides the words")
}

/// The page's language.
#[must_use]
pub fn use_lang() -> Lang {
    use_words().lang()
}
