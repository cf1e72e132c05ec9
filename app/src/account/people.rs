//! The people of an account: their phones one tap away.

use domain::account::Contact;
use leptos::prelude::*;

use super::contact_form::ContactForm;
use super::one::Shown;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// Which form is open: for a new contact, or for a known one.
#[derive(Clone, PartialEq, Eq)]
pub enum Editing {
    New,
    Known(Contact),
}

#[component]
pub fn People(shown: Shown) -> impl IntoView {
    let words = use_words();
    let editing = RwSignal::new(None::<Editing>);
    let people = Memo::new(move |_| shown.opened.with(|opened| opened.contacts.clone()));
    let list = move || {
        let people = people.get();
        if people.is_empty() {
            view! { <p class="muted">{words.account_people_empty()}</p> }.into_any()
        } else {
            let name =
                |id| people.iter().find(|one| Some(one.id) == id).map(|one| one.name.to_string());
            let above: Vec<_> = people.iter().map(|one| name(one.superior)).collect();
            let people = people.into_iter().zip(above);
            let people = people.map(|(person, above)| view! { <Person person above editing /> });
            view! { <ul class="contacts">{people.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <section class="panel account-people" aria-labelledby="account-people">
            <header class="account-head">
                <h2 id="account-people">{words.account_people()}</h2>
                <button
                    class="button is-quiet"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| editing.set(Some(Editing::New))
                >
                    <Icon name="i-plus" />
                    {words.account_person_add()}
                </button>
            </header>
            {list}
            {move || editing.get().map(|who| view! { <ContactForm shown who editing /> })}
        </section>
    }
}

#[component]
fn Person(
    person: Contact,
    /// The name of whom they report to.
    above: Option<String>,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let words = use_words();
    let name = person.name.to_string();
    let position = person.position.clone().map(String::from);
    let phones = [person.mobile.clone(), person.phone.clone()].into_iter().flatten();
    let phones: Vec<_> = phones
        .map(|phone| {
            let label = words.account_call(&name, phone.as_str());
            view! {
                <a class="button" href=format!("tel:{}", phone.dial()) aria-label=label>
                    <Icon name="i-phone" />
                    {phone.to_string()}
                </a>
            }
        })
        .collect();
    let some = !phones.is_empty();
    let mail = person.mail.clone().map(|mail| match mail.to() {
        Some(to) => {
            let label = format!("{}: {mail}", words.account_write(&name));
            view! { <a class="account-mail" href=format!("mailto:{to}") aria-label=label>{to.to_owned()}</a> }
                .into_any()
        }
        None => view! { <span class="muted">{mail.to_string()}</span> }.into_any(),
    });
    let label = words.account_person_edit_of(&name);
    view! {
        <li class="contact account-person">
            <p>
                {name}
                {position.map(|position| view! { <span class="muted">{position}</span> })}
                {above
                    .map(|above| {
                        view! { <span class="muted small">{words.account_reports_to(&above)}</span> }
                    })}
                {mail}
            </p>
            {some.then(|| view! { <div class="account-phones">{phones}</div> })}
            <button
                class="button is-quiet is-round"
                type="button"
                aria-haspopup="dialog"
                aria-label=label
                on:click=move |_| editing.set(Some(Editing::Known(person.clone())))
            >
                <Icon name="i-edit" />
            </button>
        </li>
    }
}
