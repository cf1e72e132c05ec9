//! The filters one has at hand: whose deals, which, in what order. The address holds them.

use std::time::Duration;

use domain::board::{Address, Filter, Order, Shape};
use domain::table::{Heading, Sort};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use super::address::{go, use_address};
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

fn order_word(words: Words, order: Order) -> &'static str {
    match order {
        Order::NextStep => words.board_sort_next_step(),
        Order::Expected => words.board_sort_expected(),
        Order::Amount => words.board_sort_amount(),
        Order::TimeInStage => words.board_sort_in_stage(),
    }
}

/// The orders of a shape: word and label.
fn orders(words: Words, shape: Shape) -> Vec<(String, String)> {
    match shape {
        Shape::Board => Order::ALL
            .map(|order| (order.word().to_owned(), order_word(words, order).to_owned()))
            .to_vec(),
        Shape::Table => Heading::ALL
            .into_iter()
            .flat_map(|by| {
                let name = words.heading(by);
                let natural = Sort { by, falling: by.falls_first() };
                let turned = natural.touched(by);
                let told = |sort: Sort| format!("{name} {}", if sort.falling { "↓" } else { "↑" });
                [natural, turned].map(|sort| (sort.word(), told(sort)))
            })
            .collect(),
    }
}

/// Several reps at once stand under one word.
const MANY: &str = "many";

#[component]
pub fn Filters(
    choosing: RwSignal<bool>,
    views: RwSignal<bool>,
    export: RwSignal<bool>,
    walk: RwSignal<bool>,
    /// Whether the reader sees deals, and so may take them out and go through them with others.
    works: bool,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let address = use_address();
    let filter = move || address.with(|address| address.filter.clone());
    let go = go();
    let change = {
        let go = go.clone();
        move |change: &dyn Fn(&mut Filter)| {
            let mut now = address.get_untracked();
            change(&mut now.filter);
            go(now);
        }
    };
    let sees_others = feed.desk(|desk| desk.me.sees.as_ref().is_none_or(|sees| sees.len() > 1));
    let teams: Vec<(String, String)> = feed.desk(|desk| {
        desk.teams.iter().map(|team| (team.id.to_string(), team.name.to_string())).collect()
    });
    let reps: Vec<(String, String)> = feed.desk(|desk| {
        desk.sellers().map(|person| (person.id.to_string(), person.name.to_string())).collect()
    });
    let shape = address.with_untracked(|address| address.shape);
    let orders = orders(words, shape);
    let by_team = {
        let change = change.clone();
        move |word: String| {
            change(&|filter| {
                filter.team = word.parse().ok();
                filter.reps.clear();
            });
        }
    };
    let by_rep = {
        let change = change.clone();
        move |word: String| {
            if word != MANY {
                change(&|filter| filter.reps = word.parse().ok().into_iter().collect());
            }
        }
    };
    let by_order = move |word: String| {
        let now = address.get_untracked();
        go(match now.shape {
            Shape::Board => Address { order: Order::from_word(&word).unwrap_or_default(), ..now },
            Shape::Table => Address { sort: Sort::from_word(&word).unwrap_or_default(), ..now },
        });
    };
    let mut by_text = debounce(Duration::from_millis(200), move |text: String| {
        change(&|filter| filter.text.clone_from(&text));
    });
    let many = move || i64::try_from(filter().reps.len()).unwrap_or(0);
    let several = move || {
        (many() > 1).then(|| {
            view! { <option value=MANY selected=true>{words.filter_reps(many())}</option> }
        })
    };
    let team = Memo::new(move |_| {
        address.with(|now| now.filter.team.map(|id| id.to_string()).unwrap_or_default())
    });
    let rep = Memo::new(move |_| {
        let reps = filter().reps;
        match reps.len() {
            0 | 1 => reps.first().map(|id| id.to_string()).unwrap_or_default(),
            _ => MANY.to_owned(),
        }
    });
    let order = Memo::new(move |_| {
        address.with(|now| match now.shape {
            Shape::Board => now.order.word().to_owned(),
            Shape::Table => now.sort.word(),
        })
    });
    let chosen = Signal::derive(move || i64::try_from(filter().chosen()).unwrap_or(0));
    view! {
        <form
            class="filters"
            role="search"
            aria-label=words.board_filters()
            on:submit=move |event| event.prevent_default()
        >
            <button
                class="chip"
                class:is-on=move || chosen.get() != 0
                type="button"
                data-filters
                aria-haspopup="dialog"
                on:click=move |_| choosing.set(true)
            >
                <Icon name="i-funnel" />
                {words.filter_open()}
                {move || {
                    (chosen.get() != 0)
                        .then(|| view! { <b class="num">{crate::format::count(chosen.get())}</b> })
                }}
            </button>
            <button
                class="chip"
                type="button"
                data-views
                aria-haspopup="dialog"
                on:click=move |_| views.set(true)
            >
                <Icon name="i-star" />
                {words.view_menu()}
            </button>
            {works
                .then(|| {
                    view! {
                        <button
                            class="chip"
                            type="button"
                            data-export
                            aria-haspopup="dialog"
                            on:click=move |_| export.set(true)
                        >
                            <Icon name="i-download" />
                            <span>{words.export_open()}</span>
                        </button>
                        <button
                            class="chip"
                            type="button"
                            data-walk
                            aria-haspopup="dialog"
                            on:click=move |_| walk.set(true)
                        >
                            <Icon name="i-team" />
                            <span>{words.walk_open()}</span>
                        </button>
                    }
                })}
            {sees_others
                .then(|| {
                    view! {
                        <Choice
                            name=words.board_team()
                            all=words.board_all_teams()
                            options=teams
                            value=team
                            take=by_team
                            first=().into_any()
                        />
                        <Choice
                            name=words.board_rep()
                            all=words.board_all_reps()
                            options=reps
                            value=rep
                            take=by_rep
                            first=several.into_any()
                        />
                    }
                })}
            <label class="chip is-search" class:is-on=move || !filter().text.is_empty()>
                <span class="hidden">{words.board_search()}</span>
                <Icon name="i-search" />
                <input
                    type="search"
                    placeholder=words.board_search_hint()
                    prop:value=move || filter().text
                    on:input:target=move |event| by_text(event.target().value())
                />
            </label>
            <label class="chip is-last">
                <span class="hidden">{words.board_sort()}</span>
                <Icon name="i-sort" />
                <Options
                    options=orders
                    value=order
                    take=by_order
                    first=().into_any()
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
    value: Memo<String>,
    take: impl Fn(String) + 'static,
    /// What stands before the others.
    first: AnyView,
) -> impl IntoView {
    let mut every = vec![(String::new(), all.to_owned())];
    every.extend(options);
    view! {
        <label class="chip" class:is-on=move || !value.with(String::is_empty)>
            <span class="hidden">{name}</span>
            <Options options=every value take first />
            <Icon name="i-down" />
        </label>
    }
}

#[component]
fn Options(
    options: Vec<(String, String)>,
    value: Memo<String>,
    take: impl Fn(String) + 'static,
    first: AnyView,
) -> impl IntoView {
    let options = options.into_iter().map(|(word, label)| {
        let mine = word.clone();
        view! {
            <option value=word selected=move || value.with(|value| *value == mine)>
                {label}
            </option>
        }
    });
    view! {
        <select
            prop:value=move || value.get()
            on:change:target=move |event| take(event.target().value())
        >
            {first}
            {options.collect_view()}
        </select>
    }
}
