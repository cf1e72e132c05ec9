//! The stream of a deal or an account: read page by page, and anew when something happens.

use domain::account::Contact;
use domain::activity::{About, Activity};
use domain::board::Card;
use domain::id::ContactId;
use domain::text::Name;
use domain::visit;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, PAGE, Page, Row};
use super::composer::{Compose, Composer};
use super::item::{Past, Show, Weave};
use super::line::Line;
use crate::live::{Feed, Link};
use crate::problem::Problem;
use crate::ui::ask::Segmented;
use crate::words::use_words;

/// What has been read of a stream.
#[derive(Clone, Copy)]
struct Read {
    about: About,
    rows: RwSignal<Vec<Row>>,
    visits: RwSignal<Vec<visit::Row>>,
    more: RwSignal<bool>,
    /// Whether the first page has come.
    begun: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
    /// How often the first page was asked for: an old answer never takes the place of a new one.
    asked: StoredValue<u32>,
}

#[component]
pub fn ActivityStream(
    about: About,
    /// The deal as the reader sees it.
    #[prop(optional)]
    card: Option<Memo<Option<Card>>>,
    /// Whom something can have been done with.
    #[prop(into)]
    contacts: Signal<Vec<Contact>>,
    /// What happened to the deal, to stand among what was done.
    #[prop(optional, into)]
    past: Signal<Vec<Past>>,
    #[prop(optional)] compose: Option<Compose>,
    /// Steps back from an entry of the past, or once more forward.
    #[prop(optional)]
    step: Option<Callback<i64>>,
    /// A part of the page itself, not of a sheet beside it: its heading is one level higher.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let compose = compose.unwrap_or_default();
    let read = Read {
        about,
        rows: RwSignal::default(),
        visits: RwSignal::default(),
        more: RwSignal::new(false),
        begun: RwSignal::new(false),
        problem: RwSignal::new(None),
        asked: StoredValue::new(0),
    };
    follow(feed, read);
    let show = RwSignal::new("all".to_owned());
    let shown = RwSignal::new(PAGE);
    let editing = RwSignal::new(None);
    let offset = feed.desk(|desk| desk.offset);
    let woven = Memo::new(move |_| {
        let (unheard, show) = (feed.unheard(), show.with(|word| Show::from_word(word)));
        let name = |id: ContactId| -> Option<Name> {
            let named = |all: &Vec<Contact>| all.iter().find(|one| one.id == id).map(name_of);
            contacts.with(named)
        };
        read.rows.with(|rows| {
            past.with(|past| {
                let (me, more) = (feed.me(), read.more.get());
                read.visits.with(|visits| {
                    let unheard = &unheard;
                    Weave { about, me, rows, more, past, visits, offset, unheard, show }.items(name)
                })
            })
        })
    });
    let items = Memo::new(move |_| {
        woven.with(|items| items.iter().take(shown.get()).cloned().collect::<Vec<_>>())
    });
    let older = Memo::new(move |_| {
        let changes = show.with(|word| Show::from_word(word)) == Show::Changes;
        woven.with(Vec::len) > shown.get() || (read.more.get() && !changes)
    });
    let earlier = move |_| {
        shown.update(|shown| *shown += PAGE);
        if read.more.get_untracked() && woven.with_untracked(Vec::len) < shown.get_untracked() {
            read.on();
        }
    };
    let option = |word: &str, text: &str| (word.to_owned(), None, text.to_owned());
    let filter = vec![
        option("all", words.activity_show_all()),
        option("activities", words.activity_show_activities()),
        option("changes", words.activity_show_changes()),
    ];
    let filter = card.map(|_| {
        view! {
            <Segmented name="act-show" legend=words.activity_show() options=filter value=show />
        }
    });
    view! {
        <section class="deal-part" aria-labelledby="activity-title">
            <header>
                {if alone {
                    view! { <h2 id="activity-title" tabindex="-1">{words.activity_title()}</h2> }
                        .into_any()
                } else {
                    view! { <h3 id="activity-title" tabindex="-1">{words.activity_title()}</h3> }
                        .into_any()
                }}
            </header>
            <Composer about compose card contacts />
            {filter}
            <ol class="history">
                <For each=move || items.get() key=|item| item.key() let:item>
                    <Line key=item.key() items editing alone step />
                </For>
            </ol>
            {move || {
                let empty = items.with(Vec::is_empty) && read.begun.get();
                empty.then(|| view! { <p class="muted">{words.activity_empty()}</p> })
            }}
            {move || {
                read.problem
                    .get()
                    .map(|problem| {
                        view! {
                            <p class="muted" role="status">{problem.say(words)}</p>
                            <button class="button" type="button" on:click=move |_| read.anew()>
                                {words.ui_retry()}
                            </button>
                        }
                    })
            }}
            {move || {
                older
                    .get()
                    .then(|| {
                        view! {
                            <button class="button is-wide" type="button" on:click=earlier>
                                {words.activity_show_earlier()}
                            </button>
                        }
                    })
            }}
        </section>
    }
}

