//! What happened to a deal, from the journal, in plain words; and the way back from it.

use domain::board::Card;
use domain::deal::{Change, Command, Destination, Position, back};
use domain::journal::Entry;
use domain::policy::Action;
use domain::text::Note;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::api::Opened;
use crate::activity::{Past, Way};
use crate::desk::Known;
use crate::format::use_format;
use crate::live::{Again, Feed, Step};
use crate::problem::Problem;

/// What leads back from an entry, or once more forward.
enum Lead {
    Move(Box<Step>),
    Edit(Command),
}

type Leads = Vec<(i64, Way, Lead)>;

/// What happened, the newest first, to stand in the stream of the deal, which the reader sees as
/// `card`.
pub fn past(
    opened: RwSignal<Option<Result<Opened, Problem>>>,
    card: Memo<Option<Card>>,
) -> Signal<Vec<Past>> {
    let feed = expect_context::<Feed>();
    let write = use_format();
    let past = Memo::new(move |_| {
        let (Some(Ok(opened)), Some(now)) = (opened.get(), card.get()) else { return Vec::new() };
        let leads = leads(feed, &opened, now);
        feed.desk(|desk| {
            let names = Known { desk, card: &opened.card, contacts: &opened.contacts };
            let past = |entry: &Entry| Past {
                seq: entry.seq,
                at: entry.at,
                by: entry.by,
                lines: entry.changes.iter().map(|change| write.change(change, &names)).collect(),
                step: leads.iter().find(|lead| lead.0 == entry.seq).map(|lead| lead.1),
            };
            opened.history.iter().map(past).collect()
        })
    });
    past.into()
}

/// Does the step that an entry leads to.
pub fn step(
    opened: RwSignal<Option<Result<Opened, Problem>>>,
    card: Memo<Option<Card>>,
) -> Callback<i64> {
    let feed = expect_context::<Feed>();
    let again = use_context::<Again>();
    Callback::new(move |entry| {
        let (Some(Ok(opened)), Some(now)) = (opened.get_untracked(), card.get_untracked()) else {
            return;
        };
        let leads = leads(feed, &opened, now.clone());
        let lead = leads.into_iter().find(|lead| lead.0 == entry);
        match (lead, again) {
            (Some((_, _, Lead::Move(step))), Some(Again(take))) => take.run(*step),
            (Some((_, _, Lead::Edit(command))), _) => {
                feed.send(command, Some(now), None);
            }
            _ => {}
        }
        // The button goes with what it did; who pressed it stays in the history.
        if let Some(title) = document().get_element_by_id("activity-title") {
            let _ = title.unchecked_into::<HtmlElement>().focus();
        }
    })
}

/// The latest move can be taken back, and what was taken back last be made once more. The
/// reader's own latest one leads back, too, after somebody moved the deal on: then both versions
/// are shown. Of edits the last thing that happened can be taken back.
fn leads(feed: Feed, opened: &Opened, now: Card) -> Leads {
    let may = feed.desk(|desk| desk.me.actor().may(Action::ChangeDeal { owner: now.deal.owner }));
    // What waits for the server is not in the history yet.
    if may.is_err() || now.deal.withdrawn || feed.is_pending(now.deal.id) {
        return Vec::new();
    }
    let history = &opened.history;
    let mut moves = history.iter().enumerate().filter(|(_, entry)| moved(entry).is_some());
    let latest = moves.next();
    let own = moves.find(|(_, entry)| entry.by == Some(feed.me()));
    let overtaken = latest.is_some_and(|(_, entry)| entry.by != Some(feed.me()));
    let lead = |(at, entry): (usize, &Entry), latest: bool| {
        let (way, from, to, reason) = moved(entry)?;
        let last = now.deal.last_move.as_ref().map(|last| last.op);
        let of = last.filter(|_| latest && way == Way::Back);
        let reason = match way {
            Way::Back => reason.cloned(),
            Way::Again => {
                history[at..].iter().filter_map(moved).find(|one| one.0 == Way::Back)?.3.cloned()
            }
        };
        let destination = Destination::again(&from.standing);
        let there = now.deal.position.place() == destination.place();
        let (from, version) = (to.clone(), entry.version);
        let step = Step { card: now.clone(), of, from, version, to: destination, reason };
        (!there).then(|| (entry.seq, way, Lead::Move(Box::new(step))))
    };
    let moves = latest.and_then(|found| lead(found, true));
    let own = own.filter(|_| overtaken).and_then(|found| lead(found, false));
    let edit = history.first().and_then(|entry| {
        let edits = back(&now.deal, &entry.changes)?;
        let command = Command::Edit { deal: now.deal.id, edits };
        feed.would(&command, &now).ok()?;
        Some((entry.seq, Way::Back, Lead::Edit(command)))
    });
    moves.into_iter().chain(own).chain(edit).collect()
}

/// Whether an entry is a move or one taken back, from where and to where, and why.
fn moved(entry: &Entry) -> Option<(Way, &Position, &Position, Option<&Note>)> {
    entry.changes.iter().find_map(|change| match change {
        Change::Moved { from, to, reason } => Some((Way::Back, from, to, reason.as_ref())),
        Change::MoveUndone { from, to } => Some((Way::Again, from, to, None)),
        _ => None,
    })
}
