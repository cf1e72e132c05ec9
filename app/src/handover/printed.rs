//! The sheet of paper: deal by deal the way, what was done when, what was told and by whom, the
//! signatures; and who prints it when.

use domain::board::Card;
use domain::day::Millis;
use domain::handover::{Handover, Item, Passing, State, Way};
use domain::sitting::{About, Field, Sitting};
use leptos::prelude::*;

use super::{heirs, name, named};
use crate::desk::Desk;
use crate::format::{Format, count, percent, use_format};
use crate::live::sitting::api::Opened;

#[component]
pub fn Printed(opened: Opened) -> impl IntoView {
    let write = use_format();
    let words = write.words();
    let Opened { desk, sitting, cards, handover, passing, entry, .. } = opened;
    let handover = handover?;
    let (who, when) = (desk.me.name.to_string(), write.day_time(desk.now, desk.offset));
    let mark = format!("{who} · {when}");
    let by = match entry {
        Some(entry) => words.export_printed(&who, &when, &entry.to_string()),
        None => words.export_looked_at(&who, &when),
    };
    let title = named(words, &desk, handover.leaver, &heirs(&handover));
    let label = title.clone();
    let state = match handover.closed_at {
        Some(at) => words.handover_read_only(&write.day_time(at, desk.offset)),
        None => words.handover_not_closed().to_owned(),
    };
    let number = |many: usize| count(i64::try_from(many).unwrap_or(i64::MAX));
    let done = handover.items.iter().filter(|item| item.is_settled()).count();
    let head = [
        words.handover_last_day(&write.day(handover.last_day)),
        words.handover_done_of(&number(done), &number(handover.items.len())),
    ];
    let opened_by = words.handover_opened_by(
        &name(&desk, sitting.head.opened_by),
        &write.day_time(sitting.head.opened_at, desk.offset),
    );
    let sudden = handover.sudden.then(|| view! { <p>{words.handover_was_sudden()}</p> });
    let unlocked = handover.unlocked.as_ref().map(|one| {
        let text = words.handover_unlocked(&name(&desk, one.by), one.reason.as_str());
        let at = write.day_time(one.at, desk.offset);
        view! { <p>{format!("{text} · {at}")}</p> }
    });
    let deals = handover.items.iter().enumerate().filter_map(|(at, item)| {
        let card = cards.iter().find(|card| card.deal.id == item.deal)?;
        Some(deal(at + 1, (&handover, item), card, &sitting, &desk, write))
    });
    let deals = deals.collect_view();
    let passing = (!passing.is_empty()).then(|| along(passing, &desk, write));
    Some(view! {
        <article class="paper walk-paper" class:is-recorded=entry.is_some() aria-label=label>
            <div class="paper-mark" data-mark=mark></div>
            <header>
                <h2>{title}</h2>
                <p>{head.join(" · ")}</p>
                <p>{opened_by}</p>
                <p>{state}</p>
                {sudden}
                {unlocked}
                <p>{by}</p>
            </header>
            <ol class="walk-printed">{deals}</ol>
            {passing}
        </article>
    })
}

/// The customers who pass without anything open: to whom, and when they did.
fn along(passing: Vec<Passing>, desk: &Desk, write: Format) -> impl IntoView + use<> {
    let words = write.words();
    let rows = passing.into_iter().map(|one| {
        let heir = name(desk, one.heir);
        let state = match one.passed_at {
            Some(at) => words.handover_passed(&heir, &write.day_time(at, desk.offset)),
            None => words.handover_to(&heir),
        };
        view! {
            <div>
                <dt>{one.name.to_string()}</dt>
                <dd>{state}</dd>
            </div>
        }
    });
    view! {
        <section class="handover-along">
            <h3>{words.handover_customers_along()}</h3>
            <dl>{rows.collect_view()}</dl>
        </section>
    }
}

