//! What the reader did about visits laid over the week that the server told, through the rules
//! that the server keeps.

use domain::activity::Ground;
use domain::deal::{Context, Refusal};
use domain::op::Op;
use domain::policy::{Dealt, Hold};
use domain::text::Name;
use domain::visit::{Command, Row, Visit, Week, decide, in_order, tally};

use crate::desk::Desk;

/// The week with what waits laid over it. What the rules no longer allow is left out; the
/// server's answer will say why.
pub fn folded(week: &Week, unsent: &[(Op, Command, Option<Name>)], desk: &Desk) -> Week {
    let mut after = week.clone();
    for (op, command, account) in unsent {
        if let Ok(visit) = outcome(&after, op, command, desk) {
            put(&mut after, visit, account.as_ref());
        }
    }
    after
}

/// The visit as a command leaves it, or why the rules refuse it.
pub fn outcome(week: &Week, op: &Op, command: &Command, desk: &Desk) -> Result<Visit, Refusal> {
    let actor = desk.me.actor();
    let at = Context {
        actor: &actor,
        op: op.id,
        now: op.at,
        today: op.at.day(desk.offset).max(desk.today),
        funnel: &desk.funnel,
        rates: &desk.rates,
    };
    let found = week.rows.iter().find(|row| row.visit.id == command.visit());
    // Whom one can choose is in one's sight; the server asks again.
    let hold = Hold { owner: Some(actor.person), dealt: Dealt::InSight };
    let ground = Some(Ground::Account { hold });
    decide(found.map(|row| &row.visit), command, ground, (op.at, op.base), &at)
}

/// Puts a visit as it is now into the week, with the names it goes by and what it counts for.
pub fn put(week: &mut Week, visit: Visit, account: Option<&Name>) {
    let (by, monday) = (visit.by, week.monday);
    let known = |week: &Week| {
        let customer = week.customers.iter().find(|one| one.id == visit.account);
        customer.map(|one| one.name.clone()).or_else(|| account.cloned())
    };
    let count = |week: &Week| tally(week.rows.iter().map(|row| &row.visit), monday);
    let contact = visit
        .plan
        .contact
        .and_then(|id| week.contacts.iter().find(|one| one.id == id).map(|one| one.name.clone()));
    let before = count(week);
    match week.rows.iter_mut().find(|row| row.visit.id == visit.id) {
        Some(row) if row.visit.version > visit.version => return,
        Some(row) => {
            row.contact = contact.or(row.contact.take());
            row.visit = visit;
        }
        None => {
            let Some(account) = known(week) else { return };
            let deal = week.deals.iter().find(|one| Some(one.deal) == visit.deal);
            let product = deal.and_then(|deal| deal.product.clone());
            week.rows.push(Row { visit, account, class: None, product, contact });
        }
    }
    let after = count(week);
    in_order(&mut week.rows);
    if let Some((_, tally)) = week.tallies.iter_mut().find(|(person, _)| *person == by) {
        *tally = tally.with(before, after);
    }
    let rows = &week.rows;
    week.suggestions.retain(|one| {
        let planned = |row: &Row| {
            let visit = &row.visit;
            let same = match one.deal {
                Some(deal) => visit.deal == Some(deal),
                None => visit.account == one.account,
            };
            same && visit.is_open() && visit.by == by
        };
        !rows.iter().any(planned)
    });
}
