//! The page of concentration: on how few the sales rest, on whom, and which accounts one person
//! only knows.

use domain::handover::Resting;
use leptos::prelude::*;

use super::api::{Weighed, concentration};
use super::shares::Shares;
use crate::format::use_format;
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::wire::resource;
use crate::words::{Words, use_words};

#[component]
pub fn ConcentrationPage() -> impl IntoView {
    let words = use_words();
    let weighed = resource(|| (), |()| concentration());
    view! {
        <Frame>
            <div class="top">
                <header class="bar">
                    <a
                        class="button is-quiet is-round"
                        href="/team"
                        aria-label=words.team_title()
                    >
                        <Icon name="i-back" />
                    </a>
                    <h1>{words.concentration_title()}</h1>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="-1">
                <div class="page concentration">
                    <Suspense>
                        {move || Suspend::new(async move { shown(weighed.await) })}
                    </Suspense>
                </div>
            </main>
        </Frame>
    }
}

fn shown(weighed: Result<Weighed, Problem>) -> AnyView {
    match weighed {
        Ok(weighed) => view! { <Told weighed /> }.into_any(),
        Err(problem) => view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any(),
    }
}

#[component]
fn Told(weighed: Weighed) -> impl IntoView {
    let words = use_words();
    let resting = &weighed.resting;
    let won = fewest(words, resting, resting.won_by, words.concentration_won());
    let open = fewest(words, resting, resting.weighed_by, words.concentration_weighs());
    view! {
        <p class="concentration-why">{words.concentration_text()}</p>
        <div class="concentration-facts">{won} {open}</div>
        <Shares weighed=weighed.clone() />
        <AloneList weighed />
    }
}

/// On how few something rests, in words, with a sign where they are too few.
fn fewest(words: Words, resting: &Resting, by: u32, what: &'static str) -> AnyView {
    let many = i64::try_from(resting.people.len()).unwrap_or(i64::MAX);
    let told = if by == 0 {
        words.concentration_nothing().to_owned()
    } else {
        words.concentration_fewest(i64::from(by), &many.to_string())
    };
    let mark = (by > 0).then(|| {
        let (class, icon, text) = if resting.is_few(by) {
            ("mark is-late", "i-late", words.concentration_few())
        } else {
            ("mark is-good", "i-check", words.concentration_spread())
        };
        view! {
            <span class=class>
                <Icon name=icon />
                <span>{text}</span>
            </span>
        }
    });
    view! {
        <section class="panel">
            <h2>{what}</h2>
            <p class="concentration-told">{told}</p>
            {mark}
        </section>
    }
    .into_any()
}

/// The accounts that one person only knows, those that weigh most first.
#[component]
fn AloneList(weighed: Weighed) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let all: u32 = weighed.resting.people.iter().map(|one| one.alone).sum();
    let rows = weighed.resting.alone.iter().map(|one| {
        let weighs = (one.weighs.0 > 0).then(|| write.total_short(one.weighs, weighed.currency));
        view! {
            <li>
                <a href=format!("/accounts/{}", one.account)>{one.name.to_string()}</a>
                <span class="muted">{words.concentration_known_by(&weighed.name(one.person))}</span>
                <b class="num">{weighs}</b>
            </li>
        }
    });
    let rows = rows.collect_view();
    let more = usize::try_from(all).unwrap_or(usize::MAX) > weighed.resting.alone.len();
    view! {
        <section class="panel" aria-labelledby="alone">
            <header>
                <h2 id="alone">{words.concentration_alone(i64::from(all))}</h2>
                <p>{words.concentration_alone_text()}</p>
            </header>
            <ul class="concentration-alone">{rows}</ul>
            {more
                .then(|| {
                    let shown = weighed.resting.alone.len().to_string();
                    view! { <p class="muted">{words.concentration_more(&shown)}</p> }
                })}
        </section>
    }
}
