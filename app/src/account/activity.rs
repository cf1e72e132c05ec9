//! What was done with the customer, on all deals and beside them, in one stream.

use domain::activity::About;
use leptos::prelude::*;

use super::one::Shown;
use crate::activity::ActivityStream;
use crate::live::FeedRoot;
use crate::problem::Problem;
use crate::ui::input::Refused;

#[component]
pub fn Activities(shown: Shown) -> impl IntoView {
    let root = expect_context::<FeedRoot>();
    let (account, seq) = shown.opened.with_untracked(|opened| (opened.record.id, opened.seq));
    let feed = root.beside(shown.desk.get_value(), seq);
    provide_context(feed);
    Effect::new(move |_| root.start(feed));
    let wrong = RwSignal::new(None::<Problem>);
    // No board tells here what the server did not take.
    Effect::new(move |_| {
        if let Some(problem) = feed.take_words_refused().pop() {
            wrong.set(Some(problem));
        }
    });
    Effect::new(move |_| {
        if feed.written.get().is_some() {
            wrong.set(None);
        }
    });
    let contacts = Signal::derive(move || shown.opened.with(|opened| opened.contacts.clone()));
    view! {
        <div class="panel account-activity">
            <Refused wrong=wrong.into() />
            <ActivityStream about=About::Account(account) contacts alone=true />
        </div>
    }
}
