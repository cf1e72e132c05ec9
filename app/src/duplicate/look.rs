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
use crate::problem::Problem;
use crate::words::use_words;

/// Long enough that a word is typed, short enough to be there before the next field.
const PAUSE: Duration = Duration::from_millis(350);

/// Accounts like the one typed in `typed`. `take` is offered those that the reader sees; without
/// it the hint only tells. `except` is an account that is being written itself.
#[component]
pub fn AccountDuplicates(
    typed: RwSignal<String>,
    #[prop(optional, into)] take: Option<Callback<Account>>,
    #[prop(optional_no_strip)] except: Option<AccountId>,
) -> impl IntoView {
    let (found, rests) = (RwSignal::new(Vec::<Twin>::new()), RwSignal::new(None));
    // What stands in the field when the form opens is not being typed.
    let first = typed.get_untracked();
    let mut look = debounce(PAUSE, move |text: String| {
        spawn_local(async move {
            let answer = duplicate_accounts(text.clone(), except).await;
            if typed.try_get_untracked() == Some(text) {
                tell(answer, found, rests);
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
            let taken = |twin: &Twin| take.is_some() && fold(twin.name.as_str()) == text;
            let other = |twin: &&Twin| twin.known.is_none() || !taken(twin);
            found.iter().filter(other).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <Place count=Signal::derive(move || shown.with(Vec::len)) rests>
            {move || {
                let hint = |twin| view! { <AccountHint twin typed take /> };
                shown.get().into_iter().map(hint).collect_view()
            }}
        </Place>
    }
}

/// People like the one typed, by name and phones. `except` is one who is being written.
#[component]
pub fn PersonDuplicates(
    name: RwSignal<String>,
    phone: RwSignal<String>,
    #[prop(optional, into)] mobile: Option<RwSignal<String>>,
    #[prop(optional_no_strip)] except: Option<ContactId>,
) -> impl IntoView {
    let (found, rests) = (RwSignal::new(Vec::<PersonTwin>::new()), RwSignal::new(None));
    let phones = [Some(phone), mobile].into_iter().flatten();
    let phones = StoredValue::new(phones.collect::<Vec<_>>());
    // `None` once the form is gone.
    let typed = move || {
        let numbers = phones.try_with_value(|phones| {
            phones.iter().map(|phone| phone.try_get()).collect::<Option<Vec<String>>>()
        });
        Some((name.try_get()?, numbers??))
    };
    let first = untrack(typed);
    let mut look = debounce(PAUSE, move |asked: (String, Vec<String>)| {
        spawn_local(async move {
            let (who, numbers) = asked.clone();
            let answer = duplicate_contacts(who, numbers, except).await;
            if untrack(typed) == Some(asked) {
                tell(answer, found, rests);
            }
        });
    });
    Effect::new(move |_| {
        let Some((who, numbers)) = typed() else { return };
        let enough = who.trim().chars().count() > 1 || numbers.iter().any(|n| n.trim().len() > 6);
        let asked = (who, numbers);
        if enough && first.as_ref() != Some(&asked) {
            look(asked);
        } else {
            found.set(Vec::new());
        }
    });
    view! {
        <Place count=Signal::derive(move || found.with(Vec::len)) rests>
            {move || {
                let hint = |twin| view! { <PersonHint twin /> };
                found.get().into_iter().map(hint).collect_view()
            }}
        </Place>
    }
}

/// What was found; where looking rests a while, that. Other failures are no matter here: a hint
/// that does not come stands in nobody's way.
fn tell<T: Send + Sync + 'static>(
    answer: Result<Vec<T>, Problem>,
    found: RwSignal<Vec<T>>,
    rests: RwSignal<Option<Problem>>,
) {
    match answer {
        Ok(twins) => {
            rests.set(None);
            found.set(twins);
        }
        Err(problem) => {
            found.set(Vec::new());
            rests.set(matches!(problem, Problem::TooMuchAsked { .. }).then_some(problem));
        }
    }
}

/// Always there, so that what comes into it is read out when it comes.
#[component]
fn Place(
    count: Signal<usize>,
    rests: RwSignal<Option<Problem>>,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="duplicates" role="status">
            {move || {
                (count.get() > 0)
                    .then(|| view! { <p class="duplicates-lead">{words.duplicate_lead()}</p> })
            }}
            {move || rests.get().map(|rests| view! { <p class="muted">{rests.say(words)}</p> })}
            {children()}
        </div>
    }
}