fn name_of(contact: &Contact) -> Name {
    contact.name.clone()
}

/// Reads the stream, and reads it anew when something happens to what it is about, and when the
/// line is there again after it was lost.
fn follow(feed: Feed, read: Read) {
    Effect::new(move |_| read.anew());
    let touched = Memo::new(move |_| {
        let (deal, seq) = feed.touched.get()?;
        let of_it = |row: &Row| row.deal.as_ref().is_some_and(|(id, _)| *id == deal);
        let here = read.about == About::Deal(deal)
            || read.rows.with_untracked(|rows| rows.iter().any(of_it));
        here.then_some(seq)
    });
    Effect::new(move |before: Option<Option<i64>>| {
        let seq = touched.get();
        if before.is_some_and(|before| before != seq) && seq.is_some() {
            read.anew();
        }
        seq
    });
    Effect::new(move |before: Option<Link>| {
        let link = feed.link.get();
        let lost = before.is_some_and(|before| !matches!(before, Link::Fresh | Link::Live));
        if link == Link::Live && lost {
            read.anew();
        }
        link
    });
    Effect::new(move |before: Option<u32>| {
        let renewed = feed.renewed.get();
        if before.is_some_and(|before| before != renewed) {
            read.anew();
        }
        renewed
    });
    // Of a deal they are told beside it; a visit to the customer alone is beside nothing.
    Effect::new(move |before: Option<()>| {
        feed.visits_of.track();
        if before.is_some() && matches!(read.about, About::Account(_)) {
            read.anew();
        }
    });
    Effect::new(move |_| {
        if let Some(activity) = feed.written.get() {
            read.take(activity);
        }
    });
}

impl Read {
    /// The first page; what was read of earlier ones stays.
    fn anew(self) {
        self.asked.update_value(|times| *times += 1);
        let asked = self.asked.get_value();
        spawn_local(async move {
            let page = api::activities(self.about, None).await;
            if self.asked.try_get_value() != Some(asked) {
                return;
            }
            self.begun.set(true);
            match page {
                Ok(Page { rows, more, visits }) => {
                    self.problem.set(None);
                    self.visits.set(visits);
                    let last = rows.last().map(Row::place);
                    let held = self.rows.with_untracked(|held| {
                        let older = |row: &&Row| last.is_some_and(|last| row.place() < last);
                        held.iter().filter(older).cloned().collect::<Vec<_>>()
                    });
                    // What follows the rows held further down was told when they were read.
                    if !more || held.is_empty() {
                        self.more.set(more);
                    }
                    let held = if more { held } else { Vec::new() };
                    self.rows.set(rows.into_iter().chain(held).collect());
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }

    /// The page after the last row.
    fn on(self) {
        let last = self.rows.with_untracked(|rows| rows.last().map(Row::place));
        spawn_local(async move {
            let page = api::activities(self.about, last).await;
            let now = self.rows.try_with_untracked(|rows| rows.last().map(Row::place));
            // Another reading was faster.
            if now != Some(last) {
                return;
            }
            match page {
                Ok(Page { rows, more, .. }) => {
                    self.problem.set(None);
                    self.rows.update(|held| held.extend(rows));
                    self.more.set(more);
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }

    /// An activity of the reader's as the server has taken it.
    fn take(self, activity: Activity) {
        if activity.version == 1 {
            // The page that holds it is read anew; till then it is shown as waiting.
            if activity.about == self.about {
                self.anew();
            }
            return;
        }
        self.rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.activity.id == activity.id) {
                row.activity = activity;
            }
        });
    }
}
