//! One item of a stream.

use domain::activity::{Kind, Told, Way};
use domain::day::Day;
use domain::id::{ActivityId, PersonId};
use domain::visit;
use leptos::prelude::*;

use super::api::Row;
use super::item::{self, Item, Key, Past};
use super::own::{Correct, Options};
use crate::format::{Format, clock, use_format};
use crate::live::{Feed, now};
use crate::ui::face::Face;
use crate::ui::icon::{Icon, of_way};
use crate::words::{Words, use_words};

/// Written down so much later, it is said when.
const LATER: i64 = 3_600_000;

#[component]
pub fn Line(
    key: Key,
    items: Memo<Vec<Item>>,
    /// The activity that its author is setting right: one at a time.
    editing: RwSignal<Option<ActivityId>>,
    /// Its stream is a part of the page itself.
    alone: bool,
    step: Option<Callback<i64>>,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let write = use_format();
    let offset = feed.desk(|desk| desk.offset);
    let day = move |item: &Item| item.place().0.day(offset);
    let item = Memo::new(move |held: Option<&Option<Item>>| {
        let found = items.with(|items| items.iter().find(|item| item.key() == key).cloned());
        found.or_else(|| held.cloned().flatten())
    });
    // The first of its day says which day that is.
    let heading = Memo::new(move |_| {
        items.with(|items| {
            let at = items.iter().position(|item| item.key() == key)?;
            let before = at.checked_sub(1).and_then(|at| items.get(at)).map(day);
            let own = items.get(at).map(day);
            own.filter(|_| own != before)
        })
    });
    let mine = move |id: ActivityId| editing.get() == Some(id);
    view! {
        <li>
            {move || {
                heading
                    .get()
                    .map(|day| {
                        let day = day_heading(write, day, feed.today.get());
                        if alone {
                            view! { <h3>{day}</h3> }.into_any()
                        } else {
                            view! { <h4>{day}</h4> }.into_any()
                        }
                    })
            }}
            {move || match item.get() {
                Some(Item::Noted { row, .. }) if mine(row.activity.id) => {
                    view! { <Correct row editing /> }.into_any()
                }
                Some(Item::Noted { row, waits }) => {
                    view! { <Noted row waits editing /> }.into_any()
                }
                Some(Item::Visit { row, .. }) => view! { <Going row=*row /> }.into_any(),
                Some(Item::Past(past)) => view! { <Happened past step /> }.into_any(),
                None => ().into_any(),
            }}
        </li>
    }
}

fn day_heading(write: Format, day: Day, today: Day) -> String {
    match today.until(day) {
        -1..=1 => format!("{} · {}", write.relative(day, today), write.day_short(day, today)),
        _ => write.day_short(day, today),
    }
}

fn face(feed: Feed, by: PersonId) -> (String, impl IntoView) {
    let name = feed.desk(|desk| desk.person(by).map(ToString::to_string)).unwrap_or_default();
    (name.clone(), view! { <Face id=by name silent=true /> })
}

#[component]
fn Happened(past: Past, step: Option<Callback<i64>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let offset = feed.desk(|desk| desk.offset);
    let who = past.by.map(|by| {
        let (name, face) = face(feed, by);
        view! {
            {face}
            <p class="act-head"><b>{name}</b></p>
        }
    });
    let (seq, first) = (past.seq, past.lines.first().cloned().unwrap_or_default());
    let step = past.step.zip(step).map(|(way, step)| {
        let (icon, text) = match way {
            item::Way::Back => ("i-undo", words.move_undo()),
            item::Way::Again => ("i-redo", words.move_redo()),
        };
        view! {
            <button
                class="button is-quiet"
                type="button"
                aria-label=words.history_step(text, &first)
                on:click=move |_| step.run(seq)
            >
                <Icon name=icon />
                {text}
            </button>
        }
    });
    let lines = past.lines.into_iter().map(|line| view! { <p>{line}</p> });
    view! {
        {who}
        {lines.collect_view()}
        <p class="act-foot">
            <time datetime=past.at.day(offset).iso()>{write.time(past.at, offset)}</time>
        </p>
        {step}
    }
}

