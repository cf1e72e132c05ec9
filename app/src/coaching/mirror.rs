//! A coach's own mirror: hours against the gauge, who they go to, and what came of it.

use domain::coaching::{GAUGE, Glass, Seen, Tries};
use leptos::prelude::*;

use super::api::Listed;
use super::name;
use crate::format::use_format;
use crate::words::{Words, use_words};

/// Hours and minutes, as `2:30`.
fn hours(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// `5 / 8 (63%)`; without the rate where it is too few to say.
fn tries(tries: Tries) -> String {
    let counts = format!("{} / {}", tries.came_off, tries.tried);
    match tries.rate() {
        Some(rate) => format!("{counts} ({rate}%)"),
        None => counts,
    }
}

pub fn own_mirror(listed: &Listed) -> impl IntoView + use<> {
    let glass = listed.mirror.as_ref()?;
    let (words, write) = (use_words(), use_format());
    let rows: Vec<_> = glass.reps.iter().map(|seen| row(listed, glass, seen, words)).collect();
    let (year, month, _) = glass.month.civil();
    let title = words.coaching_mirror_of(&write.month(year, month));
    Some(view! {
        <section class="mirror" aria-labelledby="mirror">
            <h2 id="mirror">{title}</h2>
            <p class="muted small">{words.coaching_mirror_text()}</p>
            <p>{middle(glass, words)}</p>
            <div class="mirror-scroll" tabindex="0" role="group" aria-labelledby="mirror">
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{words.debrief_rep()}</th>
                            <th scope="col">{words.coaching_mirror_hours()}</th>
                            <th scope="col">{words.coaching_mirror_actions()}</th>
                            <th scope="col">{words.coaching_mirror_visits()}</th>
                            <th scope="col">{words.coaching_mirror_moves()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    })
}

fn middle(glass: &Glass, words: Words) -> String {
    let mirror = &glass.mirror;
    let (on, all) = (hours(mirror.on_middle), hours(mirror.minutes));
    match (mirror.minutes, mirror.is_mostly_middle()) {
        (0, _) => words.coaching_mirror_none().to_owned(),
        (_, true) => words.coaching_mirror_middle(&on, &all),
        (_, false) => words.coaching_mirror_edges(&on, &all),
    }
}

fn row(listed: &Listed, glass: &Glass, seen: &Seen, words: Words) -> impl IntoView + use<> {
    let rep = name(&listed.desk, seen.rep);
    let middle = glass.mirror.middle.contains(&seen.rep);
    let middle = middle.then(|| {
        view! { <span class="mark"><span>{words.coaching_mirror_in_middle()}</span></span> }
    });
    let label = words.coaching_mirror_gauge(&hours(seen.minutes), &hours(GAUGE));
    let said = label.clone();
    // Keeps C6: for which skills.
    let each = seen.skills.iter().map(|(skill, minutes)| {
        format!("{} {}", words.skill_of(&listed.shared.skills, *skill), hours(*minutes))
    });
    let each = each.collect::<Vec<_>>().join(" · ");
    let by_skill = (!each.is_empty()).then(|| {
        view! { <span class="muted small mirror-skills">{each}</span> }
    });
    let pair = |pair: [Tries; 2]| {
        let [before, after] = pair.map(tries);
        words.coaching_mirror_before_after(&before, &after)
    };
    let (visited, moved) = match seen.since {
        Some(_) => (pair(seen.visited), pair(seen.moved)),
        None => (words.ui_none().to_owned(), words.ui_none().to_owned()),
    };
    view! {
        <tr>
            <th scope="row">{rep} {middle}</th>
            <td data-label=words.coaching_mirror_hours()>
                <meter
                    aria-label=label
                    min="0"
                    max=GAUGE.to_string()
                    value=seen.minutes.min(GAUGE).to_string()
                ></meter>
                <span class="num">{said}</span>
                {by_skill}
            </td>
            <td class="num" data-label=words.coaching_mirror_actions()>
                {format!("{} / {}", seen.practised, seen.agreed)}
            </td>
            <td class="num" data-label=words.coaching_mirror_visits()>
                {visited}
            </td>
            <td class="num" data-label=words.coaching_mirror_moves()>
                {moved}
            </td>
        </tr>
    }
}
