//! The list of what did not go through: what was wanted, when, why it did not go, and what can be
//! done about it. Nothing leaves it by itself.

use domain::activity::{self, About};
use domain::board::Card;
use domain::deal::{Command, Refusal};
use domain::id::OpId;
use domain::sitting;
use domain::visit;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::again;
use super::carry::use_carry;
use crate::desk::Known;
use crate::format::{Format, use_format};
use crate::live::{Feed, Left, Why, now};
use crate::part::{Part, part, wasm_split};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::sheet::Sheet;
use crate::words::{Words, use_words};

#[component]
pub fn AttentionSheet() -> impl IntoView {
    let feed = expect_context::<Feed>();
    // The mark in the head goes with the last of them, and would take the focus along.
    Effect::new(move |before: Option<bool>| {
        let open = feed.attention.get();
        if before == Some(true) && !open {
            request_animation_frame(keep_focus);
        }
        open
    });
    move || feed.attention.get().then(|| part(ahead, left))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn left() -> Part {
    Ok(view! { <AttentionList /> }.into_any())
}

#[component]
fn AttentionList() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let close = Callback::new(move |()| feed.attention.set(false));
    view! {
        <Sheet title=words.attention_title() lead=words.attention_lead() close>
            <div class="sheet-body">
                <List />
            </div>
        </Sheet>
    }
}

