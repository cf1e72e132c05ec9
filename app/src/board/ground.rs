//! What lies under the hand, measured once and not asked of the document at every step: where a
//! card can be set down, and what scrolls there.

use domain::funnel::{Place, Stage};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::drag::Point;

#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        Self { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
    }

    fn holds(&self, at: Point) -> bool {
        (self.left..self.right).contains(&at.x) && (self.top..self.bottom).contains(&at.y)
    }

    /// What of it can be seen through another.
    fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// A place on the screen where a card can be set down.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    pub place: Place,
    pub rect: Rect,
    /// A tile above the board, which brings its band into sight.
    pub tile: bool,
}

#[derive(Default)]
pub struct Ground {
    spots: Vec<Spot>,
    /// What scrolls across, and what scrolls down.
    pub bands: Option<(HtmlElement, Rect)>,
    lists: Vec<(HtmlElement, Rect)>,
}

impl Ground {
    pub fn measure(board: &Element) -> Self {
        let bands = all(board, ".bands").into_iter().next().map(|bands| {
            let rect = Rect::of(&bands);
            (bands, rect)
        });
        let seen = |element: &HtmlElement| {
            let rect = Rect::of(element);
            match &bands {
                Some((bands, frame)) if bands.contains(Some(element)) => rect.within(*frame),
                _ => rect,
            }
        };
        let spot = |element: HtmlElement| {
            let tile = element.closest(".strip").ok().flatten().is_some();
            Some(Spot { place: place(&element)?, rect: seen(&element), tile })
        };
        let spots = all(board, "[data-stage], [data-outcome], [data-first]");
        let spots = spots.into_iter().filter_map(spot).collect();
        let lists = all(board, ".column-cards").into_iter().map(|list| {
            let rect = seen(&list);
            (list, rect)
        });
        Self { spots, lists: lists.collect(), bands }
    }

    pub fn spot(&self, at: Point) -> Option<Spot> {
        under(&self.spots, at)
    }

    pub fn list(&self, at: Point) -> Option<&(HtmlElement, Rect)> {
        self.lists.iter().find(|(_, rect)| rect.holds(at))
    }
}

/// The spot at a point: of two that hold it the later, which stands within the other.
fn under(spots: &[Spot], at: Point) -> Option<Spot> {
    spots.iter().rfind(|spot| spot.rect.holds(at)).copied()
}

fn all(board: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = board.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn place(element: &HtmlElement) -> Option<Place> {
    let stage = element.get_attribute("data-stage").or_else(|| element.get_attribute("data-first"));
    if let Some(stage) = stage {
        return Stage::new(stage.parse().ok()?).ok().map(Place::Stage);
    }
    match element.get_attribute("data-outcome")?.as_str() {
        "won" => Some(Place::Won),
        "lost" => Some(Place::Lost),
        "parked" => Some(Place::Parked),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(place: Place, left: f64, right: f64) -> Spot {
        Spot { place, rect: Rect { left, top: 0.0, right, bottom: 100.0 }, tile: false }
    }

    #[test]
    fn the_innermost_spot_is_the_one_under_the_hand() {
        let spots = [spot(Place::Won, 0.0, 50.0), spot(Place::Lost, 10.0, 20.0)];
        let at = |x, y| under(&spots, Point { x, y }).map(|spot| spot.place);
        assert_eq!(at(5.0, 5.0), Some(Place::Won));
        assert_eq!(at(10.0, 5.0), Some(Place::Lost));
        assert_eq!(at(20.0, 5.0), Some(Place::Won));
        assert_eq!(at(50.0, 5.0), None);
        assert_eq!(at(5.0, 100.0), None);
    }

    #[test]
    fn what_is_scrolled_out_of_its_frame_holds_nothing() {
        let frame = Rect { left: 0.0, top: 0.0, right: 30.0, bottom: 50.0 };
        let beyond = spot(Place::Won, 40.0, 60.0).rect.within(frame);
        let partly = spot(Place::Won, 20.0, 60.0).rect.within(frame);
        assert!(!beyond.holds(Point { x: 45.0, y: 5.0 }));
        assert!(partly.holds(Point { x: 25.0, y: 5.0 }));
        assert!(!partly.holds(Point { x: 35.0, y: 5.0 }));
    }
}
