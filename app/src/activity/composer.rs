//! The form on top of the stream: what was done, and what is next. What is typed is kept on the
//! tablet with every key, till it is sent.

use domain::account::Contact;
use domain::activity::{About, Command, New};
use domain::board::Card;
use domain::deal::{self, Edit};
use domain::id::ActivityId;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::JsCast;

use super::came_back::CameBack;
use super::due::NextStepFields;
use super::facts::Facts;
use super::form::Form;
use crate::live::draft::{self, Draft, For};
use crate::live::{Feed, now};
use crate::ui::ask::Segmented;
use crate::ui::icon::Icon;
use crate::ui::text_area::TextArea;
use crate::words::{Words, use_words};

/// The form of one stream, to be opened from elsewhere on the page too.
#[derive(Clone, Copy)]
pub struct Compose {
    pub(super) form: Form,
    /// Whether all of it is shown, or the box for words alone.
    pub(super) open: RwSignal<bool>,
}

impl Default for Compose {
    fn default() -> Self {
        Self { form: Form::new(), open: RwSignal::new(false) }
    }
}

impl Compose {
    /// Brings the form into sight, ready to be typed into.
    pub(super) fn show(self) {
        self.open.set(true);
        request_animation_frame(|| {
            let area = focus("#act-words");
            if let Some(form) = area.and_then(|area| area.closest("form").ok().flatten()) {
                form.scroll_into_view();
            }
        });
    }

    /// Empties the form. It takes the focus with it when it folds; the stream takes it up.
    fn close(self) {
        self.form.fill(Draft::default());
        self.open.set(false);
        request_animation_frame(|| {
            focus("#activity-title");
        });
    }
}

fn focus(selector: &str) -> Option<web_sys::HtmlElement> {
    let element = document().query_selector(selector).ok().flatten()?;
    let element = element.dyn_into::<web_sys::HtmlElement>().ok()?;
    element.focus().ok()?;
    Some(element)
}

/// The ways into the form, always in sight: at the foot of a sheet.
#[component]
pub fn ComposeBar(compose: Compose) -> impl IntoView {
    let words = use_words();
    let begin = move |kind: &'static str| {
        compose.form.kind.set(kind.to_owned());
        compose.show();
    };
    move || {
        (!compose.open.get()).then(|| {
            let ways = kinds(words).map(|(kind, icon, word)| {
                view! {
                    <button class="button" type="button" on:click=move |_| begin(kind)>
                        <Icon name=icon />
                        {word}
                    </button>
                }
            });
            view! {
                <footer class="sheet-foot act-bar" role="group" aria-label=words.activity_add()>
                    {ways.into_iter().collect_view()}
                </footer>
            }
        })
    }
}

fn kinds(words: Words) -> [(&'static str, &'static str, &'static str); 3] {
    [
        ("note", "i-edit", words.activity_note()),
        ("call", "i-phone", words.activity_call()),
        ("mail", "i-mail", words.activity_mail()),
    ]
}

#[component]
pub fn Composer(
    about: About,
    compose: Compose,
    /// The deal as the reader sees it, whose next step can be set here.
    card: Option<Memo<Option<Card>>>,
    contacts: Signal<Vec<Contact>>,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let Compose { form, open } = compose;
    // Asked by itself, so that what is being touched is not drawn anew.
    let unfolded = Memo::new(move |_| open.get());
    let kept = keep_as_typed(feed, about, compose);
    let said = RwSignal::new("");
    let send = move || -> Option<()> {
        let offset = feed.desk(|desk| desk.offset);
        let Some((content, next_step)) = form.read(words, now(), offset) else {
            // The field that asks may be out of sight by now.
            request_animation_frame(|| {
                focus(".act-form [aria-invalid='true']");
            });
            return None;
        };
        let card = card.and_then(|card| card.get_untracked());
        match (content, next_step, card) {
            (Some(content), next_step, card) => {
                let id = ActivityId::new(Uuid::now_v7());
                let new = New { id, about, content, next_step };
                feed.write(Command::Add(new), None, card);
            }
            // Nothing was done, and it is said what is next.
            (None, Some(step), Some(card)) => {
                let edits = vec![Edit::NextStep(Some(step))];
                feed.send(deal::Command::Edit { deal: card.deal.id, edits }, Some(card), None);
            }
            _ => return None,
        }
        compose.close();
        said.set(words.activity_kept());
        Some(())
    };
    let ways =
        kinds(words).map(|(kind, icon, word)| (kind.to_owned(), Some(icon), word.to_owned()));
    view! {
        {match about {
            About::Deal(deal) => view! { <CameBack deal compose /> }.into_any(),
            About::Account(_) => ().into_any(),
        }}
        <form
            class="act-form"
            class:is-open=move || unfolded.get()
            novalidate
            on:focusin=move |_| open.set(true)
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <TextArea
                id="act-words"
                label=words.activity_words()
                value=form.words
                error=Signal::derive(move || form.wrong.get().words)
            />
            {move || {
                unfolded
                    .get()
                    .then(|| {
                        view! {
                            <Segmented
                                name="act-kind"
                                legend=words.activity_kind()
                                options=ways.to_vec()
                                value=form.kind
                            />
                            <Facts form contacts />
                            {card.map(|_| view! { <NextStepFields form /> })}
                            <div class="buttons act-end">
                                <p class="muted small" role="status">
                                    {move || kept.get().then(|| words.activity_kept_here())}
                                </p>
                                <button class="button" type="button" on:click=move |_| compose.close()>
                                    {words.activity_discard()}
                                </button>
                                <button class="button is-primary" type="submit">
                                    {words.activity_keep()}
                                </button>
                            </div>
                        }
                    })
            }}
        </form>
        <p class="hidden" role="status">{move || said.get()}</p>
    }
}

/// Writes the form down on the tablet as it is typed, and takes up what was left there; says
/// whether it is kept.
fn keep_as_typed(feed: Feed, about: About, compose: Compose) -> RwSignal<bool> {
    let (me, what) = (feed.me(), For::About(about));
    let kept = RwSignal::new(false);
    let take_up = move || {
        if let Some(draft) = draft::read(me, what) {
            compose.form.fill(draft);
            compose.open.set(true);
        }
    };
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            untrack(take_up);
        }
        let draft = compose.form.draft();
        kept.set(draft::keep(me, what, &draft));
    });
    Effect::new(move |before: Option<u32>| {
        let times = feed.returned.get();
        if before.is_some_and(|before| before != times) {
            untrack(take_up);
        }
        times
    });
    kept
}
