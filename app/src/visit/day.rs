//! The day of a person, for who is in a hurry: whom to visit and when, what is due, who asks
//! something of them, what is theirs in handovers, and how the week stands.

use domain::day::Day;
use domain::id::VisitId;
use domain::visit::{Agenda, Row};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Opened, agenda, visits};
use super::asked::{Agreements, Dues, Hands, Wanted};
use super::figures::Figures;
use super::joint::{AgreedBefore, Joint};
use super::rows::{Waiting, mark, sign, state};
use super::sheet::VisitSheet;
use super::weekly::{Asked, Begun, Weekly};
use crate::format::{clock, use_format};
use crate::head::{LinkState, Offline};
use crate::live::sitting::Invited;
use crate::live::{MoveAsked, page_feed};
use crate::reader::{Over, Reader};
use crate::ui::closed::Closed;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

/// The day with `children` beside it; they find the feed in their context.
#[component]
pub fn DayPage(children: ChildrenFn) -> impl IntoView {
    let read = resource(
        || (),
        async |()| match visits(None, None, None).await {
            Ok(opened) => agenda().await.map(|agenda| (opened, agenda)),
            Err(problem) => Err(problem),
        },
    );
    let children = StoredValue::new(children);
    view! {
        <Frame>
            <Unprinted />
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok((opened, agenda)) => {
                            view! {
                                <Page opened agenda>{children.with_value(|draw| draw())}</Page>
                            }
                                .into_any()
                        }
                        Err(problem) => view! { <Closed problem again="/day" /> }.into_any(),
                    }
                })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Page(opened: Opened, agenda: Agenda, children: Children) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let feed = page_feed(opened.desk.clone(), opened.seq);
    provide_context(MoveAsked(RwSignal::new(None)));
    let weekly = Weekly::new(feed, opened, None);
    provide_context(weekly);
    let agenda = RwSignal::new(agenda);
    follow(weekly, agenda);
    let title = move || {
        let today = weekly.today();
        format!("{} {}", words.weekday(today), write.day_short(today, today))
    };
    let visits = Memo::new(move |_| picked(weekly, |row, today| row.visit.day() == today));
    let late = Memo::new(move |_| {
        picked(weekly, |row, today| row.visit.is_open() && row.visit.plan.day < today)
    });
    let ahead = Memo::new(move |_| {
        let until = weekly.days()[6];
        let rest = |row: &Row, today| {
            row.visit.is_open() && row.visit.plan.day > today && row.visit.plan.day <= until
        };
        picked(weekly, rest)
    });
    let nothing = Memo::new(move |_| {
        let done = |ids: Memo<Vec<VisitId>>| ids.with(Vec::is_empty);
        done(visits) && done(late) && agenda.with(Agenda::is_empty)
    });
    let leads = use_context::<Reader>().unwrap_or_default().over != Over::Nobody;
    let unplanned = move |_| weekly.open.set(Some(Asked::Unplanned(Begun::default())));
    let plan = move |_| weekly.open.set(Some(Asked::Plan(Begun::default())));
    view! {
        <div class="top">
            <header class="bar visit-bar">
                <h1>
                    {words.visit_day_title()} <span class="day-date muted">{title}</span>
                </h1>
                <div class="bar-end">
                    <LinkState />
                    <a class="button" href="/visits">
                        <Icon name="i-table" />
                        <span>{words.visit_to_week()}</span>
                    </a>
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
                </div>
            </header>
            <Offline />
            <Invited />
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <div class="day-page">
                <div class="day-first">
                    {move || {
                        nothing.get().then(|| view! { <p class="empty-column">{words.visit_day_empty()}</p> })
                    }}
                    <Visits weekly ids=visits id="day-visits" title=words.visit_day_visits() dated=false />
                    <Visits weekly ids=late id="day-late" title=words.visit_not_told() dated=true />
                    <Dues weekly agenda />
                    <Wanted weekly agenda />
                    <AgreedBefore weekly />
                    <Agreements weekly agenda />
                    <Hands weekly agenda />
                </div>
                <div class="day-beside">
                    <section class="day-week" aria-labelledby="day-week">
                        <h2 id="day-week">{words.visit_day_week()}</h2>
                        <Figures weekly />
                        {leads
                            .then(|| {
                                view! {
                                    <a class="button is-wide" href="/agenda">
                                        {words.agenda_title()}
                                    </a>
                                }
                            })}
                    </section>
                    <Visits weekly ids=ahead id="day-ahead" title=words.visit_day_ahead() dated=true />
                    <button class="button is-wide" type="button" data-act="unplanned" on:click=unplanned>
                        <Icon name="i-check" />
                        <span>{words.visit_unplanned()}</span>
                    </button>
                </div>
            </div>
        </main>
        <VisitSheet weekly />
        {children()}
    }
}

