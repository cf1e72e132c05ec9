//! Where a debrief comes from and what it leads to: the action of the last one, and its own in the
//! rep's plan.

use domain::coaching::joint::Skill;
use domain::coaching::{FollowUp, talk};
use leptos::prelude::*;

use crate::format::use_format;
use crate::live::sitting::Seat;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// Keeps C8: it opens with what was agreed the last time.
#[component]
pub fn Last(last: Option<FollowUp>, skills: Vec<Skill>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let feed = expect_context::<crate::live::Feed>();
    let last = last?;
    let (class, state) = match last.done_at {
        Some(at) => {
            let day = feed.desk(|desk| write.day_short(at.day(desk.offset), desk.today));
            ("mark is-good", words.coaching_done_on(&day))
        }
        None => ("mark is-due", words.coaching_still_open().to_owned()),
    };
    let skill = words.skill_of(&skills, last.skill);
    Some(view! {
        <section class="debrief-last" aria-labelledby="debrief-last">
            <h2 id="debrief-last">{words.coaching_last()}</h2>
            <p class="agreed-action">{last.action.to_string()}</p>
            <p class="small">
                <a href=format!("/coaching/{}", last.sitting)>{skill}</a>
                <span class=class><span>{state}</span></span>
            </p>
        </section>
    })
}

/// Keeps C5: signed, what was agreed stands in the rep's plan.
#[component]
pub fn InPlan(seat: Seat, rep: String) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let agreed = Memo::new(move |_| {
        seat.view.with(|view| view.head.signed_at.and_then(|_| talk::outcome(view).ok()))
    });
    move || {
        let (action, next) = agreed.get()?;
        let me = seat.me();
        let of = seat.view.with_untracked(|view| view.head.rep).filter(|rep| *rep != me);
        let of = of.map(|rep| format!("of={rep}&")).unwrap_or_default();
        let day = format!("{} {}", words.weekday(next), write.day(next));
        Some(view! {
            <section class="debrief-plan" aria-labelledby="debrief-plan">
                <h2 id="debrief-plan">
                    <Icon name="i-check" />
                    {words.debrief_in_plan(&rep)}
                </h2>
                <p class="agreed-action">{action.to_string()}</p>
                <p class="small">
                    <span>{words.coaching_next_on(&day)}</span>
                    <a
                        class="button"
                        href=format!("/visits?{of}week={}", next.iso())
                        data-act="to-plan"
                    >
                        {words.debrief_to_plan()}
                    </a>
                </p>
            </section>
        })
    }
}
