//! The guide's page.

use domain::funnel::Funnel;
use leptos::prelude::*;

use super::api::guide;
use super::bands::Bands;
use super::stages::Stages;
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::keys::KeyList;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn GuidePage() -> impl IntoView {
    let words = use_words();
    let funnel = resource(|| (), |()| guide());
    view! {
        <Frame>
            <div class="top">
                <header class="bar">
                    <h1>{words.guide_title()}</h1>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="0">
                <div class="page guide">
                    <Suspense>
                        {move || Suspend::new(async move { told(funnel.await) })}
                    </Suspense>
                </div>
            </main>
        </Frame>
    }
}

fn told(funnel: Result<Funnel, Problem>) -> AnyView {
    match funnel {
        Ok(funnel) => view! { <Guide funnel /> }.into_any(),
        Err(problem) => view! { <Refused wrong=Signal::stored(Some(problem)) /> }.into_any(),
    }
}

#[component]
fn Guide(funnel: Funnel) -> impl IntoView {
    let words = use_words();
    view! {
        <p class="guide-lead">{words.guide_lead()}</p>
        <section class="panel" aria-labelledby="guide-bands">
            <h2 id="guide-bands">{words.guide_bands()}</h2>
            <p>{words.guide_bands_text()}</p>
            <Bands funnel />
            <div class="note">
                <Icon name="i-forecast" />
                <p>{words.guide_weighted()}</p>
            </div>
        </section>
        <section class="panel" aria-labelledby="guide-move">
            <h2 id="guide-move">{words.guide_move()}</h2>
            <p>{words.guide_move_text()}</p>
            <p>{words.guide_move_out()}</p>
        </section>
        <section class="panel" aria-labelledby="guide-rhythm">
            <h2 id="guide-rhythm">{words.guide_rhythm()}</h2>
            <ol class="guide-rhythm">
                <li>
                    <b>"1"</b>
                    <span>{words.guide_rhythm_1()}</span>
                </li>
                <li>
                    <b>"15"</b>
                    <span>{words.guide_rhythm_15()}</span>
                </li>
                <li>
                    <b>"30"</b>
                    <span>{words.guide_rhythm_30()}</span>
                </li>
            </ol>
        </section>
        <section class="panel" aria-labelledby="guide-open">
            <h2 id="guide-open">{words.guide_open()}</h2>
            <p>{words.guide_open_text()}</p>
        </section>
        <section class="panel" aria-labelledby="guide-stages">
            <h2 id="guide-stages">{words.guide_stages()}</h2>
            <p>{words.guide_stages_text()}</p>
            <Stages funnel />
        </section>
        <section class="panel" aria-labelledby="guide-keys">
            <h2 id="guide-keys">{words.keys_title()}</h2>
            <KeyList />
        </section>
    }
}
