//! The report of a handover, on paper.

use leptos::prelude::*;

use super::one::use_handover;
use super::printed::Printed;
use crate::live::sitting::Paper;
use crate::live::sitting::api::Opened;
use crate::ui::frame::Frame;
use crate::ui::read_page::read_page;
use crate::words::use_words;

#[component]
pub fn HandoverPaper() -> impl IntoView {
    let words = use_words();
    let read = use_handover();
    let draw = Callback::new(|opened: Opened| view! { <Printed opened /> }.into_any());
    let (back_label, title) = (words.handover_paper_back(), words.handover_report());
    view! {
        <Frame>
            {read_page(read, "/handovers", move |opened: Opened| {
                let back = format!("/handovers/{}", opened.sitting.head.id);
                view! { <Paper opened back back_label title draw /> }.into_any()
            })}
        </Frame>
    }
}
