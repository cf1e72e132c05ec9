//! Keeps V1 and V3: what is worth planning, so that a week is planned in seconds.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Overdue, Rhythm, Visit, overdue};
use crate::account::Class;
use crate::day::Day;
use crate::deal::NextStep;
use crate::id::{AccountId, DealId};

/// A customer that someone looks after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Customer {
    pub account: AccountId,
    pub class: Option<Class>,
    /// The day of the last visit to them, in whichever way.
    pub last: Option<Day>,
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
    Overdue { class: Class, since: Overdue },
}

/// What to plan by the Sunday of the week that `until` ends: next steps by their day, then
/// accounts overdue, A first and of each class the longest first. What stands in the plan already
/// is not said again, nor an account twice.
pub fn suggest(
    steps: &[DueStep],
    customers: &[Customer],
    visits: &[Visit],
    rhythm: &Rhythm,
    (today, until): (Day, Day),
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
    let mut late: Vec<(Class, Overdue, AccountId)> = customers
        .iter()
        .filter(|one| !taken.contains(&one.account))
        .filter_map(|one| {
            let class = one.class?;
            Some((class, overdue(class, one.last, rhythm, today)?, one.account))
        })
        .collect();
    late.sort_by_key(|(class, since, account)| (*class, std::cmp::Reverse(since.by()), *account));
    let late = late.into_iter().map(|(class, since, account)| {
        let cause = Cause::Overdue { class, since };
        Suggestion { account, deal: None, cause }
    });
    all.extend(late);
    all
}
