//! What a tablet sends once more, for it never heard the answer, has the effect of one.

use domain::deal::{Command, Destination, Edit};
use domain::id::OpId;
use domain::op::{Answer, Op};
use proptest::prelude::*;

use crate::world::*;

/// What someone does next, and how often each of the operations so far is sent again afterwards.
#[derive(Clone, Debug)]
struct Step {
    what: What,
    again: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Move(u8),
    Amount(i64),
    /// The latest that was done, if it was a move.
    Undo,
    /// As if nobody had done anything since the listing.
    Stale(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let what = prop_oneof![
        4 => (1u8..=8).prop_map(What::Move),
        2 => (0i64..3).prop_map(What::Amount),
        1 => Just(What::Undo),
        1 => (1u8..=8).prop_map(What::Stale),
    ];
    let again = proptest::collection::vec(any::<u8>(), 0..3);
    proptest::collection::vec((what, again).prop_map(|(what, again)| Step { what, again }), 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// F6: whatever is sent again, whenever: it gets its first answer, and the history holds each
    /// operation that was done once.
    #[test]
    fn f6_an_operation_sent_again_is_done_once(steps in steps()) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let world = World::new().await;
            let first = world.listed("bo", "恆泰紡織", 3, 500).await;
            let deal = first.deal.id;
            let mut now = first.clone();
            let mut last: Option<OpId> = None;
            let mut sent: Vec<(Op, Answer)> = Vec::new();
            let mut applied = 1;
            for Step { what, again } in steps {
                let to = |n| Command::Move { deal, to: Destination::Stage(stage(n)), reason: None };
                let (base, command) = match what {
                    What::Move(n) => (Some(now.deal.version), to(n)),
                    What::Stale(n) => (Some(first.deal.version), to(n)),
                    What::Amount(n) => {
                        let edits = vec![Edit::Amount(Some(money(n)))];
                        (Some(now.deal.version), Command::Edit { deal, edits })
                    }
                    What::Undo => match last {
                        Some(of) => (None, Command::Undo { deal, of }),
                        None => continue,
                    },
                };
                let op = op(base, command);
                let answer = world.send("bo", op.clone()).await;
                if let Answer::Applied { card, .. } = &answer {
                    applied += 1;
                    now = (**card).clone();
                    last = matches!(op.command, Command::Move { .. }).then_some(op.id).or(last);
                }
                sent.push((op, answer));
                for which in again {
                    let (op, first) = &sent[usize::from(which) % sent.len()];
                    prop_assert_eq!(&world.send("bo", op.clone()).await, first);
                }
            }
            let bo = world.actor("bo");
            let sheet = store::deal::sheet(&world.store, &bo, deal).await.unwrap().unwrap();
            prop_assert_eq!(sheet.history.len(), applied);
            prop_assert_eq!(sheet.card, now);
            Ok(())
        })?;
    }
}
