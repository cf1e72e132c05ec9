//! Choosing an account: first the one that stays, then the one that becomes a part of it.

use std::time::Duration;

use domain::account::Account;
use domain::id::AccountId;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::page::go;
use crate::deal::api::accounts;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub(super) fn Choose(
    /// The account that stays, once it is chosen.
    #[prop(into)]
    stays: Option<Account>,
    alike: Vec<Account>,
) -> impl IntoView {
    let words = use_words();
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<Account>>);
    let into = stays.as_ref().map(|account| account.id);
    let mut look = debounce(Duration::from_millis(200), move |text: String| {
        spawn_local(async move {
            let Ok(accounts) = accounts(text.clone()).await else { return };
            if typed.try_get_untracked() == Some(text) {
                let other = |account: &Account| Some(account.id) != into;
                found.set(Some(accounts.into_iter().filter(other).collect()));
            }
        });
    });
    Effect::new(move |_| {
        let text = typed.get();
        if text.trim().is_empty() { found.set(None) } else { look(text) }
    });
    let title = match &stays {
        Some(account) => words.merge_choose_second(account.name.as_str()),
        None => words.merge_choose_first().to_owned(),
    };
    view! {
        <section class="panel" aria-labelledby="merge-choose">
            <header>
                <h2 id="merge-choose">{title}</h2>
            </header>
            {(!alike.is_empty())
                .then(|| {
                    view! {
                        <p class="field-hint">{words.merge_alike()}</p>
                        <Offers accounts=alike into />
                    }
                })}
            <Field
                id="merge-search"
                label=words.merge_search()
                value=typed
                kind="search"
                hint=words.merge_search_hint()
            />
            <div role="status">
                {move || {
                    let accounts = found.get()?;
                    Some(
                        if accounts.is_empty() {
                            view! { <p class="muted">{words.merge_none_found()}</p> }.into_any()
                        } else {
                            view! { <Offers accounts into /> }.into_any()
                        },
                    )
                }}
            </div>
        </section>
    }
}

#[component]
fn Offers(accounts: Vec<Account>, into: Option<AccountId>) -> impl IntoView {
    let go = go();
    let offer = |account: Account| {
        let go = go.clone();
        let id = account.id;
        let choose = move |_| match into {
            Some(into) => go(into, Some(id)),
            None => go(id, None),
        };
        view! {
            <li>
                <button class="button is-wide" type="button" on:click=choose>
                    <span>{account.name.to_string()}</span>
                    <Icon name="i-next" />
                </button>
            </li>
        }
    };
    view! { <ul class="merge-offers">{accounts.into_iter().map(offer).collect_view()}</ul> }
}
