//! A walk on paper.

use leptos::prelude::*;

use super::one::use_walk;
use super::printed::Printed;
use crate::live::sitting::Paper;
use crate::live::sitting::api::Opened;
use crate::ui::frame::Frame;
use crate::ui::read_page::read_page;
use crate::words::use_words;

#[component]
pub fn WalkPaper() -> impl IntoView {
    let words = use_words();
    let read = use_walk();
    let draw = Callback::new(|opened: Opened| view! { <Printed opened /> }.into_any());
    let (back_label, title) = (words.walk_paper_back(), words.walk_paper());
    view! {
        <Frame>
            {read_page(read, "/walks", move |opened: Opened| {
                let back = format!("/walks/{}", opened.sitting.head.id);
                view! { <Paper opened back back_label title draw /> }.into_any()
            })}
        </Frame>
    }
}
