//! What became of customers after they were handed over: for half a year what befell their deals,
//! and whom to talk to; for a year what they bought.

mod kept;

use domain::account::Contact;
use domain::handover::{Turn, Watched, Worse};
use domain::id::SittingId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{After, handover_see, handover_watch};
use super::{name, named};
use crate::desk::Desk;
use crate::format::{Format, use_format};
use crate::live::FeedRoot;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

use kept::KeptPart;

/// What is shown of it, and whose.
#[derive(Clone, Copy)]
pub struct Shown {
    pub handover: SittingId,
    pub after: RwSignal<After>,
}

impl Shown {
    /// Reads it anew; what is shown stays till then.
    pub fn renew(self) {
        spawn_local(async move {
            if let Ok(Some(read)) = handover_watch(self.handover).await {
                self.after.try_set(read);
            }
        });
    }
}

/// The page of who leads an heir, and reads nothing else of the handover.
#[component]
pub fn AfterPage(shown: Shown) -> impl IntoView {
    let words = use_words();
    let title = shown
        .after
        .with_untracked(|after| named(words, &after.desk, after.watch.leaver, &after.watch.heirs));
    view! {
        <div class="top">
            <header class="bar">
                <a class="button is-quiet is-round" href="/handovers" aria-label=words.handover_back()>
                    <Icon name="i-back" />
                </a>
                <h1>{title}</h1>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="page">
                <AfterPart shown />
            </div>
        </main>
    }
}

#[component]
pub fn AfterPart(shown: Shown) -> impl IntoView {
    view! {
        <div class="hand-after">
            <Turns shown />
            <KeptPart shown />
        </div>
    }
}

#[component]
fn Turns(shown: Shown) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let wrong = RwSignal::new(None::<Problem>);
    let head = move || {
        shown.after.with(|After { watch, .. }| {
            let until = write.day(watch.until);
            let (class, text) = match watch.left {
                0 => ("mark", words.handover_watch_over(&until)),
                left => ("mark is-good", words.handover_watch_left(i64::from(left))),
            };
            let lead = match watch.left {
                0 => words.handover_watch_was(i64::from(watch.deals), &until),
                _ => words.handover_watch_lead(i64::from(watch.deals), &until),
            };
            view! {
                <h2 id="hand-watch">
                    {words.handover_watch()} <span class=class data-left><span>{text}</span></span>
                </h2>
                <p>{lead}</p>
            }
        })
    };
    let rows = move || {
        shown.after.with(|After { desk, watch, .. }| {
            if watch.turns.is_empty() {
                return view! { <p class="muted">{words.handover_watch_quiet()}</p> }.into_any();
            }
            let row = |one: &Watched| row(one.clone(), desk, write, shown, wrong);
            view! { <ul>{watch.turns.iter().map(row).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        <section class="panel hand-watch" aria-labelledby="hand-watch">
            <header>{head}</header>
            <Refused wrong=wrong.into() />
            {rows}
        </section>
    }
}

fn row(
    one: Watched,
    desk: &Desk,
    write: Format,
    shown: Shown,
    wrong: RwSignal<Option<Problem>>,
) -> impl IntoView + use<> {
    let words = write.words();
    let open = one.is_open();
    let Watched { deal, account, name: of, product, owner, turn, chain, seen } = one;
    let kind = match turn.worse {
        Worse::Lost => words.handover_watch_lost(),
        Worse::Stalled => words.handover_watch_stalled(),
        Worse::FellBack => words.handover_watch_fell_back(),
    };
    let by = turn.by.map(|by| name(desk, by));
    let when = write.moment(turn.at, desk.now, desk.offset);
    let product = product.as_ref().map(ToString::to_string);
    let about = [product, Some(words.handover_watch_with(&name(desk, owner)))];
    let facts = [Some(what(turn, write)), Some(when), by];
    let joined =
        |all: &[Option<String>]| all.iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
    let state = match seen {
        Some((by, at)) => {
            let when = write.moment(at, desk.now, desk.offset);
            let text = words.handover_watch_seen(&name(desk, by), &when);
            view! { <p class="muted small">{text}</p> }.into_any()
        }
        None if !open => {
            view! { <p class="muted small">{words.handover_watch_no_more()}</p> }.into_any()
        }
        None => {
            let root = use_context::<FeedRoot>();
            let see = move |_| {
                let root = root.clone();
                wrong.set(None);
                spawn_local(async move {
                    match handover_see(shown.handover, deal, turn.at).await {
                        Ok(()) => {
                            if let Some(root) = root {
                                root.watched.try_update(|open| *open = open.saturating_sub(1));
                            }
                            shown.renew();
                        }
                        Err(problem) => {
                            wrong.try_set(Some(problem));
                        }
                    }
                });
            };
            view! {
                <button class="button" type="button" data-seen on:click=see>
                    <Icon name="i-check" />
                    {words.handover_watch_see()}
                </button>
            }
            .into_any()
        }
    };
    let class = if open { "mark is-late" } else { "mark" };
    view! {
        <li class:is-open=open data-worse=kind_word(turn.worse)>
            <p class="hand-turned">
                <a href=format!("/accounts/{account}")>{of.to_string()}</a>
                <span class=class><span>{kind}</span></span>
            </p>
            <p class="muted small">{joined(&about)}</p>
            <p>{joined(&facts)}</p>
            {chained(chain, format!("/accounts/{account}"))}
            <div class="hand-seen">{state}</div>
        </li>
    }
}

fn kind_word(worse: Worse) -> &'static str {
    match worse {
        Worse::Lost => "lost",
        Worse::Stalled => "stalled",
        Worse::FellBack => "back",
    }
}

/// What happened, with its stages or its reason.
fn what(turn: Turn, write: Format) -> String {
    let words = write.words();
    let stage = |stage: domain::funnel::Stage| format!("{} {}", stage.number(), words.stage(stage));
    match (turn.worse, turn.reason) {
        (Worse::Lost, Some(reason)) => words.lost_reason(reason).to_owned(),
        (Worse::FellBack, _) => words.handover_watch_from_to(&stage(turn.from), &stage(turn.to)),
        _ => words.handover_watch_at(&stage(turn.to)),
    }
}

/// Keeps H5: whom to talk to, the buyer first; and what is not known of them.
fn chained(chain: Vec<Contact>, account: String) -> impl IntoView {
    let words = use_words();
    let lacks = match chain.len() {
        0 => Some(words.handover_watch_no_buyer().to_owned()),
        1 => Some(words.handover_watch_nobody_above(chain[0].name.as_str())),
        _ => None,
    };
    let people = chain.into_iter().map(|one| {
        let name = one.name.to_string();
        let phone = one.mobile.or(one.phone).map(|phone| {
            let label = words.account_call(&name, phone.as_str());
            view! {
                <a class="button" href=format!("tel:{}", phone.dial()) aria-label=label>
                    <Icon name="i-phone" />
                    {phone.to_string()}
                </a>
            }
        });
        let position = one.position.map(|position| {
            view! { <small class="muted">{position.to_string()}</small> }
        });
        view! {
            <li>
                <span>{name} {position}</span>
                {phone}
            </li>
        }
    });
    let people = people.collect::<Vec<_>>();
    let label = words.handover_watch_talk();
    view! {
        {(!people.is_empty()).then(|| view! { <ol class="hand-chain" aria-label=label>{people}</ol> })}
        {lacks
            .map(|text| {
                view! {
                    <p class="muted small">
                        {text} " " <a href=account>{words.handover_watch_add()}</a>
                    </p>
                }
            })}
    }
}
