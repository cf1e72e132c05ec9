//! A new password, for who proves to have the present one.

use leptos::form::ActionForm;
use leptos::html::Div;
use leptos::prelude::*;

use super::api::ChangePassword;
use crate::problem::{Field, PASSWORD_MIN};
use crate::ui::icon::Icon;
use crate::ui::input::{Input, Kind, Refused};
use crate::words::use_words;

#[component]
pub fn NewPassword() -> impl IntoView {
    let words = use_words();
    let action = ServerAction::<ChangePassword>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    let done = move || matches!(action.value().get(), Some(Ok(())));
    let fields = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let (true, Some(fields)) = (done(), fields.get_untracked()) {
            empty(&fields);
        }
    });
    let least = i64::try_from(PASSWORD_MIN).unwrap_or_default();
    view! {
        <ActionForm action attr:class="panel" attr:aria-labelledby="pass">
            <h2 id="pass">{words.settings_password()}</h2>
            <Refused wrong />
            <div class="fields is-pair" node_ref=fields>
                <Input
                    id="present"
                    name="present"
                    label=words.settings_password_present()
                    kind=Kind::Password
                    wrong=(Field::PresentPassword, wrong)
                />
                <Input
                    id="new-password"
                    name="new"
                    label=words.settings_password_new()
                    kind=Kind::NewPassword
                    hint=words.first_visit_password_hint(least)
                    wrong=(Field::Password, wrong)
                />
            </div>
            <div role="status">
                {move || {
                    done()
                        .then(|| {
                            view! {
                                <div class="note is-good">
                                    <Icon name="i-check" />
                                    <p>{words.settings_password_changed()}</p>
                                </div>
                            }
                        })
                }}
            </div>
            <div class="buttons">
                <button
                    class="button"
                    type="submit"
                    aria-busy=move || action.pending().get().then_some("true")
                >
                    {words.settings_password()}
                </button>
            </div>
        </ActionForm>
    }
}

/// A password that was taken stands nowhere any more.
fn empty(fields: &web_sys::HtmlDivElement) {
    use wasm_bindgen::JsCast;
    let Ok(inputs) = fields.query_selector_all("input") else { return };
    for at in 0..inputs.length() {
        if let Some(input) =
            inputs.get(at).and_then(|node| node.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            input.set_value("");
        }
    }
}
