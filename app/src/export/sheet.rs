//! The sheet of board and table: which columns leave, as what, and the way to paper.

use domain::board::{Address, Filter};
use domain::export::{FileKind, Layout, as_table, print_address};
use domain::table::Sort;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::api::{Asked, Rows};
use super::kinds::{Go, Kinds, chosen};
use super::send::Taking;
use crate::live::api;
use crate::part::{Part, part, wasm_split};
use crate::ui::ask::Chips;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::{Words, use_words};

/// `address` is what is shown when it is opened.
#[component]
pub fn ExportSheet(open: RwSignal<bool>, address: Signal<Address>) -> impl IntoView {
    move || open.get().then(|| part(ahead, move || choose(open, address.get_untracked())))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn choose(open: RwSignal<bool>, address: Address) -> Part {
    Ok(view! { <Choose open address /> }.into_any())
}

#[component]
fn Choose(open: RwSignal<bool>, address: Address) -> impl IntoView {
    let words = use_words();
    let paper = print_address(&address);
    let Address { filter, sort, headings, .. } = as_table(&address);
    let layout = RwSignal::new(Layout::default().word().to_owned());
    let kind = RwSignal::new(FileKind::default().word().to_owned());
    let taking = Taking::new();
    let count = count_of(filter.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let layout = layout.with_untracked(|word| Layout::from_word(word)).unwrap_or_default();
        let (filter, headings) = (Box::new(filter.clone()), headings.clone());
        let rows = Rows::Deals { layout, filter, sort, headings };
        taking.take(Asked { kind: chosen(kind), rows });
    };
    let lead = move || count.get().map(|count| words.export_lead(count));
    view! {
        <Sheet title=words.export_title() close=Callback::new(move |()| open.set(false))>
            <form class="sheet-form" id="export" novalidate on:submit=submit>
                <div class="sheet-body">
                    <p class="muted export-lead">{lead}</p>
                    <Refused wrong=taking.wrong.into() />
                    <Chips
                        name="export-layout"
                        legend=words.table_columns()
                        options=layouts(words)
                        value=layout
                    />
                    <Kinds kind taking />
                </div>
                <footer class="sheet-foot buttons">
                    <A href=paper attr:class="button" attr:data-print="">
                        <Icon name="i-print" />
                        {words.export_print()}
                    </A>
                    <Go taking />
                </footer>
            </form>
        </Sheet>
    }
}

/// How many deals leave; `None` while that is not known.
fn count_of(filter: Filter) -> RwSignal<Option<i64>> {
    let count = RwSignal::new(None);
    Effect::new(move |_| {
        let filter = filter.clone();
        spawn_local(async move {
            if let Ok(table) = api::table(filter, Sort::default(), 0, 0).await {
                count.try_set(Some(i64::from(table.tally.count)));
            }
        });
    });
    count
}

fn layouts(words: Words) -> Vec<(String, String)> {
    let told = |layout: Layout| match layout {
        Layout::Shown => words.export_layout_shown(),
        Layout::Classic => words.export_layout_classic(),
        Layout::Everything => words.export_layout_everything(),
    };
    Layout::ALL.map(|layout| (layout.word().to_owned(), told(layout).to_owned())).to_vec()
}
