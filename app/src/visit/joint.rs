//! A visit that rep and manager make together, in the rep's week: declared, agreed to, called off,
//! and what was agreed the last time.

use domain::coaching::FollowUp;
use domain::coaching::joint::{Command, Joint as Declared, Kind};
use domain::id::{PersonId, SittingId, SkillId, VisitId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use super::weekly::Weekly;
use crate::joint::api::{debrief_begin, joint_declare};
use crate::joint::{Agreed, JointMark};
use crate::problem::Problem;
use crate::ui::ask::{Segmented, Select};
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

/// In the row of a visit.
#[component]
pub fn Joint(weekly: Weekly, id: VisitId) -> impl IntoView {
    let words = use_words();
    let joint = Memo::new(move |_| weekly.joint(id));
    move || {
        let joint = joint.get()?;
        let skill = weekly.shared.with(|shared| words.skill_of(&shared.skills, joint.skill));
        let name = weekly.name(joint.other(weekly.feed.me()));
        Some(view! { <JointMark joint skill name /> })
    }
}

/// Keeps C8: at the head of the rep's week, what they have agreed to practise.
#[component]
pub fn AgreedBefore(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let all = Memo::new(move |_| weekly.shared.with(|shared| shared.follow_ups.clone()));
    move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! {
                <section class="agreed-before" aria-labelledby="agreed-before">
                    <h2 id="agreed-before">{words.coaching_agreed()}</h2>
                    <ul>{all.into_iter().map(|one| agreed(weekly, one)).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn agreed(weekly: Weekly, follow: FollowUp) -> impl IntoView {
    let skills = weekly.shared.with_untracked(|shared| shared.skills.clone());
    let (me, today) = (weekly.feed.me(), weekly.feed.today.get_untracked());
    let name = weekly.name(if me == follow.rep { follow.coach } else { follow.rep });
    let done = Callback::new(move |()| weekly.anew());
    view! { <Agreed follow skills me name today done /> }
}

/// Keeps C8: for which skill a joint visit is wanted.
#[component]
pub fn SkillWanted(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let skill = weekly.skill?;
    let name = weekly.shared.with_untracked(|shared| words.skill_of(&shared.skills, skill));
    (!name.is_empty()).then(|| {
        view! {
            <p class="note" data-wanted="skill">
                <Icon name="i-coaching" />
                <span>{words.skills_for_visit(&name)}</span>
            </p>
        }
    })
}

/// In the sheet of a visit: how it stands with it, and what one may do.
#[component]
pub fn JointPart(weekly: Weekly, id: VisitId) -> impl IntoView {
    let words = use_words();
    let row = untrack(|| weekly.row(id))?;
    let (account, day, open) = (row.visit.account, row.visit.plan.day, row.visit.is_open());
    let wrong = RwSignal::new(None::<Problem>);
    let choosing = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let me = weekly.feed.me();
    let coaches = Memo::new(move |_| weekly.shared.with(|shared| shared.coaches.clone()));
    let joint = Memo::new(move |_| weekly.joint(id));
    let tell = Callback::new(move |command: Command| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let answer = joint_declare(id, command).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(joint) => {
                    choosing.set(false);
                    weekly.shared.update(|shared| {
                        shared.joints.retain(|one| one.visit != id);
                        shared.joints.extend(joint);
                    });
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    });
    // Keeps C8: the next visit to the customer opens with what was agreed.
    let before = Memo::new(move |_| {
        weekly.shared.with(|shared| {
            let about = |one: &&FollowUp| one.visit == Some(id) || one.account == account;
            shared.follow_ups.iter().filter(about).cloned().collect::<Vec<_>>()
        })
    });
    let opens_with = move || {
        let before = before.get();
        (open && !before.is_empty()).then(|| {
            let rows = before.into_iter().map(|one| agreed(weekly, one)).collect_view();
            view! {
                <section class="agreed-before" aria-labelledby="agreed-here">
                    <h3 id="agreed-here">{words.coaching_opens_with()}</h3>
                    <ul>{rows}</ul>
                </section>
            }
        })
    };
    let ahead = open && day >= weekly.feed.today.get_untracked();
    let may = Memo::new(move |_| ahead && (weekly.mine || coaches.with(|all| all.contains(&me))));
    let stands = move || {
        let joint = joint.get();
        let begun = joint.as_ref().is_some_and(|joint| joint.debrief.is_some());
        if choosing.get() && may.get() && !begun {
            return Some(view! { <Choose weekly joint choosing tell busy /> }.into_any());
        }
        match joint {
            Some(joint) => {
                let may = may.get();
                Some(view! { <Stands weekly joint may choosing tell wrong /> }.into_any())
            }
            None if may.get() => {
                let text =
                    if weekly.mine { words.coaching_ask() } else { words.coaching_go_along() };
                let nobody = coaches.with(Vec::is_empty);
                Some(if nobody {
                    view! { <p class="muted small">{words.coaching_no_coach()}</p> }.into_any()
                } else {
                    view! {
                        <button
                            class="button"
                            type="button"
                            data-act="joint"
                            on:click=move |_| choosing.set(true)
                        >
                            <Icon name="i-coaching" />
                            {text}
                        </button>
                    }
                    .into_any()
                })
            }
            None => None,
        }
    };
    Some(view! {
        {opens_with}
        <Refused wrong=wrong.into() />
        {stands}
    })
}

/// What it was declared, and what comes next.
#[component]
fn Stands(
    weekly: Weekly,
    joint: Declared,
    may: bool,
    choosing: RwSignal<bool>,
    tell: Callback<Command>,
    wrong: RwSignal<Option<Problem>>,
) -> impl IntoView {
    let words = use_words();
    let navigate = use_navigate();
    let me = weekly.feed.me();
    let skill = weekly.shared.with_untracked(|shared| words.skill_of(&shared.skills, joint.skill));
    let name = weekly.name(joint.other(me));
    let coach = me == joint.coach;
    let role = match joint.kind {
        Kind::Coaching => words.coaching_kind_coaching_text(),
        Kind::Demonstration => words.coaching_kind_demonstration_text(),
    };
    let says = match (joint.asked, coach) {
        (true, true) => words.coaching_asks_you(&name),
        (true, false) => words.coaching_waits_for(&name),
        (false, _) => role.to_owned(),
    };
    let (visit, begun, large) = (joint.visit, joint.debrief, joint.sale.is_planned());
    let sale = words.sale(joint.sale);
    let row = untrack(|| weekly.row(visit));
    let today = weekly.feed.today.get_untracked();
    let due = row.as_ref().is_some_and(|row| row.visit.day() <= today);
    let made = row.is_some_and(|row| row.visit.report().is_some());
    let id = SittingId::new(Uuid::now_v7());
    let begin = move |_| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match debrief_begin(id, visit).await {
                Ok(id) => navigate(&format!("/coaching/{id}"), Default::default()),
                Err(problem) => drop(wrong.try_set(Some(problem))),
            }
        });
    };
    let debrief = match begun {
        Some(id) => view! {
            <a class="button is-primary" href=format!("/coaching/{id}") data-act="debrief">
                {words.coaching_open()}
            </a>
        }
        .into_any(),
        None if joint.asked => ().into_any(),
        None if large || due => {
            let plans = large && !made;
            let text = if plans { words.coaching_plan_together() } else { words.coaching_begin() };
            view! {
                <button
                    class="button is-primary"
                    type="button"
                    data-act="debrief"
                    on:click=begin
                >
                    {text}
                </button>
            }
            .into_any()
        }
        None => view! { <p class="muted small">{words.coaching_from()}</p> }.into_any(),
    };
    let agree = (joint.asked && coach && may).then(|| {
        view! {
            <button
                class="button is-primary"
                type="button"
                data-act="agree"
                on:click=move |_| tell.run(Command::Agree)
            >
                {words.coaching_agree()}
            </button>
        }
    });
    let change = (may && begun.is_none()).then(|| {
        view! {
            <button
                class="button is-quiet"
                type="button"
                data-act="change-joint"
                on:click=move |_| choosing.set(true)
            >
                {words.coaching_change()}
            </button>
            <button
                class="button is-quiet"
                type="button"
                data-act="call-off"
                on:click=move |_| tell.run(Command::CallOff)
            >
                {words.coaching_call_off()}
            </button>
        }
    });
    view! {
        <div class="joint-stands">
            <JointMark joint skill name />
            <p>{says}</p>
            <p class="muted small">{sale}</p>
            <div class="buttons">{debrief} {agree} {change}</div>
        </div>
    }
}

/// Keeps C8: one kind, one skill, beforehand.
#[component]
fn Choose(
    weekly: Weekly,
    joint: Option<Declared>,
    choosing: RwSignal<bool>,
    tell: Callback<Command>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let words = use_words();
    let me = weekly.feed.me();
    let mine = weekly.mine;
    let (skills, coaches) = weekly.shared.with_untracked(|shared| {
        let offered = shared.skills.iter().filter(|skill| !skill.retired);
        let skills = offered.map(|skill| (skill.id.to_string(), words.skill(skill)));
        (skills.collect::<Vec<_>>(), shared.coaches.clone())
    });
    let first = |all: &[(String, String)]| all.first().map(|(id, _)| id.clone());
    let kind = joint.as_ref().map_or(Kind::Coaching, |joint| joint.kind);
    let kind = RwSignal::new(kind.word().to_owned());
    let chosen = joint.as_ref().map(|joint| joint.skill.to_string());
    // As it was declared, else as the test said that it is wanted.
    let wanted = weekly.skill.map(|skill| skill.to_string());
    let wanted = wanted.filter(|wanted| skills.iter().any(|(id, _)| id == wanted));
    let chosen = chosen.or(wanted).or_else(|| first(&skills));
    let skill = RwSignal::new(chosen.unwrap_or_default());
    let coaches: Vec<(String, String)> =
        coaches.into_iter().map(|one| (one.to_string(), weekly.name(one))).collect();
    let asked = joint.as_ref().map(|joint| joint.coach.to_string());
    let coach = RwSignal::new(asked.or_else(|| first(&coaches)).unwrap_or_default());
    let kinds =
        Kind::ALL.map(|kind| (kind.word().to_owned(), None, words.joint_kind(kind).to_owned()));
    let role = move || match kind.with(|word| Kind::from_word(word)) {
        Some(Kind::Demonstration) => words.coaching_kind_demonstration_text(),
        _ => words.coaching_kind_coaching_text(),
    };
    let whom = mine.then(|| {
        view! {
            <Select id="joint-coach" label=words.coaching_coach() options=coaches value=coach />
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let named =
            if mine { coach.with_untracked(|id| id.parse::<PersonId>().ok()) } else { Some(me) };
        let read = (
            named,
            kind.with_untracked(|word| Kind::from_word(word)),
            skill.with_untracked(|id| id.parse::<SkillId>().ok()),
        );
        if let (Some(coach), Some(kind), Some(skill)) = read {
            tell.run(Command::Declare { coach, kind, skill });
        }
    };
    let text = if mine { words.coaching_ask_now() } else { words.coaching_declare() };
    view! {
        <form class="joint-form" id="joint" novalidate on:submit=submit>
            <h3>{words.coaching_joint()}</h3>
            <Segmented name="joint-kind" legend=words.coaching_kind() options=kinds.to_vec() value=kind />
            <p class="muted small">{role}</p>
            <Select id="joint-skill" label=words.coaching_skill() options=skills value=skill />
            {whom}
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| choosing.set(false)>
                    {words.ui_cancel()}
                </button>
                <button
                    class="button is-primary"
                    type="submit"
                    aria-busy=move || busy.get().then_some("true")
                >
                    {text}
                </button>
            </div>
        </form>
    }
}
