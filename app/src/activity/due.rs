//! What is next, and by when: one line, and days that are one tap away.

use leptos::prelude::*;

use super::form::Form;
use crate::fields::days_soon;
use crate::live::Feed;
use crate::ui::ask::Chips;
use crate::ui::field::Field;
use crate::words::use_words;

#[component]
pub fn NextStepFields(form: Form) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let chips = move || {
        let options = days_soon(words, feed.today.get()).to_vec();
        view! {
            <Chips name="act-soon" legend=words.activity_by_when() options value=form.due />
        }
    };
    view! {
        <div class="fields act-next">
            <Field
                id="act-step"
                label=words.activity_what_next()
                value=form.step
                error=Signal::derive(move || form.wrong.get().step)
            />
            {chips}
            <Field
                id="act-due"
                label=words.activity_other_day()
                value=form.due
                kind="date"
                error=Signal::derive(move || form.wrong.get().due)
            />
        </div>
    }
}