fn keep_focus() {
    let nowhere = document().active_element().is_none_or(|one| one.tag_name() == "BODY");
    if let Some(main) = document().get_element_by_id("main").filter(|_| nowhere) {
        let _ = main.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

#[component]
fn List() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let wrong = RwSignal::new(None::<(OpId, Problem)>);
    view! {
        <ul class="attention">
            <For each=move || feed.left() key=|one| one.pending.op.id let:left>
                <Item left wrong />
            </For>
        </ul>
        {move || {
            (feed.left_count() == 0)
                .then(|| view! { <p class="muted" role="status">{words.attention_none()}</p> })
        }}
    }
}

#[component]
fn Item(left: Left, wrong: RwSignal<Option<(OpId, Problem)>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let (words, write) = (use_words(), use_format());
    let op = left.pending.op.id;
    let offset = feed.desk(|desk| desk.offset);
    let command = left.pending.op.command.clone();
    let account = left.pending.account.as_ref().map(ToString::to_string);
    let title = account.unwrap_or_else(|| words.attention_somewhere().to_owned());
    let done_at = words.attention_when(&write.moment(left.pending.op.at, now(), offset));
    let wanted = wanted(feed, &left, words, write);
    let why = why(feed, &left, words);
    let both = is_a_choice(&left);
    let goes_by_form = matches!(command, Command::List(_));
    let again = match &command {
        Command::List(_) => Some(words.attention_form()),
        Command::Activity(_) | Command::Sitting(_) | Command::Visit(_) => None,
        _ if both => Some(words.attention_both()),
        _ => Some(words.attention_again()),
    };
    let open = place_of(&command, words).filter(|_| left.why != Why::Refused(Problem::NotFound));
    let kept = StoredValue::new(left);
    let once_more = move |_| {
        wrong.set(None);
        if goes_by_form {
            feed.attention.set(false);
            feed.form.set(Some(op));
            return;
        }
        spawn_local(async move {
            match again::once_more(carry, kept.get_value()).await {
                Ok(()) => feed.attention.set(false),
                Err(problem) => wrong.set(Some((op, problem))),
            }
        });
    };
    let failed = move || {
        let (_, problem) = wrong.get().filter(|(of, _)| *of == op)?;
        Some(view! {
            <div class="note is-refusal" role="alert">
                <Icon name="i-warning" />
                <p>{problem.say(words)}</p>
            </div>
        })
    };
    view! {
        <li data-left=op.to_string()>
            <h3>{title}</h3>
            <p class="muted small">{done_at}</p>
            {wanted.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            <p class="attention-why">
                <Icon name="i-warning" />
                <span>{why}</span>
            </p>
            {failed}
            <div class="buttons">
                {again
                    .map(|text| {
                        view! {
                            <button class="button is-primary" type="button" on:click=once_more>
                                {text}
                            </button>
                        }
                    })}
                {open
                    .map(|(href, text)| {
                        view! {
                            <a class="button" href=href on:click=move |_| feed.attention.set(false)>
                                {text}
                            </a>
                        }
                    })}
                <button class="button is-quiet" type="button" on:click=move |_| feed.let_go(op)>
                    {words.attention_let_go()}
                </button>
            </div>
        </li>
    }
}

/// Whether there are two versions to choose from.
fn is_a_choice(left: &Left) -> bool {
    let undo = matches!(left.pending.op.command, Command::Undo { .. });
    match &left.why {
        Why::Conflict => true,
        Why::Refused(Problem::Refused(Refusal::NothingToUndo)) => undo,
        _ => false,
    }
}

/// What its person did, in words, line by line.
fn wanted(feed: Feed, left: &Left, words: Words, write: Format) -> Vec<String> {
    let before: Option<&Card> = left.pending.before.as_ref();
    match &left.pending.op.command {
        Command::Move { to, reason, .. } => {
            let line = words.conflict_mine_move(words.place(to.place()));
            let reason = reason.iter().map(|note| words.attention_words(note.as_str()));
            std::iter::once(line).chain(reason).collect()
        }
        Command::Undo { .. } => vec![words.attention_undo().to_owned()],
        Command::List(_) => vec![words.attention_list().to_owned()],
        Command::Activity(command) => match &**command {
            activity::Command::Add(activity::New { content, .. })
            | activity::Command::Correct { content, .. } => {
                content.words.iter().map(|text| words.attention_words(text.as_str())).collect()
            }
            activity::Command::Withdraw { .. } => vec![words.attention_withdraw().to_owned()],
        },
        Command::Sitting(command) => match &**command {
            sitting::Command::Write { typed, .. } => {
                typed.words.iter().map(|text| words.attention_words(text.as_str())).collect()
            }
            _ => Vec::new(),
        },
        Command::Visit(command) => match &**command {
            visit::Command::Add { report: Some(report), .. }
            | visit::Command::Report { report, .. } => {
                vec![words.attention_words(report.result.as_str())]
            }
            visit::Command::Add { new: visit::New { plan, .. }, .. }
            | visit::Command::Change { plan, .. } => {
                plan.aim.iter().map(|aim| words.attention_words(aim.as_str())).collect()
            }
            visit::Command::Drop { .. } => vec![words.attention_drop_visit().to_owned()],
        },
        command => {
            let Some(card) = before else { return Vec::new() };
            let changes = feed.would(command, card).unwrap_or_default();
            feed.desk(|desk| {
                let names = Known { desk, card, contacts: &[] };
                changes.iter().map(|change| write.change(change, &names)).collect()
            })
        }
    }
}

fn why(feed: Feed, left: &Left, words: Words) -> String {
    match &left.why {
        Why::Conflict => words.attention_conflict().to_owned(),
        Why::Behind => words.attention_behind().to_owned(),
        Why::Old => words.attention_old().to_owned(),
        Why::Refused(Problem::NotFound) => words.refusal_no_such_deal().to_owned(),
        Why::Refused(problem) => feed.desk(|desk| desk.say(problem, words)),
    }
}

/// Where it can be looked at, and what that is called.
fn place_of(command: &Command, words: Words) -> Option<(String, &'static str)> {
    let about = match command {
        Command::Visit(_) => return Some(("/visits".to_owned(), words.attention_visits())),
        Command::List(_) => None,
        Command::Activity(command) => match &**command {
            activity::Command::Add(activity::New { about, .. }) => Some(*about),
            _ => None,
        },
        command => command.deal().map(About::Deal),
    };
    about.map(|about| match about {
        About::Deal(deal) => (format!("/?deal={deal}"), words.attention_open()),
        About::Account(account) => (format!("/accounts/{account}"), words.attention_account()),
    })
}
