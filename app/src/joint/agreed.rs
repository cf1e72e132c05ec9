//! What was agreed in debriefs: in the plan of the rep till it was practised.

use domain::coaching::FollowUp;
use domain::coaching::joint::Skill;
use domain::day::Day;
use domain::id::PersonId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::debrief_practised;
use crate::format::{Format, use_format};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// One that was agreed; `done` is run once the rep said that they practised it, or that not.
#[component]
pub fn Agreed(
    follow: FollowUp,
    skills: Vec<Skill>,
    me: PersonId,
    /// Of the other of the two.
    name: String,
    today: Day,
    done: Callback<()>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let (open, sitting) = (follow.is_open(), follow.sitting);
    let say = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = debrief_practised(sitting, open).await;
            if busy.try_set(false).is_none() {
                match answer {
                    Ok(()) => done.run(()),
                    Err(problem) => wrong.set(Some(problem)),
                }
            }
        });
    };
    let act = (me == follow.rep).then(|| {
        let text = if open { words.coaching_practised() } else { words.coaching_not_yet() };
        view! {
            <button
                class="button"
                type="button"
                data-act="practised"
                aria-busy=move || busy.get().then_some("true")
                on:click=say
            >
                {open.then(|| view! { <Icon name="i-check" /> })}
                {text}
            </button>
        }
    });
    let skill = words.skill_of(&skills, follow.skill);
    let facts = [skill, name, words.coaching_next_on(&day(write, follow.next, today))];
    view! {
        <li class="agreed" class:is-late=open && follow.next < today>
            <div>
                <p class="agreed-action">{follow.action.to_string()}</p>
                <p class="muted small">
                    <a href=format!("/coaching/{sitting}")>{facts.join(" · ")}</a>
                </p>
                {move || {
                    let problem = wrong.get()?;
                    Some(view! { <p class="field-error" role="alert">{problem.say(words)}</p> })
                }}
            </div>
            {act}
        </li>
    }
}

fn day(write: Format, day: Day, today: Day) -> String {
    format!("{} {}", write.words().weekday(day), write.day_short(day, today))
}
