//! The heir gets in touch by themselves, and offers a visit if it is needed.

use domain::handover::Fill;
use leptos::prelude::*;

use super::Filling;
use crate::handover::filled::Ticked;
use crate::words::use_words;

pub(super) fn fields(filling: Filling) -> impl IntoView {
    let words = use_words();
    let off = filling.off;
    let set = Callback::new(move |is| filling.fill(Fill::Offered(is)));
    let value = filling.is(|item| item.record.offered);
    view! {
        <div class="fields is-pair hand-fields">
            <Ticked id="hand-offered" label=words.handover_offered() value off set />
            {filling.appointment(words.handover_appointment_if())}
        </div>
    }
}
