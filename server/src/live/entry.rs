//! One entry of the journal on its way to many viewers: written once for all who see the same.

use std::sync::OnceLock;

use domain::board::Card;
use domain::journal::Event;
use domain::policy::Sight;
use store::journal::Heard;

/// An entry, and its text for each way of seeing it.
#[derive(Debug)]
pub struct Told {
    heard: std::sync::Arc<Heard>,
    /// For those who see the deal before only, after only, both times.
    texts: [OnceLock<Option<String>>; 3],
}

impl Told {
    pub fn new(heard: std::sync::Arc<Heard>) -> Self {
        Self { heard, texts: Default::default() }
    }

    pub fn seq(&self) -> i64 {
        self.heard.entry.seq
    }

    /// The event as this sight takes it in; `None` where it shows them nothing.
    pub fn text(&self, sight: &Sight) -> Option<&str> {
        let before = self.heard.before.as_ref().filter(|card| seen(card, sight));
        let after = Some(&self.heard.after).filter(|card| seen(card, sight));
        let place = match (before, after) {
            (None, None) => return None,
            (Some(_), None) => 0,
            (None, Some(_)) => 1,
            (Some(_), Some(_)) => 2,
        };
        self.texts[place].get_or_init(|| self.write(before, after)).as_deref()
    }

    fn write(&self, before: Option<&Card>, after: Option<&Card>) -> Option<String> {
        let event = Event {
            seq: self.heard.entry.seq,
            at: self.heard.entry.at,
            by: self.heard.entry.by,
            op: self.heard.op,
            before: before.cloned().map(Box::new),
            after: after.cloned().map(Box::new),
        };
        serde_json::to_string(&event)
            .inspect_err(|error| tracing::error!("writing event {}: {error}", event.seq))
            .ok()
    }
}

fn seen(card: &Card, sight: &Sight) -> bool {
    sight.takes_in(card.deal.owner)
}
