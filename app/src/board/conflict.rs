//! Someone was faster: what they did, what the reader wanted, and the reader's choice.

use domain::board::Card;
use domain::deal::{Command, Destination, wants_reason};
use domain::journal::Entry;
use leptos::prelude::*;

use super::carry::use_carry;
use super::drop_sheet::PlaceMark;
use crate::format::use_format;
use crate::live::{Feed, now};
use crate::part::{Part, part, wasm_split};
use crate::ui::face::Face;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

/// A conflict that waits for the reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clash {
    pub card: Card,
    pub command: Command,
    pub since: Vec<Entry>,
}

#[component]
pub fn ConflictSheet(clash: RwSignal<Option<Clash>>) -> impl IntoView {
    move || clash.get().map(|found| part(ahead, move || sides(found.clone(), clash)))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn sides(found: Clash, clash: RwSignal<Option<Clash>>) -> Part {
    Ok(view! { <Sides found clash /> }.into_any())
}

#[component]
fn Sides(found: Clash, clash: RwSignal<Option<Clash>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let (words, write) = (use_words(), use_format());
    let Clash { card, command, since } = found;
    let offset = feed.desk(|desk| desk.offset);
    let last = since.last().cloned();
    let by = last.as_ref().and_then(|entry| entry.by);
    let name = by
        .and_then(|id| feed.desk(|desk| desk.person(id).map(ToString::to_string)))
        .unwrap_or_default();
    let when = last.map(|entry| write.moment(entry.at, now(), offset)).unwrap_or_default();
    let there = card.deal.position.place();
    let theirs = match &command {
        Command::Move { .. } => words.conflict_moved(&name, words.place(there), &when),
        _ => words.conflict_edited(&name, &when),
    };
    let (mine, wanted) = match &command {
        Command::Move { to, .. } => {
            (words.conflict_mine_move(words.place(to.place())), Some(to.place()))
        }
        _ => (words.conflict_mine_edit().to_owned(), None),
    };
    let me = feed.desk(|desk| (desk.me.id, desk.me.name.to_string()));
    let title = words.conflict_title(card.account.as_str());
    let again = StoredValue::new((card, command));
    let apply = move |_| {
        clash.set(None);
        let (card, command) = again.get_value();
        match &command {
            // What was a way on may be a way back by now, which asks for its reason.
            Command::Move { to: to @ Destination::Stage(_), reason: None, .. }
                if wants_reason(&card.deal.position.standing, to) =>
            {
                carry.move_card(card, to.place(), false);
            }
            _ => {
                feed.send(command, Some(card), None);
            }
        }
    };
    view! {
        <Sheet title close=Callback::new(move |()| clash.set(None))>
            <div class="sheet-body">
                <div class="conflict-sides">
                    <article class="conflict-side">
                        <h4>
                            {by.map(|id| view! { <Face id name=name.clone() silent=true /> })}
                            {name.clone()}
                        </h4>
                        <p>{theirs}</p>
                        <p><PlaceMark place=there /></p>
                        <button class="button" type="button" on:click=move |_| clash.set(None)>
                            {words.conflict_use_theirs()}
                        </button>
                    </article>
                    <article class="conflict-side">
                        <h4>
                            <Face id=me.0 name=me.1.clone() silent=true />
                            {me.1.clone()}
                        </h4>
                        <p>{mine}</p>
                        {wanted.map(|place| view! { <p><PlaceMark place /></p> })}
                        <button class="button is-primary" type="button" on:click=apply>
                            {words.conflict_apply_mine()}
                        </button>
                    </article>
                </div>
            </div>
        </Sheet>
    }
}
