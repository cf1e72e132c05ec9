//! Opening a handover: who leaves and when, and who takes over which customer.

use domain::day::Day;
use domain::handover::{Heirs, Plan};
use domain::id::{PersonId, SittingId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use super::api::{Listed, handover_list, handover_open, handover_plan};
use super::dealing::Dealing;
use crate::desk::Desk;
use crate::problem::Problem;
use crate::ui::ask::Select;
use crate::ui::closed::Closed;
use crate::ui::field::Field;
use crate::ui::frame::Frame;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::ui::read_page::read_page;
use crate::ui::unprinted::Unprinted;
use crate::wire::resource;
use crate::words::use_words;

/// How many days someone who gives notice has left, until another day is chosen.
const LEFT: i32 = 21;

#[component]
pub fn NewHandoverPage() -> impl IntoView {
    let read = resource(|| (), |()| handover_list());
    view! {
        <Frame>
            <Unprinted />
            {read_page(read, "/handovers", |(desk, listed)| {
                if desk.me.actor().leads() {
                    view! { <New desk listed /> }.into_any()
                } else {
                    let problem = Problem::Denied;
                    view! { <Closed problem again="/handovers" /> }.into_any()
                }
            })}
        </Frame>
    }
}

/// Those whom the reader leads, and who do not hand over already.
fn leavers(desk: &Desk, listed: &[Listed]) -> Vec<(String, String)> {
    let runs = |id| listed.iter().any(|one| one.closed_at.is_none() && one.leaver == id);
    let others = desk.sellers().filter(|one| one.id != desk.me.id && !runs(one.id));
    others.map(|one| (one.id.to_string(), one.name.to_string())).collect()
}

#[component]
fn New(desk: Desk, listed: Vec<Listed>) -> impl IntoView {
    let words = use_words();
    let navigate = use_navigate();
    let nobody = std::iter::once((String::new(), words.handover_choose().to_owned()));
    let people: Vec<_> = nobody.chain(leavers(&desk, &listed)).collect();
    let leaver = RwSignal::new(String::new());
    let (now, then) = (desk.today.iso(), desk.today.plus(LEFT).iso());
    let last_day = RwSignal::new(then.clone());
    let sudden = RwSignal::new(false);
    let wrong_day = RwSignal::new(None::<String>);
    let plan = RwSignal::new(None::<Plan>);
    let chosen = RwSignal::new(Heirs::new());
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    // One identity for this page: pressed twice, or sent twice, it opens one.
    let id = SittingId::new(Uuid::now_v7());
    let person = Memo::new(move |_| leaver.with(|word| word.parse::<PersonId>().ok()));
    let look = move || {
        let Some(person) = person.get() else {
            plan.set(None);
            return;
        };
        wrong.set(None);
        spawn_local(async move {
            match handover_plan(person).await {
                Ok(read) => {
                    chosen.try_set(suggested(&read));
                    plan.try_set(Some(read));
                }
                Err(problem) => {
                    plan.try_set(None);
                    wrong.try_set(Some(problem));
                }
            }
        });
    };
    Effect::new(move |_| look());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(person) = person.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        let Some(day) = Day::from_iso(&last_day.get_untracked()) else {
            wrong_day.set(Some(words.handover_last_day_wanted().to_owned()));
            return;
        };
        wrong_day.set(None);
        wrong.set(None);
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let heirs = chosen.get_untracked();
            let answer = handover_open(id, person, sudden.get_untracked(), day, heirs).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(id) => navigate(&format!("/handovers/{id}"), Default::default()),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    // What was not chosen yet follows what is said.
    let left = move |is: bool| {
        sudden.set(is);
        let (from, to) = if is { (&then, &now) } else { (&now, &then) };
        last_day.update(|day| {
            if day == from {
                day.clone_from(to);
            }
        });
    };
    let kept = StoredValue::new(desk);
    view! {
        <div class="top">
            <header class="bar">
                <a class="button is-quiet is-round" href="/handovers" aria-label=words.handover_back()>
                    <Icon name="i-back" />
                </a>
                <h1>{words.handover_new_title()}</h1>
            </header>
        </div>
        <main class="is-scrolling" id="main" tabindex="-1">
            <form class="page hand-new" id="handover-new" novalidate on:submit=submit>
                <div class="hand-card fields">
                    <p>{words.handover_new_lead()}</p>
                    <div class="fields is-pair">
                        <Select
                            id="handover-leaver"
                            label=words.handover_leaver()
                            options=people
                            value=leaver
                        />
                        <Field
                            id="handover-day"
                            label=words.handover_last_day_field()
                            value=last_day
                            kind="date"
                            error=wrong_day
                        />
                    </div>
                    <label class="hand-tick" for="handover-sudden">
                        <input
                            id="handover-sudden"
                            type="checkbox"
                            prop:checked=move || sudden.get()
                            on:change:target=move |event| left(event.target().checked())
                        />
                        <span>
                            {words.handover_sudden()}
                            <small class="muted">{words.handover_sudden_text()}</small>
                        </span>
                    </label>
                    <Refused wrong=wrong.into() />
                </div>
                {move || {
                    plan.get()
                        .map(|plan| {
                            let desk = kept.get_value();
                            view! { <Dealing plan desk chosen busy /> }
                        })
                }}
            </form>
        </main>
    }
}

/// Keeps H7: each customer to who fits best.
pub(super) fn suggested(plan: &Plan) -> Heirs {
    let first = plan.heirs.first().map(|one| one.0);
    let customers = plan.customers.iter();
    customers
        .filter_map(|one| Some((one.account, one.fits.first().map(|fit| fit.0).or(first)?)))
        .collect()
}
