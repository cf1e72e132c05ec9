//! The chosen filters as chips; a touch takes one away.

use domain::board::{Amounts, Filter, Span};
use domain::money::Total;
use leptos::prelude::*;

use super::address::{go, use_address};
use super::choices::{self, Choice};
use crate::desk::Desk;
use crate::format::{Format, use_format};
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

/// What a chip says, and the filter without it.
pub type Chip = (String, Filter);

#[component]
pub fn Chosen() -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let address = use_address();
    let go = go();
    let chips = move || {
        let filter = address.with(|address| address.filter.clone());
        // One rep is named by the chip above.
        let several = filter.reps.len() > 1;
        feed.desk(|desk| chips(words, write, desk, &filter, several))
    };
    move || {
        let chips = chips();
        if chips.is_empty() {
            return ().into_any();
        }
        let chip = |(label, filter): Chip| {
            let go = go.clone();
            view! {
                <li>
                    <button
                        class="chip is-on"
                        type="button"
                        aria-label=words.filter_remove(&label)
                        on:click=move |_| {
                            let now = address.get_untracked();
                            go(domain::board::Address { filter: filter.clone(), ..now });
                        }
                    >
                        {label.clone()}
                        <Icon name="i-close" />
                    </button>
                </li>
            }
        };
        let chips = chips.into_iter().map(chip).collect_view();
        let clear = go.clone();
        view! {
            <section class="chosen" aria-label=words.filter_chosen()>
                <ul>{chips}</ul>
                <button
                    class="button is-quiet"
                    type="button"
                    on:click=move |_| {
                        let now = address.get_untracked();
                        clear(domain::board::Address { filter: Filter::default(), ..now });
                    }
                >
                    {words.board_clear_filters()}
                </button>
            </section>
        }
        .into_any()
    }
}

/// What a filter chooses, one by one; team and search stand elsewhere.
pub fn chips(words: Words, write: Format, desk: &Desk, filter: &Filter, reps: bool) -> Vec<Chip> {
    let reps = reps.then(|| choices::reps(words, desk));
    let groups = choices::places(words).into_iter().chain([
        choices::marks(words),
        choices::expected(words),
        choices::listed(words),
        choices::products(words, desk),
        choices::sources(words, desk),
        choices::classes(words),
    ]);
    let choices: Vec<Choice> = groups.chain(reps).flat_map(|group| group.choices).collect();
    let mut chips = without(&choices, filter);
    chips.extend(spans(words, write, filter));
    chips.extend(amounts(words, write, filter, desk.currency));
    chips
}

fn without(choices: &[Choice], filter: &Filter) -> Vec<Chip> {
    let held = choices.iter().filter(|choice| choice.held(filter));
    let chip = |choice: &Choice| {
        let mut less = filter.clone();
        choice.put(&mut less, false);
        (choice.label.clone(), less)
    };
    held.map(chip).collect()
}

/// Days that were typed, and not chosen by their word.
fn spans(words: Words, write: Format, filter: &Filter) -> Vec<Chip> {
    let told = |field: &str, span: Option<Span>| match span {
        Some(Span::Between { from, to }) => {
            let day = |day: Option<domain::day::Day>| day.map(|day| write.day(day));
            Some(between(words, field, day(from), day(to)))
        }
        _ => None,
    };
    let expected = told(words.deal_expected(), filter.expected);
    let listed = told(words.deal_listed_at(), filter.listed);
    let expected = expected.map(|label| (label, Filter { expected: None, ..filter.clone() }));
    let listed = listed.map(|label| (label, Filter { listed: None, ..filter.clone() }));
    expected.into_iter().chain(listed).collect()
}

fn amounts(
    words: Words,
    write: Format,
    filter: &Filter,
    currency: domain::money::Currency,
) -> Option<Chip> {
    let Amounts { from, to } = filter.amount;
    if filter.amount == Amounts::default() {
        return None;
    }
    let unit = 10_i128.pow(currency.digits());
    let short = |whole: u64| write.total_short(Total(i128::from(whole) * unit), currency);
    let label = between(words, words.board_sort_amount(), from.map(short), to.map(short));
    Some((label, Filter { amount: Amounts::default(), ..filter.clone() }))
}

fn between(words: Words, field: &str, from: Option<String>, to: Option<String>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => words.filter_between(field, &from, &to),
        (Some(from), None) => words.filter_at_least(field, &from),
        (None, to) => words.filter_at_most(field, &to.unwrap_or_default()),
    }
}
