//! The fields of a deal as they are read, the next step first.

use domain::board::Card;
use domain::day::Day;
use leptos::prelude::*;

use crate::format::use_format;
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Facts(card: Memo<Option<Card>>, editing: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    move || {
        let today = feed.today.get();
        card.get().map(|card| view! { <Told card today editing /> })
    }
}

#[component]
fn Told(card: Card, today: Day, editing: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let deal = card.deal;
    let step = deal.next_step.map(|step| {
        let late = step.due < today;
        view! {
            <div class="next-step" class:is-late=late class:is-due=step.due == today>
                <p>{step.what.to_string()}</p>
                <span class="muted">
                    <Icon name="i-clock" />
                    {write.due_long(step.due, today)}
                </span>
            </div>
        }
    });
    let none = || words.ui_not_set().to_owned();
    let (source, owner, offset) = feed.desk(|desk| {
        let source = deal.source.and_then(|id| desk.source(id)).map(|source| words.source(source));
        let owner = desk.person(deal.owner).map(ToString::to_string).unwrap_or_default();
        (source.unwrap_or_else(none), owner, desk.offset)
    });
    let mut facts = vec![
        (words.deal_expected(), deal.expected.map_or_else(none, |day| write.day(day))),
        (words.deal_status(), deal.status.map_or_else(none, |s| words.status(s).to_owned())),
        (words.deal_owner(), owner),
        (words.deal_source(), source),
        (words.deal_listed_at(), write.day(deal.listed_at.day(offset))),
    ];
    if let Some(claimed) = deal.claimed {
        facts.push((words.deal_claimed(), write.day(claimed)));
    }
    let withdrawn = deal.withdrawn;
    let edit = move || {
        (!withdrawn).then(|| {
            view! {
                <button class="button is-quiet" type="button" on:click=move |_| editing.set(true)>
                    <Icon name="i-edit" />
                    {words.ui_edit()}
                </button>
            }
        })
    };
    let facts = facts.into_iter().map(|(name, value)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    });
    view! {
        <section class="deal-part" aria-labelledby="deal-next">
            <header>
                <h3 id="deal-next">{words.deal_next_step()}</h3>
            </header>
            {match step {
                Some(step) => step.into_any(),
                None => view! { <p class="muted">{words.deal_next_step_hint()}</p> }.into_any(),
            }}
        </section>
        <section class="deal-part" aria-labelledby="deal-facts">
            <header>
                <h3 id="deal-facts">{words.deal_facts()}</h3>
                {edit()}
            </header>
            <dl class="facts">{facts.collect_view()}</dl>
        </section>
    }
}
