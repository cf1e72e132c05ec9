//! Where a deal stands: amount, rate, its place among the eight stages, and the way to move it.

use domain::board::Card;
use domain::deal::Standing;
use domain::funnel::{Band, Place, Stage};
use domain::money::Total;
use domain::rates::Rates;
use leptos::prelude::*;

use crate::format::{self, use_format};
use crate::live::{Feed, MoveAsked};
use crate::ui::icon::Icon;
use crate::words::use_words;

fn class(band: Band) -> &'static str {
    match band {
        Band::Top => "is-top",
        Band::Middle => "is-middle",
        Band::Bottom => "is-bottom",
    }
}

#[component]
pub fn PlacePart(card: Memo<Option<Card>>) -> impl IntoView {
    move || card.get().map(|card| view! { <Placed card /> })
}

#[component]
fn Placed(card: Card) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let asked = expect_context::<MoveAsked>();
    let (words, write) = (use_words(), use_format());
    let (funnel, currency) = feed.desk(|desk| (desk.funnel, desk.currency));
    let place = card.deal.position.place();
    let rate = funnel.rate(place);
    let amount = card.deal.amount;
    let weighted = card.worth().map(|minor| {
        let total = Total(i128::from(minor)).per_mille(rate.per_mille());
        words.board_weighted_sum(&write.total(total, currency))
    });
    let worth = feed.desk(|desk| told_worth(&card, words, write, &desk.rates));
    let mark = match place {
        Place::Stage(stage) => format!("mark is-band {}", class(funnel.band(stage))),
        Place::Won => "mark is-good".to_owned(),
        Place::Lost => "mark is-late".to_owned(),
        Place::Parked => "mark".to_owned(),
    };
    let label = match place {
        Place::Stage(stage) => words.band(funnel.band(stage)),
        other => words.place(other),
    };
    let rated = format!("{} · {label}", format::percent(i64::from(rate.per_mille())));
    let reached = card.deal.position.standing.stage();
    let steps = Stage::ALL.map(|stage| {
        let done = if stage < reached { " is-done" } else { "" };
        view! {
            <li
                class=format!("{}{done}", class(funnel.band(stage)))
                aria-current=(place == Place::Stage(stage)).then_some("step")
            >
                <span class="hidden">{format!("{} {}", stage.number(), words.stage(stage))}</span>
            </li>
        }
    });
    let (standing, more) = stands(&card, words, write, feed);
    // Taken back with its import: there is nothing to move, only a history to read.
    let away = card.deal.withdrawn;
    let note = away.then(|| {
        view! {
            <div class="note is-due">
                <Icon name="i-undo" />
                <p>{words.history_withdrawn()}</p>
            </div>
        }
    });
    let mover = (!away).then(|| {
        view! {
            <button
                class="button"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| asked.0.set(Some(card.clone()))
            >
                <Icon name="i-arrow" />
                {words.move_to()}
            </button>
        }
    });
    view! {
        {note}
        <div class="deal-place">
            <p class="deal-sum">
                <b>{amount.map_or_else(|| words.ui_not_set().to_owned(), |m| write.money(m))}</b>
                <span class=mark><span>{rated}</span></span>
                <span class="muted small">{worth}</span>
                <span class="muted small">{weighted}</span>
            </p>
            <ol class="lane" aria-label=words.deal_stage()>{steps.into_iter().collect_view()}</ol>
            <div class="deal-stage">
                <p>{standing}<span class="muted">{more}</span></p>
                {mover}
            </div>
        </div>
    }
}

/// What an amount in another currency counts for, and by which rate.
fn told_worth(
    card: &Card,
    words: crate::words::Words,
    write: format::Format,
    rates: &Rates,
) -> Option<String> {
    let (worth, money) = (card.rated?, card.deal.worth()?);
    let day = match &card.deal.position.standing {
        Standing::Won { on, .. } => *on,
        _ => rates.as_of(),
    };
    let rate = rates.on(money.currency(), day)?.to_string();
    Some(words.deal_worth(&write.total(Total(i128::from(worth)), rates.own()), &rate))
}

fn stands(
    card: &Card,
    words: crate::words::Words,
    write: format::Format,
    feed: Feed,
) -> (String, String) {
    match &card.deal.position.standing {
        Standing::Open { stage } => {
            let days = feed.desk(|desk| desk.now.days_since(card.deal.position.since));
            (words.stage(*stage).to_owned(), words.deal_in_stage(i64::from(days)))
        }
        Standing::Won { value, on, .. } => (
            words.place(Place::Won).to_owned(),
            format!("{} · {}", write.money(*value), write.day(*on)),
        ),
        Standing::Lost { reason, note, .. } => {
            let note = note.as_ref().map(|note| format!(" · {note}")).unwrap_or_default();
            let reason = words.lost_reason(*reason);
            (words.place(Place::Lost).to_owned(), format!("{reason}{note}"))
        }
        Standing::Parked { note, .. } => {
            let note = note.as_ref().map(ToString::to_string).unwrap_or_default();
            (words.place(Place::Parked).to_owned(), note)
        }
    }
}
