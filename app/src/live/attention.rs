//! The feed and the shelf: what is done goes there first, and what did not go through stays there
//! till its person settles it.

use domain::board::Card;
use domain::deal::{Change, Command, Refusal};
use domain::id::{DealId, OpId};
use domain::op::Op;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::line::{line_up, take_out};
use super::{Feed, Left, Link, News, Pending, Why, fold, keep, now, travel};
use crate::problem::Problem;

/// What comes back within this many milliseconds is told to whoever just did it; what comes
/// later waits in the list.
const AT_HAND: i64 = 30_000;

impl Feed {
    /// Lays an operation over the board, writes it down, and sends it in its turn.
    pub(super) fn line_up(self, pending: Pending) {
        let op = pending.op.id;
        let written = keep::put(self.me(), &pending);
        self.shelf.update_value(|shelf| {
            shelf.made.push(op);
            shelf.unwritten.push(op);
        });
        self.pending.update(|all| all.push(pending));
        spawn_local(async move {
            written.await;
            self.shelf.try_update_value(|shelf| shelf.unwritten.retain(|one| *one != op));
        });
        travel::wake(self);
    }

    /// Reads what stands on the shelf, soon.
    pub(super) fn look_at_shelf(self) {
        spawn_local(async move { self.read_shelf().await });
    }

    /// Takes over what stands on the shelf: other tabs put there and take away, too.
    pub(super) async fn read_shelf(self) {
        let (stored, left) = keep::read(self.me()).await;
        let held = self.pending.get_untracked();
        let line = self
            .shelf
            .with_value(|shelf| line_up(held.clone(), stored, &shelf.unwritten, &shelf.answered));
        if line != held {
            self.pending.set(line);
        }
        if self.left.with_untracked(|held| *held != left) {
            self.left.set(left);
        }
    }

    /// Another tab of the same person did something; `done` names what the server has done.
    pub(super) fn hear_of_tab(self, done: &str) {
        let done = done.split_once(' ');
        let done = done.and_then(|(op, seq)| Some((op.parse::<OpId>().ok()?, seq.parse().ok()?)));
        if let Some((op, seq)) = done {
            let beside = self.pending.with_untracked(|all| {
                let one = all.iter().find(|one| one.op.id == op);
                one.is_some_and(|one| matches!(one.op.command, Command::Activity(_)))
            });
            self.done(op, seq);
            // What was written of an account comes by no stream: it is read anew.
            if beside {
                self.pending.update(|all| all.retain(|one| one.op.id != op));
                self.renewed.update(|renewed| *renewed += 1);
            }
            self.signed_in();
        }
        self.look_at_shelf();
    }

    /// The server has answered: there is a session again.
    pub(super) fn signed_in(self) {
        if self.link.get_untracked() == Link::SignedOut {
            self.link.set(Link::Reconnecting);
        }
    }

    /// The stream tells that the server did it: the answer may never come.
    pub(super) fn answered(self, op: OpId, seq: i64) {
        self.shelf.update_value(|shelf| shelf.answered.push(op));
        spawn_local(keep::take_away(self.me(), op, Some(seq)));
    }

    /// The server has answered, and nothing more is to come of it.
    pub(super) fn settled(self, op: OpId) {
        self.shelf.update_value(|shelf| shelf.answered.push(op));
        self.pending.update(|all| all.retain(|one| one.op.id != op));
    }

    /// Whether its person did it here, and just now.
    pub(super) fn is_at_hand(self, op: &Op) -> bool {
        let made = self.shelf.with_value(|shelf| shelf.made.contains(&op.id));
        made && now().0 - op.at.0 < AT_HAND
    }

    /// An operation will not be done, nor those on the same deal that were built upon it: all of
    /// them stay for their person to settle.
    pub(super) async fn give_up(self, pending: &Pending, why: Why) {
        let op = pending.op.id;
        let told = self.is_at_hand(&pending.op);
        let out = self.pending.try_update(|line| take_out(line, op)).unwrap_or_default();
        let left = |mut one: Pending| {
            if one.op.id == op {
                return Left { pending: one, at: now(), why: why.clone() };
            }
            // What it was built upon is not there: its person last saw the same as of the first.
            one.op.base = pending.op.base;
            Left { pending: one, at: now(), why: Why::Behind }
        };
        let left: Vec<Left> = out.into_iter().map(left).collect();
        self.shelf.update_value(|shelf| {
            shelf.answered.extend(left.iter().map(|one| one.pending.op.id));
        });
        let written = keep::lay_by(self.me(), &left);
        self.left.update(|all| all.extend(left));
        if !told {
            self.tell(News::Left);
        }
        written.await;
        self.read_shelf().await;
    }

    /// A deal that the rules do not list here and now: nothing of what was typed is lost.
    pub(super) fn lay_by(self, pending: Pending, problem: &Problem) {
        let op = pending.op.id;
        let left = Left { pending, at: now(), why: Why::Refused(problem.clone()) };
        let written = keep::lay_by(self.me(), std::slice::from_ref(&left));
        self.left.update(|all| all.push(left));
        self.read_after(written);
        self.form.set(Some(op));
    }

    /// What did not go through and is not settled, the oldest first.
    pub fn left(self) -> Vec<Left> {
        self.left.get()
    }

    /// How much that is.
    pub fn left_count(self) -> usize {
        self.left.with(Vec::len)
    }

    /// One of them.
    pub fn left_of(self, op: OpId) -> Option<Left> {
        self.left.with_untracked(|all| all.iter().find(|one| one.pending.op.id == op).cloned())
    }

    /// Its person has settled it.
    pub fn let_go(self, op: OpId) {
        let here = self.left.with_untracked(|all| all.iter().any(|one| one.pending.op.id == op));
        if here {
            self.left.update(|all| all.retain(|one| one.pending.op.id != op));
            self.read_after(keep::take_away(self.me(), op, None));
        }
    }

    /// What was read while something was on its way to the shelf is read again.
    fn read_after(self, written: impl Future<Output = ()> + 'static) {
        spawn_local(async move {
            written.await;
            travel::read_shelf(self).await;
        });
    }

    /// What a command would change of a deal as it is now, or why the rules refuse it.
    pub fn would(self, command: &Command, card: &Card) -> Result<Vec<Change>, Refusal> {
        let op = Op { id: OpId::new(Uuid::nil()), at: now(), base: None, command: command.clone() };
        self.desk(|desk| fold::changes(&op, Some(card), desk))
    }

    /// It is about to be done once more; once that is sent, it is settled.
    pub fn once_more(self, deal: DealId, op: OpId) {
        self.shelf.update_value(|shelf| shelf.again = Some((deal, op)));
    }

    /// Something was sent about a deal.
    pub(super) fn settle(self, deal: Option<DealId>) {
        let again = self.shelf.with_value(|shelf| shelf.again);
        if let Some((_, op)) = again.filter(|(of, _)| Some(*of) == deal) {
            self.shelf.update_value(|shelf| shelf.again = None);
            self.let_go(op);
        }
    }
}
