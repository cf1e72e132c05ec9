//! What a drop asks before it is done: a reason, the order's value, why it was lost. Closing
//! it puts the card back.

use domain::board::Card;
use domain::day::Day;
use domain::deal::{Destination, LostReason, Refusal, Standing};
use domain::funnel::Place;
use domain::text::{Note, TextRefused};
use leptos::prelude::*;

use super::carry::{Asking, use_carry};
use super::strip;
use super::told;
use crate::desk::Desk;
use crate::fields::{TypedMoney, currencies};
use crate::format::use_format;
use crate::live::Feed;
use crate::part::{Part, part, wasm_split};
use crate::ui::ask::Chips;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::money_field::MoneyField;
use crate::ui::sheet::Sheet;
use crate::ui::text_area::TextArea;
use crate::words::{Words, use_words};

/// The sheet of the drop that asks, if one does.
#[component]
pub fn DropSheet() -> impl IntoView {
    let carry = use_carry();
    move || carry.asking.get().map(|asking| part(ahead, move || ask(asking.clone())))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn ask(asking: Asking) -> Part {
    Ok(view! { <Ask asking /> }.into_any())
}

/// What was typed, each as it was typed.
#[derive(Clone, Copy)]
struct Typed {
    note: RwSignal<String>,
    value: TypedMoney,
    on: RwSignal<String>,
    why: RwSignal<String>,
}

/// What is wrong, at the field where it is.
#[derive(Clone, PartialEq, Eq, Default)]
struct Wrong {
    note: Option<String>,
    on: Option<String>,
    why: Option<String>,
}

#[component]
fn Ask(asking: Asking) -> impl IntoView {
    let carry = use_carry();
    let feed = expect_context::<Feed>();
    let words = use_words();
    let Asking { card, to, by_keys } = asking;
    let today = feed.today.get_untracked();
    let typed = Typed {
        note: RwSignal::new(String::new()),
        value: feed.desk(|desk| TypedMoney::new(card.deal.amount, desk)),
        on: RwSignal::new(today.iso()),
        why: RwSignal::new(String::new()),
    };
    let wrong = RwSignal::new(Wrong::default());
    let (title, lead, confirm, danger) = says(words, &card, to);
    let from = card.deal.position.place();
    let account = card.account.to_string();
    let id = card.deal.id;
    let put_back = move || {
        carry.asking.set(None);
        carry.said.set(words.move_put_back(&account, words.place(from)));
        if by_keys {
            told::focus_card(id);
        }
    };
    // Out of won and lost, every way asks for a reason; so does the way back.
    let closed =
        matches!(card.deal.position.standing, Standing::Won { .. } | Standing::Lost { .. });
    let wants_reason = closed || matches!(to, Place::Stage(_));
    let body = match to {
        Place::Stage(_) => view! {
            <TextArea
                id="move-reason"
                label=words.move_reason()
                value=typed.note
                hint=words.move_back_hint()
                error=Signal::derive(move || wrong.get().note)
                focus=true
            />
        }
        .into_any(),
        Place::Won => view! {
            <Won card=card.clone() typed wrong />
            {closed
                .then(|| {
                    view! {
                        <TextArea
                            id="move-reason"
                            label=words.move_reason()
                            value=typed.note
                            error=Signal::derive(move || wrong.get().note)
                        />
                    }
                })}
        }
        .into_any(),
        Place::Lost => view! { <Lost typed wrong /> }.into_any(),
        Place::Parked => view! {
            <TextArea
                id="move-note"
                label=words.move_reason()
                value=typed.note
                error=Signal::derive(move || wrong.get().note)
                focus=true
            />
        }
        .into_any(),
    };
    let journey = view! { <Journey from to /> };
    let done = card.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match feed.desk(|desk| read(words, desk, to, typed, today, wants_reason)) {
            Ok((to, reason)) => {
                carry.asking.set(None);
                carry.settle(done.clone(), to, reason, by_keys);
            }
            Err(found) => wrong.set(found),
        }
    };
    let cancel = put_back.clone();
    view! {
        <Sheet title lead close=Callback::new(move |()| put_back())>
            <form class="sheet-form" novalidate on:submit=submit>
                <div class="sheet-body">{journey} {body}</div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| cancel()>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class=if danger { "button is-danger" } else { "button is-primary" }
                        type="submit"
                    >
                        {confirm}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}

fn says(words: Words, card: &Card, to: Place) -> (String, String, &'static str, bool) {
    let account = card.account.as_str();
    match to {
        Place::Stage(stage) => match card.deal.position.standing {
            Standing::Won { .. } | Standing::Lost { .. } => {
                let title = words.move_reopen_title(account, words.stage(stage));
                (title, words.move_reopen_hint().into(), words.move_reopen_confirm(), false)
            }
            _ => {
                let title = words.move_back_title(words.stage(stage));
                (title, account.to_owned(), words.move_back_confirm(), false)
            }
        },
        Place::Won => {
            (words.move_won_title(account), String::new(), words.move_won_confirm(), false)
        }
        Place::Lost => {
            (words.move_lost_title(account), String::new(), words.move_lost_confirm(), true)
        }
        Place::Parked => {
            let title = words.move_parked_title(account);
            (title, words.move_parked_hint().into(), words.move_parked_confirm(), false)
        }
    }
}

#[component]
fn Journey(from: Place, to: Place) -> impl IntoView {
    view! {
        <p class="journey">
            <PlaceMark place=from />
            <Icon name="i-arrow" />
            <PlaceMark place=to />
        </p>
    }
}

/// A place as a small mark in its band's colour.
#[component]
pub fn PlaceMark(place: Place) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let (class, text) = match place {
        Place::Stage(stage) => {
            let band = feed.desk(|desk| strip::class(desk.funnel.band(stage)));
            let text = format!("{} {}", stage.number(), words.stage(stage));
            (format!("mark is-band {band}"), text)
        }
        Place::Won => ("mark is-good".to_owned(), words.place(place).to_owned()),
        Place::Lost => ("mark is-late".to_owned(), words.place(place).to_owned()),
        Place::Parked => ("mark".to_owned(), words.place(place).to_owned()),
    };
    view! { <span class=class><span>{text}</span></span> }
}

