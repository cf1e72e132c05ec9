//! One meeting: its agenda, what was said, and what each does; written by who makes it till it is
//! closed.

use domain::id::MeetingId;
use domain::meeting::{Command, Meeting, ToDo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::api::{Opened, meeting, meeting_act};
use super::form::{Begun, MeetingForm};
use super::told::{agenda, facts, name, title};
use super::unsaved::Unsaved;
use crate::format::use_format;
use crate::head::{LinkState, Offline};
use crate::live::page_feed;
use crate::live::sitting::Invited;
use crate::live::unfinished::Form;
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::unprinted::Unprinted;
use crate::wire::{Read, resource};
use crate::words::use_words;

/// The meeting of the address.
pub fn use_meeting() -> Read<Result<Opened, Problem>> {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| id.parse::<MeetingId>().ok()))
    });
    resource(
        move || id.get(),
        async |id| match id {
            Some(id) => meeting(id).await,
            None => Err(Problem::NotFound),
        },
    )
}

#[component]
pub fn MeetingPage() -> impl IntoView {
    let read = use_meeting();
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(opened) => view! { <Page opened /> }.into_any(),
                        Err(Problem::NotFound) => view! { <MissingPage /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/meetings" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Page(opened: Opened) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let feed = page_feed(opened.desk.clone(), opened.seq);
    let Opened { desk, meetings, team, .. } = opened;
    let desk = StoredValue::new(desk);
    let first = meetings.into_iter().next()?;
    let (id, mine) = (first.id, first.by == feed.me());
    let held = RwSignal::new(first);
    let put = move |fresh: Meeting| {
        // An old answer never takes the place of a new one.
        held.try_update(|held| {
            if fresh.version >= held.version {
                *held = fresh;
            }
        });
    };
    let anew = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(read) = meeting(id).await
                && let Some(fresh) = read.meetings.into_iter().next()
            {
                put(fresh);
            }
        });
    });
    feed.beside_visits(|| (), anew);
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let act = Callback::new(move |command: Command| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = meeting_act(id, command).await;
            if busy.try_set(false).is_none() {
                match answer {
                    Ok(fresh) => put(fresh),
                    Err(problem) => wrong.set(Some(problem)),
                }
            }
        });
    });
    let editing = RwSignal::new(false);
    let sure = RwSignal::new(false);
    let open = Memo::new(move |_| held.with(|held| !held.is_closed()));
    let saved = Callback::new(move |saved: Option<Meeting>| {
        editing.set(false);
        if let Some(fresh) = saved {
            put(fresh);
        }
    });
    let acts = move || {
        (mine && open.get()).then(|| {
            view! {
                <button class="button" type="button" data-act="edit" on:click=move |_| editing.set(true)>
                    <Icon name="i-edit" />
                    <span>{words.meeting_write()}</span>
                </button>
                <button
                    class="button"
                    class:is-primary=move || sure.get()
                    type="button"
                    data-act="close"
                    aria-busy=move || busy.get().then_some("true")
                    on:click=move |_| {
                        if sure.get_untracked() { act.run(Command::Close) } else { sure.set(true) }
                    }
                >
                    <Icon name="i-check" />
                    <span>
                        {move || if sure.get() { words.meeting_close_sure() } else { words.meeting_close() }}
                    </span>
                </button>
            }
        })
    };
    let body = move || {
        held.with(|held| {
            desk.with_value(|desk| {
                let notes = held.sheet.notes.as_ref().map(ToString::to_string);
                let notes = match notes {
                    Some(text) => view! { <p class="meeting-notes">{text}</p> }.into_any(),
                    None => view! { <p class="muted">{words.meeting_no_notes()}</p> }.into_any(),
                };
                let closed = held.closed_at.map(|at| {
                    let text = words.meeting_closed_at(&write.day_time(at, desk.offset));
                    view! {
                        <p class="note" role="status">
                            <Icon name="i-check" />
                            <span>{text}</span>
                        </p>
                    }
                });
                view! {
                    {closed}
                    <section class="panel" aria-labelledby="meeting-facts">
                        <h2 class="hidden" id="meeting-facts">{words.meeting_when()}</h2>
                        {facts(write, desk, held)}
                    </section>
                    <section class="panel" aria-labelledby="meeting-agenda">
                        <h2 id="meeting-agenda">{words.meeting_agenda()}</h2>
                        {agenda(words, held)}
                    </section>
                    <section class="panel" aria-labelledby="meeting-notes">
                        <h2 id="meeting-notes">{words.meeting_notes()}</h2>
                        {notes}
                    </section>
                }
            })
        })
    };
    let actions = move || {
        let (actions, done) = held.with(|held| (held.sheet.actions.clone(), held.done.clone()));
        let rows = actions.into_iter().zip(done).zip(0u16..);
        let row = |((action, done), place): ((ToDo, Option<_>), u16)| {
            let who = desk.with_value(|desk| name(desk, action.who));
            let today = feed.today.get();
            let due = write.due_long(action.due, today);
            let late = done.is_none() && action.due < today;
            let own = action.who == feed.me();
            let tick = own.then(|| {
                let text =
                    if done.is_some() { words.meeting_not_yet() } else { words.meeting_do() };
                let to = done.is_none();
                view! {
                    <button
                        class="button"
                        type="button"
                        data-act="done"
                        on:click=move |_| act.run(Command::Done { place, done: to })
                    >
                        {to.then(|| view! { <Icon name="i-check" /> })}
                        {text}
                    </button>
                }
            });
            let ticked = done.map(|_| {
                view! {
                    <span class="mark is-good">
                        <Icon name="i-check" />
                        <span>{words.meeting_done()}</span>
                    </span>
                }
            });
            view! {
                <li class="day-line" data-done=done.is_some().to_string()>
                    <span class="day-when num">
                        <span class=if late { "mark is-late" } else { "mark" }>
                            <Icon name=if late { "i-late" } else { "i-clock" } />
                            <span>{due}</span>
                        </span>
                    </span>
                    <span class="day-what">
                        <b>{action.what.to_string()}</b>
                        <span class="muted small">{who}</span>
                        {ticked}
                    </span>
                    <span class="day-acts">{tick}</span>
                </li>
            }
        };
        let rows: Vec<_> = rows.map(row).collect();
        let none = rows.is_empty();
        view! {
            <section class="day-part" aria-labelledby="meeting-actions">
                <h2 id="meeting-actions">{words.meeting_actions()}</h2>
                {if none {
                    view! { <p class="muted">{words.meeting_no_actions()}</p> }.into_any()
                } else {
                    view! { <ol>{rows}</ol> }.into_any()
                }}
            </section>
        }
    };
    let heading = move || held.with(|held| desk.with_value(|desk| title(write, desk, held)));
    Some(view! {
        <div class="top">
            <header class="bar">
                <a class="button is-quiet is-round" href="/meetings" aria-label=words.meeting_back()>
                    <Icon name="i-back" />
                </a>
                <h1>{heading}</h1>
                <div class="bar-end">
                    <LinkState />
                    <a class="button" href=format!("/meetings/{id}/print")>
                        <Icon name="i-print" />
                        <span>{words.meeting_print()}</span>
                    </a>
                    {acts}
                </div>
            </header>
            <Offline />
            <Invited />
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="page meeting-page">
                <Refused wrong=wrong.into() />
                {mine
                    .then(|| {
                        let open = Callback::new(move |()| editing.set(true));
                        view! { <Unsaved form=Form::Meeting(id) shown=editing.into() open /> }
                    })}
                {body}
                {actions}
            </div>
        </main>
        {move || {
            editing
                .get()
                .then(|| {
                    let begun = Begun { id, meeting: Some(held.get_untracked()), team: team.clone() };
                    view! { <MeetingForm begun close=saved /> }
                })
        }}
    })
}
