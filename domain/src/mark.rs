//! Marks on a card: what asks for attention. Facts only; words and signs are made elsewhere.

use crate::day::{DAY, Day, Millis};
use crate::deal::Deal;
use crate::funnel::{Funnel, Stage};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    NextStepMissing,
    /// Days past due, at least 1.
    NextStepOverdue {
        days: u32,
    },
    NextStepToday,
    NextStepLater {
        due: Day,
    },
    /// Days in the band, more than the band's allowance.
    Stuck {
        days: u32,
    },
}

/// The marks of an open deal, the most pressing first; one that left the funnel has none.
pub fn marks(deal: &Deal, funnel: &Funnel, now: Millis, today: Day) -> Vec<Mark> {
    let Some(stage) = deal.position.place().stage() else {
        return Vec::new();
    };
    let days = now.days_since(deal.position.band_since);
    let stuck = deal.position.band_since <= stuck_until(funnel, stage, now);
    let step = match deal.next_step.as_ref().map(|step| step.due) {
        None => Mark::NextStepMissing,
        Some(due) if due < today => Mark::NextStepOverdue { days: due.until(today).unsigned_abs() },
        Some(due) if due == today => Mark::NextStepToday,
        Some(due) => Mark::NextStepLater { due },
    };
    std::iter::once(step).chain(stuck.then_some(Mark::Stuck { days })).collect()
}

/// The latest instant at which a deal that is stuck at `now` came into the band of its stage.
pub fn stuck_until(funnel: &Funnel, stage: Stage, now: Millis) -> Millis {
    Millis(now.0.saturating_sub(stuck_after(funnel, stage)))
}

/// After how many milliseconds in the band of its stage a deal is stuck.
pub fn stuck_after(funnel: &Funnel, stage: Stage) -> i64 {
    (i64::from(funnel.stuck_days(funnel.band(stage))) + 1) * DAY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::NextStep;
    use crate::deal::tests::{a_deal, stage};
    use crate::text::Name;

    #[test]
    fn the_next_step_is_marked_by_its_day() {
        let funnel = Funnel::default();
        let mut deal = a_deal(stage(1));
        let mark_for = |deal: &Deal| marks(deal, &funnel, Millis(0), Day(100))[0];
        assert_eq!(mark_for(&deal), Mark::NextStepMissing);
        for (due, mark) in [
            (97, Mark::NextStepOverdue { days: 3 }),
            (100, Mark::NextStepToday),
            (101, Mark::NextStepLater { due: Day(101) }),
        ] {
            let what = Name::new("call").unwrap();
            deal.next_step = Some(NextStep { what, due: Day(due) });
            assert_eq!(mark_for(&deal), mark);
        }
    }

    #[test]
    fn at_midnight_each_mark_becomes_the_next() {
        let funnel = Funnel::default();
        let mut deal = a_deal(stage(1));
        let (eve, morning) = (Day(100), Day(101));
        let both = |deal: &Deal| [eve, morning].map(|day| marks(deal, &funnel, Millis(0), day)[0]);
        assert_eq!(both(&deal), [Mark::NextStepMissing; 2]);
        let what = Name::new("call").unwrap();
        for (due, on_both) in [
            (99, [Mark::NextStepOverdue { days: 1 }, Mark::NextStepOverdue { days: 2 }]),
            (100, [Mark::NextStepToday, Mark::NextStepOverdue { days: 1 }]),
            (101, [Mark::NextStepLater { due: Day(101) }, Mark::NextStepToday]),
            (102, [Mark::NextStepLater { due: Day(102) }; 2]),
        ] {
            deal.next_step = Some(NextStep { what: what.clone(), due: Day(due) });
            assert_eq!(both(&deal), on_both);
        }
    }

    #[test]
    fn a_step_set_anew_or_cleared_is_marked_at_once() {
        let mut deal = a_deal(stage(1));
        let step = |due| Some(NextStep { what: Name::new("call").unwrap(), due: Day(due) });
        let mut marked = Vec::new();
        for to in [step(90), step(100), step(120), None] {
            let change = crate::deal::Change::NextStep { from: deal.next_step.clone(), to };
            let op = crate::id::OpId::new(uuid::Uuid::nil());
            deal = crate::deal::evolve(Some(deal), op, &[change]).unwrap();
            marked.push(marks(&deal, &Funnel::default(), Millis(0), Day(100))[0]);
        }
        assert_eq!(
            marked,
            [
                Mark::NextStepOverdue { days: 10 },
                Mark::NextStepToday,
                Mark::NextStepLater { due: Day(120) },
                Mark::NextStepMissing,
            ]
        );
    }

    #[test]
    fn a_deal_is_stuck_after_its_bands_days_and_not_on_them() {
        let funnel = Funnel::default();
        let deal = a_deal(stage(8));
        let stuck = |days: i64| marks(&deal, &funnel, Millis(days * DAY), Day(0)).len() == 2;
        assert!(!stuck(30));
        assert!(stuck(31));
    }
}
