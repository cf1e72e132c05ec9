//! What the board tells: the bar that undoes a move for ten seconds, and refusals that stay
//! till they are read.

use std::time::Duration;

use domain::board::Card;
use domain::deal::Command;
use domain::id::OpId;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use super::carry::use_carry;
use super::conflict::Clash;
use super::told;
use crate::live::{Feed, News};
use crate::ui::icon::Icon;
use crate::words::use_words;

const UNDO: Duration = Duration::from_secs(10);
/// How long good news stays.
const TOLD: Duration = Duration::from_secs(6);

#[derive(Clone, PartialEq, Eq)]
struct Undo {
    op: OpId,
    card: Card,
    text: String,
}

#[component]
pub fn Toasts(clash: RwSignal<Option<Clash>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let words = use_words();
    let undo = RwSignal::new(None::<Undo>);
    let refusal = RwSignal::new(None::<String>);
    let told = RwSignal::new(None::<String>);
    let show_for_a_while = move |shown: Undo| {
        let op = shown.op;
        undo.set(Some(shown));
        set_timeout(
            move || {
                let mine = undo
                    .try_with_untracked(|shown| shown.as_ref().is_some_and(|shown| shown.op == op));
                if mine == Some(true) {
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
        News::Moved { op, card, after, to } => {
            let account = card.account.as_str();
            let from = words.place(card.deal.position.place());
            carry.said.set(words.move_dropped(account, from, words.place(to)));
            let text = words.move_done(account, words.place(to));
            told.set(None);
            show_for_a_while(Undo { op, card: *after, text });
        }
        News::Undone { card } => {
            let place = words.place(card.deal.position.place());
            let text = words.move_undone(card.account.as_str(), place);
            carry.said.set(text.clone());
            undo.set(None);
            tell_for_a_while(text);
        }
        News::Listed { card } => {
            carry.fresh.set(Some(card.deal.id));
            if let Some(stage) = card.deal.position.place().stage() {
                told::follow_card(carry, card.clone(), stage);
            }
            tell_for_a_while(words.deal_listed(card.account.as_str()));
        }
        News::Refused { command: Command::Activity(_), problem, .. } => {
            let text = words.activity_refused(&problem.say(words));
            carry.said.set(text.clone());
            refusal.set(Some(text));
        }
        // The form that lists it says why, and holds what was typed.
        News::Refused { command: Command::List(_), .. } => told.set(None),
        News::Refused { card, command, problem } => {
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
            refusal.set(Some(text));
        }
        // Both wanted the same: there is nothing to decide, and it is said who was first.
        News::Conflict { card, command: Command::Move { to, .. }, since }
            if card.deal.position.place() == to.place() =>
        {
            undo.set(None);
            let by = since.last().and_then(|entry| entry.by);
            let name = by.and_then(|by| feed.desk(|desk| desk.person(by).map(ToString::to_string)));
            let name = name.unwrap_or_default();
            let place = words.place(to.place());
            let text = words.live_moved(&name, card.account.as_str(), place);
            carry.said.set(text.clone());
            tell_for_a_while(text);
        }
        News::Conflict { card, command, since } => {
            undo.set(None);
            carry.said.set(words.conflict_title(card.account.as_str()));
            clash.set(Some(Clash { card, command, since }));
        }
        News::Theirs { by, card, to } => {
            carry.fresh.set(Some(card.deal.id));
            let name = feed.desk(|desk| desk.person(by).map(ToString::to_string));
            let name = name.unwrap_or_default();
            carry.said.set(words.live_moved(&name, card.account.as_str(), words.place(to)));
        }
    };
    Effect::new(move |_| feed.take_news().into_iter().for_each(tell));
    let take_back = move |_| {
        if let Some(Undo { op, card, .. }) = undo.get_untracked() {
            undo.set(None);
            let deal = card.deal.id;
            let shown = feed.card(deal);
            feed.send(Command::Undo { deal, of: op }, Some(shown.unwrap_or(card)), None);
        }
    };
    view! {
        <div class="toasts" role="status">
            {move || {
                undo.get()
                    .map(|shown| {
                        view! {
                            <div class="toast is-undo">
                                <p>{shown.text}</p>
                                <button class="button" type="button" on:click=take_back>
                                    <Icon name="i-undo" />
                                    {words.move_undo()}
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
                    .map(|text| {
                        view! {
                            <div class="toast is-refusal" role="alert">
                                <Icon name="i-warning" />
                                <p>{text}</p>
                                <button
                                    class="button is-round"
                                    type="button"
                                    aria-label=words.ui_close()
                                    on:click=move |_| refusal.set(None)
                                >
                                    <Icon name="i-close" />
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
