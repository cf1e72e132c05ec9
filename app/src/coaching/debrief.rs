//! The page of one debrief: the parts above, the open one large, and what it comes to below.

use domain::coaching::debrief::Side;
use domain::coaching::talk;
use domain::id::SittingId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{Debriefed, debrief};
use super::outcome::{InPlan, Last};
use super::panels::Panels;
use super::readers::Readers;
use super::steps::{Foot, Steps};
use super::{name, named};
use crate::format::use_format;
use crate::head::{LinkState, Offline};
use crate::live::page_feed;
use crate::live::sitting::{Notices, People, Seat, Sign, Signed};
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::unprinted::Unprinted;
use crate::wire::{Read, resource};
use crate::words::use_words;

#[component]
pub fn DebriefPage() -> impl IntoView {
    let read = use_debrief();
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(debriefed) => view! { <Talk debriefed /> }.into_any(),
                        Err(Problem::NotFound) => view! { <MissingPage /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/coaching" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

/// The debrief that the address names.
pub fn use_debrief() -> Read<Result<Debriefed, Problem>> {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")?.parse::<SittingId>().ok());
    resource(id, async |id| debrief(id.ok_or(Problem::NotFound)?).await)
}

#[component]
fn Talk(debriefed: Debriefed) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let title = named(write, &debriefed);
    let Debriefed { opened, joint, visit, skills, last, openings, .. } = debriefed;
    let paper = format!("/coaching/{}/print", opened.sitting.head.id);
    let feed = page_feed(opened.desk.clone(), opened.seq);
    let side = talk::side(&opened.sitting.head, opened.desk.me.id);
    let rep = name(&opened.desk, joint.rep);
    // One begins where the talk stands.
    let phase = talk::open(&opened.sitting);
    let mut items = opened.sitting.items.iter();
    let first = items.find(|item| talk::phase(item) == Some(phase)).map(|item| item.place);
    let seat = Seat::new(feed, opened);
    let place = RwSignal::new(first.unwrap_or_default());
    // The others see where one is, those who come later too.
    Effect::new(move |_| {
        feed.here.track();
        feed.link.track();
        seat.tell_whereabouts(place.get());
    });
    let wants = Signal::derive(move || {
        seat.view.with(|view| talk::may_sign(view).err().map(|why| words.refusal(why).to_owned()))
    });
    let skill = words.skill_of(&skills, joint.skill);
    let chips = format!("{} · {skill}", words.joint_kind(joint.kind));
    let sign = side.map(|_| {
        view! {
            <Sign
                seat
                label=words.debrief_sign()
                title=words.debrief_sign_title()
                text=words.debrief_sign_text()
                wants
            />
        }
    });
    let readers = side.map(|side| view! { <Readers seat side openings /> });
    view! {
        <div class="top">
            <header class="bar walk-bar debrief-bar">
                <a
                    class="button is-quiet is-round"
                    href="/coaching"
                    aria-label=words.debrief_back()
                >
                    <Icon name="i-back" />
                </a>
                <div class="debrief-title">
                    <h1>{title}</h1>
                    <p class="muted small">{chips}</p>
                </div>
                <People seat />
                <div class="bar-end">
                    <LinkState />
                    <a class="button" href=paper data-print>
                        <Icon name="i-print" />
                        <span>{words.debrief_print()}</span>
                    </a>
                    {sign}
                </div>
            </header>
            <Offline />
            <Signed seat />
        </div>
        <main class="debrief" id="main" tabindex="-1">
            <Steps seat place />
            <div class="debrief-open">
                <Notices seat />
                <Last last skills />
                <InPlan seat rep />
                {readers}
                <Panels seat place side visit joint />
            </div>
            <Foot seat place coach=side == Some(Side::Coach) />
        </main>
    }
}
