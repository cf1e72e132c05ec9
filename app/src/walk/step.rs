//! The next step of the open deal, with its day: an edit of the deal like any other, by whoever
//! may.

use domain::board::Card;
use domain::deal::{Command, Edit, NextStep};
use leptos::prelude::*;

use crate::fields::{Typed, days_soon, next_step};
use crate::format::use_format;
use crate::live::Feed;
use crate::ui::ask::Chips;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn NextStepForm(card: Memo<Option<Card>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let stands = Memo::new(move |_| {
        card.with(|card| card.as_ref().and_then(|card| card.deal.next_step.clone()))
    });
    let setting = RwSignal::new(false);
    let told = move || {
        let today = feed.today.get();
        stands.get().map(|step: NextStep| {
            let when = write.due_long(step.due, today);
            view! {
                <div
                    class="next-step"
                    class:is-late=step.due < today
                    class:is-due=step.due == today
                >
                    <p>{step.what.to_string()}</p>
                    <span class="muted">
                        <Icon name="i-clock" />
                        {when}
                    </span>
                </div>
            }
        })
    };
    view! {
        <section class="deal-part" aria-labelledby="walk-next">
            <header>
                <h3 id="walk-next">{words.deal_next_step()}</h3>
                <button
                    class="button is-quiet"
                    type="button"
                    aria-expanded=move || setting.get().to_string()
                    on:click=move |_| setting.update(|setting| *setting = !*setting)
                >
                    <Icon name="i-edit" />
                    {words.walk_set_step()}
                </button>
            </header>
            {told}
            {move || setting.get().then(|| view! { <Fields card setting /> })}
        </section>
    }
}

#[component]
fn Fields(card: Memo<Option<Card>>, setting: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let step = card.with_untracked(|card| card.as_ref().and_then(|c| c.deal.next_step.clone()));
    let what = Typed::new(step.as_ref().map(|step| step.what.to_string()).unwrap_or_default());
    let due = Typed::new(step.map(|step| step.due.iso()).unwrap_or_default());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(next) = next_step(words, what, due) else { return };
        let Some(card) = card.get_untracked() else { return };
        if next != card.deal.next_step {
            let (deal, edits) = (card.deal.id, vec![Edit::NextStep(next)]);
            feed.send(Command::Edit { deal, edits }, Some(card), None);
        }
        setting.set(false);
    };
    let soon = move || {
        let options = days_soon(words, feed.today.get()).to_vec();
        view! { <Chips name="walk-soon" legend=words.activity_by_when() options value=due.value /> }
    };
    view! {
        <form class="fields" id="walk-step-form" novalidate on:submit=submit>
            <Field
                id="walk-step"
                label=words.activity_what_next()
                value=what.value
                error=what.error()
                focus=true
            />
            {soon}
            <Field
                id="walk-due"
                label=words.deal_next_due()
                value=due.value
                kind="date"
                error=due.error()
            />
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| setting.set(false)>
                    {words.ui_cancel()}
                </button>
                <button class="button is-primary" type="submit">{words.ui_save()}</button>
            </div>
        </form>
    }
}
