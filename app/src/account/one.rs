//! The page of one account.

use domain::id::AccountId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::activity::Activities;
use super::api::{self, Opened};
use super::deals::Deals;
use super::facts::{Facts, Notes};
use super::form::EditAccount;
use super::history::History;
use super::people::People;
use crate::desk::Desk;
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::wire::resource;
use crate::words::use_words;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Shown {
    pub opened: RwSignal<Opened>,
    pub desk: StoredValue<Desk>,
}

impl Shown {
    /// Reads the account anew; what is shown stays till then.
    pub fn renew(self) {
        let Some(id) = self.opened.try_with_untracked(|opened| opened.record.id) else { return };
        spawn_local(async move {
            if let Ok(read) = api::account(id).await {
                // The page may be another by now.
                self.opened.try_set(read);
            }
        });
    }
}

async fn read(id: Option<AccountId>) -> Result<(Opened, Desk), Problem> {
    let opened = api::account(id.ok_or(Problem::NotFound)?).await?;
    Ok((opened, api::desk().await?))
}

#[component]
pub fn AccountPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")?.parse::<AccountId>().ok());
    let read = resource(id, read);
    view! {
        <Frame>
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok((opened, desk)) => view! { <Account opened desk /> }.into_any(),
                        Err(Problem::NotFound) => view! { <MissingPage /> }.into_any(),
                        Err(problem) => view! { <Failed problem /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Account(opened: Opened, desk: Desk) -> impl IntoView {
    let words = use_words();
    let shown = Shown { opened: RwSignal::new(opened), desk: StoredValue::new(desk) };
    let editing = RwSignal::new(false);
    let id = shown.opened.with_untracked(|opened| opened.record.id);
    follow(id);
    let leads = shown.desk.with_value(|desk| desk.me.passes_deals());
    let merge = leads.then(|| {
        view! {
            <a class="button is-quiet" href=format!("/accounts/merge?into={id}")>
                {words.merge_from_here()}
            </a>
        }
    });
    let name = move || shown.opened.with(|opened| opened.record.fields.name.to_string());
    let class = move || {
        let class = shown.opened.with(|opened| opened.record.fields.class)?;
        Some(view! { <span class="mark">{words.account_class_of(class.letter())}</span> })
    };
    view! {
        <div class="top">
            <header class="bar account-bar">
                <a class="button is-quiet is-round" href="/accounts" aria-label=words.account_back()>
                    <Icon name="i-back" />
                </a>
                <h1>{name}</h1>
                {class}
                <div class="bar-end">
                    <a class="button" href=format!("/visits?account={id}")>
                        <Icon name="i-visits" />
                        {words.visit_plan()}
                    </a>
                    {merge}
                    <button
                        class="button"
                        type="button"
                        aria-haspopup="dialog"
                        on:click=move |_| editing.set(true)
                    >
                        <Icon name="i-edit" />
                        {words.ui_edit()}
                    </button>
                </div>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="account">
                <div class="account-main">
                    <Facts shown />
                    <Deals shown />
                    <Activities shown />
                    <Notes shown />
                </div>
                <div class="account-side">
                    <People shown />
                    <History shown />
                </div>
            </div>
        </main>
        {move || editing.get().then(|| view! { <EditAccount shown editing /> })}
    }
}

/// An account that was merged leads to what it is part of; the address says so too.
fn follow(shown: AccountId) {
    let params = use_params_map();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let asked = params.with_untracked(|params| params.get("id")?.parse::<AccountId>().ok());
        if asked.is_some_and(|asked| asked != shown) {
            let options = NavigateOptions { replace: true, ..Default::default() };
            navigate(&format!("/accounts/{shown}"), options);
        }
    });
}

#[component]
fn Failed(problem: Problem) -> impl IntoView {
    let words = use_words();
    view! {
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="empty">
                <h1>{words.page_failed_title()}</h1>
                <p>{problem.say(words)}</p>
            </div>
        </main>
    }
}
