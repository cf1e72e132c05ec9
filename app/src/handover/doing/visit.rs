//! Both go to the customer together: when, and whom they met.

use domain::handover::Fill;
use domain::text::Name;
use leptos::prelude::*;

use super::Filling;
use crate::handover::filled::Filled;
use crate::problem::{Field, Problem};
use crate::words::use_words;

pub(super) fn fields(filling: Filling) -> impl IntoView {
    let words = use_words();
    let Filling { seat, seen, off, .. } = filling;
    let met = Memo::new(move |_| {
        let met = seen.get().and_then(|(_, item)| item.record.met);
        met.map(|met| met.to_string()).unwrap_or_default()
    });
    let set_met = Callback::new(move |typed: String| match Name::optional(&typed) {
        Ok(met) => filling.fill(Fill::Met(met)),
        Err(refused) => {
            let field = Field::Name;
            seat.wrong.set(Some(Problem::Text { field, refused }));
        }
    });
    view! {
        <div class="fields is-pair hand-fields">
            {filling.appointment(words.handover_arranged())}
            <Filled
                id="hand-visited"
                label=words.handover_visited_on()
                kind="date"
                value=filling.day_of(|item| item.record.visited_on)
                off
                set=filling.set_day(Fill::VisitedOn)
                until=filling.until()
            />
            <Filled id="hand-met" label=words.handover_met() kind="text" value=met off set=set_met />
        </div>
    }
}
