//! What the board tells: the bar that undoes a move for ten seconds, and refusals that stay
//! till they are read.

use std::time::Duration;

use domain::board::Card;
use domain::deal::{Command, Destination};
use domain::id::OpId;
use domain::text::Note;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use super::carry::use_carry;
use super::{again, refused, told};
use crate::live::{Feed, Link, News, Step};
use crate::ui::icon::Icon;
use crate::words::use_words;

const UNDO: Duration = Duration::from_secs(10);
/// How long good news stays.
const TOLD: Duration = Duration::from_secs(6);

/// What the ten-second bar offers.
#[derive(Clone, PartialEq, Eq)]
struct Bar {
    step: Step,
    text: String,
}

/// What was not done, and where it is kept till it is read.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub text: String,
    pub left: Option<OpId>,
}

/// What stands there to be read.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    undo: RwSignal<Option<Bar>>,
    told: RwSignal<Option<String>>,
    pub refusal: RwSignal<Option<Told>>,
}

impl Shown {
    fn new() -> Self {
        Self { undo: RwSignal::new(None), told: RwSignal::new(None), refusal: RwSignal::new(None) }
    }

    fn offer(self, step: Step, text: String) {
        let shown = Bar { step, text };
        self.told.set(None);
        self.undo.set(Some(shown.clone()));
        set_timeout(
            move || {
                if self.undo.try_with_untracked(|now| now.as_ref() == Some(&shown)) == Some(true) {
                    self.undo.set(None);
                }
            },
            UNDO,
        );
    }

    pub(super) fn tell(self, text: String) {
        self.told.set(Some(text.clone()));
        set_timeout(
            move || {
                if self.told.try_get_untracked().flatten().is_some_and(|shown| shown == text) {
                    self.told.set(None);
                }
            },
            TOLD,
        );
    }
}

#[component]
pub fn Toasts() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let words = use_words();
    let shown = Shown::new();
    let Shown { undo, told, refusal } = shown;
    let late = RwSignal::new(false);
    let tell = move |news: News| match news {
        News::Moved { op, card, after, to, reason } => {
            let account = card.account.as_str();
            let from = words.place(card.deal.position.place());
            carry.said.set(words.move_dropped(account, from, words.place(to)));
            let text = words.move_done(account, words.place(to));
            shown.offer(step(*after, &card, Some(op), reason), text);
        }
        News::Undone { before, card } => {
            let place = words.place(card.deal.position.place());
            let text = words.move_undone(card.account.as_str(), place);
            carry.said.set(text.clone());
            let reason = carry.reason.get_value();
            shown.offer(step(*card, &before, None, reason), text);
        }
        News::Listed { card } => {
            carry.fresh.set(Some(card.deal.id));
            if let Some(stage) = card.deal.position.place().stage() {
                told::follow_card(carry, card.clone(), stage);
            }
            shown.tell(words.deal_listed(card.account.as_str()));
        }
        // The form that lists it says why, and holds what was typed.
        News::Refused { command: Command::List(_), .. } => told.set(None),
        back @ (News::Refused { .. } | News::Conflict { .. }) => {
            if !matches!(back, News::Refused { command: Command::Activity(_), .. }) {
                undo.set(None);
            }
            refused::say(carry, shown, back);
        }
        News::Left => late.set(true),
        News::Theirs { by, card, to } => {
            carry.fresh.set(Some(card.deal.id));
            let name = feed.desk(|desk| desk.person(by).map(ToString::to_string));
            let name = name.unwrap_or_default();
            carry.said.set(words.live_moved(&name, card.account.as_str(), words.place(to)));
        }
    };
    Effect::new(move |_| feed.take_news().into_iter().for_each(tell));
    let take_step = move |_| {
        if let Some(Bar { step, .. }) = undo.get_untracked() {
            undo.set(None);
            let shown = untrack(|| feed.card(step.card.deal.id));
            again::take(carry, Step { card: shown.unwrap_or(step.card.clone()), ..step });
        }
    };
    let read = move |_| {
        if let Some(left) = refusal.get_untracked().and_then(|told| told.left) {
            feed.let_go(left);
        }
        refusal.set(None);
    };
    Effect::new(move |_| {
        if feed.attention.get() {
            late.set(false);
        }
    });
    view! {
        <div class="toasts" role="status">
            {move || {
                undo.get()
                    .map(|shown| {
                        let (icon, text) = match shown.step.of {
                            Some(_) => ("i-undo", words.move_undo()),
                            None => ("i-redo", words.move_redo()),
                        };
                        view! {
                            <div class="toast is-undo">
                                <p>{shown.text}</p>
                                <button class="button" type="button" on:click=take_step>
                                    <Icon name=icon />
                                    {text}
                                </button>
                            </div>
                        }
                    })
            }}
            {move || {
                told.get()
                    .map(|text| {
                        view! {
                            <div class="toast">
                                <p>{text}</p>
                                <button
                                    class="button is-round"
                                    type="button"
                                    aria-label=words.ui_close()
                                    on:click=move |_| told.set(None)
                                >
                                    <Icon name="i-close" />
                                </button>
                            </div>
                        }
                    })
            }}
            {move || {
                refusal
                    .get()
                    .map(|told| {
                        view! {
                            <div class="toast is-refusal" role="alert">
                                <Icon name="i-warning" />
                                <p>{told.text}</p>
                                <button
                                    class="button is-round"
                                    type="button"
                                    aria-label=words.ui_close()
                                    on:click=read
                                >
                                    <Icon name="i-close" />
                                </button>
                            </div>
                        }
                    })
            }}
            // Head and rail, which say it, sleep as long.
            {move || {
                (!feed.talks.get() && feed.link.get() == Link::Offline)
                    .then(|| {
                        view! {
                            <div class="toast is-refusal is-unreached" role="alert">
                                <Icon name="i-offline" />
                                <p>{words.refusal_unreachable()}</p>
                            </div>
                        }
                    })
            }}
            {move || {
                let many = i64::try_from(feed.left_count()).unwrap_or(i64::MAX);
                (late.get() && many > 0)
                    .then(|| {
                        view! {
                            <div class="toast is-refusal" role="alert">
                                <Icon name="i-warning" />
                                <p>{words.attention_told(many)}</p>
                                <button
                                    class="button"
                                    type="button"
                                    on:click=move |_| feed.attention.set(true)
                                >
                                    {words.attention_show()}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// The step that leads from `after` back to `before`, or once more to it.
fn step(after: Card, before: &Card, of: Option<OpId>, reason: Option<Note>) -> Step {
    let (from, version) = (after.deal.position.clone(), after.deal.version);
    let to = Destination::again(&before.deal.position.standing);
    Step { card: after, of, from, version, to, reason }
}
