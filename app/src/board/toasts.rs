//! What the board tells: the bar that undoes a move for ten seconds, and refusals that stay
//! till they are read.

use std::time::Duration;

use domain::board::Card;
use domain::deal::{Command, Destination, Refusal};
use domain::id::OpId;
use domain::text::Note;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::again;
use super::carry::use_carry;
use super::conflict::Clash;
use super::told;
use crate::live::{Feed, News, Step};
use crate::problem::Problem;
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
struct Told {
    text: String,
    left: Option<OpId>,
}

#[component]
pub fn Toasts() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let words = use_words();
    let undo = RwSignal::new(None::<Bar>);
    let refusal = RwSignal::new(None::<Told>);
    let told = RwSignal::new(None::<String>);
    let late = RwSignal::new(false);
    let show_for_a_while = move |shown: Bar| {
        undo.set(Some(shown.clone()));
        set_timeout(
            move || {
                if undo.try_with_untracked(|now| now.as_ref() == Some(&shown)) == Some(true) {
                    undo.set(None);
                }
            },
            UNDO,
        );
    };
    let tell_for_a_while = move |text: String| {
        told.set(Some(text.clone()));
        set_timeout(
            move || {
                if told.try_get_untracked().flatten().is_some_and(|shown| shown == text) {
                    told.set(None);
                }
            },
            TOLD,
        );
    };
    let tell = move |news: News| match news {
        News::Moved { op, card, after, to, reason } => {
            let account = card.account.as_str();
            let from = words.place(card.deal.position.place());
            carry.said.set(words.move_dropped(account, from, words.place(to)));
            let text = words.move_done(account, words.place(to));
            told.set(None);
            show_for_a_while(Bar { step: step(*after, &card, Some(op), reason), text });
        }
        News::Undone { before, card } => {
            let place = words.place(card.deal.position.place());
            let text = words.move_undone(card.account.as_str(), place);
            carry.said.set(text.clone());
            told.set(None);
            let reason = carry.reason.get_value();
            show_for_a_while(Bar { step: step(*card, &before, None, reason), text });
        }
        News::Listed { card } => {
            carry.fresh.set(Some(card.deal.id));
            if let Some(stage) = card.deal.position.place().stage() {
                told::follow_card(carry, card.clone(), stage);
            }
            tell_for_a_while(words.deal_listed(card.account.as_str()));
        }
        News::Refused { command: Command::Activity(_), problem, left, .. } => {
            let text = words.activity_refused(&problem.say(words));
            carry.said.set(text.clone());
            refusal.set(Some(Told { text, left }));
        }
        // The form that lists it says why, and holds what was typed.
        News::Refused { command: Command::List(_), .. } => told.set(None),
        // Somebody moved it on in the moment before: both versions are shown.
        News::Refused {
            command: Command::Undo { .. },
            problem: Problem::Refused(Refusal::NothingToUndo),
            left: Some(left),
            ..
        } => {
            undo.set(None);
            if let Some(left) = feed.left_of(left) {
                spawn_local(async move {
                    let _ = again::once_more(carry, left).await;
                });
            }
        }
        News::Refused { card, command, problem, left } => {
            undo.set(None);
            let reason = feed.desk(|desk| desk.say(&problem, words));
            let text = match &card {
                Some(card) if matches!(command, Command::Edit { .. }) => {
                    words.table_edit_refused(card.account.as_str(), &reason)
                }
                Some(card) => {
                    carry.refused.set(Some(card.deal.id));
                    let place = words.place(card.deal.position.place());
                    words.move_refused(card.account.as_str(), place, &reason)
                }
                None => reason,
            };
            carry.said.set(text.clone());
            refusal.set(Some(Told { text, left }));
        }
        // Both wanted the same: there is nothing to decide, and it is said who was first.
        News::Conflict { card, command: Command::Move { to, .. }, since, left }
            if card.deal.position.place() == to.place() =>
        {
            undo.set(None);
            if let Some(left) = left {
                feed.let_go(left);
            }
            let by = since.last().and_then(|entry| entry.by);
            let name = by.and_then(|by| feed.desk(|desk| desk.person(by).map(ToString::to_string)));
            let name = name.unwrap_or_default();
            let place = words.place(to.place());
            let text = words.live_moved(&name, card.account.as_str(), place);
            carry.said.set(text.clone());
            tell_for_a_while(text);
        }
        // One at a time: the others wait in the list.
        News::Conflict { card, command, since, left } => {
            undo.set(None);
            if left.is_none() || carry.clash.with_untracked(Option::is_none) {
                carry.said.set(words.conflict_title(card.account.as_str()));
                carry.clash.set(Some(Clash { card, command, since, left }));
            }
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
