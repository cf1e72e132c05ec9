//! A sitting on paper: looked at on the screen, and printed with an entry in the journal.

use leptos::prelude::*;

use domain::sitting::Participant;

use super::api::{Opened, sitting_print};
use crate::desk::Desk;
use crate::format::Format;
use crate::ui::paper_desk::{Answer, PaperDesk};

/// The page of the sheet that `draw` makes of what was read; `back` leads to the sitting.
#[component]
pub fn Paper(
    opened: Opened,
    back: String,
    back_label: &'static str,
    title: &'static str,
    draw: Callback<Opened, AnyView>,
) -> impl IntoView {
    let id = opened.sitting.head.id;
    let shown = RwSignal::new(opened);
    let recorded = Signal::derive(move || shown.with(|shown| shown.entry.is_some()));
    let over = Callback::new(move |()| {
        shown.try_update(|shown| shown.entry = None);
    });
    let ask = Callback::new(move |()| -> Answer {
        Box::pin(async move {
            shown.try_set(sitting_print(id).await?);
            Ok(())
        })
    });
    view! {
        <PaperDesk back back_label title recorded ask over>
            {move || draw.run(shown.get())}
        </PaperDesk>
    }
}

/// Who signed when, under the sheet.
pub fn signature(one: &Participant, desk: &Desk, write: Format) -> impl IntoView + use<> {
    let words = write.words();
    let state = match (one.signed_at, one.joined) {
        (Some(at), _) => write.day_time(at, desk.offset),
        (None, true) => words.walk_not_signed().to_owned(),
        (None, false) => words.walk_not_come().to_owned(),
    };
    let name = desk.person(one.person).map(ToString::to_string);
    view! {
        <li>
            <b>{name}</b>
            <span>{state}</span>
        </li>
    }
}