fn deal(
    number: usize,
    (handover, item): (&Handover, &Item),
    card: &Card,
    sitting: &Sitting,
    desk: &Desk,
    write: Format,
) -> impl IntoView + use<> {
    let words = write.words();
    let rate = desk.funnel.band_rate(item.band).per_mille();
    let product = card.product.as_ref().map(ToString::to_string);
    let amount = card.deal.amount.map(|money| write.money_plain(money));
    let way =
        format!("{} {}", percent(i64::from(rate)), words.handover_way(item.way(), handover.sudden));
    let heir = words.handover_to(&name(desk, item.heir));
    let facts: Vec<String> =
        [product, amount, Some(way), Some(heir)].into_iter().flatten().collect();
    let rows = facts_of(handover, item, desk, write)
        .into_iter()
        .chain(words_of(item, sitting, desk, write));
    let rows = rows.map(|(label, text)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd class="sit-text">{text}</dd>
            </div>
        }
    });
    view! {
        <li>
            <h3>{format!("{number}. {}", card.account)}</h3>
            <p>{facts.join(" · ")}</p>
            <dl>{rows.collect_view()}</dl>
        </li>
    }
}

/// What was done, who signed, and how it ended.
fn facts_of(handover: &Handover, item: &Item, desk: &Desk, write: Format) -> Vec<(String, String)> {
    let words = write.words();
    let record = &item.record;
    let when = |at: Millis| write.day_time(at, desk.offset);
    let day = |day| write.day(day);
    let mut rows: Vec<(&str, Option<String>)> = match item.way() {
        Way::JointVisit => vec![
            (words.handover_visited_on(), record.visited_on.map(day)),
            (words.handover_met(), record.met.as_ref().map(ToString::to_string)),
        ],
        Way::Phone => vec![
            (words.handover_called_on(), record.called_on.map(day)),
            (
                words.handover_on_the_line(),
                record.on_the_line.then(|| words.handover_yes().to_owned()),
            ),
            (words.handover_appointment(), record.appointment.map(day)),
        ],
        Way::Later => vec![
            (words.handover_offered(), record.offered.then(|| words.handover_yes().to_owned())),
            (words.handover_appointment_if(), record.appointment.map(day)),
        ],
    };
    let state = match &item.state {
        State::Open => words.handover_not_done().to_owned(),
        State::Done { at } => words.handover_passed(&name(desk, item.heir), &when(*at)),
        State::WrittenOff { by, reason, .. } => {
            let heir = name(desk, item.heir);
            words.handover_written_off(&name(desk, *by), reason.as_str(), &heir)
        }
    };
    let sign = |person, at: Option<Millis>| match at {
        Some(at) => words.handover_signed(&name(desk, person), &when(at)),
        None => words.handover_to_sign(&name(desk, person)),
    };
    if item.way() == Way::JointVisit {
        let leaver = (!handover.sudden).then(|| sign(handover.leaver, record.signed_by_leaver));
        let both = leaver.into_iter().chain([sign(item.heir, record.signed_by_heir)]);
        rows.push((words.walk_signatures(), Some(both.collect::<Vec<_>>().join(" · "))));
    }
    rows.push((words.handover_state(), Some(state)));
    rows.into_iter().filter_map(|(label, text)| Some((label.to_owned(), text?))).collect()
}

/// What was written about it, each field by whose it is.
fn words_of(item: &Item, sitting: &Sitting, desk: &Desk, write: Format) -> Vec<(String, String)> {
    let words = write.words();
    let about = About::Deal(item.deal);
    let Some(place) = sitting.items.iter().find(|one| one.about == about).map(|one| one.place)
    else {
        return Vec::new();
    };
    let told = match item.way() {
        Way::Later => words.handover_contact(),
        _ => words.handover_told(),
    };
    let fields = [
        (Field::Told, told),
        (Field::Reaction, words.handover_reaction()),
        (Field::Promises, words.handover_promises()),
        (Field::Risks, words.handover_risks()),
        (Field::Notes, words.walk_notes()),
    ];
    let mut rows = Vec::new();
    for (field, label) in fields {
        let entries = sitting.entries.iter().filter(|one| one.place == place && one.field == field);
        for entry in entries {
            if let Some(said) = &entry.words {
                let author = name(desk, entry.author);
                rows.push((words.handover_by(label, &author), said.to_string()));
            }
        }
    }
    rows
}
