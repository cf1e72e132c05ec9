//! Typing into a cell. Enter and Tab keep what was typed, Escape lets go of it.

use domain::board::Card;
use domain::deal::{Command, Deal, Edit};
use domain::id::DealId;
use domain::table::Heading;
use leptos::prelude::*;

use super::keys;
use super::rows::{Rows, Spot};
use crate::fields::{
    Typed, TypedMoney, currencies, next_step, owner_options, product_options, source_options,
    status_options,
};
use crate::live::Feed;
use crate::ui::ask::Select;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::money_field::MoneyField;
use crate::words::{Words, use_words};

/// What is typed: one field, an amount, or the two of a next step.
#[derive(Clone, Copy)]
struct Boxes {
    one: Typed,
    money: TypedMoney,
    due: Typed,
}

#[component]
pub fn Editor(
    deal: DealId,
    heading: Heading,
    card: Memo<Option<Card>>,
    spot: Spot,
) -> impl IntoView {
    card.get_untracked().map(|opened| view! { <Typing deal heading card spot opened /> })
}

#[component]
fn Typing(
    deal: DealId,
    heading: Heading,
    card: Memo<Option<Card>>,
    spot: Spot,
    opened: Card,
) -> impl IntoView {
    let rows = expect_context::<Rows>();
    let words = use_words();
    let typed = begin(rows.feed, heading, &opened.deal);
    let opened = StoredValue::new(opened);
    let stop = move || {
        rows.editing.set(None);
        keys::focus_grid(rows);
    };
    // `false`: what was typed cannot be kept, and stays.
    let keep = move || {
        let Some(edit) = rows.feed.desk(|desk| read(words, desk, heading, typed)) else {
            return false;
        };
        let before = opened.get_value();
        if !already(&edit, &before.deal) {
            // Another field that changed meanwhile is no conflict; this one is.
            let now = card.get_untracked().filter(|now| same(heading, &now.deal, &before.deal));
            let command = Command::Edit { deal, edits: vec![edit] };
            rows.feed.send(command, Some(now.unwrap_or(before)), None);
        }
        true
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if keep() {
            stop();
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            stop();
        }
        "Tab" if !keys::is_first_of_two(&event) => {
            event.prevent_default();
            event.stop_propagation();
            if keep() {
                stop();
                keys::edit_beside(rows, spot, event.shift_key());
            }
        }
        _ => event.stop_propagation(),
    };
    let form = NodeRef::<leptos::html::Form>::new();
    Effect::new(move |_| {
        if let Some(form) = form.get() {
            keys::focus_first(&form);
        }
    });
    let (products, sources, owners) = rows.feed.desk(|desk| {
        let deal = opened.with_value(|card| card.deal.clone());
        let products = product_options(words, desk, deal.product);
        (products, source_options(words, desk, deal.source), owner_options(desk))
    });
    let label = words.heading(heading);
    let fields = match heading {
        Heading::Product => view! { <Select id="cell-value" label options=products value=typed.one.value /> }.into_any(),
        Heading::Source => view! { <Select id="cell-value" label options=sources value=typed.one.value /> }.into_any(),
        Heading::Owner => view! { <Select id="cell-value" label options=owners value=typed.one.value /> }.into_any(),
        Heading::Status => {
            let mut options = status_options(words);
            options.insert(0, (String::new(), words.ui_none().to_owned()));
            view! { <Select id="cell-value" label options value=typed.one.value /> }.into_any()
        }
        Heading::Amount => view! {
            <MoneyField
                id="cell-value"
                label
                value=typed.money.amount.value
                currency=typed.money.currency
                currencies=rows.feed.desk(currencies)
                error=typed.money.amount.error()
            />
        }
        .into_any(),
        Heading::Expected => view! {
            <Field id="cell-value" label value=typed.one.value kind="date" error=typed.one.error() />
        }
        .into_any(),
        _ => view! {
            <Field id="cell-step" label value=typed.one.value error=typed.one.error() />
            <Field
                id="cell-due"
                label=words.deal_next_due()
                value=typed.due.value
                kind="date"
                error=typed.due.error()
            />
        }
        .into_any(),
    };
    view! {
        <form class="cell-editor" novalidate node_ref=form on:submit=submit on:keydown=pressed>
            {fields}
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| stop()>
                    {words.ui_cancel()}
                </button>
                <button class="button is-primary" type="submit">
                    <Icon name="i-check" />
                    {words.ui_save()}
                </button>
            </div>
        </form>
    }
}

fn begin(feed: Feed, heading: Heading, deal: &Deal) -> Boxes {
    let step = deal.next_step.as_ref();
    let one = match heading {
        Heading::Product => deal.product.map(|id| id.to_string()),
        Heading::Source => deal.source.map(|id| id.to_string()),
        Heading::Owner => Some(deal.owner.to_string()),
        Heading::Status => deal.status.map(|status| status.word().to_owned()),
        Heading::Expected => deal.expected.map(|day| day.iso()),
        _ => step.map(|step| step.what.to_string()),
    };
    let due = step.map(|step| step.due.iso()).unwrap_or_default();
    let money = feed.desk(|desk| TypedMoney::new(deal.amount, desk));
    Boxes { one: Typed::new(one.unwrap_or_default()), money, due: Typed::new(due) }
}

/// `None`: it cannot be read, and the field says why.
fn read(words: Words, desk: &crate::desk::Desk, heading: Heading, typed: Boxes) -> Option<Edit> {
    Some(match heading {
        Heading::Product => Edit::Product(typed.one.pick()),
        Heading::Source => Edit::Source(typed.one.pick()),
        Heading::Owner => Edit::Owner(typed.one.pick()?),
        Heading::Status => Edit::Status(typed.one.status()),
        Heading::Amount => Edit::Amount(typed.money.read(words, words.deal_amount(), desk)?),
        Heading::Expected => Edit::Expected(typed.one.day(words)?),
        _ => Edit::NextStep(next_step(words, typed.one, typed.due)?),
    })
}

fn already(edit: &Edit, deal: &Deal) -> bool {
    match edit {
        Edit::Product(to) => *to == deal.product,
        Edit::Source(to) => *to == deal.source,
        Edit::Owner(to) => *to == deal.owner,
        Edit::Status(to) => *to == deal.status,
        Edit::Amount(to) => *to == deal.amount,
        Edit::Expected(to) => *to == deal.expected,
        Edit::NextStep(to) => *to == deal.next_step,
        _ => false,
    }
}

fn same(heading: Heading, a: &Deal, b: &Deal) -> bool {
    match heading {
        Heading::Product => a.product == b.product,
        Heading::Source => a.source == b.source,
        Heading::Owner => a.owner == b.owner,
        Heading::Status => a.status == b.status,
        Heading::Amount => a.amount == b.amount,
        Heading::Expected => a.expected == b.expected,
        _ => a.next_step == b.next_step,
    }
}
