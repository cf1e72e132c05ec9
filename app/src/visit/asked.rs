//! What a day asks besides visits: deals to follow up, what others want, items of handovers. Each
//! line opens what it is about.

use domain::board::CardContact;
use domain::check::Asks;
use domain::day::Day;
use domain::id::DealId;
use domain::visit::{Agenda, Agreed, Asked, Due, Handed, Wants};
use leptos::prelude::*;

use super::weekly::Weekly;
use crate::format::{Format, use_format};
use crate::live::sitting::api::path_of;
use crate::live::sitting::calls;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// One line of a part of the day.
#[derive(Default)]
struct Line {
    deal: Option<DealId>,
    /// By when.
    due: Option<Day>,
    /// What it opens, and what that is called.
    to: String,
    title: String,
    what: Option<String>,
    under: Option<String>,
    /// Whom to call about it.
    call: Option<CardContact>,
}

/// A part of the day with its lines; none where there are none. `text` says what settles them,
/// `more` how many others there are, and where.
fn part(
    write: Format,
    today: Day,
    id: &'static str,
    (title, text): (&'static str, Option<&'static str>),
    lines: Vec<Line>,
    more: Option<(u32, String)>,
) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let more = more.filter(|(many, _)| *many > 0).map(|(many, to)| {
        let said = write.words().visit_more_due(many.into());
        view! { <a class="button is-wide" href=to>{said}</a> }
    });
    let lines: Vec<_> = lines.into_iter().map(|one| line(write, today, one)).collect();
    let view = view! {
        <section class="day-part" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {text.map(|text| view! { <p class="muted small">{text}</p> })}
            <ol>{lines}</ol>
            {more}
        </section>
    };
    Some(view.into_any())
}

fn line(write: Format, today: Day, one: Line) -> AnyView {
    let call = one.call.and_then(|contact| {
        let dial = contact.phone?.dial();
        let label = write.words().board_call(contact.name.as_str());
        Some(view! {
            <a class="button is-round" href=format!("tel:{dial}") aria-label=label>
                <Icon name="i-phone" />
            </a>
        })
    });
    let due = one.due.map(|due| {
        let (class, icon) = match due.cmp(&today) {
            std::cmp::Ordering::Less => ("mark is-late", "i-late"),
            std::cmp::Ordering::Equal => ("mark is-due", "i-clock"),
            std::cmp::Ordering::Greater => ("mark", "i-clock"),
        };
        view! {
            <span class=class>
                <Icon name=icon />
                <span>{write.due(due, today)}</span>
            </span>
        }
    });
    let view = view! {
        <li class="day-line" data-deal=one.deal.map(|deal| deal.to_string())>
            <span class="day-when num">{due}</span>
            <span class="day-what">
                <a class="visit-open" href=one.to>
                    {one.title}
                </a>
                <span>{one.what}</span>
                <span class="muted small">{one.under}</span>
            </span>
            <span class="day-acts">{call}</span>
        </li>
    };
    view.into_any()
}

/// Keeps F4: next steps that are due, the longest due first; then, of the deals that were gone
/// through with who leads the reader, those whose 15th or 30th day has come.
#[component]
pub fn Dues(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let steps = Memo::new(move |_| agenda.with(|agenda| (agenda.due.clone(), agenda.more_due)));
    let checked =
        Memo::new(move |_| agenda.with(|agenda| (agenda.checked.clone(), agenda.more_checked)));
    let line = move |one: Due| Line {
        deal: Some(one.deal),
        due: Some(one.since),
        to: format!("/?deal={}", one.deal),
        title: one.account.to_string(),
        what: Some(match one.wants {
            Wants::Step(what) => what.to_string(),
            Wants::Check(Asks::FollowUp) => words.visit_check_15().to_owned(),
            Wants::Check(Asks::Verdict) => words.visit_check_30().to_owned(),
        }),
        under: one.product.map(|name| name.to_string()),
        call: one.contact,
    };
    let drawn = move |dues: Memo<(Vec<Due>, u32)>, id, heads, to: String| {
        let (due, others) = dues.get();
        let lines = due.into_iter().map(line).collect();
        part(write, weekly.today(), id, heads, lines, Some((others, to)))
    };
    let to = format!("/?rep={}&mark=overdue,today", weekly.feed.me());
    let heads = (words.visit_day_checked(), Some(words.visit_day_checked_text()));
    view! {
        {move || drawn(steps, "day-due", (words.visit_day_due(), None), to.clone())}
        {move || drawn(checked, "day-checked", heads, "/walks".to_owned())}
    }
}

/// Who wants something of the reader: to come along, to come to a sitting.
#[component]
pub fn Wanted(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let asked = Memo::new(move |_| agenda.with(|agenda| agenda.asked.clone()));
    let line = move |one: Asked| match one {
        Asked::Joint { joint, day } => Line {
            due: Some(day),
            to: format!("/visits?of={}&week={}", joint.rep, day.iso()),
            title: words.visit_asked_along(&weekly.name(joint.rep)),
            ..Line::default()
        },
        Asked::Sitting { id, kind, by } => Line {
            to: path_of(kind, id, ""),
            title: calls(words, kind, &weekly.name(by)),
            ..Line::default()
        },
    };
    move || {
        let lines = asked.get().into_iter().map(line).collect();
        part(write, weekly.today(), "day-asked", (words.visit_day_asked(), None), lines, None)
    }
}

/// Keeps C7: what the reader said they would do in meetings, by its day.
#[component]
pub fn Agreements(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let agreed = Memo::new(move |_| agenda.with(|agenda| agenda.agreed.clone()));
    move || {
        let today = weekly.today();
        let line = |one: Agreed| Line {
            due: Some(one.due),
            to: format!("/meetings/{}", one.meeting),
            title: one.what.to_string(),
            under: Some(words.visit_of_meeting(&write.day_short(one.held_on, today))),
            ..Line::default()
        };
        let lines = agreed.get().into_iter().map(line).collect();
        part(write, today, "day-agreed", (words.visit_day_agreed(), None), lines, None)
    }
}

/// Keeps H2: what is the reader's to do in handovers, by its day.
#[component]
pub fn Hands(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let handed = Memo::new(move |_| agenda.with(|agenda| agenda.handed.clone()));
    let line = move |one: Handed| {
        let way = words.handover_way(one.way, false);
        Line {
            deal: Some(one.deal),
            due: Some(one.due),
            to: format!("/handovers/{}", one.handover),
            title: one.account.to_string(),
            under: Some(format!("{way} · {}", weekly.name(one.other))),
            ..Line::default()
        }
    };
    move || {
        let lines = handed.get().into_iter().map(line).collect();
        part(write, weekly.today(), "day-handed", (words.visit_day_handed(), None), lines, None)
    }
}
