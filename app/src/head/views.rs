//! Saved views: an address under a name, one touch away.

use domain::board::Address;
use domain::view::{View, ViewId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::address::use_address;
use super::api::{ViewAsked, change_views, views};
use crate::fields::Typed;
use crate::part::{Part, part, wasm_split};
use crate::problem::{Field as ProblemField, Problem};
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

#[component]
pub fn Views(open: RwSignal<bool>) -> impl IntoView {
    move || open.get().then(|| part(ahead, move || kept(open)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn kept(open: RwSignal<bool>) -> Part {
    Ok(view! { <Kept open /> }.into_any())
}

/// The views as the server told them last, and asking it for another state of them.
#[derive(Clone, Copy)]
struct Shelf {
    views: RwSignal<Option<Vec<View>>>,
    wrong: RwSignal<Option<Problem>>,
    busy: RwSignal<bool>,
    /// The view whose name is being typed over.
    naming: RwSignal<Option<ViewId>>,
    /// The view of which more can be done than open it.
    more: RwSignal<Option<ViewId>>,
}

impl Shelf {
    fn ask(self, asked: ViewAsked, done: impl Fn() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.wrong.set(None);
        spawn_local(async move {
            let answer = change_views(asked).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(views) => {
                    self.views.set(Some(views));
                    done();
                }
                Err(problem) => self.wrong.set(Some(problem)),
            }
        });
    }
}

#[component]
fn Kept(open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let shelf = Shelf {
        views: RwSignal::new(None),
        wrong: RwSignal::new(None),
        busy: RwSignal::new(false),
        naming: RwSignal::new(None),
        more: RwSignal::new(None),
    };
    Effect::new(move |_| {
        spawn_local(async move {
            match views().await {
                Ok(read) => {
                    shelf.views.try_set(Some(read));
                }
                Err(problem) => {
                    shelf.wrong.try_set(Some(problem));
                }
            }
        });
    });
    let name = Typed::new("");
    let named = move |problem: &Problem| problem.field() == Some(ProblemField::View);
    // What is wrong with a name stands at the name.
    let at_name = Signal::derive(move || {
        let wrong = shelf.wrong.get().filter(|_| shelf.naming.get().is_none())?;
        named(&wrong).then(|| wrong.say(words))
    });
    let elsewhere = Signal::derive(move || shelf.wrong.get().filter(|problem| !named(problem)));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        shelf.naming.set(None);
        let address = address.get_untracked().without_deal().write();
        let asked = ViewAsked::Save { name: name.value.get_untracked(), address };
        shelf.ask(asked, move || name.value.set(String::new()));
    };
    let rows = move || {
        let Some(views) = shelf.views.get() else { return ().into_any() };
        if views.is_empty() {
            return view! { <p class="muted">{words.view_empty()}</p> }.into_any();
        }
        let rows = views.into_iter().map(|view| view! { <Row view shelf open /> });
        view! { <ul class="views">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <Sheet title=words.view_title() close=Callback::new(move |()| open.set(false))>
            <div class="sheet-body">
                <form class="view-new" novalidate on:submit=save>
                    <Field id="view-name" label=words.view_name() value=name.value error=at_name />
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || shelf.busy.get().then_some("true")
                    >
                        {words.view_save()}
                    </button>
                </form>
                <Refused wrong=elsewhere />
                {rows}
            </div>
        </Sheet>
    }
}

#[component]
fn Row(view: View, shelf: Shelf, open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let View { id, name, address: kept, opens } = view;
    let name = name.to_string();
    let (shown, typed) = (name.clone(), Typed::new(name.clone()));
    let here = kept.clone();
    let current = move || address.with(|now| now.clone().without_deal().write() == here);
    let over = move |_| {
        let address = address.get_untracked().without_deal().write();
        shelf.ask(ViewAsked::SaveOver { view: id, address }, || {});
    };
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.value.get_untracked();
        shelf.ask(ViewAsked::Rename { view: id, name }, move || shelf.naming.set(None));
    };
    let wrong = Signal::derive(move || {
        let wrong = shelf.wrong.get().filter(|_| shelf.naming.get() == Some(id))?;
        (wrong.field() == Some(ProblemField::View)).then(|| wrong.say(words))
    });
    let icon = if Address::parse(&kept).is_some_and(|a| a.shape == domain::board::Shape::Table) {
        "i-table"
    } else {
        "i-funnel"
    };
    let (opens_label, more_label) = (words.view_opens(&name), words.view_more(&name));
    let unfolded = move || shelf.more.get() == Some(id);
    let more = move || {
        view! {
            <div class="buttons view-more">
                <button class="button" type="button" on:click=over>{words.view_over()}</button>
                <button
                    class="button"
                    type="button"
                    on:click=move |_| {
                        shelf.more.set(None);
                        shelf.naming.set(Some(id));
                    }
                >
                    {words.view_rename()}
                </button>
                <button
                    class="button is-danger"
                    type="button"
                    on:click=move |_| shelf.ask(ViewAsked::Remove { view: id }, || {})
                >
                    {words.view_remove()}
                </button>
            </div>
        }
    };
    let read = move || {
        let (kept, shown) = (kept.clone(), shown.clone());
        let current = current.clone();
        view! {
            <A
                href=kept
                attr:class="view-open"
                attr:aria-current=move || current().then_some("true")
                on:click=move |_| open.set(false)
            >
                <Icon name=icon />
                <span>{shown}</span>
            </A>
            <button
                class="button is-quiet is-round"
                type="button"
                aria-pressed=opens.to_string()
                aria-label=opens_label.clone()
                title=opens_label.clone()
                on:click=move |_| shelf.ask(ViewAsked::Open { view: id, opens: !opens }, || {})
            >
                <Icon name="i-star" />
            </button>
            <button
                class="button is-quiet is-round"
                type="button"
                aria-expanded=move || unfolded().to_string()
                aria-label=more_label.clone()
                on:click=move |_| shelf.more.set((!unfolded()).then_some(id))
            >
                <Icon name="i-more" />
            </button>
            {move || unfolded().then(more)}
        }
        .into_any()
    };
    view! {
        <li class="view" class:is-opening=opens>
            {move || {
                if shelf.naming.get() == Some(id) {
                    view! {
                        <form class="view-new" novalidate on:submit=rename>
                            <Field
                                id="view-rename"
                                label=words.view_name()
                                value=typed.value
                                error=wrong
                                focus=true
                            />
                            <button class="button is-primary" type="submit">{words.ui_save()}</button>
                        </form>
                    }
                        .into_any()
                } else {
                    read()
                }
            }}
        </li>
    }
}
