//! The sheet of paper: part by part what each said, what was agreed, who signed, who prints it.

use domain::coaching::debrief::{Field, Phase};
use domain::coaching::talk;
use domain::day::Day;
use domain::sitting::{self, Sitting};
use leptos::prelude::*;

use super::api::Debriefed;
use super::{name, named};
use crate::desk::Desk;
use crate::format::{Format, use_format};
use crate::live::sitting::signature;

#[component]
pub fn Printed(debriefed: Debriefed) -> impl IntoView {
    let write = use_format();
    let words = write.words();
    let title = named(write, &debriefed);
    let Debriefed { opened, joint, visit, skills, .. } = debriefed;
    let (desk, sitting, entry) = (opened.desk, opened.sitting, opened.entry);
    let (who, when) = (desk.me.name.to_string(), write.day_time(desk.now, desk.offset));
    let mark = format!("{who} · {when}");
    let by = match entry {
        Some(entry) => words.export_printed(&who, &when, &entry.to_string()),
        None => words.export_looked_at(&who, &when),
    };
    let label = title.clone();
    let state = match sitting.head.signed_at {
        Some(at) => words.walk_read_only(&write.day_time(at, desk.offset)),
        None => words.walk_open_state().to_owned(),
    };
    let facts = [
        write.day(visit.day()),
        format!("{} {}", words.debrief_rep(), name(&desk, joint.rep)),
        format!("{} {}", words.debrief_coach(), name(&desk, joint.coach)),
        words.joint_kind(joint.kind).to_owned(),
        words.skill_of(&skills, joint.skill),
    ];
    let parts = sitting.items.iter().filter_map(|item| {
        let phase = talk::phase(item)?;
        Some(part(phase, item.place, &sitting, &desk, write))
    });
    let parts = parts.collect_view();
    let counts = talk::counts(&sitting);
    let counted = [
        words.debrief_insights(&counts.insights.to_string()),
        words.debrief_suggestions(&counts.suggestions.to_string()),
    ];
    let signs = sitting.head.people.iter().map(|one| signature(one, &desk, write)).collect_view();
    view! {
        <article
            class="paper walk-paper debrief-paper"
            class:is-recorded=entry.is_some()
            aria-label=label
        >
            <div class="paper-mark" data-mark=mark></div>
            <header>
                <h2>{title}</h2>
                <p>{facts.join(" · ")}</p>
                <p>{state}</p>
                <p>{by}</p>
            </header>
            <ol class="walk-printed">{parts}</ol>
            <p>{counted.join(" · ")}</p>
            <section class="walk-signatures">
                <h3>{words.walk_signatures()}</h3>
                <ul>{signs}</ul>
            </section>
        </article>
    }
}

fn part(
    phase: Phase,
    place: u16,
    sitting: &Sitting,
    desk: &Desk,
    write: Format,
) -> impl IntoView + use<> {
    let words = write.words();
    let said = phase.fields().filter_map(|field| {
        let key = (place, sitting::Field::Debrief(field));
        let entries = sitting.entries.iter().filter(|one| (one.place, one.field) == key);
        let said = entries.filter_map(|one| {
            let text = told(field, one.words.as_ref()?.as_str(), write);
            let author = name(desk, one.author);
            Some(view! {
                <div>
                    <dt>{author}</dt>
                    <dd class="sit-text">{text}</dd>
                </div>
            })
        });
        let said: Vec<_> = said.collect();
        (!said.is_empty()).then(|| {
            view! {
                <h4>{words.debrief_asks(field)}</h4>
                <dl>{said}</dl>
            }
        })
    });
    let said: Vec<_> = said.collect();
    let nothing = said.is_empty().then(|| {
        view! { <p class="walk-none">{words.debrief_unsaid()}</p> }
    });
    view! {
        <li>
            <h3>{words.debrief_part(phase)}</h3>
            {said}
            {nothing}
        </li>
    }
}

fn told(field: Field, text: &str, write: Format) -> String {
    match Day::from_iso(text).filter(|_| field == Field::Next) {
        Some(day) => write.day(day),
        None => text.to_owned(),
    }
}
