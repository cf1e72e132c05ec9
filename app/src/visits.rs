//! The week and the day of visits with what its results may offer: moves, and what is told of them.

use leptos::prelude::*;

use crate::board::Moves;
use crate::visit::{DayPage, VisitsPage};

#[component]
pub fn Day() -> impl IntoView {
    view! {
        <DayPage>
            <Moves>""</Moves>
        </DayPage>
    }
}

#[component]
pub fn Visits() -> impl IntoView {
    view! {
        <VisitsPage>
            <Moves>""</Moves>
        </VisitsPage>
    }
}
