//! The week of visits with what its results may offer: moves, and what is told of them.

use leptos::prelude::*;

use crate::board::Moves;
use crate::visit::VisitsPage;

#[component]
pub fn Visits() -> impl IntoView {
    view! {
        <VisitsPage>
            <Moves>""</Moves>
        </VisitsPage>
    }
}
