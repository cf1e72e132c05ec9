//! The head of the board: whose deals, which, in what order. The address holds it.

use std::time::Duration;

use domain::board::{Filter, Order};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::query;
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

/// Goes to the board through another filter, without leaving a trail in the history.
pub fn change() -> impl Fn(Filter, Order) + Clone {
    let navigate = use_navigate();
    let params = use_query_map();
    move |filter, order| {
        let deal = params.with_untracked(|params| params.get("deal"));
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&query::address(&filter, order, deal), options);
    }
}

fn order_word(words: Words, order: Order) -> &'static str {
    match order {
        Order::NextStep => words.board_sort_next_step(),
        Order::Expected => words.board_sort_expected(),
        Order::Amount => words.board_sort_amount(),
        Order::TimeInStage => words.board_sort_in_stage(),
    }
}

#[component]
pub fn Filters() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let params = use_query_map();
    let now = move || params.with(query::read);
    let current = move || params.with_untracked(query::read);
    let change = change();
    let sees_others = feed.desk(|desk| desk.me.sees.as_ref().is_none_or(|sees| sees.len() > 1));
    let teams: Vec<(String, String)> = feed.desk(|desk| {
        desk.teams.iter().map(|team| (team.id.to_string(), team.name.to_string())).collect()
    });
    let reps: Vec<(String, String)> = feed.desk(|desk| {
        desk.sellers().map(|person| (person.id.to_string(), person.name.to_string())).collect()
    });
    let orders = Order::ALL
        .map(|order| (order.word().to_owned(), order_word(words, order).to_owned()))
        .to_vec();
    let by_team = {
        let change = change.clone();
        move |word: String| {
            let (filter, order) = current();
            change(Filter { team: word.parse().ok(), rep: None, ..filter }, order);
        }
    };
    let by_rep = {
        let change = change.clone();
        move |word: String| {
            let (filter, order) = current();
            change(Filter { rep: word.parse().ok(), ..filter }, order);
        }
    };
    let by_order = {
        let change = change.clone();
        move |word: String| {
            let (filter, _) = current();
            change(filter, Order::from_word(&word).unwrap_or_default());
        }
    };
    let mut by_text = debounce(Duration::from_millis(200), move |text: String| {
        let (filter, order) = current();
        change(Filter { text, ..filter }, order);
    });
    view! {
        <form
            class="filters"
            role="search"
            aria-label=words.board_filters()
            on:submit=move |event| event.prevent_default()
        >
            {sees_others
                .then(|| {
                    view! {
                        <Choice
                            name=words.board_team()
                            all=words.board_all_teams()
                            options=teams
                            value=Signal::derive(move || {
                                now().0.team.map(|id| id.to_string()).unwrap_or_default()
                            })
                            take=by_team
                        />
                        <Choice
                            name=words.board_rep()
                            all=words.board_all_reps()
                            options=reps
                            value=Signal::derive(move || {
                                now().0.rep.map(|id| id.to_string()).unwrap_or_default()
                            })
                            take=by_rep
                        />
                    }
                })}
            <label class="chip" class:is-on=move || !now().0.text.is_empty()>
                <span class="hidden">{words.board_search()}</span>
                <Icon name="i-search" />
                <input
                    type="search"
                    placeholder=words.board_search_hint()
                    prop:value=move || now().0.text
                    on:input:target=move |event| by_text(event.target().value())
                />
            </label>
            <label class="chip is-last">
                <span class="hidden">{words.board_sort()}</span>
                <Icon name="i-sort" />
                <Options
                    options=orders
                    value=Signal::derive(move || now().1.word().to_owned())
                    take=by_order
                />
                <Icon name="i-down" />
            </label>
        </form>
    }
}

#[component]
fn Choice(
    name: &'static str,
    all: &'static str,
    options: Vec<(String, String)>,
    value: Signal<String>,
    take: impl Fn(String) + 'static,
) -> impl IntoView {
    let mut every = vec![(String::new(), all.to_owned())];
    every.extend(options);
    view! {
        <label class="chip" class:is-on=move || !value.get().is_empty()>
            <span class="hidden">{name}</span>
            <Options options=every value take />
            <Icon name="i-down" />
        </label>
    }
}

#[component]
fn Options(
    options: Vec<(String, String)>,
    value: Signal<String>,
    take: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = options.into_iter().map(|(word, label)| {
        let mine = word.clone();
        view! {
            <option value=word selected=move || value.get() == mine>
                {label}
            </option>
        }
    });
    view! {
        <select
            prop:value=move || value.get()
            on:change:target=move |event| take(event.target().value())
        >
            {options.collect_view()}
        </select>
    }
}
