//! How the demo's deals end up: shares that hold for few deals and for many.

use domain::funnel::{Place, Stage};

use super::chance::Chance;

/// Of a hundred deals, so many stand at each of [`Place::ALL`].
const SHARES: [u8; 11] = [10, 8, 8, 9, 7, 5, 5, 3, 20, 17, 8];

/// The place where the deal of this number stands at the end. Every stretch of a hundred deals
/// holds exactly the shares, scattered by a step that shares no divisor with a hundred.
pub(super) fn place(number: usize) -> Place {
    let mut left = (number * 37) % 100;
    for (place, share) in Place::ALL.into_iter().zip(SHARES) {
        match left.checked_sub(usize::from(share)) {
            Some(rest) => left = rest,
            None => return place,
        }
    }
    Place::Stage(Stage::FIRST)
}

/// The stage from which a deal left, or where it stands.
pub(super) fn last_stage(chance: &mut Chance, place: Place) -> Stage {
    let number = match place {
        Place::Stage(stage) => return stage,
        Place::Won => chance.pick(&[8, 8, 8, 8, 7]),
        Place::Lost => chance.pick(&[2, 3, 4, 5, 5, 6, 6, 7]),
        Place::Parked => chance.pick(&[1, 2, 2, 3, 4, 5]),
    };
    Stage::ALL[number - 1]
}

/// Days since a deal came to where it stands.
pub(super) fn rest(chance: &mut Chance, place: Place) -> i32 {
    match place {
        Place::Won | Place::Lost => chance.between(1, 300),
        Place::Parked => chance.between(5, 150),
        Place::Stage(_) => match chance.between(1, 10) {
            1..=7 => chance.between(1, 21),
            8 | 9 => chance.between(22, 45),
            _ => chance.between(50, 95),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hundred_deals_hold_the_shares() {
        for (wanted, share) in Place::ALL.into_iter().zip(SHARES) {
            let count = (300..400).filter(|number| place(*number) == wanted).count();
            assert_eq!(count, usize::from(share), "{wanted:?}");
        }
    }

    #[test]
    fn sixty_deals_reach_every_place() {
        let reached: std::collections::BTreeSet<Place> = (0..60).map(place).collect();
        assert_eq!(reached.len(), Place::ALL.len());
    }
}
