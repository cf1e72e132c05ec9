//! Moving deals where no board is drawn: “Move to…”, what a drop asks, conflicts, what did not go
//! through, and what is told.

use leptos::prelude::*;

use super::attention::AttentionSheet;
use super::carry::provide_carry;
use super::conflict::ConflictSheet;
use super::drop_sheet::DropSheet;
use super::move_menu::MoveMenu;
use super::toasts::Toasts;
use crate::live::Feed;

/// With `children` that may ask for a move.
#[component]
pub fn Moves(children: Children) -> impl IntoView {
    let carry = provide_carry(expect_context::<Feed>());
    view! {
        {children()}
        <MoveMenu />
        <DropSheet />
        <ConflictSheet />
        <AttentionSheet />
        <Toasts />
        <p class="hidden" role="status" aria-live="assertive">{move || carry.said.get()}</p>
    }
}
