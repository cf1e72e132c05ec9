//! The funnel in its two shapes, each with the deal one opens beside it, the form for a new one
//! and the way out for what is shown.

use leptos::prelude::*;

use crate::board::{BoardPage, Moves};
use crate::deal::{DealSheet, NewDeal};
use crate::export::ExportSheet;
use crate::head::use_address;
use crate::table::TablePage;
use crate::ui::frame::Frame;
use crate::ui::unprinted::Unprinted;
use crate::walk::WalkSheet;

#[component]
pub fn FunnelPage() -> impl IntoView {
    let [list, export, walk] = [(); 3].map(|()| RwSignal::new(false));
    view! {
        <Frame>
            <Unprinted />
            <BoardPage list export walk>
                <DealSheet />
                <NewDeal open=list />
                <ExportSheet open=export address=use_address() />
                <WalkSheet open=walk address=use_address() />
            </BoardPage>
        </Frame>
    }
}

#[component]
pub fn FunnelTable() -> impl IntoView {
    let [list, export, walk] = [(); 3].map(|()| RwSignal::new(false));
    view! {
        <Frame>
            <Unprinted />
            <TablePage list export walk>
                <Moves>
                    <DealSheet />
                    <NewDeal open=list />
                </Moves>
                <ExportSheet open=export address=use_address() />
                <WalkSheet open=walk address=use_address() />
            </TablePage>
        </Frame>
    }
}
