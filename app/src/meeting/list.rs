//! The meetings that the reader makes or comes to, the latest first.

use domain::id::MeetingId;
use domain::meeting::Meeting;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use super::api::{Opened, meetings};
use super::form::{Begun, MeetingForm};
use super::told::title;
use super::unsaved::Unsaved;
use crate::format::use_format;
use crate::head::{LinkState, Offline};
use crate::live::page_feed;
use crate::live::sitting::Invited;
use crate::live::unfinished::Form;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn MeetingsPage() -> impl IntoView {
    let read = resource(|| (), |()| meetings());
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(opened) => view! { <Page opened /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/meetings" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Page(opened: Opened) -> impl IntoView {
    let words = use_words();
    let feed = page_feed(opened.desk.clone(), opened.seq);
    let leads = !opened.team.is_empty();
    let team = opened.team.clone();
    let opened = RwSignal::new(opened);
    // Somebody made one, or changed one that the reader comes to.
    let anew = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(read) = meetings().await {
                let _ = opened.try_set(read);
            }
        });
    });
    feed.beside_visits(|| (), anew);
    let making = RwSignal::new(None::<MeetingId>);
    let navigate = use_navigate();
    let made = Callback::new(move |made: Option<Meeting>| {
        making.set(None);
        if let Some(made) = made {
            navigate(&format!("/meetings/{}", made.id), Default::default());
        }
    });
    // One identity for each time that it is opened: sent twice, it makes one meeting.
    let make = Callback::new(move |()| making.set(Some(MeetingId::new(Uuid::now_v7()))));
    let new = move || {
        view! {
            <button class="button is-primary" type="button" data-act="new" on:click=move |_| make.run(())>
                <Icon name="i-plus" />
                {words.meeting_new()}
            </button>
        }
    };
    let list = move || {
        opened.with(|opened| {
            if opened.meetings.is_empty() {
                view! {
                    <div class="empty">
                        <h2>{words.meeting_none_title()}</h2>
                        <p>
                            {if leads { words.meeting_none_text() } else { words.meeting_none_rep() }}
                        </p>
                    </div>
                }
                .into_any()
            } else {
                let rows: Vec<_> = opened.meetings.iter().map(|one| row(opened, one)).collect();
                view! { <ul class="walks">{rows}</ul> }.into_any()
            }
        })
    };
    view! {
        <div class="top">
            <header class="bar">
                <h1>{words.meeting_title()}</h1>
                <div class="bar-end">
                    <LinkState />
                    {leads.then(new)}
                </div>
            </header>
            <Offline />
            <Invited />
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="page">
                <p class="muted">{words.meeting_text()}</p>
                <Unsaved
                    form=Form::NewMeeting
                    shown=Signal::derive(move || making.with(Option::is_some))
                    open=make
                />
                {list}
            </div>
        </main>
        {move || {
            making
                .get()
                .map(|id| {
                    let begun = Begun { id, meeting: None, team: team.clone() };
                    view! { <MeetingForm begun close=made /> }
                })
        }}
    }
}

fn row(opened: &Opened, meeting: &Meeting) -> impl IntoView + use<> {
    let write = use_format();
    let words = write.words();
    let open = i64::try_from(meeting.open().count()).unwrap_or(i64::MAX);
    let state = match () {
        () if meeting.is_closed() => view! {
            <span class="mark is-good">
                <Icon name="i-check" />
                <span>{words.meeting_closed()}</span>
            </span>
        }
        .into_any(),
        () if meeting.sheet.day < opened.desk.today => view! {
            <span class="mark is-due">
                <Icon name="i-clock" />
                <span>{words.meeting_not_closed()}</span>
            </span>
        }
        .into_any(),
        () => view! { <span class="mark"><span>{words.meeting_ahead()}</span></span> }.into_any(),
    };
    let people = i64::try_from(meeting.sheet.people.len()).unwrap_or(i64::MAX);
    let mut under =
        vec![words.visit_minutes(meeting.sheet.minutes().into()), words.meeting_people(people)];
    if open > 0 {
        under.push(words.meeting_open_actions(open));
    }
    view! {
        <li>
            <a class="walks-row" href=format!("/meetings/{}", meeting.id)>
                <span class="walks-name">{title(write, &opened.desk, meeting)}</span>
                {state}
                <span class="muted">{under.join(" · ")}</span>
                <Icon name="i-next" />
            </a>
        </li>
    }
}
