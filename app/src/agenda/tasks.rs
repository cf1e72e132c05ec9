//! What is to be done, in priority, and which five are worth most in whose eyes.

use domain::agenda::Eyes;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::written::{Line, Written};
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

fn eyes_word(words: Words, eyes: Eyes) -> &'static str {
    match eyes {
        Eyes::Boss => words.agenda_boss(),
        Eyes::Customers => words.agenda_customers(),
        Eyes::Own => words.agenda_own(),
    }
}

#[component]
pub fn Tasks(written: Written) -> impl IntoView {
    let words = use_words();
    let fresh = RwSignal::new(None::<u32>);
    let add = move |_| fresh.set(Some(written.add()));
    view! {
        <section class="panel agenda-tasks" aria-labelledby="agenda-tasks">
            <header>
                <h2 id="agenda-tasks">{words.agenda_tasks()}</h2>
                <p>{words.agenda_tasks_text()}</p>
            </header>
            <ol>
                <For each=move || written.lines.get() key=|line| line.key let:line>
                    <Row written line fresh />
                </For>
            </ol>
            <div class="buttons">
                <button class="button" type="button" data-add="task" on:click=add>
                    <Icon name="i-plus" />
                    {words.agenda_add()}
                </button>
            </div>
        </section>
    }
}

#[component]
fn Row(written: Written, line: Line, fresh: RwSignal<Option<u32>>) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<Input>::new();
    let key = line.key;
    Effect::new(move |_| {
        if let Some(input) = node.get().filter(|_| fresh.get() == Some(key)) {
            let _ = input.focus();
        }
    });
    // Enter goes on to the next.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            fresh.set(Some(written.add()));
        }
    };
    let named = move |say: fn(Words, &str) -> String| {
        Signal::derive(move || line.what.with(|what| say(words, what)))
    };
    let done = named(|words, what| words.agenda_done(what));
    let up = named(|words, what| words.agenda_up(what));
    let down = named(|words, what| words.agenda_down(what));
    let remove = named(|words, what| words.agenda_remove(what));
    // Who moves a line goes with it.
    let shift = move |event: leptos::ev::MouseEvent, by: isize| {
        written.shift(key, by);
        let button = event.current_target().and_then(|one| one.dyn_into::<HtmlElement>().ok());
        request_animation_frame(move || {
            if let Some(button) = button {
                let _ = button.focus();
            }
        });
    };
    let marks = Eyes::ALL.map(|eyes| view! { <Mark written line eyes /> });
    view! {
        <li class:is-done=move || line.done.get()>
            <label class="agenda-done">
                <input
                    type="checkbox"
                    aria-label=done
                    prop:checked=move || line.done.get()
                    on:change:target=move |event| line.done.set(event.target().checked())
                />
            </label>
            <input
                class="agenda-what"
                type="text"
                aria-label=words.agenda_task()
                autocomplete="off"
                maxlength="200"
                node_ref=node
                prop:value=move || line.what.get()
                on:input:target=move |event| line.what.set(event.target().value())
                on:keydown=on_key
            />
            <span class="agenda-eyes" role="group" aria-label=words.agenda_worth()>
                {marks}
            </span>
            <span class="agenda-acts">
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=up
                    on:click=move |event| shift(event, -1)
                >
                    <Icon name="i-up" />
                </button>
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=down
                    on:click=move |event| shift(event, 1)
                >
                    <Icon name="i-down" />
                </button>
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=remove
                    on:click=move |_| fresh.set(written.remove(key))
                >
                    <Icon name="i-close" />
                </button>
            </span>
        </li>
    }
}

/// Whether it is among the five of the highest return in these eyes.
#[component]
fn Mark(written: Written, line: Line, eyes: Eyes) -> impl IntoView {
    let words = use_words();
    let on = Memo::new(move |_| line.worth.with(|worth| worth.contains(&eyes)));
    let full = move || !on.get() && !written.has_room(eyes);
    let turn = move |_| {
        line.worth.update(|worth| {
            if !worth.remove(&eyes) {
                worth.insert(eyes);
            }
        });
    };
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || on.get().to_string()
            disabled=full
            on:click=turn
        >
            {eyes_word(words, eyes)}
        </button>
    }
}
