//! A walk with what its deals may ask for: moves, and what is told of them.

use leptos::prelude::*;

use crate::board::Moves;
use crate::walk::WalkPage;

#[component]
pub fn Walk() -> impl IntoView {
    view! {
        <WalkPage>
            <Moves>""</Moves>
        </WalkPage>
    }
}
