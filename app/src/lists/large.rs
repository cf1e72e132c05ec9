//! From what amount on a sale is a large one, whose joint visits are planned together first.

use domain::money::Money;
use domain::read;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Lists, set_large_sale};
use crate::ui::field::{Field, plain_amount};
use crate::words::use_words;

#[component]
pub fn LargeSale(lists: RwSignal<Lists>) -> impl IntoView {
    let words = use_words();
    let stands = lists.with_untracked(|lists| lists.large_from);
    let currency = stands.currency();
    let value = RwSignal::new(plain_amount(stands.minor(), currency.digits()));
    let wrong = RwSignal::new(None::<String>);
    let saved = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        saved.set(false);
        let typed = value.get_untracked();
        let from: Money = match read::amount(&typed, currency) {
            Ok(from) => from,
            Err(unread) => {
                let field = words.coaching_limit();
                return wrong.set(Some(words.amount_unread(field, &typed, currency, unread)));
            }
        };
        wrong.set(None);
        spawn_local(async move {
            match set_large_sale(from).await {
                Ok(read) => {
                    lists.try_set(read);
                    saved.try_set(true);
                }
                Err(problem) => drop(wrong.try_set(Some(problem.say(words)))),
            }
        });
    };
    view! {
        <form class="line-form" id="large-sale" novalidate on:submit=submit>
            <Field
                id="large-from"
                label=words.coaching_limit()
                value
                unit=currency.code().to_owned()
                hint=words.coaching_limit_hint()
                error=wrong
            />
            <div class="buttons">
                <span role="status">{move || saved.get().then(|| words.ui_saved())}</span>
                <button class="button" type="submit">{words.ui_save()}</button>
            </div>
        </form>
    }
}
