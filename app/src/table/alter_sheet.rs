//! Changing what is chosen: owner, source, or expected date, all in one step.

use domain::alter::{Alter, Alteration, Shift};
use domain::id::OpId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::api::alter;
use super::foot::Done;
use super::rows::Rows;
use super::selection::Selection;
use crate::fields::{Typed, owner_options, source_options};
use crate::problem::Problem;
use crate::ui::ask::{Chips, Select};
use crate::ui::field::Field;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::{Words, use_words};

/// What is to be changed, as the chips name it.
const OWNER: &str = "owner";
const SOURCE: &str = "source";
const EXPECTED: &str = "expected";
const SHIFT: &str = "shift";

#[derive(Clone, Copy)]
struct Asked {
    what: RwSignal<String>,
    owner: Typed,
    source: Typed,
    expected: Typed,
    by: Typed,
    /// `days` or `months`.
    unit: RwSignal<String>,
    /// `later` or `earlier`.
    way: RwSignal<String>,
}

impl Asked {
    /// `None`: something cannot be read, and its field says why.
    fn change(self, words: Words) -> Option<Alter> {
        match self.what.get_untracked().as_str() {
            OWNER => self.owner.pick().map(Alter::Owner),
            SOURCE => Some(Alter::Source(self.source.pick())),
            EXPECTED => Some(Alter::Expected(Shift::To(self.expected.day(words)?))),
            _ => self.shift(words).map(Alter::Expected),
        }
    }

    fn shift(self, words: Words) -> Option<Shift> {
        let months = self.unit.with_untracked(|unit| unit == "months");
        let most: i16 = if months { 120 } else { 3_650 };
        let read = self.by.value.with_untracked(|text| text.trim().parse::<i16>().ok());
        let Some(by) = read.filter(|by| (1..=most).contains(by)) else {
            self.by.wrong.set(Some(words.table_shift_wrong(i64::from(most))));
            return None;
        };
        let by = if self.way.with_untracked(|way| way == "earlier") { -by } else { by };
        Some(if months { Shift::Months(by) } else { Shift::Days(by) })
    }
}

#[component]
pub fn AlterSheet(
    open: RwSignal<bool>,
    chosen: u32,
    done: RwSignal<Option<Done>>,
) -> impl IntoView {
    let rows = expect_context::<Rows>();
    let words = use_words();
    let passes = rows.feed.desk(|desk| desk.me.passes_deals());
    let (owners, sources) =
        rows.feed.desk(|desk| (owner_options(desk), source_options(words, desk, None)));
    let first = owners.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let asked = Asked {
        what: RwSignal::new(EXPECTED.to_owned()),
        owner: Typed::new(first),
        source: Typed::new(""),
        expected: Typed::new(rows.feed.today.get_untracked().iso()),
        by: Typed::new("30"),
        unit: RwSignal::new("days".to_owned()),
        way: RwSignal::new("later".to_owned()),
    };
    let (wrong, busy) = (RwSignal::new(None::<Problem>), RwSignal::new(false));
    // The same step is the same step, however often it is sent.
    let id = OpId::new(Uuid::now_v7());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(change) = asked.change(words).filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        wrong.set(None);
        let filter = rows.address.with_untracked(|address| address.filter.clone());
        let deals = rows.selection.with_untracked(|selection| selection.picked(&filter));
        spawn_local(async move {
            let answer = alter(Alteration { id, deals, change }).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(altered) => {
                    rows.selection.set(Selection::default());
                    done.set(Some(Done { altered, undone: false }));
                    open.set(false);
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let mut what = vec![
        (EXPECTED.to_owned(), words.table_set_expected().to_owned()),
        (SHIFT.to_owned(), words.table_shift().to_owned()),
        (SOURCE.to_owned(), words.deal_source().to_owned()),
    ];
    if passes {
        what.push((OWNER.to_owned(), words.deal_owner().to_owned()));
    }
    let pair = |a: (&str, &str), b: (&str, &str)| {
        [a, b].map(|(word, label)| (word.to_owned(), label.to_owned())).to_vec()
    };
    let ways = pair(("later", words.table_later()), ("earlier", words.table_earlier()));
    let units = pair(("days", words.table_unit_days()), ("months", words.table_unit_months()));
    let fields = move || {
        match asked.what.get().as_str() {
        OWNER => view! { <Select id="alter-owner" label=words.deal_owner() options=owners.clone() value=asked.owner.value /> }.into_any(),
        SOURCE => view! { <Select id="alter-source" label=words.deal_source() options=sources.clone() value=asked.source.value /> }.into_any(),
        EXPECTED => view! {
            <Field
                id="alter-expected"
                label=words.deal_expected()
                value=asked.expected.value
                kind="date"
                hint=words.table_set_expected_hint()
                error=asked.expected.error()
            />
        }
        .into_any(),
        _ => view! {
            <Chips name="alter-way" legend=words.table_shift_way() options=ways.clone() value=asked.way />
            <div class="fields is-pair">
                <Field id="alter-by" label=words.table_shift_by() value=asked.by.value error=asked.by.error() />
                <Select id="alter-unit" label=words.table_shift_unit() options=units.clone() value=asked.unit />
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <Sheet
            title=words.table_alter_title(i64::from(chosen))
            lead=words.table_alter_lead()
            close=Callback::new(move |()| open.set(false))
        >
            <form class="sheet-form" novalidate on:submit=submit>
                <div class="sheet-body">
                    <Refused wrong=wrong.into() />
                    <Chips name="alter-what" legend=words.table_alter_what() options=what value=asked.what />
                    {fields}
                </div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| open.set(false)>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || busy.get().then_some("true")
                    >
                        {words.table_alter_confirm(i64::from(chosen))}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}
