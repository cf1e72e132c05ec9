//! History in plain words: one line for each change the journal holds.

use super::Words;
use crate::format::Format;
use domain::account::Source;
use domain::deal::{Change, Opening, Position, Standing, Way};
use domain::id::{AccountId, ContactId, PersonId, ProductId, SourceId};
use domain::text::{Name, Note};

/// The names behind the identities that changes carry.
pub trait Names {
    fn account(&self, id: AccountId) -> Option<&Name>;
    fn product(&self, id: ProductId) -> Option<&Name>;
    fn source(&self, id: SourceId) -> Option<&Source>;
    fn person(&self, id: PersonId) -> Option<&Name>;
    fn contact(&self, id: ContactId) -> Option<&Name>;
}

impl Format {
    /// What happened, without who and when.
    #[must_use]
    pub fn change(self, change: &Change, names: &impl Names) -> String {
        let words = self.words();
        let known = |name: Option<&Name>| {
            name.map_or_else(|| words.history_unknown().to_owned(), Name::to_string)
        };
        let product = |id: ProductId| known(names.product(id));
        let source = |id: SourceId| match names.source(id) {
            Some(source) => words.source(source),
            None => words.history_unknown().to_owned(),
        };
        let person = |id: PersonId| known(names.person(id));
        match change {
            Change::Listed(opening) => self.listed(opening),
            Change::Moved { from, to, reason } => self.moved(from, to, reason.as_ref()),
            Change::MoveUndone { to, .. } => words.history_undone(words.place(to.place())),
            Change::Account { from, to } => {
                let [from, to] = [from, to].map(|id| known(names.account(*id)));
                words.history_changed(words.deal_account(), &from, &to)
            }
            Change::Owner { from, to } => words.history_owner(&person(*from), &person(*to)),
            Change::Product { from, to } => {
                words.field_set(words.deal_product(), from.map(product), to.map(product))
            }
            Change::Source { from, to } => {
                words.field_set(words.deal_source(), from.map(source), to.map(source))
            }
            Change::Status { from, to } => {
                let told = |status| words.status(status).to_owned();
                words.field_set(words.deal_status(), from.map(told), to.map(told))
            }
            Change::Amount { from: Some(from), to: Some(to) } => {
                let (before, after) = (self.money(*from), self.money(*to));
                if to.minor() > from.minor() {
                    words.history_amount_raised(&before, &after)
                } else {
                    words.history_amount_lowered(&before, &after)
                }
            }
            Change::Amount { from, to } => {
                let told = |money| self.money(money);
                words.field_set(words.deal_amount(), from.map(told), to.map(told))
            }
            Change::Expected { from: Some(from), to: Some(to) } => {
                let (before, after) = (self.day(*from), self.day(*to));
                if to < from {
                    words.history_expected_pulled_in(&before, &after)
                } else {
                    words.history_expected_pushed_out(&before, &after)
                }
            }
            Change::Expected { from, to } => {
                let told = |day| self.day(day);
                words.field_set(words.deal_expected(), from.map(told), to.map(told))
            }
            Change::NextStep { to: Some(step), .. } => {
                words.history_next_step(&self.day(step.due), step.what.as_str())
            }
            Change::NextStep { to: None, .. } => words.history_next_step_cleared().to_owned(),
            Change::AccountMerged { name, .. } => words.history_account_merged(name.as_str()),
            Change::AccountParted { name, .. } => words.history_account_parted(name.as_str()),
            Change::Withdrawn => words.history_withdrawn().to_owned(),
            Change::Returned => words.history_returned().to_owned(),
            Change::ContactMet { name, .. } => words.history_contact_added(name.as_str()),
            Change::ContactCorrected { name, .. } => words.history_contact_changed(name.as_str()),
            Change::ContactDropped { contact } => match names.contact(*contact) {
                Some(name) => words.history_contact_removed(name.as_str()),
                None => words.history_contact_gone().to_owned(),
            },
        }
    }

    fn listed(self, opening: &Opening) -> String {
        let words = self.words();
        let place = words.place(opening.position.place());
        match opening.way {
            Way::Typed => words.history_listed(place),
            Way::Imported { claimed: None } => words.history_imported(place),
            Way::Imported { claimed: Some(day) } => {
                words.history_imported_claimed(place, &self.day(day))
            }
        }
    }

    fn moved(self, from: &Position, to: &Position, reason: Option<&Note>) -> String {
        let words = self.words();
        let [before, after] = [from, to].map(|position| words.place(position.place()));
        let reason = reason.map(Note::as_str);
        let told = match (&from.standing, &to.standing, reason) {
            (Standing::Open { stage: from }, Standing::Open { stage: to }, reason) => {
                return match reason {
                    Some(reason) if to < from => words.history_moved_back(before, after, reason),
                    Some(reason) => words.history_moved_reason(before, after, reason),
                    None => words.history_moved(before, after),
                };
            }
            (_, Standing::Open { .. }, Some(reason)) => {
                return words.history_reopened(after, reason);
            }
            (_, Standing::Open { .. }, None) => words.history_reopened_bare(after),
            (_, Standing::Won { value, on, .. }, _) => {
                words.history_won(&self.money(*value), &self.day(*on))
            }
            (_, Standing::Lost { reason, note: None, .. }, _) => {
                words.history_lost(words.lost_reason(*reason))
            }
            (_, Standing::Lost { reason, note: Some(note), .. }, _) => {
                words.history_lost_note(words.lost_reason(*reason), note.as_str())
            }
            (_, Standing::Parked { note: Some(note), .. }, _) => {
                words.history_parked(note.as_str())
            }
            (_, Standing::Parked { note: None, .. }, _) => words.history_parked_bare().to_owned(),
        };
        match reason {
            Some(reason) => words.history_with_reason(&told, reason),
            None => told,
        }
    }
}

impl Words {
    /// A source by its campaign's name, else by its channel.
    #[must_use]
    pub fn source(self, source: &Source) -> String {
        source.name.as_ref().map_or_else(|| self.channel(source.kind).to_owned(), Name::to_string)
    }

    fn field_set(self, field: &str, from: Option<String>, to: Option<String>) -> String {
        match (from, to) {
            (None, Some(to)) => self.history_set(field, &to),
            (Some(from), Some(to)) => self.history_changed(field, &from, &to),
            (Some(from), None) => self.history_cleared(field, &from),
            (None, None) => self.history_cleared(field, self.ui_none()),
        }
    }
}

#[cfg(test)]
mod tests;
