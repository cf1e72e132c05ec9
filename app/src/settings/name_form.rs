//! One's own name.

use domain::text::Name;
use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::SetName;
use crate::problem::Field;
use crate::ui::input::{Input, Kind, Refused};
use crate::words::use_words;

#[component]
pub fn OwnName(name: Name) -> impl IntoView {
    let words = use_words();
    let action = ServerAction::<SetName>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    let done = move || matches!(action.value().get(), Some(Ok(())));
    view! {
        <ActionForm action attr:class="own-name">
            <Refused wrong />
            <Input
                id="own-name"
                name="name"
                label=words.settings_name()
                kind=Kind::Text
                autocomplete="name"
                value=name.to_string()
                wrong=(Field::PersonName, wrong)
            />
            <div class="buttons">
                <span role="status">{move || done().then(|| words.ui_saved())}</span>
                <button
                    class="button"
                    type="submit"
                    aria-busy=move || action.pending().get().then_some("true")
                >
                    {words.ui_save()}
                </button>
            </div>
        </ActionForm>
    }
}
