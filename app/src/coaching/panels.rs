//! The part before the reader: what is asked, what each says to it, and what helps to ask.

use domain::coaching::debrief::{Field, Phase, Side};
use domain::coaching::{Joint, asks_why_you, talk};
use domain::id::PersonId;
use domain::sitting;
use domain::visit::Visit;
use leptos::prelude::*;

use super::name;
use super::next::NextDay;
use crate::live::sitting::{Aside, Entries, Seat};
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub fn Panels(
    seat: Seat,
    place: RwSignal<u16>,
    side: Option<Side>,
    visit: Visit,
    joint: Joint,
) -> impl IntoView {
    let words = use_words();
    let visit = StoredValue::new(visit);
    let (rep, coach) = (joint.rep, joint.coach);
    let phase = Memo::new(move |_| {
        seat.view.with_untracked(|view| view.item(place.get()).and_then(talk::phase))
    });
    let signed = Memo::new(move |_| seat.is_signed());
    move || {
        let phase = phase.get()?;
        let at = place.get_untracked();
        let fields = phase.fields().map(|field| {
            view! { <Panel seat at field side rep coach /> }
        });
        // What was set beforehand stands beside what is told of it.
        let planned = matches!(phase, Phase::Planning | Phase::Happened)
            .then(|| visit.with_value(|visit| planned(words, visit)));
        let sayings = side.filter(|_| !signed.get()).map(|side| {
            let says = words.debrief_says(phase, side).map(|text| view! { <li>{text}</li> });
            view! {
                <aside class="debrief-says" aria-labelledby="debrief-says">
                    <h2 id="debrief-says">
                        <Icon name="i-coaching" />
                        {words.debrief_at_hand()}
                    </h2>
                    <ul>{says.collect_view()}</ul>
                </aside>
            }
        });
        Some(view! {
            <div class="debrief-part" data-part=phase.word()>
                {sayings}
                {planned}
                <div class="debrief-panels">{fields.collect_view()}</div>
            </div>
        })
    }
}

/// Keeps V2: the aims as they were set before the visit.
fn planned(words: Words, visit: &Visit) -> impl IntoView + use<> {
    let plan = &visit.plan;
    let aims = [
        (words.visit_aim(), &plan.aim),
        (words.visit_second(), &plan.second),
        (words.visit_fallback(), &plan.fallback),
    ];
    let aims = aims.into_iter().filter_map(|(label, aim)| {
        let aim = aim.as_ref()?.to_string();
        Some(view! {
            <div>
                <dt>{label}</dt>
                <dd>{aim}</dd>
            </div>
        })
    });
    let aims: Vec<_> = aims.collect();
    (!aims.is_empty()).then(|| {
        view! {
            <section class="debrief-planned" aria-labelledby="debrief-planned">
                <h2 id="debrief-planned">{words.debrief_planned()}</h2>
                <dl>{aims}</dl>
            </section>
        }
    })
}

#[component]
fn Panel(
    seat: Seat,
    at: u16,
    field: Field,
    side: Option<Side>,
    rep: PersonId,
    coach: PersonId,
) -> impl IntoView {
    let words = use_words();
    let key = (at, sitting::Field::Debrief(field));
    let me = seat.me();
    let open = Memo::new(move |_| seat.view.with(|view| talk::may_type(view, me, key).is_ok()));
    let (id, label) = (field.word(), words.debrief_asks(field));
    let authors: Vec<PersonId> = [(Side::Rep, rep), (Side::Coach, coach)]
        .into_iter()
        .filter_map(|(side, person)| field.is_for(side).then_some(person))
        .collect();
    // Keeps C3: what the coach asks of the rep is looked at, and nothing else.
    let aside = (side == Some(Side::Coach)).then_some(why_you as Aside);
    let title = format!("{id}-asked");
    let title_id = title.clone();
    // Where the other writes and has not yet, it says so; and where the rep speaks first.
    let waits = {
        let authors = authors.clone();
        let others: Vec<PersonId> = authors.iter().copied().filter(|one| *one != me).collect();
        let mine = authors.contains(&me);
        move || {
            let untold = others.iter().all(|one| {
                seat.words(at, key.1, *one).is_empty() && seat.typed(at, key.1, *one).is_none()
            });
            match (mine, open.get(), field) {
                _ if seat.is_signed() => {
                    let said = seat.view.with(|view| {
                        let mut entries = view.entries.iter();
                        entries.any(|one| (one.place, one.field) == key && one.words.is_some())
                    });
                    (!said).then(|| words.debrief_unsaid().to_owned())
                }
                (true, false, Field::Seen) => Some(words.debrief_both_first().to_owned()),
                (true, false, Field::Suggested) => Some(words.debrief_found_first().to_owned()),
                (false, ..) if untold => {
                    let other = *others.first()?;
                    let name = seat.feed.desk(|desk| name(desk, other));
                    Some(words.debrief_nothing(&name))
                }
                _ => None,
            }
        }
    };
    let body = if field == Field::Next {
        view! { <NextDay seat at rep open=open.into() /> }.into_any()
    } else {
        view! { <Entries seat place=at field=key.1 label id authors open=open aside=aside /> }
            .into_any()
    };
    view! {
        <section class="debrief-panel" data-field=id aria-labelledby=title>
            <h2 id=title_id>{label}</h2>
            {body}
            {move || waits().map(|text| view! { <p class="debrief-waits muted">{text}</p> })}
        </section>
    }
}

/// Keeps C3: “why did you …?” is pointed out, and forbidden nowhere.
fn why_you(text: &str, words: Words) -> Option<&'static str> {
    asks_why_you(text).map(|_| words.debrief_why_you())
}
