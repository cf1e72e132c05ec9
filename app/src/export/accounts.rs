//! The sheet of the list of accounts: all of them that it finds, as a file.

use domain::account::{Filter, Order};
use domain::export::FileKind;
use leptos::prelude::*;

use super::api::{Asked, Rows};
use super::kinds::{Go, Kinds, chosen};
use super::send::Taking;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

/// `asked` is what the list shows, all its pages together.
#[component]
pub fn ExportAccounts(open: RwSignal<bool>, asked: Signal<(Filter, Order)>) -> impl IntoView {
    move || open.get().then(|| view! { <Choose open asked=asked.get_untracked() /> })
}

#[component]
fn Choose(open: RwSignal<bool>, asked: (Filter, Order)) -> impl IntoView {
    let words = use_words();
    let kind = RwSignal::new(FileKind::default().word().to_owned());
    let taking = Taking::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (filter, order) = asked.clone();
        taking.take(Asked { kind: chosen(kind), rows: Rows::Accounts { filter, order } });
    };
    view! {
        <Sheet title=words.export_accounts_title() close=Callback::new(move |()| open.set(false))>
            <form class="sheet-form" id="export" novalidate on:submit=submit>
                <div class="sheet-body">
                    <p class="muted">{words.export_accounts_lead()}</p>
                    <Refused wrong=taking.wrong.into() />
                    <Kinds kind taking />
                </div>
                <footer class="sheet-foot buttons">
                    <Go taking />
                </footer>
            </form>
        </Sheet>
    }
}
