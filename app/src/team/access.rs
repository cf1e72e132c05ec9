//! How someone comes in, and when no more.

use domain::org::{LinkKind, OrgChange};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, Made, Member, State};
use super::link_box::LinkBox;
use super::page::Team;
use super::person::At;
use super::post::origin;
use crate::format::use_format;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

/// How someone comes in: their link, and the switch.
#[component]
pub fn Access(one: Member, at: RwSignal<At>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let page = expect_context::<Team>();
    let made = RwSignal::new(None::<Made>);
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let (person, me, off) = (one.id, one.me, one.state == State::Off);
    let name = StoredValue::new(one.post.name.to_string());
    let kind = LinkKind::of(one.has_password);
    let invite = move |_| {
        busy.set(true);
        spawn_local(async move {
            let answer = api::make_link(person, origin()).await;
            busy.set(false);
            match answer {
                Ok(link) => made.set(Some(link)),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let switch_on = move |_| {
        spawn_local(async move {
            match api::change_org(vec![OrgChange::SwitchOn { person }]).await {
                Ok(()) => page.changed(),
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let pending = one.link.map(|(_, until)| {
        let until = write.moment(until, one.now, one.offset);
        view! { <p class="muted">{words.team_link_pending(&until)}</p> }
    });
    let label = match kind {
        LinkKind::Invitation => words.team_invite(),
        LinkKind::Reset => words.team_reset(),
    };
    view! {
        <section class="deal-part" aria-labelledby="person-access">
            <header>
                <h3 id="person-access">{words.team_access()}</h3>
            </header>
            <Refused wrong=wrong.into() />
            {pending}
            {move || {
                made.get().map(|link| view! { <LinkBox name=name.get_value() made=link /> })
            }}
            <div class="access">
                {(!off)
                    .then(|| {
                        view! {
                            <button
                                class="button"
                                type="button"
                                aria-busy=move || busy.get().then_some("true")
                                on:click=invite
                            >
                                <Icon name="i-link" />
                                {label}
                            </button>
                        }
                    })}
                {if off {
                    view! {
                        <button class="button is-primary" type="button" on:click=switch_on>
                            {words.team_switch_on()}
                        </button>
                    }
                        .into_any()
                } else if me {
                    ().into_any()
                } else {
                    view! {
                        <button
                            class="button is-danger"
                            type="button"
                            on:click=move |_| at.set(At::Leaving)
                        >
                            {words.team_switch_off()}
                        </button>
                    }
                        .into_any()
                }}
            </div>
        </section>
    }
}
