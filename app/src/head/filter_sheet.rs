//! Every filter in one sheet, with the number of deals it will show.

use std::time::Duration;

use domain::board::{Address, Amounts, Filter, Span};
use domain::day::Day;
use domain::money::Money;
use domain::table::Sort;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::{go, use_address};
use super::choices::{self, Choice, Group};
use crate::fields::Typed;
use crate::live::{Feed, api};
use crate::part::{Part, part, wasm_split};
use crate::ui::field::{Field, plain_amount};
use crate::ui::sheet::Sheet;
use crate::words::use_words;

const SOON: Duration = Duration::from_millis(150);

#[component]
pub fn FilterSheet(open: RwSignal<bool>) -> impl IntoView {
    move || open.get().then(|| part(ahead, move || choose(open)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn choose(open: RwSignal<bool>) -> Part {
    Ok(view! { <Choose open /> }.into_any())
}

#[component]
fn Choose(open: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let address = use_address();
    let go = go();
    let draft = RwSignal::new(address.with_untracked(|address| address.filter.clone()));
    let count = count_of(draft);
    let typed = Ends::of(feed, draft);
    let sees_others = feed.desk(|desk| desk.me.sees.as_ref().is_none_or(|sees| sees.len() > 1));
    let (reps, products, sources) = feed.desk(|desk| {
        let lists = (choices::products(words, desk), choices::sources(words, desk));
        (choices::reps(words, desk), lists.0, lists.1)
    });
    let [bands, stages, outs] = choices::places(words);
    let unit = feed.desk(|desk| desk.currency.code().to_owned());
    let amount = view! {
        <fieldset class="field">
            <legend>{words.board_sort_amount()}</legend>
            <div class="fields is-pair">
                <Field
                    id="filter-amount-from"
                    label=words.filter_from()
                    value=typed.amount_from.value
                    unit=unit.clone()
                    error=typed.amount_from.error()
                />
                <Field
                    id="filter-amount-to"
                    label=words.filter_to()
                    value=typed.amount_to.value
                    unit=unit
                    error=typed.amount_to.error()
                />
            </div>
        </fieldset>
    };
    let close = Callback::new(move |()| open.set(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if typed.wrong() {
            return;
        }
        open.set(false);
        go(Address { filter: draft.get_untracked(), ..address.get_untracked() });
    };
    let show = move || match count.get() {
        Some(n) => words.filter_show(n),
        None => words.filter_counting().to_owned(),
    };
    view! {
        <Sheet title=words.board_filters() close>
            <form class="sheet-form" id="filter" novalidate on:submit=submit>
                <div class="sheet-body">
                    <Many group=choices::marks(words) draft />
                    <Many group=choices::classes(words) draft />
                    <Many group=bands draft />
                    <Many group=stages draft />
                    <Many group=outs draft />
                    {amount}
                    <Many group=choices::expected(words) draft />
                    <Days from="filter-expected-from" to="filter-expected-to" typed=typed.expected />
                    {sees_others.then(|| view! { <Many group=reps draft /> })}
                    <Many group=products draft />
                    <Many group=sources draft />
                    <Many group=choices::listed(words) draft />
                    <Days from="filter-listed-from" to="filter-listed-to" typed=typed.listed />
                </div>
                <footer class="sheet-foot buttons">
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            draft.set(Filter::default());
                            typed.clear();
                        }
                    >
                        {words.board_clear_filters()}
                    </button>
                    <button class="button is-primary" type="submit" data-count=move || count.get().map(|n| n.to_string())>
                        {show}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}

/// How many deals the draft takes in; `None` while that is not known.
fn count_of(draft: RwSignal<Filter>) -> RwSignal<Option<i64>> {
    let count = RwSignal::new(None);
    let mut ask = debounce(SOON, move |filter: Filter| {
        spawn_local(async move {
            // The board shows what is open; so does a table for which no place was chosen.
            let read = api::table(filter.clone(), Sort::default(), 0, 0).await;
            let same = draft.try_with_untracked(|draft| *draft == filter) == Some(true);
            if let (true, Ok(table)) = (same, read) {
                count.set(Some(i64::from(table.tally.count)));
            }
        });
    });
    Effect::new(move |_| {
        count.set(None);
        ask(draft.get());
    });
    count
}

/// What was typed into the fields for ends.
#[derive(Clone, Copy)]
struct Ends {
    amount_from: Typed,
    amount_to: Typed,
    expected: (Typed, Typed),
    listed: (Typed, Typed),
}

impl Ends {
    fn of(feed: Feed, draft: RwSignal<Filter>) -> Self {
        let words = use_words();
        let filter = draft.get_untracked();
        let whole = |n: Option<u64>| {
            let n = n.and_then(|n| i64::try_from(n).ok());
            Typed::new(n.map(|n| plain_amount(n, 0)).unwrap_or_default())
        };
        let days = |span: Option<Span>| {
            let (from, to) = match span {
                Some(Span::Between { from, to }) => (from, to),
                _ => (None, None),
            };
            let iso = |day: Option<Day>| Typed::new(day.map(Day::iso).unwrap_or_default());
            (iso(from), iso(to))
        };
        let typed = Self {
            amount_from: whole(filter.amount.from),
            amount_to: whole(filter.amount.to),
            expected: days(filter.expected),
            listed: days(filter.listed),
        };
        // What is typed comes into the draft as far as it can be read.
        Effect::new(move |_| {
            typed.amount_from.value.track();
            typed.amount_to.value.track();
            let read = |typed: Typed| feed.desk(|desk| typed.amount(words, desk)).flatten();
            let unit = feed.desk(|desk| 10_i64.pow(desk.currency.digits()));
            let whole = |money: Money| u64::try_from(money.minor() / unit).unwrap_or(0);
            let (from, to) = (read(typed.amount_from), read(typed.amount_to));
            let amount = Amounts { from: from.map(whole), to: to.map(whole) };
            if draft.with_untracked(|draft| draft.amount != amount) {
                draft.update(|draft| draft.amount = amount);
            }
        });
        let follow = |(from, to): (Typed, Typed), at: fn(&mut Filter) -> &mut Option<Span>| {
            Effect::new(move |_| {
                let day = |typed: Typed| typed.value.with(|iso| Day::from_iso(iso));
                let (from, to) = (day(from), day(to));
                let typed = (from.is_some() || to.is_some()).then_some(Span::Between { from, to });
                let mut now = draft.get_untracked();
                let held = *at(&mut now);
                let other = matches!(held, None | Some(Span::Between { .. })) || typed.is_some();
                if other && held != typed {
                    draft.update(|draft| *at(draft) = typed);
                }
            });
            // A word takes the place of what was typed.
            Effect::new(move |_| {
                let mut now = draft.get();
                if !matches!(*at(&mut now), None | Some(Span::Between { .. })) {
                    from.value.set(String::new());
                    to.value.set(String::new());
                }
            });
        };
        follow(typed.expected, |filter| &mut filter.expected);
        follow(typed.listed, |filter| &mut filter.listed);
        typed
    }

    fn wrong(self) -> bool {
        [self.amount_from, self.amount_to]
            .iter()
            .any(|one| one.wrong.with_untracked(Option::is_some))
    }

    fn clear(self) {
        let days = [self.expected.0, self.expected.1, self.listed.0, self.listed.1];
        for one in days.into_iter().chain([self.amount_from, self.amount_to]) {
            one.value.set(String::new());
        }
    }
}

/// Any of a group, as chips.
#[component]
fn Many(group: Group, draft: RwSignal<Filter>) -> impl IntoView {
    let chip = |choice: Choice| {
        let (label, put) = (choice.label.clone(), choice.clone());
        view! {
            <label class="chip">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || draft.with(|draft| choice.held(draft))
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        draft.update(|draft| put.put(draft, on));
                    }
                />
                {label}
            </label>
        }
    };
    let chips = group.choices.into_iter().map(chip).collect_view();
    view! {
        <fieldset class="field">
            <legend>{group.legend}</legend>
            <div class="chips">{chips}</div>
        </fieldset>
    }
}

/// From one day to another.
#[component]
fn Days(from: &'static str, to: &'static str, typed: (Typed, Typed)) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="fields is-pair">
            <Field id=from label=words.filter_from() value=typed.0.value kind="date" />
            <Field id=to label=words.filter_to() value=typed.1.value kind="date" />
        </div>
    }
}
