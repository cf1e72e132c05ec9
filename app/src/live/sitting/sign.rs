//! Signing a sitting, and what stands over it while signatures are wanted and once all are there.

use domain::sitting::{Head, Participant};
use leptos::prelude::*;

use super::Seat;
use crate::desk::Desk;
use crate::format::{Format, use_format};
use crate::ui::icon::Icon;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

/// The names of some who take part, as they are picked.
pub fn names(
    write: Format,
    desk: &Desk,
    head: &Head,
    pick: impl Fn(&Participant) -> bool,
) -> String {
    let people = head.people.iter().filter(|one| pick(one));
    let names: Vec<&str> =
        people.filter_map(|one| desk.person(one.person)).map(|name| name.as_str()).collect();
    names.join(write.words().live_and())
}

/// The button that signs, and what is asked before. `wants`: what is still missing for that.
#[component]
pub fn Sign(
    seat: Seat,
    label: &'static str,
    title: &'static str,
    text: &'static str,
    #[prop(optional, into)] wants: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let over = Memo::new(move |_| seat.is_signed());
    move || {
        (!over.get()).then(|| {
            view! {
                <button
                    class="button"
                    type="button"
                    data-sign
                    aria-haspopup="dialog"
                    on:click=move |_| asking.set(true)
                >
                    <Icon name="i-check" />
                    {label}
                </button>
                {move || {
                    asking.get().then(|| view! { <Ask seat asking label title text wants /> })
                }}
            }
        })
    }
}

#[component]
fn Ask(
    seat: Seat,
    asking: RwSignal<bool>,
    label: &'static str,
    title: &'static str,
    text: &'static str,
    wants: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let missing = move || {
        let missing = seat
            .view
            .with(|view| seat.feed.desk(|desk| names(write, desk, &view.head, |one| !one.joined)));
        (!missing.is_empty()).then(|| words.walk_sign_without(&missing))
    };
    let wanted = move || wants.and_then(|wants| wants.get());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(wanted).is_none() {
            seat.sign();
            asking.set(false);
        }
    };
    let lead = move || match wanted() {
        Some(wanted) => view! {
            <p class="field-error" role="alert">
                <Icon name="i-warning" />
                <span>{wanted}</span>
            </p>
        }
        .into_any(),
        None => view! {
            <p>{text}</p>
            <p class="muted">{missing}</p>
        }
        .into_any(),
    };
    view! {
        <Sheet title close=Callback::new(move |()| asking.set(false))>
            <form class="sheet-form" id="sit-sign" novalidate on:submit=submit>
                <div class="sheet-body">{lead}</div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| asking.set(false)>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class="button is-primary"
                        type="submit"
                        disabled=move || wanted().is_some()
                    >
                        {label}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}

/// How it stands with the signatures, over the page.
#[component]
pub fn Signed(seat: Seat) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let told = Memo::new(move |_| {
        let head = seat.view.with(|view| view.head.clone());
        let signed = |one: &Participant| one.signed_at.is_some();
        seat.feed.desk(|desk| match head.signed_at {
            Some(at) => Some(words.walk_read_only(&write.day_time(at, desk.offset))),
            None if seat.unsigned.get() => Some(words.walk_unsigned().to_owned()),
            None if head.participant(desk.me.id).is_some_and(signed) => {
                let wanted = names(write, desk, &head, |one| one.joined && !signed(one));
                Some(words.walk_waits_for(&wanted))
            }
            None => None,
        })
    });
    move || {
        told.get().map(|text| {
            view! {
                <div class="outdated walk-signed" role="status">
                    <Icon name="i-check" />
                    <p>{text}</p>
                </div>
            }
        })
    }
}
