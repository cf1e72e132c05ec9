//! The list of joint visits and of what was agreed in them, for the two that they are between.

use domain::coaching::{FollowUp, Joint};
use domain::text::Name;
use domain::visit::Visit;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Listed, coaching};
use super::cycles::cycles;
use super::mirror::own_mirror;
use super::name;
use crate::format::use_format;
use crate::head::{LinkState, Offline};
use crate::joint::{Agreed, JointMark};
use crate::live::page_feed;
use crate::live::sitting::Invited;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

#[component]
pub fn CoachingPage() -> impl IntoView {
    let read = resource(|| (), |()| coaching());
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(listed) => view! { <Page listed /> }.into_any(),
                        Err(problem) => view! { <Closed problem again="/coaching" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Page(listed: Listed) -> impl IntoView {
    let words = use_words();
    let feed = page_feed(listed.desk.clone(), listed.seq);
    let listed = RwSignal::new(listed);
    let anew = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(read) = coaching().await {
                listed.try_set(read);
            }
        });
    });
    feed.beside_visits(|| (), anew);
    let none = move || listed.with(|listed| listed.visits.is_empty());
    let empty = move || {
        none().then(|| {
            view! {
                <div class="empty">
                    <h2>{words.coaching_none_title()}</h2>
                    <p>{words.coaching_none_text()}</p>
                    <div class="buttons">
                        <a class="button is-primary" href="/visits">
                            {words.coaching_to_visits()}
                        </a>
                    </div>
                </div>
            }
        })
    };
    view! {
        <div class="top">
            <header class="bar coaching-bar">
                <h1>{words.coaching_title()}</h1>
                <div class="bar-end">
                    <LinkState />
                    <a class="button is-quiet" href="/meetings">
                        {words.meeting_title()}
                    </a>
                    <a class="button is-quiet" href="/skills">
                        {words.skills_title()}
                    </a>
                </div>
            </header>
            <Offline />
            <Invited />
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="page">
                <p class="muted">{words.coaching_text()}</p>
                {move || listed.with(|listed| agreed(listed, anew))}
                {move || listed.with(|listed| cycles(listed, anew))}
                {move || listed.with(joints)}
                {move || listed.with(own_mirror)}
                {empty}
            </div>
        </main>
    }
}

/// What is agreed and still to practise; then, shut away, what was practised.
fn agreed(listed: &Listed, anew: Callback<()>) -> impl IntoView + use<> {
    let words = use_words();
    let desk = &listed.desk;
    let (me, today) = (desk.me.id, desk.today);
    let row = |follow: &FollowUp| {
        let other = if me == follow.rep { follow.coach } else { follow.rep };
        let (follow, skills) = (follow.clone(), listed.shared.skills.clone());
        view! { <Agreed follow skills me name=name(desk, other) today done=anew /> }
    };
    let some = |open: bool| {
        let all = listed.shared.follow_ups.iter().filter(|one| one.is_open() == open);
        all.map(row).collect::<Vec<_>>()
    };
    let (open, done) = (some(true), some(false));
    let open = (!open.is_empty()).then(|| {
        view! {
            <section class="agreed-before" aria-labelledby="agreed">
                <h2 id="agreed">{words.coaching_agreed()}</h2>
                <ul>{open}</ul>
            </section>
        }
    });
    let done = (!done.is_empty()).then(|| {
        view! {
            <details class="more agreed-done">
                <summary>
                    {words.coaching_practised()}
                    <Icon name="i-down" />
                </summary>
                <ul>{done}</ul>
            </details>
        }
    });
    view! {
        {open}
        {done}
    }
}

fn joints(listed: &Listed) -> impl IntoView + use<> {
    let words = use_words();
    let rows = listed.shared.joints.iter().zip(&listed.visits);
    let rows: Vec<_> = rows.map(|(joint, visit)| joint_row(listed, joint, visit)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="joints" aria-labelledby="joints">
                <h2 id="joints">{words.coaching_joints()}</h2>
                <ul class="walks">{rows}</ul>
            </section>
        }
    })
}

fn joint_row(
    listed: &Listed,
    joint: &Joint,
    (visit, account): &(Visit, Option<Name>),
) -> impl IntoView + use<> {
    let (words, write) = (use_words(), use_format());
    let desk = &listed.desk;
    let signed = joint.debrief.is_some_and(|id| listed.signed.contains(&id));
    let own = [joint.rep, joint.coach].contains(&desk.me.id);
    let (class, state) = match (joint.debrief, signed) {
        _ if !own => ("mark", words.debrief_opened()),
        (_, true) => ("mark is-good", words.coaching_signed()),
        (Some(_), false) => ("mark is-due", words.coaching_under_way()),
        (None, _) if joint.asked => ("mark is-due", words.coaching_asked()),
        (None, _) => ("mark", words.coaching_declared()),
    };
    let of = if desk.me.id == joint.rep { String::new() } else { format!("of={}&", joint.rep) };
    let to = match joint.debrief {
        Some(id) => format!("/coaching/{id}"),
        None => format!("/visits?{of}week={}", visit.day().iso()),
    };
    let day =
        format!("{} {}", words.weekday(visit.day()), write.day_short(visit.day(), desk.today));
    let title =
        account.as_ref().map_or_else(|| day.clone(), |account| format!("{account} · {day}"));
    let skill = words.skill_of(&listed.shared.skills, joint.skill);
    let other = if own {
        name(desk, joint.other(desk.me.id))
    } else {
        [joint.rep, joint.coach].map(|one| name(desk, one)).join(words.live_and())
    };
    // The state says that it is only asked for.
    let joint = Joint { asked: false, ..joint.clone() };
    view! {
        <li>
            <a class="walks-row joints-row" href=to>
                <span class="walks-name">{title}</span>
                <span class=class><span>{state}</span></span>
                <JointMark joint skill name=other />
                <Icon name="i-next" />
            </a>
        </li>
    }
}
