//! The page of skills: for a rep their own, for who leads them their team and their own leading.

use domain::id::PersonId;
use domain::skills::About;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{Opened, skills};
use super::first::First;
use super::here::Here;
use super::knowledge::{KnowledgeList, LearnAsked};
use super::over_time::OverTime;
use super::team::Team;
use super::test::TestPart;
use crate::format::use_format;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn SkillsPage() -> impl IntoView {
    let query = use_query_map();
    let of = Memo::new(move |_| query.with(|query| query.get("of")?.parse::<PersonId>().ok()));
    let read = resource(move || of.get(), skills);
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(opened) => view! { <Page opened of=of.get_untracked() /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/skills" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Page(opened: Opened, of: Option<PersonId>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let rep = opened.of.as_ref().map(|of| of.rep);
    let leads = opened.leading.is_some();
    let here = Here::new(opened, of, write);
    provide_context(LearnAsked(RwSignal::new(None)));
    let back = match of {
        Some(_) => ("/skills", words.skills_title()),
        None => ("/coaching", words.coaching_title()),
    };
    let title = of.and_then(|of| here.name(of));
    let title = title.unwrap_or_else(|| words.skills_title().to_owned());
    let about = rep.map(|person| About { person, leading: false });
    let own = leads.then_some(About { person: here.me, leading: true });
    view! {
        <div class="top">
            <header class="bar">
                <a class="button is-quiet is-round" href=back.0 aria-label=back.1>
                    <Icon name="i-back" />
                </a>
                <h1>{title}</h1>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="page skills">
                <Team here />
                {about.map(|about| view! { <Tested here about /> })}
                {about.map(|about| view! { <KnowledgeList here rep=about.person /> })}
                {own.map(|about| view! { <Tested here about /> })}
                {(about.is_none() && own.is_none())
                    .then(|| view! { <p class="muted">{words.skills_not_for_you()}</p> })}
            </div>
        </main>
    }
}

/// A test with what it shows: what to train first, and how it went over time.
#[component]
fn Tested(here: Here, about: About) -> impl IntoView {
    view! {
        <TestPart here about />
        <First here about />
        <OverTime here about />
    }
}
