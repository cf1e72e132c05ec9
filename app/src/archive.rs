//! The list of accounts, with the way out for what it shows.

use leptos::prelude::*;

use crate::account::{AccountsPage, use_asked};
use crate::export::ExportAccounts;

#[component]
pub fn Archive() -> impl IntoView {
    let export = RwSignal::new(false);
    let asked = use_asked();
    let asked = Signal::derive(move || asked.with(|asked| (asked.filter.clone(), asked.order)));
    view! {
        <AccountsPage export>
            <ExportAccounts open=export asked />
        </AccountsPage>
    }
}
