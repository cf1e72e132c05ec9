//! A debrief on paper.

use leptos::prelude::*;

use super::api::Debriefed;
use super::debrief::use_debrief;
use super::printed::Printed;
use crate::live::sitting::Paper;
use crate::live::sitting::api::Opened;
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::words::use_words;

#[component]
pub fn DebriefPaper() -> impl IntoView {
    let words = use_words();
    let read = use_debrief();
    view! {
        <Frame>
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(debriefed) => {
                            let opened = debriefed.opened.clone();
                            let back = format!("/coaching/{}", opened.sitting.head.id);
                            let around = StoredValue::new(debriefed);
                            let draw = Callback::new(move |opened: Opened| {
                                let debriefed = Debriefed { opened, ..around.get_value() };
                                view! { <Printed debriefed /> }.into_any()
                            });
                            view! {
                                <Paper
                                    opened
                                    back
                                    back_label=words.debrief_paper_back()
                                    title=words.debrief_paper()
                                    draw
                                />
                            }
                                .into_any()
                        }
                        Err(Problem::NotFound) => view! { <MissingPage /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/coaching" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}
