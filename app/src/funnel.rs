//! The funnel page: the board, and beside it the deal one opens and the form for a new one.

use leptos::prelude::*;

use crate::board::BoardPage;
use crate::deal::{DealSheet, NewDeal};
use crate::ui::frame::Frame;

#[component]
pub fn FunnelPage() -> impl IntoView {
    let list = RwSignal::new(false);
    view! {
        <Frame>
            <BoardPage list>
                <DealSheet />
                <NewDeal open=list />
            </BoardPage>
        </Frame>
    }
}
