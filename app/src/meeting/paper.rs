//! A meeting on paper: looked at on the screen, and printed with an entry in the journal.

use leptos::prelude::*;

use super::api::{Opened, meeting_print};
use super::one::use_meeting;
use super::told::{agenda, facts, name, title};
use crate::format::{Format, use_format};
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::paper_desk::{Answer, PaperDesk};
use crate::words::use_words;

#[component]
pub fn MeetingPaper() -> impl IntoView {
    let read = use_meeting();
    view! {
        <Frame>
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
    let id = opened.meetings.first()?.id;
    let opened = StoredValue::new(opened);
    let entry = RwSignal::new(None::<i64>);
    let recorded = Signal::derive(move || entry.get().is_some());
    let over = Callback::new(move |()| {
        entry.try_set(None);
    });
    let ask = Callback::new(move |()| -> Answer {
        Box::pin(async move {
            entry.try_set(Some(meeting_print(id).await?));
            Ok(())
        })
    });
    Some(view! {
        <PaperDesk
            back=format!("/meetings/{id}")
            back_label=words.meeting_paper_back()
            title=words.meeting_paper()
            recorded
            ask
            over
        >
            {move || opened.with_value(|opened| printed(write, opened, entry.get()))}
        </PaperDesk>
    })
}

fn printed(write: Format, opened: &Opened, entry: Option<i64>) -> impl IntoView + use<> {
    let words = write.words();
    let desk = &opened.desk;
    let meeting = opened.meetings.first()?;
    let (who, when) = (desk.me.name.to_string(), write.day_time(desk.now, desk.offset));
    let mark = format!("{who} · {when}");
    let by = match entry {
        Some(entry) => words.export_printed(&who, &when, &entry.to_string()),
        None => words.export_looked_at(&who, &when),
    };
    let title = title(write, desk, meeting);
    let label = title.clone();
    let notes = meeting.sheet.notes.as_ref().map(ToString::to_string);
    let actions = meeting.sheet.actions.iter().zip(&meeting.done).map(|(action, done)| {
        let state = if done.is_some() { words.meeting_done() } else { "" };
        let facts = [name(desk, action.who), write.day(action.due), state.to_owned()];
        let facts: Vec<String> = facts.into_iter().filter(|text| !text.is_empty()).collect();
        view! {
            <li>
                <b>{action.what.to_string()}</b>
                " "
                <span>{facts.join(" · ")}</span>
            </li>
        }
    });
    let actions: Vec<_> = actions.collect();
    Some(view! {
        <article
            class="paper walk-paper meeting-paper"
            class:is-recorded=entry.is_some()
            aria-label=label
        >
            <div class="paper-mark" data-mark=mark></div>
            <header>
                <h2>{title}</h2>
                <p>{by}</p>
            </header>
            {facts(write, desk, meeting)}
            <h3>{words.meeting_agenda()}</h3>
            {agenda(words, meeting)}
            <h3>{words.meeting_notes()}</h3>
            <p class="meeting-notes">{notes.unwrap_or_else(|| words.meeting_no_notes().to_owned())}</p>
            <h3>{words.meeting_actions()}</h3>
            <ul class="meeting-printed">{actions}</ul>
        </article>
    })
}
