//! What is written about two accounts, made one and parted again.

use serde::{Deserialize, Serialize};

use crate::account::{ContactFields, Field, Fields};
use crate::id::PersonId;
use crate::text::{Note, fold};

/// What stood at the account that stays, before and after.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldsMerged {
    pub before: (Option<PersonId>, Fields),
    pub after: (Option<PersonId>, Fields),
    /// What stood at the other and does not stand there now.
    pub other: Vec<(Field, String)>,
}

/// What the one has stays, what it lacks is the other's, and differing notes stand one after
/// the other.
pub fn fields_merged(into: &Fields, from: &Fields) -> Fields {
    let (into, from) = (into.clone(), from.clone());
    Fields {
        name: into.name,
        class: into.class.or(from.class),
        industry: into.industry.or(from.industry),
        region: into.region.or(from.region),
        address: into.address.or(from.address),
        phone: into.phone.or(from.phone),
        website: into.website.or(from.website),
        condition: joined(into.condition, from.condition),
        progress: joined(into.progress, from.progress),
        possible: joined(into.possible, from.possible),
        hours: into.hours.or(from.hours),
    }
}

fn joined(into: Option<Note>, from: Option<Note>) -> Option<Note> {
    let (Some(one), Some(other)) = (&into, &from) else { return into.or(from) };
    if fold(one.as_str()).contains(&fold(other.as_str())) {
        return into;
    }
    // Too long for one note, the other's is told by the history alone.
    Note::new(&format!("{one}\n\n{other}")).ok().or(into)
}

/// What stood at the other account and is not to be read at the one that stays.
pub fn fields_left(merged: &Fields, from: &Fields) -> Vec<(Field, String)> {
    let left = |field: Field| {
        let text = from.text(field).filter(|_| field != Field::Name)?;
        let there = merged.text(field).unwrap_or_default();
        (!fold(&there).contains(&fold(&text))).then_some((field, text))
    };
    Field::ALL.into_iter().filter_map(left).collect()
}

macro_rules! back {
    ($now:ident, $was:ident, $then:ident: $($field:ident)+) => {$(
        if $now.$field == $then.$field {
            $now.$field.clone_from(&$was.$field);
        }
    )+};
}

/// What stands as the merge left it is as it was before; what people wrote since stays.
pub fn fields_back(mut now: Fields, was: &Fields, then: &Fields) -> Fields {
    back!(now, was, then: class industry region address phone website condition progress possible);
    now
}

/// As [`fields_merged`], of one person listed at both.
pub fn person_merged(into: &ContactFields, from: &ContactFields) -> ContactFields {
    let (into, from) = (into.clone(), from.clone());
    ContactFields {
        name: into.name,
        position: into.position.or(from.position),
        phone: into.phone.or(from.phone),
        mobile: into.mobile.or(from.mobile),
        mail: into.mail.or(from.mail),
        // Whom they report to goes by `superiors`: it must make no circle.
        superior: into.superior,
    }
}

/// As [`fields_back`], of one person.
pub fn person_back(
    mut now: ContactFields,
    was: &ContactFields,
    then: &ContactFields,
) -> ContactFields {
    back!(now, was, then: position phone mobile mail);
    now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Name, Phone};

    fn fields(region: Option<&str>, phone: Option<&str>, progress: Option<&str>) -> Fields {
        Fields {
            region: region.map(|text| Name::new(text).unwrap()),
            phone: phone.map(|text| Phone::new(text).unwrap()),
            progress: progress.map(|text| Note::new(text).unwrap()),
            ..Fields::named(Name::new("A").unwrap())
        }
    }

    #[test]
    fn what_one_has_stays_what_it_lacks_comes_and_notes_are_joined() {
        let into = fields(None, Some("1234567"), Some("met twice"));
        let from = fields(Some("north"), Some("7654321"), Some("sent a quote"));
        let merged = fields_merged(&into, &from);
        let expected = fields(Some("north"), Some("1234567"), Some("met twice\n\nsent a quote"));
        assert_eq!(merged, expected);
        assert_eq!(fields_left(&merged, &from), [(Field::Phone, "7654321".to_owned())]);
        assert_eq!(fields_back(merged.clone(), &into, &merged), into);
    }

    #[test]
    fn what_was_written_since_stays() {
        let into = fields(None, None, Some("met twice"));
        let merged = fields_merged(&into, &fields(Some("north"), Some("7654321"), Some("a quote")));
        let now = Fields { phone: Some(Phone::new("1111111").unwrap()), ..merged.clone() };
        let back = fields_back(now, &into, &merged);
        assert_eq!(back, fields(None, Some("1111111"), Some("met twice")));
    }

    #[test]
    fn notes_too_long_for_one_are_told_by_the_history() {
        let long = "字".repeat(1500);
        let into = fields(None, None, Some(&long));
        let from = fields(None, None, Some(&"句".repeat(1500)));
        let merged = fields_merged(&into, &from);
        assert_eq!(merged, into);
        assert_eq!(fields_left(&merged, &from).len(), 1);
    }
}
