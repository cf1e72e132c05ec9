//! The sheet beside the list: one person, for administrators.

use domain::id::PersonId;
use domain::org::OrgChange;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use super::access::Access;
use super::api::{self, Member};
use super::history::History;
use super::leave::Leave;
use super::page::Team;
use super::people::mark;
use super::post::{PostFields, Typed};
use super::query;
use crate::format::use_format;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

/// What the sheet is at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    Reading,
    Editing,
    Leaving,
}

/// The person whom the address names, read anew with every change made here.
#[component]
pub fn PersonSheet() -> impl IntoView {
    let page = expect_context::<Team>();
    let params = use_query_map();
    let open =
        Memo::new(move |_| params.with(|params| params.get("person")?.parse::<PersonId>().ok()));
    let read = RwSignal::new(None::<Result<Member, Problem>>);
    Effect::new(move |before: Option<Option<PersonId>>| {
        let id = open.get();
        page.edition.track();
        if before.flatten() != id {
            read.set(None);
        }
        if let Some(id) = id {
            spawn_local(async move {
                let member = api::member(id).await;
                if open.try_get_untracked().flatten() == Some(id) {
                    read.set(Some(member));
                }
            });
        }
        id
    });
    // Drawn by whom it is about, so that reading them anew takes nothing away that is typed.
    let there = Memo::new(move |_| open.get().filter(|_| read.with(Option::is_some)));
    move || there.get().map(|_| view! { <Beside read /> })
}

#[component]
fn Beside(read: RwSignal<Option<Result<Member, Problem>>>) -> impl IntoView {
    let words = use_words();
    let at = RwSignal::new(At::Reading);
    let aside = NodeRef::<html::Aside>::new();
    let go = query::go();
    let close = Callback::new(move |()| go("person", ""));
    // The sheet takes the focus when it comes, and takes it up when a form in it goes.
    Effect::new(move |_| {
        if let (At::Reading, Some(aside)) = (at.get(), aside.get()) {
            let _ = aside.focus();
        }
    });
    let member = Memo::new(move |_| read.get().and_then(Result::ok));
    let problem = Signal::derive(move || read.get().and_then(Result::err));
    let name = move || member.with(|one| one.as_ref().map(|one| one.post.name.to_string()));
    let under = move || member.with(|one| one.as_ref().map(|one| one.post.login.to_string()));
    view! {
        <aside
            class="sheet-side"
            aria-labelledby="person-title"
            tabindex="-1"
            node_ref=aside
            on:keydown=move |event| {
                if event.key() == "Escape" && at.get_untracked() == At::Reading {
                    close.run(());
                }
            }
        >
            <header class="sheet-head deal-head">
                <h2 id="person-title">{move || name().unwrap_or_else(|| words.team_person().to_owned())}</h2>
                <p>{under}</p>
                <button
                    class="button is-quiet is-round"
                    type="button"
                    aria-label=words.ui_close()
                    on:click=move |_| close.run(())
                >
                    <Icon name="i-close" />
                </button>
            </header>
            {move || {
                let at_now = at.get();
                let reading = at_now == At::Reading;
                // While something is typed, nothing is drawn anew.
                let one = if reading { member.get() } else { member.get_untracked() };
                match (one, at_now) {
                    (None, _) => {
                        view! {
                            <div class="sheet-body">
                                <Refused wrong=problem />
                            </div>
                        }
                            .into_any()
                    }
                    (Some(one), At::Reading) => view! { <Reading one at /> }.into_any(),
                    (Some(one), At::Editing) => view! { <Editing one at /> }.into_any(),
                    (Some(one), At::Leaving) => {
                        let done = Callback::new(move |()| at.set(At::Reading));
                        view! { <Leave one done /> }.into_any()
                    }
                }
            }}
        </aside>
    }
}

#[component]
fn Reading(one: Member, at: RwSignal<At>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let roles: Vec<&str> = one.post.roles.iter().map(|role| words.role(*role)).collect();
    let leads: Vec<&str> = one.leads.iter().map(domain::text::Name::as_str).collect();
    let none = || words.ui_none().to_owned();
    let joint = words.live_and();
    let seen = one.seen.map_or_else(
        || words.team_seen_never().to_owned(),
        |seen| write.moment(seen, one.now, one.offset),
    );
    let facts = [
        (words.team_roles(), roles.join(joint)),
        (words.board_team(), one.team.as_ref().map_or_else(none, ToString::to_string)),
        (words.team_leads(), if leads.is_empty() { none() } else { leads.join(joint) }),
        (words.team_deals(), crate::format::count(i64::from(one.deals))),
        (words.settings_devices(), crate::format::count(i64::from(one.devices))),
        (words.team_seen(), seen),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let state = one.state;
    view! {
        <div class="sheet-body" tabindex="0" role="region" aria-labelledby="person-title">
            <section class="deal-part" aria-labelledby="person-facts">
                <header>
                    <h3 id="person-facts">{words.team_facts()}</h3>
                    <button
                        class="button is-quiet"
                        type="button"
                        on:click=move |_| at.set(At::Editing)
                    >
                        <Icon name="i-edit" />
                        {words.ui_edit()}
                    </button>
                </header>
                <div>{mark(state, words)}</div>
                <dl class="facts">{facts.into_iter().collect_view()}</dl>
            </section>
            <Access one=one.clone() at />
            <History lines=one.history now=one.now offset=one.offset />
        </div>
    }
}

#[component]
fn Editing(one: Member, at: RwSignal<At>) -> impl IntoView {
    let words = use_words();
    let page = expect_context::<Team>();
    let typed = Typed::new(Some(&one.post), String::new());
    let person = one.id;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(post) = typed.post() else { return };
        typed.busy.set(true);
        spawn_local(async move {
            let answer = api::change_org(vec![OrgChange::SetPost { person, post }]).await;
            typed.busy.set(false);
            match answer {
                Ok(()) => {
                    page.changed();
                    at.set(At::Reading);
                }
                Err(problem) => typed.wrong.set(Some(problem)),
            }
        });
    };
    view! {
        <div class="sheet-body">
            <form class="fields" id="person-edit" novalidate on:submit=submit>
                <PostFields typed />
            </form>
        </div>
        <footer class="sheet-foot buttons">
            <button class="button" type="button" on:click=move |_| at.set(At::Reading)>
                {words.ui_cancel()}
            </button>
            <button
                class="button is-primary"
                type="submit"
                form="person-edit"
                aria-busy=move || typed.busy.get().then_some("true")
            >
                {words.ui_save()}
            </button>
        </footer>
    }
}
