//! What a meeting says, on the screen and on paper.

use domain::id::PersonId;
use domain::meeting::{Item, Meeting};
use leptos::prelude::*;

use crate::desk::Desk;
use crate::format::{Format, clock};
use crate::words::Words;

pub fn name(desk: &Desk, person: PersonId) -> String {
    desk.person(person).map(ToString::to_string).unwrap_or_default()
}

/// What it is called: what it is for, and its day.
pub fn title(write: Format, desk: &Desk, meeting: &Meeting) -> String {
    let words = write.words();
    let day = meeting.sheet.day;
    let purpose = words.meeting_for(meeting.sheet.purpose);
    format!("{purpose} · {} {}", words.weekday(day), write.day_short(day, desk.today))
}

/// When, how long, and who comes.
pub fn facts(write: Format, desk: &Desk, meeting: &Meeting) -> impl IntoView + use<> {
    let words = write.words();
    let sheet = &meeting.sheet;
    let day = format!("{} {}", words.weekday(sheet.day), write.day(sheet.day));
    let when = match sheet.minute {
        Some(minute) => format!("{day} {}", clock(minute)),
        None => day,
    };
    let people: Vec<String> = sheet.people.iter().map(|one| name(desk, *one)).collect();
    let facts = [
        (words.meeting_purpose(), words.meeting_for(sheet.purpose).to_owned()),
        (words.meeting_when(), when),
        (words.meeting_minutes_all(), words.visit_minutes(sheet.minutes().into())),
        (words.meeting_held_by(), name(desk, meeting.by)),
        (words.meeting_who_comes(), people.join(words.meeting_comma())),
    ];
    let facts = facts.map(|(label, text)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{text}</dd>
            </div>
        }
    });
    view! { <dl class="facts meeting-facts">{facts.into_iter().collect_view()}</dl> }
}

/// Item by item, with the time at which each begins where that is known.
pub fn agenda(words: Words, meeting: &Meeting) -> impl IntoView + use<> {
    let mut begins = meeting.sheet.minute;
    let row = |item: &Item| {
        let at = begins.map(clock);
        begins = begins.map(|minute| minute.saturating_add(item.minutes));
        let about = item.about.as_ref().map(|about| {
            view! { <span class="meeting-about">{about.to_string()}</span> }
        });
        view! {
            <li>
                <span class="num meeting-at">{at}</span>
                <span class="meeting-what">
                    <b>{words.meeting_content(item.content)}</b>
                    {about}
                    <span class="muted small">{words.meeting_form(item.form)}</span>
                </span>
                <span class="num">{words.visit_minutes(item.minutes.into())}</span>
            </li>
        }
    };
    let rows: Vec<_> = meeting.sheet.agenda.iter().map(row).collect();
    view! { <ol class="meeting-agenda">{rows}</ol> }
}
