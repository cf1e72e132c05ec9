//! The form of an account: a new one, or one set right. What is typed stays till it is kept.

use domain::account::{Class, Field, Hours, Saved};
use domain::id::{AccountId, PersonId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use super::api;
use super::draft::Draft;
use super::one::Shown;
use crate::desk::Desk;
use crate::duplicate::AccountDuplicates;
use crate::problem::Problem;
use crate::ui::ask::{Chips, Select};
use crate::ui::field::Field as Line;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::ui::text_area::TextArea;
use crate::words::use_words;

/// Someone writes down a customer before there is a deal.
#[component]
pub fn NewAccount(desk: StoredValue<Desk>, adding: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let navigate = use_navigate();
    let me = desk.with_value(|desk| desk.me.id);
    let draft = Draft::new(Some(me), None);
    let sent = Sent::new();
    let save = Callback::new(move |()| {
        let Some(fields) = sent.ready(draft.read(words)) else { return };
        let (owner, navigate) = (draft.owner(), navigate.clone());
        spawn_local(async move {
            match api::add(owner, fields).await {
                Ok(account) => navigate(&format!("/accounts/{account}"), Default::default()),
                Err(problem) => refuse(words, draft, sent, problem),
            }
        });
    });
    view! {
        <Sheet
            title=words.account_new()
            lead=words.account_new_hint()
            close=Callback::new(move |()| adding.set(false))
        >
            <Form
                desk
                draft
                sent
                save
                close=Callback::new(move |()| adding.set(false))
                known=None
                owner=Some(me)
                confirm=words.ui_add()
            />
        </Sheet>
    }
}

/// Someone sets an account right, from what they see.
#[component]
pub fn EditAccount(shown: Shown, editing: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let base = StoredValue::new(shown.opened.with_untracked(|opened| opened.record.clone()));
    let (draft, owner) =
        base.with_value(|base| (Draft::new(base.owner, Some(&base.fields)), base.owner));
    let sent = Sent::new();
    let save = Callback::new(move |()| {
        let Some(fields) = sent.ready(draft.read(words)) else { return };
        let (id, version) = base.with_value(|base| (base.id, base.version));
        let owner = draft.owner();
        spawn_local(async move {
            match api::save(id, version, owner, fields).await {
                Ok(Saved::Done(_)) => {
                    shown.renew();
                    editing.try_set(false);
                }
                Ok(Saved::Conflict(now)) if sent.is_shown() => {
                    base.with_value(|before| draft.meet(words, before, &now));
                    base.set_value(now);
                    sent.conflict();
                    shown.renew();
                }
                Ok(Saved::Conflict(_)) => {}
                Err(problem) => refuse(words, draft, sent, problem),
            }
        });
    });
    view! {
        <Sheet title=words.account_edit() close=Callback::new(move |()| editing.set(false))>
            <Form
                desk=shown.desk
                draft
                sent
                save
                close=Callback::new(move |()| editing.set(false))
                known=Some(base.with_value(|base| base.id))
                owner
                confirm=words.ui_save()
            />
        </Sheet>
    }
}

/// Says what is wrong where it is.
fn refuse(words: crate::words::Words, draft: Draft, sent: Sent, problem: Problem) {
    if !sent.is_shown() {
        return;
    }
    if problem == Problem::NameTaken {
        sent.busy.set(false);
        draft.field(Field::Name).wrong.set(Some(words.refusal_account_taken().to_owned()));
    } else {
        sent.refuse(problem);
    }
}

/// How a form stands with the server.
#[derive(Clone, Copy)]
pub struct Sent {
    pub busy: RwSignal<bool>,
    pub problem: RwSignal<Option<Problem>>,
    /// Another was faster.
    pub meanwhile: RwSignal<bool>,
}

impl Sent {
    pub fn new() -> Self {
        let problem = RwSignal::new(None);
        Self { busy: RwSignal::new(false), problem, meanwhile: RwSignal::new(false) }
    }

    /// What is to be sent, if it can be and nothing is under way.
    pub fn ready<T>(self, read: Option<T>) -> Option<T> {
        let read = read.filter(|_| !self.busy.get_untracked())?;
        self.problem.set(None);
        self.busy.set(true);
        Some(read)
    }

    /// Whether the form still stands.
    pub fn is_shown(self) -> bool {
        self.busy.try_get_untracked().is_some()
    }

    pub fn refuse(self, problem: Problem) {
        if self.is_shown() {
            self.busy.set(false);
            self.problem.set(Some(problem));
        }
    }

    pub fn conflict(self) {
        self.busy.set(false);
        self.meanwhile.set(true);
    }
}

/// What stands over a form's fields: what was refused, and that another was faster.
#[component]
pub fn SentNotes(sent: Sent) -> impl IntoView {
    let words = use_words();
    view! {
        <Refused wrong=sent.problem.into() />
        {move || {
            sent.meanwhile
                .get()
                .then(|| {
                    view! {
                        <div class="note is-due" role="alert">
                            <Icon name="i-warning" />
                            <p>
                                <b>{words.account_meanwhile_title()}</b>
                            </p>
                            <p>{words.account_meanwhile_text()}</p>
                        </div>
                    }
                })
        }}
    }
}

#[component]
fn Form(
    desk: StoredValue<Desk>,
    draft: Draft,
    sent: Sent,
    save: Callback<()>,
    close: Callback<()>,
    /// The account that is set right: no duplicate of itself.
    known: Option<AccountId>,
    /// Who looks after it now: kept among the choices.
    owner: Option<PersonId>,
    confirm: &'static str,
) -> impl IntoView {
    let words = use_words();
    let line = move |id: &'static str, field: Field, kind: &'static str| {
        let typed = draft.field(field);
        let focus = field == Field::Name;
        let label = words.account_field(field);
        view! { <Line id label value=typed.value kind error=typed.error() focus /> }
    };
    let area = move |id: &'static str, field: Field, hint: &'static str| {
        let typed = draft.field(field);
        let label = words.account_field(field);
        view! { <TextArea id label value=typed.value hint error=typed.error() /> }
    };
    let classes = std::iter::once((String::new(), words.ui_none().to_owned()))
        .chain(Class::ALL.map(|class| (class.word().to_owned(), class.letter().to_owned())));
    let hours = std::iter::once((String::new(), words.ui_none().to_owned()))
        .chain(Hours::ALL.map(|one| (one.word().to_owned(), words.hours(one).to_owned())));
    view! {
        <form
            class="sheet-form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save.run(());
            }
        >
            <div class="sheet-body">
                <SentNotes sent />
                {line("account-name", Field::Name, "text")}
                <AccountDuplicates typed=draft.field(Field::Name).value except=known />
                <Chips
                    name="account-class"
                    legend=words.account_class()
                    options=classes.collect()
                    value=draft.field(Field::Class).value
                />
                <Chips
                    name="account-hours"
                    legend=words.account_hours()
                    options=hours.collect()
                    value=draft.field(Field::Hours).value
                />
                <Owner desk owner value=draft.owner />
                <div class="fields is-pair">
                    {line("account-industry", Field::Industry, "text")}
                    {line("account-region", Field::Region, "text")}
                </div>
                <div class="fields is-pair">
                    {line("account-phone", Field::Phone, "tel")}
                    {line("account-website", Field::Website, "text")}
                </div>
                {line("account-address", Field::Address, "text")}
                {area("account-progress", Field::Progress, words.account_progress_hint())}
                {area("account-condition", Field::Condition, words.account_condition_hint())}
                {area("account-possible", Field::Possible, words.account_possible_hint())}
            </div>
            <footer class="sheet-foot buttons">
                <button class="button" type="button" on:click=move |_| close.run(())>
                    {words.ui_cancel()}
                </button>
                <button
                    class="button is-primary"
                    type="submit"
                    aria-busy=move || sent.busy.get().then_some("true")
                >
                    {confirm}
                </button>
            </footer>
        </form>
    }
}

/// Who looks after it: for those who lead to say.
#[component]
fn Owner(
    desk: StoredValue<Desk>,
    owner: Option<PersonId>,
    value: RwSignal<String>,
) -> impl IntoView {
    let words = use_words();
    let options = desk.with_value(|desk| {
        let mut options = vec![(String::new(), words.account_nobody().to_owned())];
        let named = |person: &crate::desk::Colleague| (person.id, person.name.to_string());
        let mut people: Vec<_> = desk.sellers().map(named).collect();
        let known = owner.filter(|id| people.iter().all(|(other, _)| other != id));
        people.extend(known.and_then(|id| Some((id, desk.person(id)?.to_string()))));
        options.extend(people.into_iter().map(|(id, name)| (id.to_string(), name)));
        desk.me.passes_deals().then_some(options)
    });
    options.map(|options| {
        view! { <Select id="account-owner" label=words.account_owner() options value /> }
    })
}
