//! Where the coaching in each skill stands: five steps, gone round till it works.

use domain::coaching::cycle::{Said, Standing, Step};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Listed, coaching_step};
use super::name;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// Of all cycles that the reader is in, as rep or as coach.
pub fn cycles(listed: &Listed, anew: Callback<()>) -> impl IntoView + use<> {
    let words = use_words();
    let me = listed.desk.me.id;
    let rows = listed.cycles.iter().cloned().map(|standing| {
        let skill = words.skill_of(&listed.shared.skills, standing.skill);
        let other = if me == standing.rep { standing.coach } else { standing.rep };
        let other = name(&listed.desk, other);
        let rep = me == standing.rep;
        view! { <One standing skill other rep anew /> }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="cycles" aria-labelledby="cycles">
                <h2 id="cycles">{words.coaching_cycles()}</h2>
                <ul>{rows}</ul>
            </section>
        }
    })
}

/// `rep`: whether the reader is the one who learns.
#[component]
fn One(
    standing: Standing,
    skill: String,
    other: String,
    rep: bool,
    anew: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let cycle = standing.cycle;
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let say = move |said: Said| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = coaching_step(standing.rep, standing.skill, said).await;
            if busy.try_set(false).is_none() {
                match answer {
                    Ok(()) => anew.run(()),
                    Err(problem) => wrong.set(Some(problem)),
                }
            }
        });
    };
    let next = cycle.next();
    // How far it was gone round this time; a demonstration may be left out.
    let at = cycle.done.filter(|_| !cycle.learned);
    let steps = Step::ALL.map(|step| {
        let done = at.is_some_and(|at| step <= at && (step != Step::Demonstrate || at == step));
        let done = done || cycle.learned;
        let comes = next.first() == Some(&step);
        view! {
            <li class:is-done=done class:is-next=comes aria-current=comes.then_some("step")>
                {done.then(|| view! { <Icon name="i-check" /> })}
                {words.coaching_step(step)}
            </li>
        }
    });
    let button = move |said: Said, word: &'static str, text: &'static str| {
        view! {
            <button
                class="button"
                type="button"
                data-said=word
                aria-busy=move || busy.get().then_some("true")
                on:click=move |_| say(said)
            >
                {text}
            </button>
        }
    };
    let prepared = (rep && next.contains(&Step::Prepare))
        .then(|| button(Said::Prepared, "prepared", words.coaching_say_prepared()));
    let reviewed = (!rep && next.contains(&Step::Review))
        .then(|| button(Said::Reviewed, "reviewed", words.coaching_say_reviewed()));
    let learned = (!rep && cycle.learn().is_ok())
        .then(|| button(Said::Learned, "learned", words.coaching_say_learned()));
    let state = if cycle.learned {
        words.coaching_learned().to_owned()
    } else {
        words.coaching_round(&cycle.round.to_string())
    };
    let class = if cycle.learned { "mark is-good" } else { "mark" };
    let hint = next.first().filter(|_| !cycle.learned).map(|step| words.coaching_step_text(*step));
    view! {
        <li class="cycle" data-learned=cycle.learned.to_string()>
            <p class="cycle-head">
                <b>{skill}</b>
                <span class="muted">{other}</span>
                <span class=class><span>{state}</span></span>
            </p>
            <ol class="cycle-steps">{steps.collect_view()}</ol>
            {hint.map(|text| view! { <p class="muted small">{text}</p> })}
            {move || {
                let problem = wrong.get()?;
                Some(view! { <p class="field-error" role="alert">{problem.say(words)}</p> })
            }}
            <div class="buttons">{prepared} {reviewed} {learned}</div>
        </li>
    }
}
