//! What the feed holds of visits: what the reader planned and told, till the server has it.

use std::time::Duration;

use domain::deal::Command;
use domain::id::{OpId, PersonId};
use domain::op::Op;
use domain::text::Name;
use domain::visit;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use uuid::Uuid;

use super::{Feed, Link, Pending, now};

/// What happens within so long is read anew once.
pub const SOON: Duration = Duration::from_millis(400);

impl Feed {
    /// Shows at once what the reader does about a visit, and sends it in its turn. `base` is the
    /// version that they saw, `account` the name of whom they visit.
    pub fn visit(self, command: visit::Command, base: Option<u32>, account: Option<Name>) {
        let command = Command::Visit(Box::new(command));
        let op = Op { id: OpId::new(Uuid::now_v7()), at: now(), base, command };
        self.line_up(Pending { account, ..Pending::new(op, None) });
    }

    /// What the reader did about visits and the server has not answered yet, oldest first.
    pub fn unsent_visits(self) -> Vec<(Op, visit::Command, Option<Name>)> {
        self.pending.with(|pending| {
            let mine = pending.iter().filter_map(|one| match &one.op.command {
                Command::Visit(command) => {
                    Some((one.op.clone(), (**command).clone(), one.account.clone()))
                }
                _ => None,
            });
            mine.collect()
        })
    }

    /// Whose visits were changed, as the stream tells it; `None`: more than is told.
    pub(super) fn hear_of_visits(self, by: Option<PersonId>) {
        self.visits_of.update(|(times, whose)| {
            *times += 1;
            *whose = by;
        });
    }

    /// Calls `read` a moment after something changed of the visits that the reader reads, or of what
    /// they share with others beside them (joint visits, debriefs, meetings), and when the line is
    /// back; `also` tracks what else is to be heard. As long as the page stands.
    pub fn beside_visits(self, also: impl Fn() + 'static, read: Callback<()>) {
        let waits = StoredValue::new(false);
        Effect::new(move |before: Option<()>| {
            self.visits_of.track();
            also();
            let live = self.link.get() == Link::Live;
            if before.is_none() || !live || waits.get_value() {
                return;
            }
            waits.set_value(true);
            let soon = move || {
                if waits.try_set_value(false).is_none() {
                    read.run(());
                }
            };
            set_timeout(soon, SOON);
        });
    }

    /// The server has done it.
    pub(super) fn visited(self, op: OpId, visit: visit::Visit) {
        self.visited.set(Some(visit));
        self.settled(op);
    }
}
