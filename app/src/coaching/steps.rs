//! The parts of the talk in their order: which are told, which is open, where the other is; and
//! the way on.

use domain::coaching::debrief::{Phase, Side};
use domain::coaching::talk;
use domain::sitting::Sitting;
use leptos::html;
use leptos::prelude::*;

use super::name;
use crate::live::sitting::Seat;
use crate::ui::face::Face;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// Whether the rep has spoken in a part.
fn told(sitting: &Sitting, phase: Phase) -> bool {
    let mut fields = phase.fields().filter(|field| field.is_for(Side::Rep));
    fields.any(|field| talk::said(sitting, field).is_some())
}

#[component]
pub fn Steps(seat: Seat, place: RwSignal<u16>) -> impl IntoView {
    let words = use_words();
    let form = seat.view.with_untracked(talk::form);
    let before = std::iter::once(None).chain(form.iter().copied().map(Some));
    let steps = form.iter().copied().zip(before).zip(0u16..);
    let steps = steps.map(|((phase, before), at)| view! { <Step seat place at phase before /> });
    view! {
        <nav class="debrief-steps" aria-label=words.debrief_steps()>
            <ol>{steps.collect_view()}</ol>
        </nav>
    }
}

#[component]
fn Step(
    seat: Seat,
    place: RwSignal<u16>,
    at: u16,
    phase: Phase,
    before: Option<Phase>,
) -> impl IntoView {
    let words = use_words();
    let here = Memo::new(move |_| place.get() == at);
    let opens = Memo::new(move |_| seat.view.with(|view| phase <= talk::open(view)));
    let told = Memo::new(move |_| seat.view.with(|view| told(view, phase)));
    let others = Memo::new(move |_| seat.others_at(at));
    let button = NodeRef::<html::Button>::new();
    // On a small screen the part that one goes to comes into sight.
    Effect::new(move |_| {
        if let Some(button) = button.get().filter(|_| here.get()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Center);
            button.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let title = format!("{} {}", at + 1, words.debrief_part(phase));
    let state = move || match (opens.get(), told.get(), here.get()) {
        (false, ..) => {
            let before = before.map(|phase| words.debrief_part(phase)).unwrap_or_default();
            words.debrief_shut(before)
        }
        (_, true, _) => words.debrief_said().to_owned(),
        (_, _, true) => words.debrief_now().to_owned(),
        _ => words.debrief_open().to_owned(),
    };
    let faces = move || {
        let face = |id| {
            let name = seat.feed.desk(|desk| name(desk, id));
            let says = words.debrief_here(&name);
            view! {
                <span class="debrief-here" data-person=id.to_string()>
                    <Face id name silent=true />
                    <span class="hidden">{says}</span>
                </span>
            }
        };
        others.get().into_iter().map(face).collect_view()
    };
    view! {
        <li>
            <button
                class="debrief-step"
                class:is-told=told
                class:is-shut=move || !opens.get()
                type="button"
                node_ref=button
                data-part=phase.word()
                aria-current=move || here.get().then_some("step")
                disabled=move || !opens.get()
                on:click=move |_| place.set(at)
            >
                <b>{title}</b>
                <span class="debrief-state">
                    {move || told.get().then(|| view! { <Icon name="i-check" /> })} {state}
                </span>
                <span class="debrief-faces">{faces}</span>
            </button>
        </li>
    }
}

/// Who found what, and on to the next part, once the rep has spoken in this one.
#[component]
pub fn Foot(seat: Seat, place: RwSignal<u16>, coach: bool) -> impl IntoView {
    let words = use_words();
    let counts = Memo::new(move |_| seat.view.with(talk::counts));
    let form = StoredValue::new(seat.view.with_untracked(talk::form));
    let next = Memo::new(move |_| {
        let next = form.with_value(|form| form.get(usize::from(place.get()) + 1).copied())?;
        Some((next, seat.view.with(|view| next <= talk::open(view))))
    });
    let counted = move || {
        let counts = counts.get();
        view! {
            <span class="mark is-good" data-count="insights">
                <span>{words.debrief_insights(&counts.insights.to_string())}</span>
            </span>
            <span class="mark" data-count="suggestions">
                <span>{words.debrief_suggestions(&counts.suggestions.to_string())}</span>
            </span>
        }
    };
    let talks = Memo::new(move |_| coach && counts.get().coach_talks_more());
    let gently = move || {
        talks.get().then(|| {
            view! {
                <p class="sit-aside" data-talks-more>
                    {words.debrief_talks_more()}
                </p>
            }
        })
    };
    let go = move |_| {
        place.update(|place| *place += 1);
        if let Ok(Some(open)) = document().query_selector(".debrief-open") {
            open.set_scroll_top(0);
        }
    };
    let on = move || {
        let (phase, opens) = next.get()?;
        let text = words.debrief_next_part(words.debrief_part(phase));
        Some(view! {
            {(!opens)
                .then(|| view! { <p class="muted small">{words.debrief_when_said()}</p> })}
            <button
                class="button is-primary"
                type="button"
                data-step="next"
                disabled=!opens
                on:click=go
            >
                {text}
                <Icon name="i-next" />
            </button>
        })
    };
    view! {
        <footer class="debrief-foot">
            <div class="debrief-counts">{counted}</div>
            <div role="status">{gently}</div>
            <div class="debrief-on">{on}</div>
        </footer>
    }
}
