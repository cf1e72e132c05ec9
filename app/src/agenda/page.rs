//! The page of a manager's week.

use domain::day::Day;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{Opened, agenda};
use super::tasks::Tasks;
use super::time::TimeTable;
use super::written::Written;
use crate::format::use_format;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::keeping::KeepingSign;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn AgendaPage() -> impl IntoView {
    let query = use_query_map();
    let week = Memo::new(move |_| {
        query.with(|query| Day::from_iso(&query.get("week").unwrap_or_default()))
    });
    let read = resource(move || week.get(), agenda);
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(opened) => view! { <Page opened /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/agenda" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Page(opened: Opened) -> impl IntoView {
    let words = use_words();
    let written = Written::new(opened);
    view! {
        <div class="top">
            <header class="bar agenda-bar">
                <h1>{words.agenda_title()}</h1>
                <Turn written />
                <div class="bar-end">
                    <KeepingSign keeping=written.keeping />
                </div>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="agenda">
                <Clash written />
                <Tasks written />
                <TimeTable written />
            </div>
        </main>
    }
}

/// Which week, and the ones beside it.
#[component]
fn Turn(written: Written) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let (monday, today) = (written.monday, written.today);
    let span =
        format!("{} – {}", write.day_short(monday, today), write.day_short(monday.plus(6), today));
    let to = move |days: i32| format!("/agenda?week={}", monday.plus(days).iso());
    let here = (0..7).contains(&monday.until(today));
    view! {
        <nav class="visit-turn" aria-label=words.visit_weeks()>
            <a class="button is-quiet is-round" href=to(-7) aria-label=words.visit_week_before()>
                <Icon name="i-back" />
            </a>
            <span class="visit-span">{span}</span>
            <a class="button is-quiet is-round" href=to(7) aria-label=words.visit_week_after()>
                <Icon name="i-next" />
            </a>
            {(!here)
                .then(|| {
                    view! {
                        <a class="button is-quiet" href="/agenda">
                            {words.visit_this_week()}
                        </a>
                    }
                })}
        </nav>
    }
}

/// Another tablet of the same manager wrote this week meanwhile: both are shown.
#[component]
fn Clash(written: Written) -> impl IntoView {
    let words = use_words();
    move || {
        let stands = written.other.get()?;
        let tasks = stands.tasks.iter().map(|task| {
            let class = task.done.then_some("is-done");
            view! { <li class=class>{task.what.to_string()}</li> }
        });
        Some(view! {
            <section class="panel agenda-clash" role="alert">
                <h2>{words.agenda_clash()}</h2>
                <ol>{tasks.collect_view()}</ol>
                <div class="buttons">
                    <button
                        class="button"
                        type="button"
                        data-settle="theirs"
                        on:click=move |_| written.settle(false)
                    >
                        {words.agenda_take_that()}
                    </button>
                    <button
                        class="button is-primary"
                        type="button"
                        data-settle="mine"
                        on:click=move |_| written.settle(true)
                    >
                        {words.agenda_keep_mine()}
                    </button>
                </div>
            </section>
        })
    }
}
