//! The state of the hand, shared by the parts of the board: what is carried, over what, and
//! what a drop still asks for.

use domain::board::Card;
use domain::deal::{Command, Destination, wants_reason};
use domain::funnel::{Band, Funnel, Place};
use domain::id::DealId;
use domain::text::Note;
use leptos::html::{Div, Main};
use leptos::prelude::*;

use super::conflict::Clash;
use super::drag::{Carrier, Drag, Effect as Step, Input, Point};
use super::{again, glide, hand, told};
use crate::live::{Again, Feed, MoveAsked};
use crate::words::{Words, use_words};

#[derive(Clone, Copy)]
pub struct Carry {
    pub feed: Feed,
    pub words: Words,
    drag: StoredValue<Drag>,
    /// The card in the hand, as it was when lifted.
    pub card: RwSignal<Option<Card>>,
    pub carried: RwSignal<Option<DealId>>,
    pub by_keys: RwSignal<bool>,
    pub over: RwSignal<Option<Place>>,
    /// Someone was faster: both versions, till the reader decides.
    pub clash: RwSignal<Option<Clash>>,
    /// Why the move was made that is being taken back: made once more, it needs no other.
    pub(super) reason: StoredValue<Option<Note>>,
    /// A drop that needs a word before it is done.
    pub asking: RwSignal<Option<Asking>>,
    /// The card whose “Move to…” is open.
    pub choose: RwSignal<Option<Card>>,
    /// What is read aloud.
    pub said: RwSignal<String>,
    /// The card that has just arrived, and the one that was just sent back.
    pub fresh: RwSignal<Option<DealId>>,
    pub refused: RwSignal<Option<DealId>>,
    pub board: NodeRef<Main>,
    pub lifted: NodeRef<Div>,
    pub(super) hand: StoredValue<hand::Hand>,
    /// The card that is looked for in its column: the latest.
    pub(super) sought: StoredValue<Option<DealId>>,
    /// A card on its way, and the corner of the window it set out from.
    pub(super) flight: StoredValue<Option<(DealId, Point)>>,
}

/// A move that asks: where from and to, with the card as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asking {
    pub card: Card,
    pub to: Place,
    /// Whether focus goes back to the card by key.
    pub by_keys: bool,
}

pub fn provide_carry(feed: Feed) -> Carry {
    let carry = Carry {
        feed,
        words: use_words(),
        drag: StoredValue::new(Drag::Idle),
        card: RwSignal::new(None),
        carried: RwSignal::new(None),
        by_keys: RwSignal::new(false),
        over: RwSignal::new(None),
        clash: RwSignal::new(None),
        reason: StoredValue::new(None),
        asking: RwSignal::new(None),
        choose: use_context::<MoveAsked>().map_or_else(|| RwSignal::new(None), |asked| asked.0),
        said: RwSignal::new(String::new()),
        fresh: RwSignal::new(None),
        refused: RwSignal::new(None),
        board: NodeRef::new(),
        lifted: NodeRef::new(),
        hand: StoredValue::new(hand::Hand::default()),
        sought: StoredValue::new(None),
        flight: StoredValue::new(None),
    };
    provide_context(carry);
    feed.watch(Callback::new(move |deal| glide::remember(carry, deal)));
    provide_context(MoveAsked(carry.choose));
    provide_context(Again(Callback::new(move |step| again::take(carry, step))));
    carry
}

pub fn use_carry() -> Carry {
    expect_context::<Carry>()
}

impl Carry {
    pub fn is_idle(self) -> bool {
        self.drag.with_value(|drag| *drag == Drag::Idle)
    }

    pub fn is_carrying(self) -> bool {
        self.drag.with_value(|drag| drag.carried().is_some())
    }

    /// Whether the card in the hand is over a stage of a band.
    pub fn is_over_band(self, funnel: &Funnel, band: Band) -> bool {
        let over = self.over.get().and_then(Place::stage);
        over.is_some_and(|stage| funnel.band(stage) == band) && self.carried.get().is_some()
    }

    /// Takes one input, and does what comes of it.
    pub fn put(self, input: Input) {
        let (drag, steps) = self.drag.get_value().step(input);
        self.drag.set_value(drag);
        for step in steps {
            self.act(drag, input, step);
        }
    }

    fn act(self, drag: Drag, input: Input, step: Step) {
        match step {
            Step::Hold => hand::hold(self),
            Step::Lift => self.lift(drag),
            Step::Follow(at) => hand::follow(self, at),
            Step::Over(place) => {
                self.over.set(place);
                if let (Input::Arrow { .. }, Some(place), Some(card)) =
                    (input, place, self.card.get_untracked())
                {
                    hand::show_place(self, place);
                    let place = self.words.place(place);
                    self.said.set(self.words.move_over(card.account.as_str(), place));
                }
            }
            Step::Drop(place) => self.set_down(Some(place)),
            Step::PutBack => self.set_down(None),
            Step::SwallowClick => hand::swallow_click(self),
        }
    }

    fn lift(self, drag: Drag) {
        let Drag::Carried { deal, carrier, over } = drag else { return };
        let Some(card) = self.feed.view().with_untracked(|view| view.card(deal).cloned()) else {
            self.put(Input::Escape);
            return;
        };
        let from = self.words.place(card.deal.position.place());
        self.said.set(self.words.move_lifted(card.account.as_str(), from));
        self.by_keys.set(carrier == Carrier::Keys);
        self.over.set(over);
        self.card.set(Some(card));
        self.carried.set(Some(deal));
        if let Carrier::Pointer { id, at } = carrier {
            hand::grasp(self, id, at);
        }
    }

    fn set_down(self, on: Option<Place>) {
        let card = self.card.get_untracked();
        let by_keys = self.by_keys.get_untracked();
        hand::let_go(self);
        self.carried.set(None);
        self.over.set(None);
        self.card.set(None);
        let Some(card) = card else { return };
        let from = card.deal.position.place();
        match on.filter(|on| *on != from) {
            Some(to) => self.move_card(card, to, by_keys),
            None => {
                let back = self.words.move_put_back(card.account.as_str(), self.words.place(from));
                self.said.set(back);
                if by_keys {
                    told::focus_card(card.deal.id);
                }
            }
        }
    }

    /// Moves a card, asking first where the place wants a word.
    pub fn move_card(self, card: Card, to: Place, by_keys: bool) {
        let asks = match to {
            Place::Stage(stage) => {
                wants_reason(&card.deal.position.standing, &Destination::Stage(stage))
            }
            _ => true,
        };
        if asks {
            self.asking.set(Some(Asking { card, to, by_keys }));
        } else if let Place::Stage(stage) = to {
            self.settle(card, Destination::Stage(stage), None, by_keys);
        }
    }

    /// Sends a move that has all it needs.
    pub fn settle(self, card: Card, to: Destination, reason: Option<Note>, by_keys: bool) {
        let (deal, place) = (card.deal.id, to.place());
        self.feed.send(Command::Move { deal, to, reason }, Some(card.clone()), None);
        self.fresh.set(Some(deal));
        match place.stage() {
            Some(stage) if by_keys => told::follow_card(self, card, stage),
            Some(stage) => told::show_card(self, card, stage),
            None => {}
        }
    }
}
