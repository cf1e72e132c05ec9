//! An account's history in plain words: one line for each change the journal holds.

use super::Words;
use crate::format::Format;
use domain::account::{Change, ContactField, Field, Hours};
use domain::id::{ContactId, PersonId};
use domain::text::Name;

/// The names behind the identities that changes carry.
pub trait Names {
    fn person(&self, id: PersonId) -> Option<String>;
    fn contact(&self, id: ContactId) -> Option<String>;
}

impl Format {
    /// What happened to an account, without who and when.
    #[must_use]
    pub fn account_change(self, change: &Change, names: &impl Names) -> String {
        let words = self.words();
        let known =
            |name: Option<String>| name.unwrap_or_else(|| words.history_unknown().to_owned());
        let owner = |id: &Option<PersonId>| match id {
            Some(id) => known(names.person(*id)),
            None => words.account_nobody().to_owned(),
        };
        match change {
            Change::Added => words.history_account_added().to_owned(),
            Change::Owner { from, to } => words.history_account_given(&owner(to), &owner(from)),
            Change::Set { field, from, to } => {
                let label = words.account_field(*field);
                let [from, to] =
                    [from, to].map(|text| Some(words.in_field(*field, text.as_ref()?)));
                words.text_set(label, from, to, field.is_long())
            }
            Change::ContactAdded { name, .. } => words.history_contact_added(name.as_str()),
            Change::ContactSet { name, field, from, to, .. } => {
                let label = words.contact_field(*field);
                let told = words.text_set(label, from.as_deref(), to.as_deref(), false);
                words.history_contact_field(name.as_str(), &told)
            }
            Change::ContactSuperior { name, from, to, .. } => {
                let label = words.account_person_superior();
                let [from, to] = [from, to].map(|name| name.as_ref().map(Name::as_str));
                let told = words.text_set(label, from, to, false);
                words.history_contact_field(name.as_str(), &told)
            }
            Change::ContactCorrected { name, .. } => words.history_contact_changed(name.as_str()),
            Change::ContactDropped { contact } => {
                words.history_contact_of_deal(&known(names.contact(*contact)))
            }
            Change::Merged { name, other, .. } => words.account_merged(name.as_str(), other),
            Change::Parted { name, .. } => words.history_account_out(name.as_str()),
            Change::ContactRemoved { name, .. } => words.history_contact_removed(name.as_str()),
        }
    }
}

