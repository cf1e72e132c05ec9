//! What is next, and by when: one line, and days that are one tap away.

use domain::day::Day;
use leptos::prelude::*;

use super::form::Form;
use crate::live::Feed;
use crate::ui::ask::Chips;
use crate::ui::field::Field;
use crate::words::{Words, use_words};

#[component]
pub fn NextStepFields(form: Form) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let chips = move || {
        let options = days(words, feed.today.get()).to_vec();
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

/// The days one tap away, each as a date field holds it.
fn days(words: Words, today: Day) -> [(String, String); 4] {
    [
        (today.plus(1), words.activity_tomorrow()),
        (today.plus(3), words.activity_in_three_days()),
        (today.plus(7), words.activity_next_week()),
        (today.next_month(), words.activity_next_month()),
    ]
    .map(|(day, word)| (day.iso(), word.to_owned()))
}
