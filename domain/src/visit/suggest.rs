//! Keeps V1 and V3: what is worth planning, so that a week is planned in seconds.
//!
//! V3 wants visits of class A, and lets B and C go to phone and mail: to an A only a visit face to
//! face or online counts as one, to the others any contact, be it a visit in whichever way, a call
//! in which they were reached, or a mail of theirs. F4 asks for a follow-up in any way, and is told
//! by the next step.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Overdue, Rhythm, Visit, overdue};
use crate::account::{Class, Hours};
use crate::day::Day;
use crate::deal::NextStep;
use crate::id::{AccountId, DealId};

/// A customer that someone looks after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Customer {
    pub account: AccountId,
    pub class: Option<Class>,
    /// The day of the last visit to them, face to face or online.
    pub visited: Option<Day>,
    /// The day of the last contact of any kind, that visit among them.
    pub met: Option<Day>,
    pub hours: Option<Hours>,
}

impl Customer {
    /// Keeps V3: what counts as the last visit, by what their class wants.
    fn last(&self, class: Class) -> Option<Day> {
        match class {
            Class::A => self.visited,
            Class::B | Class::C => self.met.max(self.visited),
        }
    }
}

/// An open deal with what is next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DueStep {
    pub deal: DealId,
    pub account: AccountId,
    pub step: NextStep,
}

/// A visit worth planning.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Suggestion {
    pub account: AccountId,
    pub deal: Option<DealId>,
    pub cause: Cause,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A next step that is due by the end of the week, or was: it gives the aim.
    Step(NextStep),
    /// Too long since the last visit.
    Overdue {
        class: Class,
        since: Overdue,
        /// When they are best visited.
        hours: Option<Hours>,
    },
}

/// What to plan by the Sunday of the week that `until` ends: next steps by their day, then
/// accounts overdue: the best customers first, of each class those whose best hours are still to
/// come today, in the order of the day, then the longest overdue. `minute`: of now. What stands in the plan already
/// is not said again, nor an account twice.
pub fn suggest(
    steps: &[DueStep],
    customers: &[Customer],
    visits: &[Visit],
    rhythm: &Rhythm,
    (today, until): (Day, Day),
    minute: u16,
) -> Vec<Suggestion> {
    let ahead = || visits.iter().filter(|visit| visit.is_open() && visit.plan.day >= today);
    let deals: BTreeSet<DealId> = ahead().filter_map(|visit| visit.deal).collect();
    let mut taken: BTreeSet<AccountId> = ahead().map(|visit| visit.account).collect();
    let mut due: Vec<&DueStep> =
        steps.iter().filter(|one| one.step.due <= until && !deals.contains(&one.deal)).collect();
    due.sort_by_key(|one| (one.step.due, one.deal));
    let mut all: Vec<Suggestion> = due
        .into_iter()
        .map(|one| Suggestion {
            account: one.account,
            deal: Some(one.deal),
            cause: Cause::Step(one.step.clone()),
        })
        .collect();
    taken.extend(all.iter().map(|one| one.account));
    let mut late: Vec<(Class, Overdue, &Customer)> = customers
        .iter()
        .filter(|one| !taken.contains(&one.account))
        .filter_map(|one| {
            let class = one.class?;
            Some((class, overdue(class, one.last(class), rhythm, today)?, one))
        })
        .collect();
    let comes = |hours: Option<Hours>| hours.filter(|hours| hours.until() > minute);
    late.sort_by_key(|(class, since, one)| {
        let hours = comes(one.hours).map_or(u16::MAX, Hours::minute);
        (*class, hours, std::cmp::Reverse(since.by()), one.account)
    });
    let late = late.into_iter().map(|(class, since, one)| {
        let cause = Cause::Overdue { class, since, hours: one.hours };
        Suggestion { account: one.account, deal: None, cause }
    });
    all.extend(late);
    all
}
