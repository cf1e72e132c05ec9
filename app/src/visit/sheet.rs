//! The sheet of a visit: planned, told of, read.

use domain::id::VisitId;
use leptos::prelude::*;

use super::form::PlanForm;
use super::joint::JointPart;
use super::read::ReadVisit;
use super::report::ReportForm;
use super::rows::when;
use super::weekly::{Asked, Begun, Weekly};
use crate::format::use_format;
use crate::ui::ask::Segmented;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

#[component]
pub fn VisitSheet(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| weekly.open.set(None));
    let told = Callback::new(move |id: Option<VisitId>| weekly.open.set(id.map(Asked::Visit)));
    move || {
        let sheet = match weekly.open.get()? {
            Asked::Plan(begun) => view! {
                <Sheet title=words.visit_plan() close>
                    <PlanForm weekly begun row=None close />
                </Sheet>
            }
            .into_any(),
            Asked::Unplanned(begun) => view! {
                <Sheet title=words.visit_unplanned() close>
                    <ReportForm weekly begun row=None close=told />
                </Sheet>
            }
            .into_any(),
            Asked::Visit(id) => view! { <One weekly id close /> }.into_any(),
        };
        Some(sheet)
    }
}

/// One that is there: its plan and its report side by side while it is open, else what was told.
#[component]
fn One(weekly: Weekly, id: VisitId, close: Callback<()>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let today = weekly.feed.today.get_untracked();
    let row = untrack(|| weekly.row(id))?;
    let open = weekly.mine && row.visit.is_open();
    let first = match () {
        () if !open => "read",
        () if row.visit.plan.day > today => "plan",
        () => "report",
    };
    let mode = RwSignal::new(first.to_owned());
    let title = row.account.to_string();
    let lead = when(&row.visit, write, words, today);
    let told = Callback::new(move |told: Option<VisitId>| match told {
        Some(_) => mode.set("read".to_owned()),
        None => close.run(()),
    });
    let correct = Callback::new(move |()| mode.set("report".to_owned()));
    let body = move || {
        let mode = mode.get();
        // As it is now: it may have been told of a moment ago.
        let row = untrack(|| weekly.row(id))?;
        let begun = Begun::default();
        let part = match mode.as_str() {
            "plan" => view! { <PlanForm weekly begun row=Some(row) close /> }.into_any(),
            "report" => view! { <ReportForm weekly begun row=Some(row) close=told /> }.into_any(),
            _ => view! { <ReadVisit weekly row correct close /> }.into_any(),
        };
        Some(part)
    };
    let modes = vec![
        ("plan".to_owned(), None, words.visit_plan_part().to_owned()),
        ("report".to_owned(), None, words.visit_report().to_owned()),
    ];
    Some(view! {
        <Sheet title lead=lead close>
            <div class="visit-sheet">
                {move || {
                    (open && mode.with(|mode| mode != "read"))
                        .then(|| {
                            view! {
                                <div class="visit-modes">
                                    <Segmented
                                        name="visit-mode"
                                        legend=words.visit_part()
                                        options=modes.clone()
                                        value=mode
                                    />
                                </div>
                            }
                        })
                }}
                <div class="visit-joint"><JointPart weekly id /></div>
                {body}
            </div>
        </Sheet>
    })
}
