//! A sheet that asks: a modal dialog, from below on phones, in the middle on tablets.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::icon::Icon;
use crate::words::use_words;

/// Opens with the page part that holds it and gives the focus back where it was. Escape and
/// the cross call `close`; the caller takes the sheet away.
#[component]
pub fn Sheet(
    #[prop(into)] title: String,
    #[prop(optional, into)] lead: Option<String>,
    #[prop(into)] close: Callback<()>,
    /// It asks what has to be answered: there is no cross.
    #[prop(optional)]
    firm: bool,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let dialog = NodeRef::<Dialog>::new();
    let before = StoredValue::new_local(None::<web_sys::Element>);
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            before.set_value(document().active_element());
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        }
    });
    on_cleanup(move || {
        use wasm_bindgen::JsCast;
        let element = before.try_with_value(Clone::clone).flatten();
        let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else {
            return;
        };
        if element.is_connected() {
            let _ = element.focus();
        }
    });
    view! {
        <dialog
            class="sheet"
            aria-labelledby="sheet-title"
            node_ref=dialog
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                close.run(());
            }
        >
            <div class="sheet-form">
                <header class="sheet-head">
                    <h2 id="sheet-title">{title}</h2>
                    {lead.map(|lead| view! { <p>{lead}</p> })}
                    {(!firm)
                        .then(|| {
                            view! {
                                <button
                                    class="button is-quiet is-round"
                                    type="button"
                                    aria-label=words.ui_close()
                                    on:click=move |_| close.run(())
                                >
                                    <Icon name="i-close" />
                                </button>
                            }
                        })}
                </header>
                {children()}
            </div>
        </dialog>
    }
}

/// The field that asks may be out of sight: it comes into sight with the focus.
pub fn focus_wrong() {
    use wasm_bindgen::JsCast;
    request_animation_frame(|| {
        let field = document().query_selector(".sheet [aria-invalid='true']").ok().flatten();
        let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(field) = field {
            let _ = field.focus();
        }
    });
}
