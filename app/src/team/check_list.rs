//! Several of a list, each with a line about it.

use std::collections::BTreeSet;

use leptos::prelude::*;

/// `options`: the word kept, what it is called, a line about it.
#[component]
pub fn CheckList<T: Ord + Clone + Send + Sync + 'static>(
    id: &'static str,
    #[prop(into)] legend: String,
    options: Vec<(T, String, String)>,
    chosen: RwSignal<BTreeSet<T>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let rows = options.into_iter().map(|(word, label, line)| {
        let (mine, set) = (word.clone(), word);
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&mine))
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        chosen
                            .update(|chosen| {
                                if on {
                                    chosen.insert(set.clone());
                                } else {
                                    chosen.remove(&set);
                                }
                            });
                    }
                />
                <span>
                    <b>{label}</b>
                    <span class="check-line">{line}</span>
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="field" id=id>
            <legend>{legend}</legend>
            <div class="checks">{rows.collect_view()}</div>
            <crate::ui::field::Said id=id hint=None error=error />
        </fieldset>
    }
}
