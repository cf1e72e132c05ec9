//! Whether what is written is kept, and where: for forms that are kept with every change.

use leptos::prelude::*;

use super::icon::Icon;
use crate::problem::Problem;
use crate::words::use_words;

/// Whether what is written is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Keeping {
    Kept,
    UnderWay,
    /// On this tablet only, for lack of a line.
    Here,
    Wrong(Problem),
}

#[component]
pub fn KeepingSign(keeping: RwSignal<Keeping>) -> impl IntoView {
    let words = use_words();
    let said = move || {
        let (class, icon, text) = match keeping.get() {
            Keeping::Kept => ("mark is-good", "i-check", words.ui_saved().to_owned()),
            Keeping::UnderWay => ("mark", "i-waiting", words.ui_saving().to_owned()),
            Keeping::Here => ("mark is-due", "i-offline", words.ui_kept_here().to_owned()),
            Keeping::Wrong(problem) => ("mark is-late", "i-late", problem.say(words)),
        };
        view! {
            <span class=class>
                <Icon name=icon />
                <span>{text}</span>
            </span>
        }
    };
    view! { <p class="keeping" role="status">{said}</p> }
}
