//! One hint: who it may be, why, whose it is, and what to do.

use domain::account::Account;
use domain::duplicate::{Likeness, Match, Why};
use domain::id::AccountId;
use domain::text::Name;
use leptos::prelude::*;

use super::api::{PersonTwin, Twin};
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub(super) fn AccountHint(
    twin: Twin,
    typed: RwSignal<String>,
    take: Option<Callback<Account>>,
) -> impl IntoView {
    let words = use_words();
    let told = words.alike(twin.name.as_str(), twin.alike);
    let whose = words.whose(&twin);
    let name = twin.name.to_string();
    let seen = twin.known.clone();
    let use_it = seen.clone().zip(take).map(|(seen, take)| {
        let account = Account { id: seen.account, name: twin.name };
        let label = words.duplicate_use_label(&name);
        let choose = move |_| {
            typed.set(account.name.to_string());
            take.run(account.clone());
        };
        view! {
            <button class="button" type="button" aria-label=label on:click=choose>
                {words.duplicate_use()}
            </button>
        }
    });
    let look = seen.as_ref().map(|seen| view! { <ToAccount id=seen.account /> });
    let talk = seen.is_none().then(|| view! { <p class="muted">{words.talk(&twin.holders)}</p> });
    view! {
        <div class="duplicate">
            <p>{told}</p>
            <p class="muted">{whose}</p>
            {talk}
            <div class="buttons">{look} {use_it}</div>
        </div>
    }
}

#[component]
pub(super) fn PersonHint(twin: PersonTwin) -> impl IntoView {
    let words = use_words();
    let PersonTwin { name, why, at } = twin;
    let account = at.name.as_str();
    let told = match (&name, why) {
        (Some(name), Why::Phone) => words.duplicate_person_phone(name.as_str(), account),
        (Some(name), _) => words.duplicate_person_name(name.as_str(), account),
        (None, _) => words.duplicate_phone_elsewhere(account),
    };
    let talk = at.known.is_none().then(|| {
        view! { <p class="muted">{words.talk(&at.holders)}</p> }
    });
    let look = at.known.as_ref().map(|seen| view! { <ToAccount id=seen.account /> });
    view! {
        <div class="duplicate">
            <p>{told}</p>
            <p class="muted">{words.whose(&at)}</p>
            {talk}
            <div class="buttons">{look}</div>
        </div>
    }
}

/// Beside the form, so that nothing typed is lost.
#[component]
fn ToAccount(id: AccountId) -> impl IntoView {
    view! {
        <a class="button is-quiet" href=format!("/accounts/{id}") target="_blank" rel="noopener">
            {use_words().duplicate_open_account()}
            <Icon name="i-arrow" />
        </a>
    }
}

impl Words {
    fn alike(self, name: &str, alike: Match) -> String {
        match (alike.likeness, alike.why) {
            (Likeness::Same, _) => self.duplicate_same(name),
            (Likeness::Likely, Why::Spelling) => self.duplicate_spelling(name),
            (Likeness::Likely, _) => self.duplicate_likely(name),
        }
    }

    /// Whose it is, and for those who see it how many open deals it has.
    fn whose(self, twin: &Twin) -> String {
        let whose = if twin.holders.is_empty() {
            self.duplicate_nobody().to_owned()
        } else {
            self.duplicate_holder(&self.named(&twin.holders))
        };
        let open = twin.known.as_ref().map_or(0, |seen| seen.open.len());
        match i64::try_from(open) {
            Ok(open) if open > 0 => format!("{whose} · {}", self.duplicate_open(open)),
            _ => whose,
        }
    }

    /// What to do about one that is out of sight.
    fn talk(self, holders: &[Name]) -> String {
        match holders.first() {
            Some(first) => self.duplicate_talk(first.as_str()),
            None => self.duplicate_talk_manager().to_owned(),
        }
    }

    fn named(self, people: &[Name]) -> String {
        let names: Vec<&str> = people.iter().map(Name::as_str).collect();
        names.join(self.duplicate_and())
    }
}
