//! The keys of the program: a list, and the sheet that `?` opens.

use leptos::ev::keydown;
use leptos::prelude::*;

use super::sheet::Sheet;
use super::typing::is_typing;
use crate::part::{Part, part, wasm_split};
use crate::words::use_words;

/// Opens the list on `?`, from every page.
#[component]
pub fn Keys() -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let heard = window_event_listener(keydown, move |event| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if event.key() == "?" && plain && !is_typing() {
                event.prevent_default();
                open.set(true);
            }
        });
        on_cleanup(move || heard.remove());
    });
    move || open.get().then(|| part(ahead, move || keys(open)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
pub fn keys(open: RwSignal<bool>) -> Part {
    Ok(view! { <KeySheet open /> }.into_any())
}

#[component]
fn KeySheet(open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    view! {
        <Sheet title=words.keys_title() close=Callback::new(move |()| open.set(false))>
            <div class="sheet-body">
                <KeyList />
                <p>
                    <a href="/guide">{words.keys_guide()}</a>
                </p>
            </div>
        </Sheet>
    }
}

#[component]
pub fn KeyList() -> impl IntoView {
    let words = use_words();
    let everywhere =
        [("/", words.keys_search()), ("?", words.keys_help()), ("Esc", words.keys_close())];
    let board = [
        ("↑ ↓ ← →", words.keys_cards()),
        ("Enter", words.keys_open()),
        ("Space", words.keys_lift()),
        ("← →", words.keys_carry()),
        ("Space", words.keys_drop()),
        ("Esc", words.keys_put_back()),
    ];
    let table = [
        ("↑ ↓ ← →", words.keys_cells()),
        ("Enter F2", words.keys_edit()),
        ("Tab", words.keys_edit_next()),
        ("Space", words.keys_choose()),
    ];
    let list = |keys: &[(&'static str, &'static str)]| {
        let rows = keys.iter().map(|(key, what)| {
            view! {
                <div>
                    <dt>
                        {key.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view()}
                    </dt>
                    <dd>{*what}</dd>
                </div>
            }
        });
        view! { <dl class="keys">{rows.collect_view()}</dl> }
    };
    view! {
        <h3>{words.keys_everywhere()}</h3>
        {list(&everywhere)}
        <h3>{words.keys_board()}</h3>
        {list(&board)}
        <h3>{words.keys_table()}</h3>
        {list(&table)}
    }
}
