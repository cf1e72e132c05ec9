//! The page of rates.

use domain::day::Day;
use domain::money::Currency;
use domain::rates::{Rate, RateRefused};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, Table};
use crate::format::use_format;
use crate::problem::Problem;
use crate::ui::field::Field;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn RatesPage() -> impl IntoView {
    let words = use_words();
    let table = resource(|| (), |()| api::rates());
    view! {
        <Frame>
            <div class="top">
                <header class="bar">
                    <a
                        class="button is-quiet is-round"
                        href="/settings"
                        aria-label=words.settings_title()
                    >
                        <Icon name="i-back" />
                    </a>
                    <h1>{words.rates_title()}</h1>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="-1">
                <div class="page">
                    <Suspense>
                        {move || Suspend::new(async move { shown(table.await) })}
                    </Suspense>
                </div>
            </main>
        </Frame>
    }
}

fn shown(table: Result<Table, Problem>) -> AnyView {
    match table {
        Ok(table) => view! { <Kept table=RwSignal::new(table) /> }.into_any(),
        Err(problem) => view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any(),
    }
}

#[component]
fn Kept(table: RwSignal<Table>) -> impl IntoView {
    let words = use_words();
    let wrong = RwSignal::new(None::<Problem>);
    let own = table.with_untracked(|table| table.rates.own().code().to_owned());
    let rows = move || {
        table.with(|Table { rates, today }| {
            let row = |(currency, from, rate): (Currency, Day, Rate)| {
                let holds = rates.on(currency, *today) == Some(rate);
                view! { <Row currency from rate holds table wrong /> }
            };
            rates.all().map(row).collect_view()
        })
    };
    let none = Memo::new(move |_| table.with(|table| table.rates.all().next().is_none()));
    view! {
        <section class="panel" aria-labelledby="rates">
            <header>
                <h2 id="rates">{words.rates_table(&own)}</h2>
                <p>{words.rates_text(&own)}</p>
            </header>
            <Refused wrong=wrong.into() />
            <ul class="rates">{rows}</ul>
            {move || none.get().then(|| view! { <p class="muted">{words.rates_none()}</p> })}
        </section>
        <New table own />
    }
}

#[component]
fn Row(
    currency: Currency,
    from: Day,
    rate: Rate,
    holds: bool,
    table: RwSignal<Table>,
    wrong: RwSignal<Option<Problem>>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let own = table.with_untracked(|table| table.rates.own());
    let day = write.day(from);
    let remove = move |_| {
        spawn_local(async move {
            match api::remove_rate(currency, from).await {
                Ok(now) => {
                    wrong.set(None);
                    table.set(now);
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let label = words.rates_remove(currency.code(), &day);
    view! {
        <li>
            <b>{format!("1 {} = {rate} {}", currency.code(), own.code())}</b>
            <span class="muted">{words.rates_from(&day)}</span>
            {holds
                .then(|| {
                    view! {
                        <span class="mark is-good">
                            <Icon name="i-check" />
                            <span>{words.rates_today()}</span>
                        </span>
                    }
                })}
            <button
                class="button is-quiet is-round"
                type="button"
                aria-label=label
                on:click=remove
            >
                <Icon name="i-close" />
            </button>
        </li>
    }
}

/// What is typed stays till it is taken.
#[component]
fn New(table: RwSignal<Table>, own: String) -> impl IntoView {
    let words = use_words();
    let today = table.with_untracked(|table| table.today.iso());
    let (code, from, rate) =
        (RwSignal::new(String::new()), RwSignal::new(today), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let typed = (code.get_untracked(), from.get_untracked(), rate.get_untracked());
        spawn_local(async move {
            match api::set_rate(typed.0, typed.1, typed.2).await {
                Ok(now) => {
                    wrong.set(None);
                    table.set(now);
                    rate.set(String::new());
                }
                Err(problem) => wrong.set(Some(problem)),
            }
            busy.set(false);
        });
    };
    let at = move |field: fn(RateRefused) -> bool| {
        Signal::derive(move || {
            let found = wrong.get().filter(|wrong| matches!(wrong, Problem::Rate(r) if field(*r)));
            found.map(|problem| problem.say(words))
        })
    };
    let elsewhere =
        Signal::derive(move || wrong.get().filter(|problem| !matches!(problem, Problem::Rate(_))));
    view! {
        <form class="panel" novalidate aria-labelledby="rates-new" on:submit=submit>
            <h2 id="rates-new">{words.rates_new()}</h2>
            <Refused wrong=elsewhere />
            <div class="fields is-pair">
                <Field
                    id="rate-currency"
                    label=words.rates_currency()
                    value=code
                    hint=words.rates_currency_hint()
                    error=at(is_of_currency)
                />
                <Field
                    id="rate-from"
                    label=words.rates_day()
                    value=from
                    kind="date"
                    error=at(is_of_day)
                />
            </div>
            <Field
                id="rate-rate"
                label=words.rates_rate(&own)
                value=rate
                hint=words.rates_rate_hint()
                error=at(is_of_rate)
            />
            <div class="buttons">
                <button
                    class="button is-primary"
                    type="submit"
                    aria-busy=move || busy.get().then_some("true")
                >
                    {words.ui_save()}
                </button>
            </div>
        </form>
    }
}

fn is_of_currency(refused: RateRefused) -> bool {
    matches!(refused, RateRefused::UnknownCurrency | RateRefused::OwnCurrency)
}

fn is_of_day(refused: RateRefused) -> bool {
    refused == RateRefused::DayWanted
}

fn is_of_rate(refused: RateRefused) -> bool {
    !is_of_currency(refused) && !is_of_day(refused)
}
