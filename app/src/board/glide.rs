//! A card that goes elsewhere is seen to go: it glides in from where it was.

use domain::id::DealId;
use leptos::html::Li;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::carry::Carry;
use super::drag::Point;
use super::hand::px;

/// Keeps where a card is now: in the hand, or in its column.
pub fn remember(carry: Carry, deal: DealId) {
    let in_hand = carry.lifted.get_untracked().map(|copy| copy.get_bounding_client_rect());
    let rect = in_hand.or_else(|| {
        let selector = format!("li.card[data-deal='{deal}']");
        let card = document().query_selector(&selector).ok().flatten()?;
        Some(card.get_bounding_client_rect())
    });
    carry.flight.set_value(rect.map(|rect| (deal, Point { x: rect.x(), y: rect.y() })));
}

/// Lets a card that has just been drawn glide in, if it is the one under way.
pub fn arrive(carry: Carry, deal: DealId, card: NodeRef<Li>) {
    Effect::new(move |_| {
        let Some(card) = card.get() else { return };
        let Some((going, from)) = carry.flight.get_value() else { return };
        if going != deal {
            return;
        }
        carry.flight.set_value(None);
        // With the frame that shows it: asked at once, the board would be laid out for this, and once
        // more when all else that the drop changes has been drawn.
        request_animation_frame(move || {
            let here = card.get_bounding_client_rect();
            let style = HtmlElement::style(&card);
            let _ = style.set_property("--dx", &px(from.x - here.x()));
            let _ = style.set_property("--dy", &px(from.y - here.y()));
            let _ = card.class_list().add_1("is-arriving");
        });
    });
}
