//! Somebody else has unsent work on this tablet: whoever is here now is asked before it goes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sheet::Sheet;
use crate::live::keep::{self, Other};
use crate::part::{Part, part, wasm_split};
use crate::reader::Reader;
use crate::session::api::sign_out;
use crate::session::go_to;
use crate::words::use_words;

/// Asks on every page, whichever door one came in by, till it is decided. There is no third way:
/// what is another's does not stay under the hands of this one.
#[component]
pub fn OthersWork() -> impl IntoView {
    let me = use_context::<Reader>().and_then(|reader| reader.person);
    let others = RwSignal::new(Vec::<Other>::new());
    let look = move || {
        let Some(me) = me else { return };
        spawn_local(async move { others.set(keep::of_others(me).await) });
    };
    Effect::new(move |_| look());
    let some = Memo::new(move |_| !others.with(Vec::is_empty));
    move || some.get().then(|| part(ahead, move || asked(others)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn asked(others: RwSignal<Vec<Other>>) -> Part {
    Ok(view! { <Asked others /> }.into_any())
}

#[component]
fn Asked(others: RwSignal<Vec<Other>>) -> impl IntoView {
    let words = use_words();
    let out = move |_| {
        spawn_local(async {
            if sign_out().await.is_ok() {
                go_to("/");
            }
        });
    };
    let wipe = move |_| {
        let all = others.get_untracked();
        spawn_local(async move {
            for other in all {
                keep::wipe_out(other.person).await;
            }
            others.set(Vec::new());
        });
    };
    move || {
        let all = others.get();
        let first = all.first()?;
        let name = |other: &Other| match other.name.as_str() {
            "" => words.others_somebody().to_owned(),
            name => name.to_owned(),
        };
        let person = name(first);
        let lines = all.iter().map(|other| words.others_text(other.many, &name(other)));
        let lines = lines.map(|line| view! { <p>{line}</p> }).collect_view();
        Some(view! {
            <Sheet title=words.others_title(&person) firm=true close=Callback::new(|()| {})>
                <div class="sheet-body">{lines} <p>{words.others_choice(&person)}</p></div>
                <footer class="sheet-foot buttons">
                    <button class="button is-danger" type="button" on:click=wipe>
                        {words.others_wipe()}
                    </button>
                    <button
                        class="button is-primary"
                        type="button"
                        autofocus
                        on:click=out
                    >
                        {words.others_back(&person)}
                    </button>
                </footer>
            </Sheet>
        })
    }
}
