//! The line in which operations wait: its order, and what falls out of it. No clock, no storage.

use domain::deal::Command;
use domain::id::OpId;

use super::Pending;

/// The line as this page shall hold it: what was answered and is not heard of yet, then what
/// stands on the shelf in its order, then what this page has not written down yet.
///
/// `held` is the line as it is. What another tab saw answered is on the shelf no more; what this
/// one saw answered (`answered`) may still be there for a moment.
pub fn line_up(
    held: Vec<Pending>,
    stored: Vec<Pending>,
    unwritten: &[OpId],
    answered: &[OpId],
) -> Vec<Pending> {
    let (mut line, rest): (Vec<_>, Vec<_>) = held.into_iter().partition(|one| one.done.is_some());
    let stored = stored.into_iter().filter(|one| !answered.contains(&one.op.id));
    for one in stored {
        add(&mut line, one);
    }
    let rest = rest.into_iter().filter(|one| unwritten.contains(&one.op.id));
    for one in rest {
        add(&mut line, one);
    }
    line
}

fn add(line: &mut Vec<Pending>, one: Pending) {
    if line.iter().all(|other| other.op.id != one.op.id) {
        line.push(one);
    }
}

/// Takes an operation out of the line, and with it those that were built upon it: later ones on
/// the same deal. What stands beside whatever happens to a deal, an activity, stays.
pub fn take_out(line: &mut Vec<Pending>, op: OpId) -> Vec<Pending> {
    let Some(first) = line.iter().position(|one| one.op.id == op) else { return Vec::new() };
    let deal = line[first].op.command.deal();
    let built_upon = |one: &Pending| {
        deal.is_some()
            && one.done.is_none()
            && one.op.command.deal() == deal
            && !matches!(one.op.command, Command::Activity(_))
    };
    let mut at = 0;
    let (out, stay) = std::mem::take(line).into_iter().partition(|one| {
        at += 1;
        at - 1 == first || (at - 1 > first && built_upon(one))
    });
    *line = stay;
    out
}

#[cfg(test)]
mod tests {
    use domain::day::Millis;
    use domain::deal::Destination;
    use domain::funnel::Stage;
    use domain::id::DealId;
    use domain::op::Op;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn op(n: u8) -> OpId {
        OpId::new(Uuid::from_u128(n.into()))
    }

    fn moved(n: u8, deal: u8) -> Pending {
        let deal = DealId::new(Uuid::from_u128(deal.into()));
        let to = Destination::Stage(Stage::FIRST);
        let command = Command::Move { deal, to, reason: None };
        Pending::new(Op { id: op(n), at: Millis(0), base: Some(1), command }, None)
    }

    fn ids(line: &[Pending]) -> Vec<u8> {
        let id = |one: &Pending| u8::try_from(one.op.id.uuid().as_u128()).unwrap();
        line.iter().map(id).collect()
    }

    #[test]
    fn tabs_of_one_person_make_one_line_in_the_order_of_the_shelf() {
        let held = vec![moved(1, 1), moved(3, 1), moved(4, 2)];
        let stored = vec![moved(1, 1), moved(2, 9), moved(3, 1)];
        let line = line_up(held, stored, &[op(4)], &[]);
        assert_eq!(ids(&line), [1, 2, 3, 4]);
    }

    #[test]
    fn what_was_answered_leaves_whoever_was_told() {
        // By another tab: it is on the shelf no more.
        assert_eq!(ids(&line_up(vec![moved(1, 1)], Vec::new(), &[], &[])), [] as [u8; 0]);
        // By this one, and the shelf is a moment behind.
        assert_eq!(ids(&line_up(Vec::new(), vec![moved(1, 1)], &[], &[op(1)])), [] as [u8; 0]);
        // Answered and not heard of: it stays laid over the board.
        let done = Pending { done: Some(7), ..moved(1, 1) };
        assert_eq!(ids(&line_up(vec![done], vec![moved(2, 1)], &[], &[op(1)])), [1, 2]);
    }

    #[test]
    fn what_is_built_upon_a_refused_one_comes_out_with_it() {
        let mut line = vec![moved(1, 1), moved(2, 2), moved(3, 1), moved(4, 2)];
        assert_eq!(ids(&take_out(&mut line, op(1))), [1, 3]);
        assert_eq!(ids(&line), [2, 4]);
        assert_eq!(ids(&take_out(&mut line, op(9))), [] as [u8; 0]);
        assert_eq!(ids(&take_out(&mut line, op(4))), [4]);
        assert_eq!(ids(&line), [2]);
    }

    #[test]
    fn a_move_of_long_ago_is_looked_at_again() {
        let month = 30 * 86_400_000;
        assert!(!moved(1, 1).is_old(Millis(month)));
        assert!(moved(1, 1).is_old(Millis(month + 1)));
        let mut alone = moved(1, 1);
        alone.op.base = None;
        assert!(!alone.is_old(Millis(month * 9)));
    }

    proptest! {
        /// However often and whenever tabs look at the shelf, nothing is lost, nothing stands
        /// twice, and those of one tab keep their order.
        #[test]
        fn nothing_is_lost_or_doubled(
            known in 0usize..8,
            written in 0usize..8,
            answered in 0usize..4,
        ) {
            let all: Vec<Pending> = (0..8).map(|n| moved(n, n % 3)).collect();
            let (held, stored) = (all[..known.max(written)].to_vec(), all[..written].to_vec());
            let unwritten: Vec<OpId> = all[written..].iter().map(|one| one.op.id).collect();
            let told: Vec<OpId> = all[..answered.min(written)].iter().map(|one| one.op.id).collect();
            let line = line_up(held, stored.clone(), &unwritten, &told);
            let first = u8::try_from(told.len()).unwrap();
            let last = u8::try_from(known.max(written)).unwrap();
            prop_assert_eq!(ids(&line), (first..last).collect::<Vec<_>>());
            let again = line_up(line.clone(), stored, &unwritten, &told);
            prop_assert_eq!(line, again);
        }
    }
}
