//! Who takes part, who is here, who leads; and following, looking away, leading.

use domain::sitting::{Kind, Participant};
use leptos::prelude::*;

use super::Seat;
use crate::ui::face::Face;
use crate::ui::icon::Icon;
use crate::words::use_words;

/// Everyone who takes part: whether they are here, lead, or have signed.
#[component]
pub fn People(seat: Seat) -> impl IntoView {
    let words = use_words();
    let people = Memo::new(move |_| seat.view.with(|view| view.head.people.clone()));
    let leader = Memo::new(move |_| seat.view.with(|view| view.head.leader));
    // Nobody leads a talk of two.
    let walks = seat.view.with_untracked(|view| view.head.kind != Kind::Debrief);
    let drawn = move || {
        let (here, leader) = (seat.feed.here.get(), leader.get());
        let one = |one: Participant| {
            let name = seat.feed.desk(|desk| desk.person(one.person).map(ToString::to_string));
            let name = name.unwrap_or_default();
            let present = one.person == seat.me() || here.iter().any(|(id, _)| *id == one.person);
            let leads = one.person == leader && walks && !seat.is_signed();
            let signed = one.signed_at.is_some();
            let state = match (present, one.joined) {
                (true, _) => words.walk_here(),
                (false, true) => words.walk_away(),
                (false, false) => words.walk_not_come(),
            };
            let signs = signed.then(|| words.walk_has_signed());
            let role = leads.then(|| words.walk_leads_short());
            let parts = [Some(name.as_str()), role, Some(state), signs];
            let label: Vec<&str> = parts.into_iter().flatten().collect();
            let label = label.join(" · ");
            let title = label.clone();
            view! {
                <li
                    class="sit-person"
                    class:is-here=present
                    class:is-leading=leads
                    title=title
                    data-person=one.person.to_string()
                >
                    <Face id=one.person name silent=true />
                    {signed.then(|| view! { <Icon name="i-check" /> })}
                    <span class="hidden">{label}</span>
                </li>
            }
        };
        people.get().into_iter().map(one).collect_view()
    };
    view! {
        <ul class="sit-people" aria-label=words.walk_people()>
            {drawn}
        </ul>
    }
}

/// Who leads, and what one may do about it.
#[component]
pub fn Lead(seat: Seat) -> impl IntoView {
    let words = use_words();
    let state = Memo::new(move |_| (seat.leads(), seat.follows(), seat.is_signed()));
    let leader = Memo::new(move |_| {
        let leader = seat.view.with(|view| view.head.leader);
        seat.feed.desk(|desk| desk.person(leader).map(ToString::to_string)).unwrap_or_default()
    });
    let button = move |act: &'static str, text: String, press: fn(Seat)| {
        view! {
            <button class="button" type="button" data-act=act on:click=move |_| press(seat)>
                {text}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="sit-lead" role="group" aria-label=words.walk_lead_group()>
            {move || {
                let (leads, follows, signed) = state.get();
                let name = leader.get();
                let says = match (leads, follows) {
                    (true, _) => words.walk_you_lead().to_owned(),
                    (false, true) => words.walk_leads(&name),
                    (false, false) => words.walk_looking().to_owned(),
                };
                let acts = match (signed, leads, follows) {
                    (true, ..) | (_, true, _) => Vec::new(),
                    (_, _, true) => {
                        vec![
                            button("look", words.walk_look().to_owned(), Seat::look_around),
                            button("lead", words.walk_lead_take().to_owned(), Seat::lead),
                        ]
                    }
                    (_, _, false) => {
                        vec![
                            button("follow", words.walk_follow(&name), Seat::follow),
                            button("lead", words.walk_lead_take().to_owned(), Seat::lead),
                        ]
                    }
                };
                (!signed)
                    .then(|| {
                        view! {
                            <p role="status">{says}</p>
                            {acts}
                        }
                    })
            }}
        </div>
    }
}