fn picked(weekly: Weekly, wanted: impl Fn(&Row, Day) -> bool) -> Vec<VisitId> {
    let today = weekly.today();
    weekly.week.with(|week| {
        let rows = week.rows.iter().filter(|row| wanted(row, today));
        rows.map(|row| row.visit.id).collect()
    })
}

/// Reads what the day asks anew when a visit or a deal of it changes, somebody calls, the day
/// rolls over, or the line is back.
fn follow(weekly: Weekly, agenda: RwSignal<Agenda>) {
    let feed = weekly.feed;
    let also = move || {
        feed.touched.track();
        feed.today.track();
        feed.renewed.track();
        feed.seats.invited.with(Vec::len);
        weekly.shared.track();
    };
    let read = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(fresh) = super::api::agenda().await {
                let _ = agenda.try_set(fresh);
            }
        });
    });
    feed.beside_visits(also, read);
}

/// Visits in a list, each to be opened, and to be told of by one tap once its day has come.
#[component]
fn Visits(
    weekly: Weekly,
    ids: Memo<Vec<VisitId>>,
    id: &'static str,
    title: &'static str,
    /// Whether they are of several days.
    dated: bool,
) -> impl IntoView {
    move || {
        (!ids.with(Vec::is_empty)).then(|| {
            view! {
                <section class="day-part" aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <ol>
                        <For each=move || ids.get() key=|id| *id let:id>
                            <Visit weekly id dated />
                        </For>
                    </ol>
                </section>
            }
        })
    }
}

#[component]
fn Visit(weekly: Weekly, id: VisitId, dated: bool) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let row = Memo::new(move |_| weekly.row(id));
    let waits = Memo::new(move |_| weekly.waits(id));
    move || {
        let row = row.get()?;
        let today = weekly.today();
        let visit = &row.visit;
        let open = move |_| weekly.open.set(Some(Asked::Visit(id)));
        let (day, minute) = (visit.day(), visit.plan.minute);
        let date = format!("{} {}", words.weekday(day), write.day_short(day, today));
        let time = minute.map(clock);
        let when = match (dated, time) {
            (true, Some(time)) => format!("{date} {time}"),
            (true, None) => date,
            (false, time) => time.unwrap_or_else(|| words.visit_any_time().to_owned()),
        };
        let phone = visit.plan.contact.and_then(|contact| {
            weekly.week.with(|week| {
                let known = week.contacts.iter().find(|one| one.id == contact)?;
                let phone = known.mobile.as_ref().or(known.phone.as_ref())?;
                Some((known.name.to_string(), phone.dial()))
            })
        });
        let call = phone.map(|(name, dial)| {
            view! {
                <a class="button is-round" href=format!("tel:{dial}") aria-label=words.board_call(&name)>
                    <Icon name="i-phone" />
                </a>
            }
        });
        let tell = (visit.is_open() && visit.plan.day <= today).then(|| {
            view! {
                <button class="button" type="button" data-act="report" on:click=open>
                    <Icon name="i-edit" />
                    {words.visit_report()}
                </button>
            }
        });
        let under = [row.product.as_ref(), row.contact.as_ref()];
        let under: Vec<String> = under.into_iter().flatten().map(ToString::to_string).collect();
        let way = sign(visit.plan.way);
        Some(view! {
            <li class="day-line" data-visit=id.to_string() data-state=state(visit)>
                <span class="day-when num">
                    {when}
                    <span class="visit-way">
                        <Icon name=way />
                        {words.visit_by(visit.plan.way)}
                    </span>
                </span>
                <span class="day-what">
                    <button class="visit-open" type="button" aria-haspopup="dialog" on:click=open>
                        {row.account.to_string()}
                    </button>
                    <span>{visit.plan.aim.as_ref().map(ToString::to_string)}</span>
                    <span class="muted small">{under.join(" · ")}</span>
                    {mark(visit, words, today)}
                    {waits.get().then(|| view! { <Waiting /> })}
                    <Joint weekly id />
                </span>
                <span class="day-acts">{call} {tell}</span>
            </li>
        })
    }
}
