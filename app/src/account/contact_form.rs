//! The form of someone at an account: new, or set right, or gone.

use domain::account::{Contact, ContactField, Saved, may_report};
use domain::id::ContactId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use super::draft::ContactDraft;
use super::form::{Sent, SentNotes};
use super::one::Shown;
use super::people::Editing;
use crate::duplicate::PersonDuplicates;
use crate::ui::ask::Select;
use crate::ui::field::Field as Line;
use crate::ui::sheet::Sheet;
use crate::words::{Words, use_words};

#[component]
pub fn ContactForm(
    shown: Shown,
    who: Editing,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let words = use_words();
    let known = match who {
        Editing::New => None,
        Editing::Known(contact) => Some(contact),
    };
    let title = match known {
        None => words.account_person_new(),
        Some(_) => words.account_person_edit(),
    };
    let draft = ContactDraft::new(known.as_ref().map(Contact::fields).as_ref());
    let gone = known.as_ref().map(|contact| contact.id);
    let above = superiors(shown, gone, words);
    let base = StoredValue::new(known);
    let sent = Sent::new();
    let close = Callback::new(move |()| editing.set(None));
    let done = move || {
        shown.renew();
        editing.try_set(None);
    };
    let save = move || {
        let Some(fields) = sent.ready(draft.read(words)) else { return };
        let account = shown.opened.with_untracked(|opened| opened.record.id);
        let known = base.with_value(|base| base.as_ref().map(|known| (known.id, known.version)));
        spawn_local(async move {
            let saved = match known {
                None => api::add_contact(account, fields).await.map(Saved::Done),
                Some((id, version)) => api::save_contact(id, version, fields).await,
            };
            match saved {
                Ok(Saved::Done(_)) => done(),
                Ok(Saved::Conflict(now)) if sent.is_shown() => {
                    base.with_value(|before| {
                        if let Some(before) = before {
                            draft.meet(words, &before.fields(), &now.fields());
                        }
                    });
                    base.set_value(Some(now));
                    sent.conflict();
                }
                Ok(Saved::Conflict(_)) => {}
                Err(problem) => sent.refuse(problem),
            }
        });
    };
    // One touch by mistake removes nobody.
    let sure = RwSignal::new(false);
    let remove = move |_| {
        let Some(id) = gone.filter(|_| sure.get_untracked()) else { return sure.set(true) };
        if sent.ready(Some(())).is_none() {
            return;
        }
        spawn_local(async move {
            match api::remove_contact(id).await {
                Ok(()) => done(),
                Err(problem) => sent.refuse(problem),
            }
        });
    };
    let line = move |id: &'static str, field: ContactField, kind: &'static str| {
        let typed = draft.field(field);
        let focus = field == ContactField::Name;
        let label = words.contact_field(field);
        view! { <Line id label value=typed.value kind error=typed.error() focus /> }
    };
    view! {
        <Sheet title close>
            <form
                class="sheet-form"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <div class="sheet-body">
                    <SentNotes sent />
                    {line("person-name", ContactField::Name, "text")}
                    {line("person-position", ContactField::Position, "text")}
                    <Select
                        id="person-superior"
                        label=words.account_person_superior()
                        options=above
                        value=draft.superior
                    />
                    <div class="fields is-pair">
                        {line("person-mobile", ContactField::Mobile, "tel")}
                        {line("person-phone", ContactField::Phone, "tel")}
                    </div>
                    <PersonDuplicates
                        name=draft.field(ContactField::Name).value
                        phone=draft.field(ContactField::Phone).value
                        mobile=draft.field(ContactField::Mobile).value
                        except=gone
                    />
                    {line("person-mail", ContactField::Mail, "email")}
                </div>
                <footer class="sheet-foot buttons">
                    {gone
                        .map(|_| {
                            view! {
                                <button
                                    class="button is-danger account-remove"
                                    type="button"
                                    on:click=remove
                                >
                                    {move || {
                                        if sure.get() {
                                            words.account_person_remove_sure()
                                        } else {
                                            words.account_person_remove()
                                        }
                                    }}
                                </button>
                            }
                        })}
                    <button class="button" type="button" on:click=move |_| close.run(())>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || sent.busy.get().then_some("true")
                    >
                        {words.ui_save()}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}

/// Keeps H5: whom someone there may report to, beginning with nobody.
fn superiors(shown: Shown, who: Option<ContactId>, words: Words) -> Vec<(String, String)> {
    shown.opened.with_untracked(|opened| {
        let people = &opened.contacts;
        let may = |one: &&Contact| may_report(who, Some(one.id), people).is_ok();
        let nobody = (String::new(), words.account_person_superior_none().to_owned());
        let others = people.iter().filter(may).map(|one| {
            let position = one.position.as_ref().map(|position| format!(" · {position}"));
            (one.id.to_string(), format!("{}{}", one.name, position.unwrap_or_default()))
        });
        std::iter::once(nobody).chain(others).collect()
    })
}
