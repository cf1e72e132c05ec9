//! Which columns the table shows, and in what order. The address holds it, a saved view keeps it.

use domain::board::Address;
use domain::table::Heading;
use leptos::prelude::*;

use super::rows::Rows;
use crate::head::go;
use crate::ui::icon::Icon;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

#[component]
pub fn Columns(open: RwSignal<bool>) -> impl IntoView {
    let rows = expect_context::<Rows>();
    let words = use_words();
    let shown = rows.address.with_untracked(Address::shown);
    let rest = Heading::ALL.into_iter().filter(|heading| !shown.contains(heading));
    let list: Vec<(Heading, bool)> =
        shown.iter().map(|one| (*one, true)).chain(rest.map(|one| (one, false))).collect();
    let list = RwSignal::new(list);
    let go = StoredValue::new_local(go());
    let keep = move || {
        let headings = list.with_untracked(|list| {
            list.iter().filter(|(_, on)| *on).map(|(one, _)| *one).collect()
        });
        let now = rows.address.get_untracked();
        go.with_value(|go| go(Address { headings, ..now }));
    };
    let put = move |heading: Heading, on: bool| {
        list.update(|list| {
            if let Some(one) = list.iter_mut().find(|(one, _)| *one == heading) {
                one.1 = on;
            }
        });
        keep();
    };
    let go_by = move |heading: Heading, down: bool| {
        list.update(|list| {
            let Some(at) = list.iter().position(|(one, _)| *one == heading) else { return };
            // The account stays first.
            let to = if down { at + 1 } else { at.saturating_sub(1) };
            if to > 0 && to < list.len() {
                list.swap(at, to);
            }
        });
        keep();
    };
    let row = move |heading: Heading| {
        let name = words.heading(heading);
        let fixed = heading == Heading::Account;
        let on = move || list.with(|list| list.iter().any(|(one, on)| *one == heading && *on));
        view! {
            <li data-column=heading.word()>
                <label class="toggle">
                    <input
                        type="checkbox"
                        autocomplete="off"
                        disabled=fixed
                        prop:checked=on
                        on:change:target=move |event| put(heading, event.target().checked())
                    />
                    {name}
                </label>
                {(!fixed)
                    .then(|| {
                        view! {
                            <button
                                class="button is-quiet is-round"
                                type="button"
                                aria-label=words.table_column_up(name)
                                on:click=move |_| go_by(heading, false)
                            >
                                <Icon name="i-up" />
                            </button>
                            <button
                                class="button is-quiet is-round"
                                type="button"
                                aria-label=words.table_column_down(name)
                                on:click=move |_| go_by(heading, true)
                            >
                                <Icon name="i-down" />
                            </button>
                        }
                    })}
            </li>
        }
    };
    let order = move || list.with(|list| list.iter().map(|(one, _)| *one).collect::<Vec<_>>());
    view! {
        <Sheet title=words.table_columns() lead=words.table_columns_lead() close=Callback::new(move |()| open.set(false))>
            <div class="sheet-body">
                <ul class="columns-list">
                    <For each=order key=|heading| *heading let:heading>
                        {row(heading)}
                    </For>
                </ul>
            </div>
        </Sheet>
    }
}
