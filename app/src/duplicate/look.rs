//! Looking while someone types, and the place under the field where what is found is told.

use std::time::Duration;

use domain::account::Account;
use domain::id::{AccountId, ContactId};
use domain::text::fold;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{PersonTwin, Twin, duplicate_accounts, duplicate_contacts};
use super::hint::{AccountHint, PersonHint};
use crate::words::use_words;

/// Long enough that a word is typed, short enough to be there before the next field.
const PAUSE: Duration = Duration::from_millis(350);

/// Accounts like the one typed in `typed`. `take` is offered those that the reader sees; without
/// it the hint only tells. `except` is an account that is being written itself.
#[component]
pub fn AccountDuplicates(
    typed: RwSignal<String>,
    #[prop(optional, into)] take: Option<Callback<Account>>,
    #[prop(optional, into)] except: Option<AccountId>,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<Twin>::new());
    // What stands in the field when the form opens is not being typed.
    let first = typed.get_untracked();
    let mut look = debounce(PAUSE, move |text: String| {
        spawn_local(async move {
            let Ok(twins) = duplicate_accounts(text.clone(), except).await else { return };
            if typed.try_get_untracked() == Some(text) {
                found.set(twins);
            }
        });
    });
    Effect::new(move |_| {
        let text = typed.get();
        if text == first || text.trim().chars().count() < 2 {
            found.set(Vec::new());
        } else {
            look(text);
        }
    });
    // One whose very name stands there and is seen is what the form will take anyway.
    let shown = Memo::new(move |_| {
        let text = typed.with(|text| fold(text));
        found.with(|found| {
            let other = |twin: &&Twin| twin.known.is_none() || fold(twin.name.as_str()) != text;
            found.iter().filter(other).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <Place count=Signal::derive(move || shown.with(Vec::len))>
            {move || {
                let hint = |twin| view! { <AccountHint twin typed take /> };
                shown.get().into_iter().map(hint).collect_view()
            }}
        </Place>
    }
}

/// People like the one typed, by name and phone. `except` is one who is being written.
#[component]
pub fn PersonDuplicates(
    name: RwSignal<String>,
    phone: RwSignal<String>,
    #[prop(optional, into)] except: Option<ContactId>,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<PersonTwin>::new());
    let typed = move || (name.get(), phone.get());
    let first = (name.get_untracked(), phone.get_untracked());
    let mut look = debounce(PAUSE, move |(who, number): (String, String)| {
        spawn_local(async move {
            let asked = duplicate_contacts(who.clone(), number.clone(), except).await;
            let Ok(twins) = asked else { return };
            let now = name.try_get_untracked().zip(phone.try_get_untracked());
            if now == Some((who, number)) {
                found.set(twins);
            }
        });
    });
    Effect::new(move |_| {
        let (who, number) = typed();
        let enough = who.trim().chars().count() > 1 || number.trim().len() > 6;
        if enough && (who.as_str(), number.as_str()) != (first.0.as_str(), first.1.as_str()) {
            look((who, number));
        } else {
            found.set(Vec::new());
        }
    });
    view! {
        <Place count=Signal::derive(move || found.with(Vec::len))>
            {move || {
                let hint = |twin| view! { <PersonHint twin /> };
                found.get().into_iter().map(hint).collect_view()
            }}
        </Place>
    }
}

/// Always there, so that what comes into it is read out when it comes.
#[component]
fn Place(count: Signal<usize>, children: Children) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="duplicates" role="status">
            {move || {
                (count.get() > 0)
                    .then(|| view! { <p class="duplicates-lead">{words.duplicate_lead()}</p> })
            }}
            {children()}
        </div>
    }
}
