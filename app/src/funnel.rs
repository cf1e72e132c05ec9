//! The funnel in its two shapes, each with the deal one opens beside it and the form for a new one.

use leptos::prelude::*;

use crate::board::{BoardPage, Moves};
use crate::deal::{DealSheet, NewDeal};
use crate::table::TablePage;
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

#[component]
pub fn FunnelTable() -> impl IntoView {
    let list = RwSignal::new(false);
    view! {
        <Frame>
            <TablePage list>
                <Moves>
                    <DealSheet />
                    <NewDeal open=list />
                </Moves>
            </TablePage>
        </Frame>
    }
}
