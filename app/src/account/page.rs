//! The list of accounts: filtered, ordered and paged by its address.

use domain::account::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::api;
use super::filters::Filters;
use super::form::NewAccount;
use super::query::{self, Asked};
use super::rows::{Pages, Rows};
use crate::desk::Desk;
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::wire::resource;
use crate::words::use_words;

/// The list with `children` beside it.
#[component]
pub fn AccountsPage(
    /// Opens the sheet that takes out what is shown.
    export: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let desk = resource(|| (), |()| api::desk());
    view! {
        <Frame>
            <Suspense>
                {move || Suspend::new(async move {
                    match desk.await {
                        Ok(desk) => view! { <List desk export /> }.into_any(),
                        Err(problem) => view! { <Closed problem /> }.into_any(),
                    }
                })}
            </Suspense>
            {children()}
        </Frame>
    }
}

#[component]
fn List(desk: Desk, export: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let adding = RwSignal::new(false);
    let desk = StoredValue::new(desk);
    let asked = query::use_asked();
    let page = resource(
        move || asked.get(),
        |Asked { filter, order, page }| api::list(filter, order, page),
    );
    // The choices of the filters, as far as they are known.
    let choices = RwSignal::new((Vec::new(), Vec::new()));
    Effect::new(move |_| {
        if let Some(Ok(Page { industries, regions, .. })) = page.get() {
            choices.set((industries, regions));
        }
    });
    view! {
        <div class="top">
            <header class="bar">
                <h1>{words.account_title()}</h1>
                <Filters desk asked choices />
                <div class="bar-end">
                    <button
                        class="button"
                        type="button"
                        data-export
                        aria-haspopup="dialog"
                        on:click=move |_| export.set(true)
                    >
                        <Icon name="i-download" />
                        <span>{words.export_open()}</span>
                    </button>
                    <button
                        class="button is-primary"
                        type="button"
                        aria-haspopup="dialog"
                        on:click=move |_| adding.set(true)
                    >
                        <Icon name="i-plus" />
                        {words.account_add()}
                    </button>
                </div>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="accounts">
                <Transition>
                    {move || Suspend::new(async move {
                        shown(page.await, asked.get_untracked(), desk, adding)
                    })}
                </Transition>
            </div>
        </main>
        {move || adding.get().then(|| view! { <NewAccount desk adding /> })}
    }
}

fn shown(
    page: Result<Page, Problem>,
    asked: Asked,
    desk: StoredValue<Desk>,
    adding: RwSignal<bool>,
) -> AnyView {
    match page {
        Ok(page) if page.total == 0 => view! { <Empty asked adding /> }.into_any(),
        Ok(page) => {
            let total = page.total;
            view! {
                <Rows rows=page.rows desk />
                <Pages asked total />
            }
            .into_any()
        }
        Err(problem) => view! { <Failed problem /> }.into_any(),
    }
}

/// An empty list says what to do next.
#[component]
fn Empty(asked: Asked, adding: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    if asked.filter == Default::default() {
        view! {
            <div class="empty">
                <h2>{words.account_empty_title()}</h2>
                <p>{words.account_empty_text()}</p>
                <div class="buttons">
                    <button
                        class="button is-primary"
                        type="button"
                        on:click=move |_| adding.set(true)
                    >
                        <Icon name="i-plus" />
                        {words.account_new()}
                    </button>
                </div>
            </div>
        }
        .into_any()
    } else {
        let navigate = use_navigate();
        let clear = move |_| {
            let asked = Asked { order: asked.order, ..Asked::default() };
            navigate(&query::address(&asked), Default::default());
        };
        view! {
            <div class="empty">
                <h2>{words.account_none_title()}</h2>
                <p>{words.account_none_text()}</p>
                <div class="buttons">
                    <button class="button is-primary" type="button" on:click=clear>
                        {words.account_clear()}
                    </button>
                </div>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Failed(problem: Problem) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{use_words().page_failed_title()}</h2>
            <p>{problem.say(use_words())}</p>
        </div>
    }
}

/// The archive is not for everyone.
#[component]
fn Closed(problem: Problem) -> impl IntoView {
    let words = use_words();
    let title = match problem {
        Problem::Denied => words.account_closed_title(),
        _ => words.page_failed_title(),
    };
    view! {
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="empty">
                <h1>{title}</h1>
                <p>{problem.say(words)}</p>
                <div class="buttons">
                    <a class="button is-primary" href="/">{words.page_to_funnel()}</a>
                </div>
            </div>
        </main>
    }
}