/// A visit that is planned, or was made.
#[component]
fn Going(row: visit::Row) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let visit::Row { visit, product, contact, .. } = row;
    let (name, face) = face(feed, visit.by);
    let way = words.visit_by(visit.plan.way);
    let (told, text) = match visit.report() {
        Some(report) => (words.activity_visited(way), Some(report.result.to_string())),
        None => {
            (words.activity_visit_planned(way), visit.plan.aim.as_ref().map(ToString::to_string))
        }
    };
    let action = visit.report().and_then(|report| report.action.as_ref()).map(|action| {
        let due = write.day_short(action.due, feed.today.get_untracked());
        view! { <p class="muted">{format!("{} · {due}", action.what)}</p> }
    });
    let text = text.map(|text| view! { <p class="act-words">{text}</p> });
    let about = [contact, product].into_iter().flatten().map(|name| name.to_string());
    let about: Vec<String> = about.collect();
    let about = (!about.is_empty()).then(|| view! { <p class="muted">{about.join(" · ")}</p> });
    let time = visit.plan.minute.map(clock);
    // Whoever reads the week of who goes may look there.
    let reads = feed.desk(|desk| {
        desk.me.works_deals() && desk.me.sees.as_ref().is_none_or(|sees| sees.contains(&visit.by))
    });
    let week = reads.then(|| {
        let of = if visit.by == feed.me() { String::new() } else { format!("of={}&", visit.by) };
        let to = format!("/visits?{of}week={}", visit.day().iso());
        view! { <a href=to>{words.activity_to_week()}</a> }
    });
    view! {
        {face}
        <p class="act-head">
            <b>{name}</b>
            <span class="act-kind">
                <Icon name=of_way(visit.plan.way) />
                {told}
            </span>
        </p>
        {text}
        {action}
        {about}
        <p class="act-foot" data-visit=visit.id.to_string()>
            {time.map(|time| view! { <time datetime=visit.day().iso()>{time}</time> })}
            {week}
        </p>
    }
}

#[component]
fn Noted(row: Row, waits: bool, editing: RwSignal<Option<ActivityId>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let offset = feed.desk(|desk| desk.offset);
    let Row { activity, contact, deal, .. } = row;
    let (name, face) = face(feed, activity.by);
    let contact = contact.map(|name| name.to_string());
    let (icon, told) = kind(words, activity.kind, contact.as_deref());
    let text = match &activity.told {
        Told::Words(text) => Some(view! { <p class="act-words">{text.to_string()}</p> }.into_any()),
        Told::Nothing => None,
        Told::Withdrawn => {
            Some(view! { <p class="muted">{words.activity_withdrawn()}</p> }.into_any())
        }
    };
    let deal = deal.map(|(id, product)| {
        let product = product.map(|name| name.to_string());
        let text = product.unwrap_or_else(|| words.activity_deal().to_owned());
        view! { <p><a href=format!("/?deal={id}")>{text}</a></p> }
    });
    let late = activity.written_at.0 - activity.happened.0 > LATER;
    let late =
        late.then(|| words.activity_written_at(&write.moment(activity.written_at, now(), offset)));
    let edited = activity.is_edited().then(|| words.activity_edited().to_owned());
    let marks = late.into_iter().chain(edited).map(|mark| view! { <span>{mark}</span> });
    let own = activity.by == feed.me() && !activity.is_withdrawn();
    let at = activity.happened;
    view! {
        {face}
        <p class="act-head">
            <b>{name}</b>
            <span class="act-kind">
                <Icon name=icon />
                {told}
            </span>
        </p>
        {text}
        {deal}
        <p class="act-foot">
            <time datetime=at.day(offset).iso()>{write.time(at, offset)}</time>
            {marks.collect_view()}
            {waits
                .then(|| {
                    view! {
                        <span class="act-waits">
                            <Icon name="i-waiting" />
                            {words.activity_waits()}
                        </span>
                    }
                })}
        </p>
        {own.then(|| view! { <Options activity editing /> })}
    }
}

/// The sign of an activity, and what it was, with whom.
fn kind(words: Words, kind: Kind, contact: Option<&str>) -> (&'static str, String) {
    match (kind, contact) {
        (Kind::Note, None) => ("i-edit", words.activity_note().to_owned()),
        (Kind::Note, Some(name)) => ("i-edit", words.activity_note_with(name)),
        (Kind::Call { way, reached }, contact) => ("i-phone", called(words, way, reached, contact)),
        (Kind::Mail { way: Way::Out }, Some(name)) => ("i-mail", words.activity_wrote_to(name)),
        (Kind::Mail { way: Way::In }, Some(name)) => ("i-mail", words.activity_wrote(name)),
        (Kind::Mail { way: Way::Out }, None) => ("i-mail", words.activity_wrote_out().to_owned()),
        (Kind::Mail { way: Way::In }, None) => ("i-mail", words.activity_wrote_in().to_owned()),
    }
}

fn called(words: Words, way: Way, reached: bool, contact: Option<&str>) -> String {
    match (way, reached, contact) {
        (Way::Out, true, Some(name)) => words.activity_call_to(name),
        (Way::Out, false, Some(name)) => words.activity_call_to_nobody(name),
        (Way::In, true, Some(name)) => words.activity_call_from(name),
        (Way::In, false, Some(name)) => words.activity_call_missed(name),
        (Way::Out, true, None) => words.activity_call_out().to_owned(),
        (Way::Out, false, None) => words.activity_call_out_nobody().to_owned(),
        (Way::In, true, None) => words.activity_call_in().to_owned(),
        (Way::In, false, None) => words.activity_call_in_missed().to_owned(),
    }
}
