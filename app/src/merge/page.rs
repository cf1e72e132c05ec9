//! The page on which two accounts are made one. Which two stands in the address: `into` is the
//! one that stays, `from` the one that becomes a part of it.

use domain::id::AccountId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::api::{Compared, Opened, open, preview};
use super::choose::Choose;
use super::compare::Compare;
use super::parts::Parts;
use crate::problem::Problem;
use crate::ui::frame::Frame;
use crate::ui::input::Refused;
use crate::wire::resource;
use crate::words::use_words;

/// What the address asks for, read.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
enum Read {
    /// No account yet.
    Nothing,
    One(Opened),
    Two(Opened, Box<Compared>),
}

#[component]
pub fn MergePage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let account = |key: &str| query.get(key)?.parse::<AccountId>().ok();
            (account("into"), account("from"))
        })
    });
    // What was done here a moment ago, told above what it led to.
    let done = RwSignal::new(None::<Done>);
    let again = RwSignal::new(0_u32);
    let read = resource(move || (asked.get(), again.get()), |(asked, _)| read(asked));
    view! {
        <Frame>
            <div class="top">
                <header class="bar">
                    <h1>{words.merge_title()}</h1>
                </header>
            </div>
            <main class="is-scrolling" id="main" tabindex="-1">
                <div class="page">
                    <Told done again />
                    <Transition>
                        {move || Suspend::new(async move {
                            match read.await {
                                Ok(read) => shown(read, done, again),
                                Err(problem) => refused(problem),
                            }
                        })}
                    </Transition>
                </div>
            </main>
        </Frame>
    }
}

async fn read(asked: (Option<AccountId>, Option<AccountId>)) -> Result<Read, Problem> {
    let (into, from) = asked;
    let Some(into) = into else { return Ok(Read::Nothing) };
    let opened = open(into).await?;
    match from {
        Some(from) => Ok(Read::Two(opened, Box::new(preview(into, from).await?))),
        None => Ok(Read::One(opened)),
    }
}

fn shown(read: Read, done: RwSignal<Option<Done>>, again: RwSignal<u32>) -> AnyView {
    match read {
        Read::Nothing => view! { <Choose stays=None alike=Vec::new() /> }.into_any(),
        Read::One(opened) => {
            let Opened { account, alike, parts } = opened;
            view! {
                <Choose stays=account alike />
                <Parts parts done again />
            }
            .into_any()
        }
        Read::Two(opened, compared) => {
            view! { <Compare opened compared=*compared done /> }.into_any()
        }
    }
}

fn refused(problem: Problem) -> AnyView {
    let words = use_words();
    view! {
        <Refused wrong=Signal::stored(Some(problem)) />
        <div class="buttons">
            <a class="button" href="/accounts/merge">{words.merge_again()}</a>
        </div>
    }
    .into_any()
}

/// What was done: told, and while it can be, undone.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Done {
    pub text: String,
    pub undo: Option<AccountId>,
}

#[component]
fn Told(done: RwSignal<Option<Done>>, again: RwSignal<u32>) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="merge-told" role="status">
            {move || {
                let told = done.get()?;
                let undo = told
                    .undo
                    .map(|from| view! { <super::parts::Undo from name=String::new() done again /> });
                Some(
                    view! {
                        <div class="note is-good">
                            <crate::ui::icon::Icon name="i-check" />
                            <p>{told.text}</p>
                            {undo}
                        </div>
                    },
                )
            }}
        </div>
        <p class="muted">{words.merge_lead()}</p>
    }
}

/// Goes to the two accounts that are meant now.
pub(super) fn go() -> impl Fn(AccountId, Option<AccountId>) + Clone + 'static {
    let navigate = use_navigate();
    move |into, from| {
        let from = from.map(|from| format!("&from={from}")).unwrap_or_default();
        navigate(&format!("/accounts/merge?into={into}{from}"), NavigateOptions::default());
    }
}
