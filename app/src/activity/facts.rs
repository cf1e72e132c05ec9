//! How an activity was, with whom, and when.

use domain::account::Contact;
use leptos::prelude::*;

use super::form::Form;
use crate::ui::ask::{Chips, Segmented};
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Facts(form: Form, contacts: Signal<Vec<Contact>>) -> impl IntoView {
    let words = use_words();
    let kind = Memo::new(move |_| form.kind.get());
    let option = |word: &str, text: &str| (word.to_owned(), None, text.to_owned());
    let way = move || {
        let (ours, theirs) = match kind.get().as_str() {
            "call" => (words.activity_way_called(), words.activity_way_was_called()),
            "mail" => (words.activity_way_wrote(), words.activity_way_was_written()),
            _ => return ().into_any(),
        };
        let options = vec![option("out", ours), option("in", theirs)];
        view! {
            <Segmented name="act-way" legend=words.activity_way() options value=form.way />
        }
        .into_any()
    };
    let reached = move || {
        (kind.get() == "call").then(|| {
            let options = vec![
                option("yes", words.activity_reached()),
                option("no", words.activity_not_reached()),
            ];
            view! {
                <Segmented
                    name="act-reached"
                    legend=words.activity_outcome()
                    options
                    value=form.reached
                />
            }
        })
    };
    let people = Memo::new(move |_| {
        let named = |contact: &Contact| (contact.id.to_string(), contact.name.to_string());
        contacts.with(|contacts| contacts.iter().map(named).collect::<Vec<_>>())
    });
    let with_whom = move || {
        let people = people.get();
        (!people.is_empty()).then(|| {
            let nobody = std::iter::once((String::new(), words.activity_nobody().to_owned()));
            let options = nobody.chain(people).collect::<Vec<_>>();
            view! {
                <Chips name="act-contact" legend=words.activity_with() options value=form.contact />
            }
        })
    };
    view! {
        <div class="act-ways">{way} {reached}</div>
        {with_whom}
        <When form />
    }
}

/// Just now, unless one says otherwise.
#[component]
fn When(form: Form) -> impl IntoView {
    let words = use_words();
    let earlier = Memo::new(move |_| {
        form.happened.with(|text| !text.is_empty()) || form.wrong.get().happened.is_some()
    });
    view! {
        <details class="more" open=move || earlier.get()>
            <summary>
                {words.activity_earlier()}
                <Icon name="i-down" />
            </summary>
            <Field
                id="act-happened"
                label=words.activity_happened()
                value=form.happened
                kind="datetime-local"
                hint=words.activity_happened_hint()
                error=Signal::derive(move || form.wrong.get().happened)
            />
        </details>
    }
}
