//! What a cell says, and what a touch on it does.

use domain::board::Card;
use domain::day::Day;
use domain::funnel::{Band, Place};
use domain::money::{Money, Total};
use domain::table::Heading;
use leptos::prelude::*;

use crate::desk::Desk;
use crate::format::Format;
use crate::live::Feed;
use crate::ui::face::Face;
use crate::ui::field::plain_amount;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    Open,
    Move,
    Edit,
    Nothing,
}

/// Owners are set by those who may pass deals on.
pub fn touch(heading: Heading, feed: Feed) -> Touch {
    match heading {
        Heading::Account => Touch::Open,
        Heading::Stage => Touch::Move,
        Heading::Owner if feed.desk(|desk| desk.me.passes_deals()) => Touch::Edit,
        Heading::Product
        | Heading::Amount
        | Heading::Expected
        | Heading::Status
        | Heading::NextStep
        | Heading::Source => Touch::Edit,
        Heading::Owner | Heading::Weighted | Heading::Listed | Heading::InStage => Touch::Nothing,
    }
}

pub fn tell(write: Format, desk: &Desk, heading: Heading, card: &Card, today: Day) -> AnyView {
    let words = write.words();
    let deal = &card.deal;
    let place = deal.position.place();
    let text = match heading {
        Heading::Account => card.account.to_string(),
        Heading::Product => card.product.as_ref().map(ToString::to_string).unwrap_or_default(),
        Heading::Stage => return placed(write, desk, place),
        Heading::Amount => deal.worth().map(|money| amount(write, desk, money)).unwrap_or_default(),
        Heading::Weighted => {
            let rate = desk.funnel.rate(place).per_mille();
            let weighed = |minor: i64| {
                let total = Total(i128::from(minor)).per_mille(rate);
                i64::try_from(total.0).map(|minor| plain(minor, desk)).unwrap_or_default()
            };
            card.worth().map(weighed).unwrap_or_default()
        }
        Heading::Expected => deal.expected.map(|day| write.day(day)).unwrap_or_default(),
        Heading::Status => {
            deal.status.map(|status| words.status(status)).unwrap_or_default().to_owned()
        }
        Heading::NextStep => return next_step(write, card, today),
        Heading::Source => deal
            .source
            .and_then(|id| desk.source(id))
            .map(|one| words.source(one))
            .unwrap_or_default(),
        Heading::Owner => {
            let name = desk.person(deal.owner).map(ToString::to_string).unwrap_or_default();
            return view! {
                <Face id=deal.owner name=name.clone() silent=true />
                <span>{name}</span>
            }
            .into_any();
        }
        Heading::Listed => write.day(deal.listed_at.day(desk.offset)),
        Heading::InStage => {
            let days = today.dawn(desk.offset).days_since(deal.position.since);
            words.table_days(i64::from(days))
        }
    };
    if text.is_empty() { none(write) } else { view! { <span>{text}</span> }.into_any() }
}

/// In the company's currency without its sign; another one names itself.
fn amount(write: Format, desk: &Desk, money: Money) -> String {
    if money.currency() == desk.currency {
        plain(money.minor(), desk)
    } else {
        write.money_plain(money)
    }
}

/// In the company's currency, which the foot names.
fn plain(minor: i64, desk: &Desk) -> String {
    plain_amount(minor, desk.currency.digits())
}

/// What is not set is said to who cannot see that nothing stands there.
fn none(write: Format) -> AnyView {
    view! {
        <span class="muted" aria-hidden="true">"–"</span>
        <span class="hidden">{write.words().ui_not_set()}</span>
    }
    .into_any()
}

fn placed(write: Format, desk: &Desk, place: Place) -> AnyView {
    let words = write.words();
    let (class, text) = match place {
        Place::Stage(stage) => {
            let band = match desk.funnel.band(stage) {
                Band::Top => "is-top",
                Band::Middle => "is-middle",
                Band::Bottom => "is-bottom",
            };
            (
                format!("mark is-band {band}"),
                format!("{} {}", stage.number(), words.stage_short(stage)),
            )
        }
        Place::Won => ("mark is-good".to_owned(), words.place(place).to_owned()),
        Place::Lost => ("mark is-late".to_owned(), words.place(place).to_owned()),
        Place::Parked => ("mark".to_owned(), words.place(place).to_owned()),
    };
    view! { <span class=class><span>{text}</span></span> }.into_any()
}

fn next_step(write: Format, card: &Card, today: Day) -> AnyView {
    let Some(step) = &card.deal.next_step else { return none(write) };
    let open = card.deal.position.place().stage().is_some();
    let class = match step.due {
        due if open && due < today => "due is-late",
        due if open && due == today => "due is-due",
        _ => "due",
    };
    let due = write.day_short(step.due, today);
    let told = (open && step.due < today).then(|| {
        view! { <span class="hidden">{write.due(step.due, today)}</span> }
    });
    view! {
        <span class=class>{due}</span>
        {told}
        <span>{step.what.to_string()}</span>
    }
    .into_any()
}
