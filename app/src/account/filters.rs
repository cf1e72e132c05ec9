//! The head of the list: whose accounts, which, in what order. The address holds it.

use std::time::Duration;

use domain::account::{Class, Filter, Order};
use domain::text::Name;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::query::{self, Asked};
use crate::desk::Desk;
use crate::ui::icon::Icon;
use crate::words::use_words;

type Choices = RwSignal<(Vec<Name>, Vec<Name>)>;

#[component]
pub fn Filters(desk: StoredValue<Desk>, asked: Memo<Asked>, choices: Choices) -> impl IntoView {
    let words = use_words();
    let navigate = use_navigate();
    // Another filter begins with its first page, and leaves no trail in the history.
    let go = Callback::new(move |(filter, order): (Filter, Order)| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&query::address(&Asked { filter, order, page: 0 }), options);
    });
    let change = move |set: &dyn Fn(&mut Filter)| {
        let Asked { mut filter, order, .. } = asked.get_untracked();
        set(&mut filter);
        go.run((filter, order));
    };
    let mut by_text = debounce(Duration::from_millis(200), move |text: String| {
        change(&|filter| filter.text.clone_from(&text));
    });
    let owners: Vec<(String, String)> = desk.with_value(|desk| {
        desk.sellers().map(|person| (person.id.to_string(), person.name.to_string())).collect()
    });
    let classes =
        Class::ALL.map(|class| (class.word().to_owned(), words.account_class_of(class.letter())));
    let orders = Order::ALL.map(|one| (one.word().to_owned(), words.account_order(one).to_owned()));
    let named = |names: &[Name]| {
        names.iter().map(|name| (name.to_string(), name.to_string())).collect::<Vec<_>>()
    };
    let filter = move || asked.get().filter;
    let industry = move || filter().industry.map(String::from).unwrap_or_default();
    let region = move || filter().region.map(String::from).unwrap_or_default();
    view! {
        <form
            class="filters"
            role="search"
            aria-label=words.account_filters()
            on:submit=move |event| event.prevent_default()
        >
            <label class="chip is-search" class:is-on=move || !filter().text.is_empty()>
                <span class="hidden">{words.account_search()}</span>
                <Icon name="i-search" />
                <input
                    type="search"
                    placeholder=words.account_search_hint()
                    prop:value=move || filter().text
                    value=asked.get_untracked().filter.text
                    on:input:target=move |event| by_text(event.target().value())
                />
            </label>
            {(owners.len() > 1)
                .then(|| {
                    view! {
                        <Choice
                            name=words.account_owner()
                            all=words.account_owner_all()
                            options=Signal::stored(owners)
                            value=Signal::derive(move || {
                                filter().owner.map(|id| id.to_string()).unwrap_or_default()
                            })
                            take=Callback::new(move |word: String| {
                                change(&|filter| filter.owner = word.parse().ok());
                            })
                        />
                    }
                })}
            <Choice
                name=words.account_class()
                all=words.account_class_all()
                options=Signal::stored(classes.to_vec())
                value=Signal::derive(move || {
                    filter().class.map(Class::word).unwrap_or_default().to_owned()
                })
                take=Callback::new(move |word: String| {
                    change(&|filter| filter.class = Class::from_word(&word));
                })
            />
            <Choice
                name=words.account_industry()
                all=words.account_industry_all()
                options=Signal::derive(move || choices.with(|(industries, _)| named(industries)))
                value=Signal::derive(industry)
                take=Callback::new(move |word: String| {
                    change(&|filter| filter.industry = Name::new(&word).ok());
                })
            />
            <Choice
                name=words.account_region()
                all=words.account_region_all()
                options=Signal::derive(move || choices.with(|(_, regions)| named(regions)))
                value=Signal::derive(region)
                take=Callback::new(move |word: String| {
                    change(&|filter| filter.region = Name::new(&word).ok());
                })
            />
            <label class="chip is-last">
                <span class="hidden">{words.account_sort()}</span>
                <Icon name="i-sort" />
                <Options
                    options=Signal::stored(orders.to_vec())
                    value=Signal::derive(move || asked.get().order.word().to_owned())
                    take=Callback::new(move |word: String| {
                        let filter = asked.get_untracked().filter;
                        go.run((filter, Order::from_word(&word).unwrap_or_default()));
                    })
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
    options: Signal<Vec<(String, String)>>,
    value: Signal<String>,
    take: Callback<String>,
) -> impl IntoView {
    let every = Signal::derive(move || {
        let mut every = vec![(String::new(), all.to_owned())];
        every.extend(options.get());
        // What the address names is among them, whether the list has it or not.
        let chosen = value.get();
        if !every.iter().any(|(word, _)| *word == chosen) {
            every.push((chosen.clone(), chosen));
        }
        every
    });
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
    options: Signal<Vec<(String, String)>>,
    value: Signal<String>,
    take: Callback<String>,
) -> impl IntoView {
    let each = move || {
        let option = |(word, label): (String, String)| {
            let chosen = value.get_untracked() == word;
            view! { <option value=word selected=chosen>{label}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <select
            prop:value=move || {
                options.track();
                value.get()
            }
            on:change:target=move |event| take.run(event.target().value())
        >
            {each}
        </select>
    }
}
