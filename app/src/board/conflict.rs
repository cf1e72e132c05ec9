//! Someone was faster: what they did, what the reader wanted, and the reader's choice.

use domain::board::Card;
use domain::deal::{Change, Command};
use domain::id::OpId;
use domain::journal::Entry;
use leptos::prelude::*;

use super::again;
use super::carry::use_carry;
use super::drop_sheet::PlaceMark;
use crate::desk::Known;
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
    /// Where it is kept till the reader has chosen. Closing the sheet chooses nothing.
    pub left: Option<OpId>,
}

#[component]
pub fn ConflictSheet() -> impl IntoView {
    let carry = use_carry();
    move || carry.clash.get().map(|found| part(ahead, move || sides(found.clone())))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn sides(found: Clash) -> Part {
    Ok(view! { <Sides found /> }.into_any())
}

#[component]
fn Sides(found: Clash) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let carry = use_carry();
    let (words, write) = (use_words(), use_format());
    let Clash { card, command, since, left } = found;
    let offset = feed.desk(|desk| desk.offset);
    let last = since.last().cloned();
    let by = last.as_ref().and_then(|entry| entry.by);
    let name = by
        .and_then(|id| feed.desk(|desk| desk.person(id).map(ToString::to_string)))
        .unwrap_or_default();
    let when = last.map(|entry| write.moment(entry.at, now(), offset));
    let there = card.deal.position.place();
    let theirs = when.map(|when| match &command {
        Command::Move { .. } => words.conflict_moved(&name, words.place(there), &when),
        _ => words.conflict_edited(&name, &when),
    });
    let wanted = match &command {
        Command::Move { to, .. } => Some(to.place()),
        _ => None,
    };
    let mine = match wanted {
        Some(place) => words.conflict_mine_move(words.place(place)),
        None => words.conflict_mine_edit().to_owned(),
    };
    // What each changed, field by field.
    let lines = |changes: &[Change]| {
        feed.desk(|desk| {
            let names = Known { desk, card: &card, contacts: &[] };
            let told = changes.iter().map(|change| write.change(change, &names));
            told.map(|line| view! { <li>{line}</li> }).collect_view()
        })
    };
    let by_others: Vec<Change> = since.iter().flat_map(|entry| entry.changes.clone()).collect();
    let their_lines = lines(&by_others);
    let my_lines = match wanted {
        Some(_) => None,
        None => feed.would(&command, &card).ok().map(|changes| lines(&changes)),
    };
    let me = feed.desk(|desk| (desk.me.id, desk.me.name.to_string()));
    let title = words.conflict_title(card.account.as_str());
    let wish = StoredValue::new((card, command));
    let apply = move |_| {
        carry.clash.set(None);
        let (card, command) = wish.get_value();
        again::apply(carry, card, command, left);
    };
    let use_theirs = move |_| {
        carry.clash.set(None);
        if let Some(left) = left {
            feed.let_go(left);
        }
    };
    let close = Callback::new(move |()| carry.clash.set(None));
    view! {
        <Sheet title close>
            <div class="sheet-body">
                <div class="conflict-sides">
                    <article class="conflict-side">
                        <h3>
                            {by.map(|id| view! { <Face id name=name.clone() silent=true /> })}
                            {name.clone()}
                        </h3>
                        <div>
                            <p>{theirs}</p>
                            <ul>{their_lines}</ul>
                        </div>
                        <p><PlaceMark place=there /></p>
                        <button class="button" type="button" on:click=use_theirs>
                            {words.conflict_use_theirs()}
                        </button>
                    </article>
                    <article class="conflict-side">
                        <h3>
                            <Face id=me.0 name=me.1.clone() silent=true />
                            {me.1.clone()}
                        </h3>
                        <div>
                            <p>{mine}</p>
                            <ul>{my_lines}</ul>
                        </div>
                        <p><PlaceMark place=wanted.unwrap_or(there) /></p>
                        <button class="button is-primary" type="button" on:click=apply>
                            {words.conflict_apply_mine()}
                        </button>
                    </article>
                </div>
            </div>
        </Sheet>
    }
}
