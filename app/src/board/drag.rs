//! Lifting and carrying a card, as a pure machine: inputs in, steps and effects out. It knows
//! neither the document nor the clock, so that every gesture can be tried in a test.

use domain::funnel::Place;
use domain::id::DealId;

/// Where a pointer is, in pixels of the window.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    fn far_from(self, other: Self, pixels: f64) -> bool {
        (self.x - other.x).hypot(self.y - other.y) > pixels
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pointer {
    Touch,
    /// A mouse or a pen: exact, and never used to scroll.
    Fine,
}

/// A finger that stays within this many pixels is pressing, not scrolling.
const TOUCH_SLOP: f64 = 8.0;
/// A mouse that goes further than this many pixels is dragging, not clicking.
const FINE_SLOP: f64 = 4.0;

#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Drag {
    #[default]
    Idle,
    /// A pointer is down on a card and may still turn out to scroll or to click.
    Pressed {
        deal: DealId,
        pointer: i32,
        kind: Pointer,
        start: Point,
    },
    Carried {
        deal: DealId,
        carrier: Carrier,
        over: Option<Place>,
    },
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Carrier {
    Pointer { id: i32, at: Point },
    Keys,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Input {
    Down {
        deal: DealId,
        pointer: i32,
        kind: Pointer,
        at: Point,
        grip: bool,
    },
    /// `over` is what lies under the pointer; asked for only while something is carried.
    Go {
        pointer: i32,
        at: Point,
        over: Option<Place>,
    },
    Up {
        pointer: i32,
    },
    /// The browser took the pointer to scroll, or lost it.
    Lost {
        pointer: i32,
    },
    /// The finger of the latest press has stayed for the hold time.
    Held,
    /// Space or Enter on a card that stands at `place`, or on the carried one.
    Space {
        deal: DealId,
        place: Place,
    },
    /// An arrow that carries to `over`.
    Arrow {
        over: Place,
    },
    Escape,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Effect {
    /// Send [`Input::Held`] after the hold time, unless something else comes first.
    Hold,
    /// The card is in the hand now: show it, capture the pointer, buzz.
    Lift,
    Follow(Point),
    /// The place under the card is another one now.
    Over(Option<Place>),
    Drop(Place),
    PutBack,
    /// The click that the browser sends after a drag is none.
    SwallowClick,
}

impl Drag {
    pub fn carried(&self) -> Option<DealId> {
        match self {
            Self::Carried { deal, .. } => Some(*deal),
            _ => None,
        }
    }

    /// The next state, and what is to be done in the document, in order.
    pub fn step(self, input: Input) -> (Self, Vec<Effect>) {
        match (self, input) {
            (Self::Idle, Input::Down { deal, pointer, kind, at, grip }) => {
                if grip {
                    let carrier = Carrier::Pointer { id: pointer, at };
                    return (Self::Carried { deal, carrier, over: None }, vec![Effect::Lift]);
                }
                let hold = matches!(kind, Pointer::Touch).then_some(Effect::Hold);
                let pressed = Self::Pressed { deal, pointer, kind, start: at };
                (pressed, hold.into_iter().collect())
            }
            (Self::Pressed { .. }, Input::Down { .. }) => (Self::Idle, vec![]),
            (Self::Pressed { deal, pointer, kind, start }, Input::Go { pointer: id, at, .. })
                if id == pointer =>
            {
                match kind {
                    Pointer::Touch if at.far_from(start, TOUCH_SLOP) => (Self::Idle, vec![]),
                    Pointer::Fine if at.far_from(start, FINE_SLOP) => {
                        let carrier = Carrier::Pointer { id, at };
                        let carried = Self::Carried { deal, carrier, over: None };
                        (carried, vec![Effect::Lift, Effect::Follow(at)])
                    }
                    _ => (self, vec![]),
                }
            }
            (Self::Pressed { deal, pointer, start, .. }, Input::Held) => {
                let carrier = Carrier::Pointer { id: pointer, at: start };
                (Self::Carried { deal, carrier, over: None }, vec![Effect::Lift])
            }
            (
                Self::Pressed { pointer, .. },
                Input::Up { pointer: id } | Input::Lost { pointer: id },
            ) if id == pointer => (Self::Idle, vec![]),
            (Self::Pressed { .. }, Input::Escape) => (Self::Idle, vec![]),
            (
                Self::Carried { deal, carrier: Carrier::Pointer { id, .. }, over },
                Input::Go { pointer, at, over: now },
            ) if id == pointer => {
                let mut effects = vec![Effect::Follow(at)];
                if now != over {
                    effects.push(Effect::Over(now));
                }
                let carrier = Carrier::Pointer { id, at };
                (Self::Carried { deal, carrier, over: now }, effects)
            }
            (
                Self::Carried { carrier: Carrier::Pointer { id, .. }, over, .. },
                Input::Up { pointer },
            ) if id == pointer => {
                let end = over.map_or(Effect::PutBack, Effect::Drop);
                (Self::Idle, vec![Effect::SwallowClick, end])
            }
            (
                Self::Carried { carrier: Carrier::Pointer { id, .. }, .. },
                Input::Lost { pointer },
            ) if id == pointer => (Self::Idle, vec![Effect::PutBack]),
            // A second finger takes the first one's burden back.
            (Self::Carried { carrier: Carrier::Pointer { .. }, .. }, Input::Down { .. }) => {
                (Self::Idle, vec![Effect::SwallowClick, Effect::PutBack])
            }
            (Self::Carried { .. }, Input::Escape) => (Self::Idle, vec![Effect::PutBack]),
            (Self::Idle, Input::Space { deal, place }) => {
                let over = Some(place);
                (Self::Carried { deal, carrier: Carrier::Keys, over }, vec![Effect::Lift])
            }
            (Self::Carried { carrier: Carrier::Keys, over, .. }, Input::Space { .. }) => {
                (Self::Idle, vec![over.map_or(Effect::PutBack, Effect::Drop)])
            }
            (Self::Carried { deal, carrier: Carrier::Keys, over }, Input::Arrow { over: next }) => {
                let effects =
                    if over == Some(next) { vec![] } else { vec![Effect::Over(Some(next))] };
                (Self::Carried { deal, carrier: Carrier::Keys, over: Some(next) }, effects)
            }
            (state, _) => (state, vec![]),
        }
    }
}

/// Where an arrow carries a card: left and right through the stages, and on from the last to
/// won, lost and parked.
pub fn neighbour(place: Place, step: isize) -> Place {
    let at = Place::ALL.iter().position(|other| *other == place).unwrap_or(0);
    let last = Place::ALL.len() - 1;
    Place::ALL[at.saturating_add_signed(step).min(last)]
}

#[cfg(test)]
mod tests;
