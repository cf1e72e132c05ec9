//! The leaver calls and puts the heir on the line; a visit is arranged.

use domain::handover::Fill;
use leptos::prelude::*;

use super::Filling;
use crate::handover::filled::{Filled, Ticked};
use crate::words::use_words;

pub(super) fn fields(filling: Filling, sudden: bool) -> impl IntoView {
    let words = use_words();
    let off = filling.off;
    let line = (!sudden).then(|| {
        let set = Callback::new(move |is| filling.fill(Fill::OnTheLine(is)));
        let value = filling.is(|item| item.record.on_the_line);
        view! { <Ticked id="hand-line" label=words.handover_on_the_line() value off set /> }
    });
    view! {
        <div class="fields is-pair hand-fields">
            <Filled
                id="hand-called"
                label=words.handover_called_on()
                kind="date"
                value=filling.day_of(|item| item.record.called_on)
                off
                set=filling.set_day(Fill::CalledOn)
                until=filling.until()
            />
            {filling.appointment(words.handover_appointment())}
            {line}
        </div>
    }
}
