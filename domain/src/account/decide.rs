//! Adding an account, and setting what is written about it and its people.

use serde::{Deserialize, Serialize};

use super::{Change, Contact, ContactFields, Fields, Record, Refusal, may_report};
use crate::id::PersonId;
use crate::policy::{Action, Actor, Hold};

/// What came of a save.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saved<T> {
    Done(T),
    /// Keeps F6: someone was faster. As it is now; nothing was done.
    Conflict(T),
}

/// Keeps T7: whether someone may add an account that `owner` will look after.
pub fn add(owner: Option<PersonId>, actor: &Actor) -> Result<(), Refusal> {
    Ok(actor.may(Action::AddAccount { owner })?)
}

/// Keeps T7: an account out of sight is not there; one in sight is theirs to change.
pub fn may_change(hold: Hold, actor: &Actor) -> Result<(), Refusal> {
    actor.may(Action::SeeAccount { hold }).map_err(|_| Refusal::NoSuchAccount)?;
    Ok(actor.may(Action::ChangeAccount { hold })?)
}

/// What changes when an account is set to these fields and this owner; nothing, if it is so.
pub fn edit(
    record: &Record,
    hold: Hold,
    owner: Option<PersonId>,
    fields: &Fields,
    actor: &Actor,
) -> Result<Vec<Change>, Refusal> {
    may_change(hold, actor)?;
    let mut changes = record.fields.changes(fields);
    if record.owner != owner {
        actor.may(Action::GiveAccount { hold, to: owner })?;
        changes.push(Change::Owner { from: record.owner, to: owner });
    }
    Ok(changes)
}

/// What changes when a contact is set to these fields; nothing, if they are so. `people` are those
/// of the account.
pub fn edit_contact(
    contact: &Contact,
    people: &[Contact],
    hold: Hold,
    fields: &ContactFields,
    actor: &Actor,
) -> Result<Vec<Change>, Refusal> {
    may_change(hold, actor)?;
    if contact.superior != fields.superior {
        may_report(Some(contact.id), fields.superior, people)?;
    }
    Ok(contact.changes(fields, people))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::*;
    use crate::account::Field;
    use crate::id::{AccountId, ContactId};
    use crate::org::Role;
    use crate::policy::{Dealt, Sight};
    use crate::text::{Name, Phone};

    fn id(n: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(n))
    }

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    fn actor(role: Role, sees: &[u128]) -> Actor {
        let sight = Sight::People(sees.iter().map(|n| id(*n)).collect());
        Actor { person: id(1), roles: BTreeSet::from([role]), sight }
    }

    fn record(owner: Option<PersonId>) -> (Record, Hold) {
        let fields = Fields::named(name("Acme"));
        let account = AccountId::new(Uuid::from_u128(9));
        let record = Record { id: account, owner, fields, version: 1 };
        (record, Hold { owner, dealt: Dealt::Nobody })
    }

    #[test]
    fn t7_who_sees_an_account_edits_it_and_only_a_leader_gives_it_away() {
        let (record, hold) = record(Some(id(1)));
        let fields = Fields { region: Some(name("north")), ..record.fields.clone() };
        let rep = actor(Role::Rep, &[1]);
        let changes = edit(&record, hold, Some(id(1)), &fields, &rep).unwrap();
        let to = Some("north".to_owned());
        assert_eq!(changes, [Change::Set { field: Field::Region, from: None, to }]);
        assert_eq!(edit(&record, hold, Some(id(2)), &fields, &rep), Err(Refusal::Denied));
        let other = actor(Role::Rep, &[2]);
        let unseen = edit(&record, hold, Some(id(1)), &fields, &other);
        assert_eq!(unseen, Err(Refusal::NoSuchAccount));
        let manager = actor(Role::Manager, &[1, 2]);
        let given = edit(&record, hold, Some(id(2)), &record.fields, &manager).unwrap();
        assert_eq!(given, [Change::Owner { from: Some(id(1)), to: Some(id(2)) }]);
        assert_eq!(edit(&record, hold, Some(id(7)), &fields, &manager), Err(Refusal::Denied));
    }

    #[test]
    fn what_is_set_to_what_it_was_is_no_change() {
        let (record, hold) = record(Some(id(1)));
        let rep = actor(Role::Rep, &[1]);
        assert_eq!(edit(&record, hold, record.owner, &record.fields, &rep), Ok(Vec::new()));
    }

    #[test]
    fn a_contact_tells_of_each_field_under_the_name_they_had() {
        let (record, hold) = record(Some(id(1)));
        let contact =
            Contact::named(ContactId::new(Uuid::from_u128(5)), record.id, name("Wu"), None);
        let mut fields = contact.fields();
        fields.name = name("Wu Li");
        fields.mobile = Some(Phone::new("0912").unwrap());
        let changes = edit_contact(&contact, &[], hold, &fields, &actor(Role::Rep, &[1])).unwrap();
        assert_eq!(changes.len(), 2);
        assert!(changes.iter().all(
            |change| matches!(change, Change::ContactSet { name, .. } if name.as_str() == "Wu")
        ));
    }
}
