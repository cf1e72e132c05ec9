//! The road of a deal: the stages it passed, and on which day it came to each.

use domain::funnel::{Place, Stage};

use super::calendar::YEAR;
use super::chance::Chance;
use super::ending;

/// The most days a deal spends in each stage.
const LONGEST: [i32; Stage::COUNT] = [14, 18, 20, 25, 22, 28, 18, 12];

pub(super) struct Road {
    /// Stages with the days ago on which the deal came to them, the oldest first; never empty.
    pub stops: Vec<(Stage, i32)>,
    pub place: Place,
    /// Days ago on which it left the funnel; for an open deal, the last one a stop is at.
    pub since: i32,
}

pub(super) fn road(chance: &mut Chance, place: Place) -> Road {
    let last = ending::last_stage(chance, place);
    let stages = stages(chance, last);
    let since = ending::rest(chance, place);
    // An open deal rests in its last stage; any other went on from it after a while.
    let mut stays: Vec<i32> = stages.iter().map(|stage| stay(chance, *stage)).collect();
    if place.stage().is_some() {
        stays.pop();
        stays.push(0);
    }
    let total: i32 = stays.iter().sum();
    let room = (YEAR - since).max(1);
    let mut at = since + total.min(room);
    let mut stops = Vec::with_capacity(stages.len());
    for (stage, stay) in stages.into_iter().zip(stays) {
        stops.push((stage, at));
        at -= if total > room { stay * room / total } else { stay };
        at = at.max(since);
    }
    Road { stops, place, since }
}

/// From an early stage to the last one: mostly step by step, at times over one, at times back.
fn stages(chance: &mut Chance, last: Stage) -> Vec<Stage> {
    let last = last.index();
    let start = chance.pick(&[0, 0, 0, 0, 0, 0, 1, 1, 2]);
    let mut at = start.min(last);
    let mut stages = vec![Stage::ALL[at]];
    let mut fell_back = false;
    while at < last {
        if !fell_back && at >= 3 && chance.percent(8) {
            fell_back = true;
            at -= chance.between(1, 2).unsigned_abs() as usize;
        } else {
            let step = if chance.percent(12) { 2 } else { 1 };
            at = (at + step).min(last);
        }
        stages.push(Stage::ALL[at]);
    }
    stages
}

fn stay(chance: &mut Chance, stage: Stage) -> i32 {
    chance.between(2, LONGEST[stage.index()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_road_leads_through_the_year_to_its_place_and_never_stands_still() {
        let mut chance = Chance::new(9);
        for number in 0..3_000 {
            let place = ending::place(number);
            let road = road(&mut chance, place);
            assert!(road.stops.windows(2).all(|two| two[0].1 >= two[1].1 && two[0].0 != two[1].0));
            let (first, last) = (road.stops[0], road.stops[road.stops.len() - 1]);
            assert!(first.1 <= YEAR + 1 && last.1 >= road.since && road.since >= 1);
            if let Some(stage) = place.stage() {
                assert_eq!(last, (stage, road.since));
            }
        }
    }
}
