//! What is to be done for the open deal, by its way: who fills in what, who signs, and passing it
//! on.

mod acts;
mod later;
mod phone;
mod signs;
mod visit;

use std::collections::BTreeSet;

use domain::day::Day;
use domain::handover::{Command, Fill, Handover, Item, Way};
use domain::id::DealId;
use domain::sitting::Field;
use domain::text::Name;
use leptos::prelude::*;

use super::acts::Ask;
use super::filled::Filled;
use super::item::Nothing;
use super::name;
use crate::live::sitting::{Entries, Seat};
use crate::words::use_words;

use acts::Acts;
use signs::Signs;

/// The item, and what holds for the whole of the handover.
type Seen = Memo<Option<(Handover, Item)>>;

/// The handover without its other items: what is asked about one of them.
fn use_item(seat: Seat, deal: Memo<Option<DealId>>) -> Seen {
    Memo::new(move |_| {
        seat.handover.with(|handover| {
            let handover = handover.as_ref()?;
            let item = handover.item(deal.get()?)?.clone();
            let beyond = u32::from(handover.is_first_open());
            let unlocked = handover.unlocked.clone();
            let head = Handover { items: Vec::new(), beyond, unlocked, ..alone(handover) };
            Some((head, item))
        })
    })
}

fn alone(handover: &Handover) -> Handover {
    Handover {
        leaver: handover.leaver,
        sudden: handover.sudden,
        last_day: handover.last_day,
        items: Vec::new(),
        beyond: 0,
        keepers: BTreeSet::new(),
        unlocked: None,
        closed_at: handover.closed_at,
    }
}

#[component]
pub fn Doing(
    seat: Seat,
    place: u16,
    deal: Memo<Option<DealId>>,
    ask: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let words = use_words();
    let seen = use_item(seat, deal);
    let off = is_off(seat, seen);
    let shape = Memo::new(move |_| {
        let (handover, item) = seen.get()?;
        let me = seat.me();
        let writes = me == handover.leaver || me == item.heir;
        let locked = handover.is_locked(&item);
        Some((item.way(), handover.sudden, locked, writes))
    });
    move || {
        let (way, sudden, locked, writes) = shape.get()?;
        let title = words.handover_way(way, sudden);
        if locked {
            return Some(
                view! {
                    <section class="deal-part" aria-labelledby="hand-way">
                        <header>
                            <h3 id="hand-way">{title}</h3>
                        </header>
                        <div class="hand-lock" data-locked>
                            <span class="mark"><span>{words.handover_lock()}</span></span>
                            <p>{words.handover_locked_text()}</p>
                        </div>
                    </section>
                }
                .into_any(),
            );
        }
        let told = match way {
            Way::Later => (words.handover_contact(), words.handover_contact_hint()),
            _ => (words.handover_told(), words.handover_told_hint()),
        };
        let words_of = |field: Field,
                        id: &'static str,
                        (title, hint): (&'static str, &'static str)| {
            view! {
                <div class="hand-words" role="group" aria-label=title>
                    <h4>{title}</h4>
                    <Entries seat place field label=hint id open=Signal::derive(move || writes) />
                {(!writes).then(|| view! { <Nothing seat place field /> })}
                </div>
            }
        };
        let reaction = (way == Way::JointVisit).then(|| {
            let said = (words.handover_reaction(), words.handover_reaction_hint());
            words_of(Field::Reaction, "hand-reaction", said)
        });
        Some(
            view! {
                <section class="deal-part" aria-labelledby="hand-way">
                    <header>
                        <h3 id="hand-way">{title}</h3>
                    </header>
                    <p class="muted small">{lead(way, sudden)}</p>
                    {fields(Filling { seat, deal, seen, off }, way, sudden)}
                    {words_of(Field::Told, "hand-told", told)}
                    {reaction}
                    <Signs seat seen />
                    <Acts seat deal seen ask />
                </section>
            }
            .into_any(),
        )
    }
}

fn lead(way: Way, sudden: bool) -> &'static str {
    let words = use_words();
    match (way, sudden) {
        (Way::JointVisit, false) => words.handover_lead_visit(),
        (Way::JointVisit, true) => words.handover_lead_visit_alone(),
        (Way::Phone, false) => words.handover_lead_phone(),
        (Way::Phone, true) => words.handover_lead_phone_alone(),
        (Way::Later, _) => words.handover_lead_later(),
    }
}

/// Whether nothing can be filled in, or not by the reader.
fn is_off(seat: Seat, seen: Seen) -> Memo<bool> {
    Memo::new(move |_| {
        let leads = seat.leads_handover();
        seen.get().is_none_or(|(handover, item)| {
            let me = seat.me();
            let theirs = leads || me == handover.leaver || me == item.heir;
            item.is_settled() || handover.closed_at.is_some() || !theirs
        })
    })
}

fn fields(filling: Filling, way: Way, sudden: bool) -> AnyView {
    match way {
        Way::JointVisit => visit::fields(filling).into_any(),
        Way::Phone => phone::fields(filling, sudden).into_any(),
        Way::Later => later::fields(filling).into_any(),
    }
}

/// What the fields of each way are filled in by.
#[derive(Clone, Copy)]
struct Filling {
    seat: Seat,
    deal: Memo<Option<DealId>>,
    seen: Seen,
    off: Memo<bool>,
}

impl Filling {
    fn fill(self, fill: Fill) {
        if let Some(deal) = self.deal.get_untracked() {
            self.seat.hand(Command::Fill { deal, fill });
        }
    }

    fn day_of(self, pick: fn(&Item) -> Option<Day>) -> Memo<String> {
        let seen = self.seen;
        Memo::new(move |_| {
            seen.get().and_then(|(_, item)| pick(&item)).map(Day::iso).unwrap_or_default()
        })
    }

    fn set_day(self, make: fn(Option<Day>) -> Fill) -> Callback<String> {
        Callback::new(move |typed: String| match Day::from_iso(&typed) {
            Some(day) => self.fill(make(Some(day))),
            None if typed.is_empty() => self.fill(make(None)),
            None => {}
        })
    }

    fn is(self, pick: fn(&Item) -> bool) -> Memo<bool> {
        let seen = self.seen;
        Memo::new(move |_| seen.get().is_some_and(|(_, item)| pick(&item)))
    }

    /// The last day on which something can have been done.
    fn until(self) -> String {
        self.seat.feed.today.get_untracked().iso()
    }

    /// When the heir comes: it stands in their week.
    fn appointment(self, label: &'static str) -> impl IntoView {
        let words = use_words();
        let Self { seat, seen, off, .. } = self;
        let set = Callback::new(move |typed: String| {
            let day = Day::from_iso(&typed);
            let leaver = seen.get_untracked().map(|(handover, _)| handover.leaver);
            let leaver = leaver.map(|one| seat.feed.desk(|desk| name(desk, one)));
            if let Ok(aim) = Name::new(&words.handover_aim(&leaver.unwrap_or_default())) {
                self.fill(Fill::Appointment { day, aim });
            }
        });
        let value = self.day_of(|item| item.record.appointment);
        view! { <Filled id="hand-appointment" label kind="date" value off set /> }
    }
}
