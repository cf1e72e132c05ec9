//! What a day asks besides visits: deals to follow up, what others want, items of handovers. Each
//! line opens what it is about.

use domain::day::Day;
use domain::visit::{Agenda, Agreed, Asked, Due, Handed};
use leptos::prelude::*;

use super::weekly::Weekly;
use crate::format::{Format, use_format};
use crate::live::sitting::api::path_of;
use crate::live::sitting::calls;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

/// Keeps F4: next steps that are due, the longest due first.
#[component]
pub fn Dues(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let dues = Memo::new(move |_| agenda.with(|agenda| (agenda.due.clone(), agenda.more_due)));
    let me = weekly.feed.me();
    move || {
        let (due, more) = dues.get();
        let today = weekly.today();
        let lines = due.into_iter().map(|one| due_line(one, (words, write), today)).collect_view();
        let more = (more > 0).then(|| {
            let to = format!("/?rep={me}&mark=overdue,today");
            view! { <a class="button is-wide" href=to>{words.visit_more_due(more.into())}</a> }
        });
        dues.with(|(due, _)| !due.is_empty()).then(|| {
            view! {
                <section class="day-part" aria-labelledby="day-due">
                    <h2 id="day-due">{words.visit_day_due()}</h2>
                    <ol>{lines}</ol>
                    {more}
                </section>
            }
        })
    }
}

fn due_line(one: Due, (words, write): (Words, Format), today: Day) -> impl IntoView {
    let late = one.step.due < today;
    let call = one.contact.and_then(|contact| {
        let dial = contact.phone?.dial();
        let label = words.board_call(contact.name.as_str());
        Some(view! {
            <a class="button is-round" href=format!("tel:{dial}") aria-label=label>
                <Icon name="i-phone" />
            </a>
        })
    });
    view! {
        <li class="day-line" data-deal=one.deal.to_string()>
            <span class="day-when num">
                <span class=if late { "mark is-late" } else { "mark is-due" }>
                    <Icon name=if late { "i-late" } else { "i-clock" } />
                    <span>{write.due(one.step.due, today)}</span>
                </span>
            </span>
            <span class="day-what">
                <a class="visit-open" href=format!("/?deal={}", one.deal)>
                    {one.account.to_string()}
                </a>
                <span>{one.step.what.to_string()}</span>
                <span class="muted small">{one.product.map(|name| name.to_string())}</span>
            </span>
            <span class="day-acts">{call}</span>
        </li>
    }
}

/// Who wants something of the reader: to come along, to come to a sitting.
#[component]
pub fn Wanted(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let asked = Memo::new(move |_| agenda.with(|agenda| agenda.asked.clone()));
    move || {
        let today = weekly.today();
        let line = |one: Asked| {
            let (to, text, when) = match one {
                Asked::Joint { joint, day } => {
                    let to = format!("/visits?of={}&week={}", joint.rep, day.iso());
                    let text = words.visit_asked_along(&weekly.name(joint.rep));
                    (to, text, write.due(day, today))
                }
                Asked::Sitting { id, kind, by } => {
                    (path_of(kind, id, ""), calls(words, kind, &weekly.name(by)), String::new())
                }
            };
            view! {
                <li class="day-line">
                    <span class="day-when num">{when}</span>
                    <span class="day-what">
                        <a class="visit-open" href=to>{text}</a>
                    </span>
                </li>
            }
        };
        let asked = asked.get();
        (!asked.is_empty()).then(|| {
            view! {
                <section class="day-part" aria-labelledby="day-asked">
                    <h2 id="day-asked">{words.visit_day_asked()}</h2>
                    <ol>{asked.into_iter().map(line).collect_view()}</ol>
                </section>
            }
        })
    }
}

/// Keeps C7: what the reader said they would do in meetings, by its day.
#[component]
pub fn Agreements(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let agreed = Memo::new(move |_| agenda.with(|agenda| agenda.agreed.clone()));
    move || {
        let today = weekly.today();
        let line = |one: Agreed| {
            let late = one.due < today;
            let of = words.visit_of_meeting(&write.day_short(one.held_on, today));
            view! {
                <li class="day-line">
                    <span class="day-when num">
                        <span class=if late { "mark is-late" } else { "mark" }>
                            <Icon name=if late { "i-late" } else { "i-clock" } />
                            <span>{write.due(one.due, today)}</span>
                        </span>
                    </span>
                    <span class="day-what">
                        <a class="visit-open" href=format!("/meetings/{}", one.meeting)>
                            {one.what.to_string()}
                        </a>
                        <span class="muted small">{of}</span>
                    </span>
                </li>
            }
        };
        let agreed = agreed.get();
        (!agreed.is_empty()).then(|| {
            view! {
                <section class="day-part" aria-labelledby="day-agreed">
                    <h2 id="day-agreed">{words.visit_day_agreed()}</h2>
                    <ol>{agreed.into_iter().map(line).collect_view()}</ol>
                </section>
            }
        })
    }
}

/// Keeps H2: what is the reader's to do in handovers, by its day.
#[component]
pub fn Hands(weekly: Weekly, agenda: RwSignal<Agenda>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let handed = Memo::new(move |_| agenda.with(|agenda| agenda.handed.clone()));
    move || {
        let today = weekly.today();
        let line = |one: Handed| {
            let way = words.handover_way(one.way, false);
            let late = one.due < today;
            view! {
                <li class="day-line" data-deal=one.deal.to_string()>
                    <span class="day-when num">
                        <span class=if late { "mark is-late" } else { "mark" }>
                            <Icon name=if late { "i-late" } else { "i-clock" } />
                            <span>{write.due(one.due, today)}</span>
                        </span>
                    </span>
                    <span class="day-what">
                        <a class="visit-open" href=format!("/handovers/{}", one.handover)>
                            {one.account.to_string()}
                        </a>
                        <span class="muted small">
                            {format!("{way} · {}", weekly.name(one.other))}
                        </span>
                    </span>
                </li>
            }
        };
        let handed = handed.get();
        (!handed.is_empty()).then(|| {
            view! {
                <section class="day-part" aria-labelledby="day-handed">
                    <h2 id="day-handed">{words.visit_day_handed()}</h2>
                    <ol>{handed.into_iter().map(line).collect_view()}</ol>
                </section>
            }
        })
    }
}
