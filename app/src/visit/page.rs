//! The page of a week: planned beside made, as a table or a calendar, and what is worth planning.

use domain::activity::About;
use domain::day::Day;
use domain::id::PersonId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{Opened, visits};
use super::calendar::Calendar;
use super::feed::CalendarFeed;
use super::figures::Figures;
use super::joint::{AgreedBefore, SkillWanted};
use super::rows::Rows;
use super::sheet::VisitSheet;
use super::suggestions::Suggestions;
use super::time::Time;
use super::weekly::{Asked, Begun, Weekly, about};
use super::year::YearView;
use crate::format::use_format;
use crate::head::{LinkState, Offline};
use crate::live::sitting::Invited;
use crate::live::{MoveAsked, page_feed};
use crate::problem::Problem;
use crate::ui::ask::Segmented;
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

type Address = (Option<PersonId>, Option<Day>, Option<About>);

/// The week of the address with `children` beside it; they find the feed in their context.
#[component]
pub fn VisitsPage(children: ChildrenFn) -> impl IntoView {
    let query = use_query_map();
    let address = Memo::new(move |_| -> Address {
        query.with(|query| {
            let of = query.get("of").and_then(|text| text.parse().ok());
            let week = query.get("week").and_then(|text| Day::from_iso(&text));
            (of, week, about(query.get("account"), query.get("deal")))
        })
    });
    let read =
        resource(move || address.get(), async |(of, day, about)| visits(of, day, about).await);
    let shape = RwSignal::new("table".to_owned());
    let children = StoredValue::new(children);
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(opened) => {
                            view! {
                                <Page opened shape>{children.with_value(|draw| draw())}</Page>
                            }
                                .into_any()
                        }
                        Err(problem) => closed(problem),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

fn closed(problem: Problem) -> AnyView {
    view! { <Closed problem again="/visits" /> }.into_any()
}

#[component]
fn Page(opened: Opened, shape: RwSignal<String>, children: Children) -> impl IntoView {
    let words = use_words();
    let feed = page_feed(opened.desk.clone(), opened.seq);
    provide_context(MoveAsked(RwSignal::new(None)));
    let skill = use_query_map().with_untracked(|query| query.get("skill")?.parse().ok());
    let weekly = Weekly::new(feed, opened, skill);
    provide_context(weekly);
    let unplanned = move |_| weekly.open.set(Some(Asked::Unplanned(Begun::default())));
    let plan = move |_| weekly.open.set(Some(Asked::Plan(Begun::default())));
    let acts = weekly.mine.then(|| {
        view! {
            <button class="button" type="button" data-act="unplanned" on:click=unplanned>
                <Icon name="i-check" />
                <span>{words.visit_unplanned()}</span>
            </button>
            <button
                class="button is-primary"
                type="button"
                data-act="plan"
                aria-label=words.visit_plan()
                on:click=plan
            >
                <Icon name="i-plus" />
                {words.visit_plan_short()}
            </button>
        }
    });
    let option = |word: &str, icon, text: &str| (word.to_owned(), Some(icon), text.to_owned());
    let shapes = vec![
        option("table", "i-table", words.visit_as_table()),
        option("calendar", "i-today", words.visit_as_calendar()),
        option("year", "i-columns", words.visit_as_year()),
    ];
    view! {
        <div class="top">
            <header class="bar visit-bar">
                <Turn weekly />
                <Segmented name="visit-shape" legend=words.visit_shape() options=shapes value=shape />
                <div class="bar-end">
                    <LinkState />
                    <a class="button" href="/day">
                        <Icon name="i-today" />
                        <span>{words.visit_to_day()}</span>
                    </a>
                    {acts}
                </div>
            </header>
            <Offline />
            <Invited />
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="visit-page">
                <div class="visit-main">
                    <SkillWanted weekly />
                    <AgreedBefore weekly />
                    <Figures weekly />
                    {move || {
                        match shape.get().as_str() {
                            "calendar" => view! { <Calendar weekly /> }.into_any(),
                            "year" => view! { <YearView weekly shape /> }.into_any(),
                            _ => view! { <Rows weekly /> }.into_any(),
                        }
                    }}
                </div>
                <div class="visit-beside">
                    <Suggestions weekly />
                    <Time weekly />
                    {weekly.mine.then(|| view! { <CalendarFeed /> })}
                </div>
            </div>
        </main>
        <VisitSheet weekly />
        {children()}
    }
}

/// Whose week it is, which, and the ones beside it.
#[component]
fn Turn(weekly: Weekly) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let [monday, .., sunday] = weekly.days();
    let by = weekly.week.with_untracked(|week| week.by);
    let today = weekly.feed.today.get_untracked();
    let span = format!("{} – {}", write.day_short(monday, today), write.day_short(sunday, today));
    let name = weekly.feed.desk(|desk| desk.person(by).map(ToString::to_string));
    let title = if weekly.mine {
        words.visit_title().to_owned()
    } else {
        words.visit_title_of(&name.unwrap_or_default())
    };
    let to = move |days: i32| weekly.address(by, Some(monday.plus(days)));
    let here = (0..7).contains(&monday.until(today));
    view! {
        <h1>{title}</h1>
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
                    let address = weekly.address(by, None);
                    view! { <a class="button is-quiet" href=address>{words.visit_this_week()}</a> }
                })}
        </nav>
    }
}
