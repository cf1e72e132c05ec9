//! A test of one's own: where it stands, and the way into it.

use domain::skills::{About, latest};
use leptos::prelude::*;

use super::filling::Filling;
use super::here::Here;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn TestPart(here: Here, about: About) -> impl IntoView {
    let words = use_words();
    let me = here.me;
    let (title, text) = match (about.leading, here.name(about.person)) {
        (true, _) => (words.skills_leading().to_owned(), words.skills_leading_text()),
        (false, Some(name)) => (words.skills_test_of(&name), words.skills_test_of_text()),
        (false, None) => (words.skills_test().to_owned(), words.skills_test_text()),
    };
    let open = RwSignal::new(false);
    let stands = move || {
        let tests = here.tests(about);
        match latest(&tests, |by| by == me).and_then(|test| test.finished_at) {
            Some(at) => {
                let day = words.skills_finished(&here.day(at));
                view! {
                    <span class="mark is-good">
                        <Icon name="i-check" />
                        <span>{day}</span>
                    </span>
                }
                .into_any()
            }
            None => {
                view! { <span class="mark"><span>{words.skills_never()}</span></span> }.into_any()
            }
        }
    };
    let waits = move || {
        let waits = here.opened.with(|opened| opened.of.as_ref().and_then(|of| of.waits));
        let (by, at) = waits.filter(|_| !about.leading)?;
        let text = words.skills_waits(&here.name(by).unwrap_or_default(), &here.day(at));
        Some(view! {
            <p class="note is-due" role="note">
                <Icon name="i-waiting" />
                <span>{text}</span>
            </p>
        })
    };
    let led = here.opened.with_untracked(|opened| {
        // Who leads a team has nobody for their own, and needs nobody.
        opened.leading.is_some() || opened.of.as_ref().is_some_and(|of| of.led_by.is_some())
    });
    let alone = (!led).then(|| view! { <p class="muted">{words.coaching_no_coach()}</p> });
    let begin = move || {
        let tests = here.tests(about);
        let mine = tests.iter().filter(|test| test.by == me);
        let text = match mine.map(|test| test.finished_at).next() {
            None => words.skills_begin(),
            Some(None) => words.skills_go_on(),
            Some(Some(_)) => words.skills_anew(),
        };
        view! {
            <div class="buttons">
                <button
                    class="button is-primary"
                    type="button"
                    data-act="test"
                    on:click=move |_| open.set(true)
                >
                    {text}
                </button>
            </div>
        }
    };
    let kind = if about.leading { "leading" } else { "rep" };
    view! {
        <section class="panel skills-test" data-test=kind aria-labelledby=format!("test-{kind}")>
            <header>
                <h2 id=format!("test-{kind}")>{title}</h2>
                <p>{text}</p>
            </header>
            <p>{stands}</p>
            {alone}
            {waits}
            {move || {
                if open.get() {
                    view! { <Filling here about open /> }.into_any()
                } else {
                    begin().into_any()
                }
            }}
        </section>
    }
}
