//! What a result may lead to. Nothing moves by itself: each is offered, and done by who wants it.

use domain::board::Card;
use domain::deal::{Command, Edit};
use domain::visit::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::weekly::{Asked, Begun, Weekly};
use crate::deal::api::deal;
use crate::live::MoveAsked;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Offers(weekly: Weekly, row: Row, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let moves = expect_context::<MoveAsked>();
    let feed = weekly.feed;
    let visit = row.visit;
    let report = visit.report().cloned();
    let wrong = RwSignal::new(None::<Problem>);
    let done = RwSignal::new(false);
    let id = visit.deal;
    let read = Callback::new(move |then: Callback<Card>| {
        let Some(id) = id else { return };
        spawn_local(async move {
            match deal(id).await {
                // The sheet may be closed meanwhile.
                Ok(opened) => {
                    let card = untrack(|| feed.folded(opened.card));
                    let _ = then.try_run(card);
                }
                Err(problem) => {
                    let _ = wrong.try_set(Some(problem));
                }
            }
        });
    });
    let step = report.as_ref().and_then(|report| report.action.clone());
    let set_step = step.filter(|_| id.is_some()).map(|step| {
        let set = Callback::new(move |card: Card| {
            if card.deal.next_step.as_ref() != Some(&step) {
                let edits = vec![Edit::NextStep(Some(step.clone()))];
                feed.send(Command::Edit { deal: card.deal.id, edits }, Some(card), None);
            }
            let _ = done.try_set(true);
        });
        view! {
            <button
                class="button"
                type="button"
                data-act="step"
                disabled=move || done.get()
                on:click=move |_| read.run(set)
            >
                <Icon name="i-clock" />
                {move || if done.get() { words.visit_step_set() } else { words.visit_set_step() }}
            </button>
        }
    });
    let ask = Callback::new(move |card: Card| {
        moves.0.set(Some(card));
        close.run(());
    });
    let offer_move = id.map(|_| {
        view! {
            <button class="button" type="button" data-act="move" on:click=move |_| read.run(ask)>
                <Icon name="i-arrow" />
                {words.visit_offer_move()}
            </button>
        }
    });
    let again = report.and_then(|report| {
        let begun = Begun {
            account: Some(visit.account),
            deal: visit.deal,
            aim: report.action.map(|action| action.what.to_string()).unwrap_or_default(),
            day: Some(report.next?),
            minute: None,
        };
        Some(view! {
            <button
                class="button"
                type="button"
                data-act="again"
                on:click=move |_| weekly.open.set(Some(Asked::Plan(begun.clone())))
            >
                <Icon name="i-plus" />
                {words.visit_plan_next()}
            </button>
        })
    });
    let nothing = set_step.is_none() && offer_move.is_none() && again.is_none();
    (!nothing).then(|| {
        view! {
            <section class="visit-offers" aria-labelledby="visit-offers">
                <h3 id="visit-offers">{words.visit_what_now()}</h3>
                {move || {
                    let problem = wrong.get()?;
                    Some(view! { <p class="field-error" role="alert">{problem.say(words)}</p> })
                }}
                <div class="buttons">{set_step} {offer_move} {again}</div>
            </section>
        }
    })
}
