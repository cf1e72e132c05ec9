//! The report of a handover, on paper.

use leptos::prelude::*;

use super::one::use_handover;
use super::printed::Printed;
use crate::live::sitting::Paper;
use crate::live::sitting::api::Opened;
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::words::use_words;

#[component]
pub fn HandoverPaper() -> impl IntoView {
    let words = use_words();
    let read = use_handover();
    let draw = Callback::new(|opened: Opened| view! { <Printed opened /> }.into_any());
    view! {
        <Frame>
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(opened) => {
                            let back = format!("/handovers/{}", opened.sitting.head.id);
                            view! {
                                <Paper
                                    opened
                                    back
                                    back_label=words.handover_paper_back()
                                    title=words.handover_report()
                                    draw
                                />
                            }
                                .into_any()
                        }
                        Err(Problem::NotFound) => view! { <MissingPage /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/handovers" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}
