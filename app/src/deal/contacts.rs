//! The people of a deal: their phones one tap away, a new one in two fields.

use domain::account::Contact;
use domain::board::Card;
use domain::deal::{Command, Edit, NewContact};
use domain::id::ContactId;
use domain::text::{Name, Phone};
use leptos::html;
use leptos::prelude::*;
use uuid::Uuid;

use super::api::Opened;
use crate::duplicate::PersonDuplicates;
use crate::live::called::{self, Called};
use crate::live::{Feed, now};
use crate::problem::Problem;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Contacts(
    card: Memo<Option<Card>>,
    opened: RwSignal<Option<Result<Opened, Problem>>>,
) -> impl IntoView {
    let words = use_words();
    let adding = RwSignal::new(false);
    let add = NodeRef::<html::Button>::new();
    // The form takes the focus with it when it goes.
    Effect::new(move |was: Option<bool>| {
        let now = adding.get();
        if let (Some(true), false, Some(add)) = (was, now, add.get_untracked()) {
            let _ = add.focus();
        }
        now
    });
    let people = Memo::new(move |_| {
        opened.with(|opened| match opened {
            Some(Ok(opened)) => opened.contacts.clone(),
            _ => Vec::new(),
        })
    });
    view! {
        <section class="deal-part" aria-labelledby="deal-contacts">
            <header>
                <h3 id="deal-contacts">{words.deal_contacts()}</h3>
                <button
                    class="button is-quiet"
                    type="button"
                    node_ref=add
                    aria-expanded=move || adding.get().to_string()
                    on:click=move |_| adding.update(|adding| *adding = !*adding)
                >
                    <Icon name="i-plus" />
                    {words.deal_contact_add()}
                </button>
            </header>
            {move || adding.get().then(|| view! { <Add card adding /> })}
            {move || {
                let people = people.get();
                if people.is_empty() && !adding.get() {
                    view! { <p class="muted">{words.deal_contacts_empty()}</p> }.into_any()
                } else {
                    let people = people.into_iter().map(|person| view! { <Person card person /> });
                    view! { <ul class="contacts">{people.collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Person(card: Memo<Option<Card>>, person: Contact) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let name = person.name.to_string();
    let id = person.id;
    let dialled = person.name;
    let call = move |_| {
        if let Some(card) = card.get_untracked() {
            let (deal, name) = (card.deal.id, dialled.clone());
            called::mark(feed.me(), &Called { deal, contact: id, name, at: now() });
        }
    };
    let drop = move |_| {
        if let Some(card) = card.get_untracked() {
            let edits = vec![Edit::DropContact(id)];
            feed.send(Command::Edit { deal: card.deal.id, edits }, Some(card), None);
        }
    };
    view! {
        <li class="contact">
            <p>{name.clone()}</p>
            {person
                .phone
                .map(|phone| {
                    view! {
                        <a
                            class="button"
                            href=format!("tel:{}", phone.dial())
                            aria-label=format!("{}: {phone}", words.board_call(&name))
                            on:click=call
                        >
                            <Icon name="i-phone" />
                            {phone.to_string()}
                        </a>
                    }
                })}
            <button
                class="button is-quiet is-round"
                type="button"
                aria-label=words.deal_contact_remove(&name)
                on:click=drop
            >
                <Icon name="i-close" />
            </button>
        </li>
    }
}

#[component]
fn Add(card: Memo<Option<Card>>, adding: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let name = RwSignal::new(String::new());
    let phone = RwSignal::new(String::new());
    let wrong = RwSignal::new((None::<String>, None::<String>));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(card) = card.get_untracked() else { return };
        let read_name = name.with_untracked(|name| Name::new(name));
        let read_phone = phone.with_untracked(|phone| Phone::optional(phone));
        match (read_name, read_phone) {
            (Ok(name), Ok(phone)) => {
                let id = ContactId::new(Uuid::now_v7());
                let edits = vec![Edit::MeetContact(NewContact { id, name, phone })];
                feed.send(Command::Edit { deal: card.deal.id, edits }, Some(card), None);
                adding.set(false);
            }
            (name, phone) => wrong.set((
                name.err().map(|refused| words.text_refused(words.deal_contact(), refused)),
                phone.err().map(|refused| words.text_refused(words.deal_phone(), refused)),
            )),
        }
    };
    view! {
        <form class="fields" novalidate on:submit=submit>
            <div class="fields is-pair">
                <Field
                    id="contact-name"
                    label=words.deal_contact()
                    value=name
                    error=Signal::derive(move || wrong.get().0)
                    focus=true
                />
                <Field
                    id="contact-phone"
                    label=words.deal_phone()
                    value=phone
                    kind="tel"
                    error=Signal::derive(move || wrong.get().1)
                />
            </div>
            <PersonDuplicates name phone />
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| adding.set(false)>
                    {words.ui_cancel()}
                </button>
                <button class="button is-primary" type="submit">{words.ui_add()}</button>
            </div>
        </form>
    }
}