#[component]
fn Won(card: Card, typed: Typed, wrong: RwSignal<Wrong>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let (words, write) = (use_words(), use_format());
    let was = card.deal.amount.map_or_else(
        || words.move_won_expected_none().to_owned(),
        |money| words.move_won_expected(&write.money(money)),
    );
    let when = card.deal.expected.map_or_else(
        || words.move_won_expected_none().to_owned(),
        |day| words.move_won_expected(&write.day(day)),
    );
    view! {
        <div class="fields is-pair">
            <MoneyField
                id="won-value"
                label=words.move_won_value()
                value=typed.value.amount.value
                currency=typed.value.currency
                currencies=feed.desk(currencies)
                hint=was
                error=typed.value.amount.error()
                focus=true
            />
            <Field
                id="won-date"
                label=words.move_won_date()
                value=typed.on
                kind="date"
                hint=when
                error=Signal::derive(move || wrong.get().on)
            />
        </div>
    }
}

#[component]
fn Lost(typed: Typed, wrong: RwSignal<Wrong>) -> impl IntoView {
    let words = use_words();
    let reasons = LostReason::ALL
        .map(|reason| (reason.word().to_owned(), words.lost_reason(reason).to_owned()));
    view! {
        <Chips
            name="lost-reason"
            legend=words.move_lost_why()
            options=reasons.to_vec()
            value=typed.why
        />
        {move || {
            wrong
                .get()
                .why
                .map(|why| {
                    view! {
                        <p class="field-error" role="alert">
                            <Icon name="i-warning" />
                            <span>{why}</span>
                        </p>
                    }
                })
        }}
        <TextArea
            id="lost-note"
            label=words.move_lost_note()
            value=typed.note
            error=Signal::derive(move || wrong.get().note)
        />
    }
}

/// Reads what was typed, or says at each field what is missing. The rules have the last word:
/// what they ask for is asked for here in the same words.
fn read(
    words: Words,
    desk: &Desk,
    to: Place,
    typed: Typed,
    today: Day,
    wants_reason: bool,
) -> Result<(Destination, Option<Note>), Wrong> {
    let mut wrong = Wrong::default();
    // What is wrong with an amount stands at its field already.
    let mut unread = false;
    let note = typed.note.with_untracked(|note| Note::optional(note));
    let note = note.unwrap_or_else(|refused: TextRefused| {
        wrong.note = Some(words.text_refused(words.move_reason(), refused));
        None
    });
    if wants_reason && note.is_none() && wrong.note.is_none() {
        wrong.note = Some(words.refusal(Refusal::ReasonWanted).to_owned());
    }
    let destination = match to {
        Place::Stage(stage) => Destination::Stage(stage),
        Place::Won => {
            let value = typed.value.read(words, words.move_won_value(), desk);
            let some = value.flatten().filter(|money| money.minor() > 0);
            if value.is_some() && some.is_none() {
                let wanted = words.refusal(Refusal::WonValueWanted).to_owned();
                typed.value.amount.wrong.set(Some(wanted));
            }
            unread = some.is_none();
            let value = some;
            let on = typed.on.with_untracked(|on| Day::from_iso(on));
            wrong.on = match on {
                None => Some(words.refusal(Refusal::WonDateWanted).to_owned()),
                Some(on) if on > today => Some(words.refusal(Refusal::WonDateAhead).to_owned()),
                Some(_) => None,
            };
            Destination::Won { value, on }
        }
        Place::Lost => {
            let reason = typed.why.with_untracked(|why| LostReason::from_word(why));
            if reason.is_none() {
                wrong.why = Some(words.refusal(Refusal::LostReasonWanted).to_owned());
            }
            if reason == Some(LostReason::Other) && note.is_none() && wrong.note.is_none() {
                wrong.note = Some(words.refusal(Refusal::LostNoteWanted).to_owned());
            }
            Destination::Lost { reason, note: note.clone() }
        }
        Place::Parked => Destination::Parked { note: note.clone() },
    };
    if unread || wrong != Wrong::default() {
        return Err(wrong);
    }
    Ok((destination, if wants_reason { note } else { None }))
}