impl Words {
    /// A field of an account, as its form calls it.
    #[must_use]
    pub fn account_field(self, field: Field) -> &'static str {
        match field {
            Field::Name => self.account_name(),
            Field::Class => self.account_class(),
            Field::Industry => self.account_industry(),
            Field::Region => self.account_region(),
            Field::Address => self.account_address(),
            Field::Phone => self.account_phone(),
            Field::Website => self.account_website(),
            Field::Condition => self.account_condition(),
            Field::Progress => self.account_progress(),
            Field::Possible => self.account_possible(),
            Field::Hours => self.account_hours(),
        }
    }

    /// What stands in a field, as one says it.
    fn in_field(self, field: Field, text: &str) -> &str {
        let hours = Hours::from_word(text).filter(|_| field == Field::Hours);
        hours.map_or(text, |hours| self.hours(hours))
    }

    /// A part of the day, as one says it.
    #[must_use]
    pub fn hours(self, hours: Hours) -> &'static str {
        match hours {
            Hours::Morning => self.account_hours_morning(),
            Hours::Noon => self.account_hours_noon(),
            Hours::Afternoon => self.account_hours_afternoon(),
            Hours::Evening => self.account_hours_evening(),
        }
    }

    /// A field of a contact, as its form calls it.
    #[must_use]
    pub fn contact_field(self, field: ContactField) -> &'static str {
        match field {
            ContactField::Name => self.account_person_name(),
            ContactField::Position => self.account_person_position(),
            ContactField::Phone => self.account_person_phone(),
            ContactField::Mobile => self.account_person_mobile(),
            ContactField::Mail => self.account_person_mail(),
        }
    }

    /// That another listing became part of this one, and what stood there alone.
    fn account_merged(self, name: &str, other: &[(Field, String)]) -> String {
        if other.is_empty() {
            return self.history_account_in(name);
        }
        let set = |(field, text): &(Field, String)| {
            self.history_set(self.account_field(*field), self.in_field(*field, text))
        };
        let there: Vec<String> = other.iter().map(set).collect();
        self.history_account_in_left(name, &there.join(self.merge_comma()))
    }

    /// Of a long text only what it says now: both together are too much to read.
    fn text_set(self, field: &str, from: Option<&str>, to: Option<&str>, long: bool) -> String {
        match (from, to) {
            (Some(from), Some(to)) if !long => self.history_changed(field, from, to),
            (_, Some(to)) => self.history_set(field, to),
            (from, None) => self.history_cleared(field, from.unwrap_or(self.ui_none())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use domain::id::AccountId;
    use uuid::Uuid;

    struct Nobody;

    impl Names for Nobody {
        fn person(&self, id: PersonId) -> Option<String> {
            (id.uuid().as_u128() == 1).then(|| "Mei".to_owned())
        }

        fn contact(&self, _: ContactId) -> Option<String> {
            None
        }
    }

    #[test]
    fn an_accounts_history_is_told_in_three_languages() {
        let mei = Some(PersonId::new(Uuid::from_u128(1)));
        let name = Name::new("吳志明").unwrap();
        let (wu, lin) = (name.clone(), Name::new("林總").unwrap());
        let contact = ContactId::new(Uuid::from_u128(5));
        let region =
            Change::Set { field: Field::Region, from: Some("a".into()), to: Some("b".into()) };
        let note =
            Change::Set { field: Field::Progress, from: Some("a".into()), to: Some("b".into()) };
        let (field, from, to) = (ContactField::Mobile, None, Some("0912".to_owned()));
        let set = Change::ContactSet { contact, name, field, from, to };
        let (account, acme) = (AccountId::new(Uuid::from_u128(7)), Name::new("Acme").unwrap());
        let other = vec![(Field::Phone, "02-1".to_owned())];
        let merged = Change::Merged { account, name: acme.clone(), other };
        let table = [
            (
                merged,
                [
                    "The account Acme became part of this one. There stood: Phone: 02-1.",
                    "客戶「Acme」已併入。原資料：總機電話：02-1。",
                    "客户“Acme”已并入。原资料：总机电话：02-1。",
                ],
            ),
            (
                Change::Parted { account, name: acme },
                [
                    "The account Acme stands by itself again",
                    "已復原合併，「Acme」恢復為獨立客戶",
                    "已撤销合并，“Acme”恢复为独立客户",
                ],
            ),
            (
                Change::Owner { from: None, to: mei },
                [
                    "Now looked after by Mei; before: The company",
                    "負責人由公司改為Mei",
                    "负责人由公司改为Mei",
                ],
            ),
            (region, ["Region changed from a to b", "地區由「a」改為「b」", "地区由“a”改为“b”"]),
            (note, ["Progress today: b", "目前進展：b", "目前进展：b"]),
            (set, ["吳志明: Mobile: 0912", "吳志明：手機：0912", "吳志明：手机：0912"]),
            (
                Change::ContactSuperior { contact, name: wu, from: None, to: Some(lin) },
                ["吳志明: Reports to: 林總", "吳志明：直屬主管：林總", "吳志明：直属上级：林總"],
            ),
            (
                Change::ContactDropped { contact },
                [
                    "Contact no longer part of a deal: (no longer known)",
                    "聯繫人不再參與商機：（已無資料）",
                    "联系人不再参与商机：（已无资料）",
                ],
            ),
        ];
        for (change, told) in table {
            for (lang, told) in Lang::ALL.into_iter().zip(told) {
                let write = Format::from(Words::of(lang));
                assert_eq!(write.account_change(&change, &Nobody), told);
            }
        }
    }
}
