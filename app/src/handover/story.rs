//! The whole story of a deal on one page: its people, what is known of the customer, what was
//! said and done, and how it moved.

use domain::account::Fields;
use domain::activity::{Activity, Told};
use domain::board::Card;
use domain::visit::Visit;
use leptos::prelude::*;

use super::api::Story;
use super::name;
use crate::desk::Known;
use crate::format::use_format;
use crate::live::Feed;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn StoryPart(story: RwSignal<Option<Story>>, card: Memo<Option<Card>>) -> impl IntoView {
    let words = use_words();
    let deal = Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.deal.id)));
    move || {
        let mine = story.get().filter(|story| Some(story.card.deal.id) == deal.get());
        match mine {
            Some(story) => view! { <Told story /> }.into_any(),
            None => view! { <p class="muted" role="status">{words.handover_story_comes()}</p> }
                .into_any(),
        }
    }
}

#[component]
fn Told(story: Story) -> impl IntoView {
    let words = use_words();
    view! {
        <People story=story.clone() />
        {story.customer.clone().map(|fields| view! { <Customer fields /> })}
        <Notes activities=story.activities.clone() visits=story.visits.clone() />
        <section class="deal-part" aria-labelledby="hand-lately">
            <header>
                <h3 id="hand-lately">{words.handover_history()}</h3>
            </header>
            <History story />
        </section>
    }
}

#[component]
fn People(story: Story) -> impl IntoView {
    let words = use_words();
    let people = story.contacts.into_iter().map(|person| {
        let name = person.name.to_string();
        let position = person.position.map(|position| position.to_string());
        let numbers = [person.phone, person.mobile].into_iter().flatten().map(|phone| {
            view! {
                <a
                    class="button"
                    href=format!("tel:{}", phone.dial())
                    aria-label=format!("{}: {phone}", words.board_call(&name))
                >
                    <Icon name="i-phone" />
                    {phone.to_string()}
                </a>
            }
        });
        let numbers = numbers.collect_view();
        view! {
            <li class="contact">
                <p>
                    {name.clone()}
                    <span class="muted small">{position.map(|one| format!(" · {one}"))}</span>
                </p>
                {numbers}
            </li>
        }
    });
    let people = people.collect::<Vec<_>>();
    let none =
        people.is_empty().then(|| view! { <p class="muted">{words.deal_contacts_empty()}</p> });
    view! {
        <section class="deal-part" aria-labelledby="hand-people">
            <header>
                <h3 id="hand-people">{words.deal_contacts()}</h3>
            </header>
            {none}
            <ul class="contacts">{people}</ul>
        </section>
    }
}

#[component]
fn Customer(fields: Fields) -> impl IntoView {
    let words = use_words();
    let facts = [
        (words.account_industry(), fields.industry.map(String::from)),
        (words.account_region(), fields.region.map(String::from)),
        (words.account_address(), fields.address.map(String::from)),
        (words.account_condition(), fields.condition.map(String::from)),
        (words.account_progress(), fields.progress.map(String::from)),
        (words.account_possible(), fields.possible.map(String::from)),
    ];
    let facts = facts.into_iter().filter_map(|(label, text)| {
        let text = text?;
        Some(view! {
            <div>
                <dt>{label}</dt>
                <dd class="sit-text">{text}</dd>
            </div>
        })
    });
    let facts = facts.collect::<Vec<_>>();
    (!facts.is_empty()).then(|| {
        view! {
            <section class="deal-part" aria-labelledby="hand-customer">
                <header>
                    <h3 id="hand-customer">{words.handover_customer()}</h3>
                </header>
                <dl class="hand-known">{facts}</dl>
            </section>
        }
    })
}

/// Notes, calls, mails and visits, the newest first.
#[component]
fn Notes(activities: Vec<Activity>, visits: Vec<Visit>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let (now, offset) = feed.desk(|desk| (desk.now, desk.offset));
    let by = |person| feed.desk(|desk| name(desk, person));
    let mut lines: Vec<(domain::day::Millis, String, String)> = Vec::new();
    for one in activities {
        if matches!(one.told, Told::Withdrawn) {
            continue;
        }
        let text = one.told.words().map(ToString::to_string).unwrap_or_default();
        let head = format!("{} · {}", by(one.by), write.moment(one.happened, now, offset));
        lines.push((one.happened, head, text));
    }
    for visit in visits {
        let day = visit.day();
        let text = match visit.report() {
            Some(report) => report.result.to_string(),
            None => visit.plan.aim.as_ref().map(ToString::to_string).unwrap_or_default(),
        };
        let head =
            format!("{} · {} · {}", words.visit_by(visit.plan.way), by(visit.by), write.day(day));
        lines.push((day.dawn(offset), head, text));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.0));
    if lines.is_empty() {
        return None;
    }
    let rows = lines.into_iter().map(|(_, head, text)| {
        view! {
            <li>
                <p class="muted small">{head}</p>
                <p class="sit-text">{text}</p>
            </li>
        }
    });
    Some(view! {
        <section class="deal-part" aria-labelledby="hand-past">
            <header>
                <h3 id="hand-past">{words.handover_past()}</h3>
            </header>
            <ul class="hand-past">{rows.collect_view()}</ul>
        </section>
    })
}

#[component]
fn History(story: Story) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let write = use_format();
    let Story { card, contacts, history, .. } = story;
    let lines = feed.desk(|desk| {
        let names = Known { desk, card: &card, contacts: &contacts };
        let line = |entry: domain::journal::Entry| {
            let changes = entry.changes.iter().map(|change| write.change(change, &names));
            let text = changes.collect::<Vec<_>>().join(" ");
            let by = entry.by.map(|by| name(desk, by)).unwrap_or_default();
            let when = write.moment(entry.at, desk.now, desk.offset);
            view! {
                <li>
                    <p>{text}</p>
                    <span class="muted small">{format!("{by} · {when}")}</span>
                </li>
            }
        };
        history.into_iter().map(line).collect_view()
    });
    view! { <ol class="hand-past">{lines}</ol> }
}
