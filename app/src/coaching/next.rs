//! The day of the next visit: chosen by the rep, seen by both.

use domain::coaching::debrief;
use domain::day::Day;
use domain::id::PersonId;
use domain::sitting::Field as Place;
use leptos::prelude::*;

use crate::fields::days_soon;
use crate::format::use_format;
use crate::live::sitting::Seat;
use crate::ui::ask::Chips;
use crate::ui::field::Field;
use crate::words::use_words;

const NEXT: Place = Place::Debrief(debrief::Field::Next);

#[component]
pub fn NextDay(seat: Seat, at: u16, rep: PersonId, open: Signal<bool>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let stands = Memo::new(move |_| seat.words(at, NEXT, rep));
    let mine = seat.me() == rep;
    let edits = Memo::new(move |_| mine && open.get() && !seat.is_signed());
    move || {
        if edits.get() {
            return view! { <Choose seat at stands /> }.into_any();
        }
        let day = Day::from_iso(&stands.get());
        let text = day.map(|day| format!("{} {}", words.weekday(day), write.day(day)));
        view! { <p class="debrief-day">{text}</p> }.into_any()
    }
}

#[component]
fn Choose(seat: Seat, at: u16, stands: Memo<String>) -> impl IntoView {
    let words = use_words();
    let today = seat.feed.today.get_untracked();
    let value = RwSignal::new(stands.get_untracked());
    let wrong = RwSignal::new(None::<String>);
    // Chosen on another tablet of one's own.
    Effect::new(move |before: Option<()>| {
        let now = stands.get();
        if before.is_some() && value.with_untracked(|value| *value != now) {
            value.set(now);
        }
    });
    Effect::new(move |before: Option<()>| {
        let typed = value.get();
        if before.is_none() {
            return;
        }
        let behind = Day::from_iso(&typed).is_some_and(|day| day < today);
        wrong.set(behind.then(|| words.refusal_planned_behind().to_owned()));
        if !behind && (typed.is_empty() || Day::from_iso(&typed).is_some()) {
            let _ = seat.write(at, NEXT, &typed);
        }
    });
    view! {
        <div class="debrief-next">
            <Chips
                name="debrief-soon"
                legend=words.activity_by_when()
                options=days_soon(words, today).to_vec()
                value
            />
            <Field
                id="debrief-next"
                label=words.visit_other_day()
                value
                kind="date"
                hint=words.debrief_next_hint()
                error=wrong
            />
        </div>
    }
}
