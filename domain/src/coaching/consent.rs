//! Opening a signed debrief to somebody else: both say so, and either takes it back.

use serde::{Deserialize, Serialize};

use super::debrief::Side;
use super::talk;
use crate::day::Millis;
use crate::deal::Refusal;
use crate::id::PersonId;
use crate::policy::{Action, Actor};
use crate::sitting::Head;

/// Who may read a debrief besides the two, as far as each of these said so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opening {
    pub reader: PersonId,
    pub by_rep: Option<Millis>,
    pub by_coach: Option<Millis>,
}

impl Opening {
    /// Keeps C8: both have said so.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.by_rep.is_some() && self.by_coach.is_some()
    }

    #[must_use]
    pub fn by(&self, side: Side) -> Option<Millis> {
        match side {
            Side::Rep => self.by_rep,
            Side::Coach => self.by_coach,
        }
    }
}

/// Keeps C8: the opening after one of the two said yes or no; `None`: neither wants it any more.
/// Taking it back needs nobody's consent.
///
/// # Errors
/// `NoSuchSitting` for anyone but the two. `NoSuchReader` for who is one of them, works here no
/// more, or sells nothing; `NotSignedYet` while it is still told.
pub fn consent(
    head: &Head,
    found: Option<Opening>,
    (reader, who): (PersonId, Option<&Actor>),
    yes: bool,
    (actor, now): (&Actor, Millis),
) -> Result<Option<Opening>, Refusal> {
    let may = actor.may(Action::SitTogether).is_ok();
    let side = talk::side(head, actor.person).filter(|_| may).ok_or(Refusal::NoSuchSitting)?;
    if yes {
        let reads = who.is_some_and(|who| who.may(Action::SitTogether).is_ok());
        if !reads || head.participant(reader).is_some() {
            return Err(Refusal::NoSuchReader);
        }
        if !head.is_signed() {
            return Err(Refusal::NotSignedYet);
        }
    }
    let stands = found.unwrap_or(Opening { reader, by_rep: None, by_coach: None });
    // One no closes it: the other would have to be asked again.
    if !yes {
        return Ok(None);
    }
    let said = stands.by(side).or(Some(now));
    Ok(Some(match side {
        Side::Rep => Opening { by_rep: said, ..stands },
        Side::Coach => Opening { by_coach: said, ..stands },
    }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::*;
    use crate::id::SittingId;
    use crate::org::Role;
    use crate::policy::Sight;
    use crate::sitting::{Kind, Participant};

    /// 1 is the rep, 2 the coach.
    fn id(n: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(n))
    }

    fn someone(n: u128, role: Role) -> Actor {
        Actor { person: id(n), roles: BTreeSet::from([role]), sight: Sight::Everyone }
    }

    fn head(signed: bool) -> Head {
        let came = |n| Participant { person: id(n), joined: true, signed_at: None };
        Head {
            id: SittingId::new(Uuid::from_u128(9)),
            kind: Kind::Debrief,
            opened_by: id(2),
            opened_at: Millis(1),
            people: vec![came(2), came(1)],
            leader: id(2),
            rep: Some(id(1)),
            place: 0,
            revision: 0,
            signed_at: signed.then_some(Millis(5)),
        }
    }

    fn says(
        n: u128,
        found: Option<Opening>,
        reader: (u128, Role),
        yes: bool,
    ) -> Result<Option<Opening>, Refusal> {
        let who = someone(reader.0, reader.1);
        let by = someone(n, Role::Manager);
        consent(&head(true), found, (id(reader.0), Some(&who)), yes, (&by, Millis(7)))
    }

    #[test]
    fn c8_it_takes_both_to_open_and_one_to_close() {
        let offered = says(2, None, (3, Role::Manager), true).unwrap();
        assert!(offered.is_some_and(|one| !one.is_open()));
        let again = says(2, offered, (3, Role::Manager), true).unwrap();
        assert_eq!(again, offered, "said twice is said once");
        let open = says(1, offered, (3, Role::Manager), true).unwrap();
        assert!(open.is_some_and(|one| one.is_open()));
        for either in [1, 2] {
            assert_eq!(says(either, open, (3, Role::Manager), false), Ok(None));
        }
    }

    #[test]
    fn c8_nobody_else_opens_it_and_not_to_anyone() {
        let table = [
            (3, (4, Role::Rep), Refusal::NoSuchSitting, "a third person"),
            (2, (1, Role::Rep), Refusal::NoSuchReader, "one of the two"),
            (2, (4, Role::Marketing), Refusal::NoSuchReader, "who sells nothing"),
        ];
        for (by, reader, refusal, why) in table {
            assert_eq!(says(by, None, reader, true), Err(refusal), "{why}");
        }
        let (coach, reader) = (someone(2, Role::Manager), someone(4, Role::Rep));
        let asked = (id(4), Some(&reader));
        let early = consent(&head(false), None, asked, true, (&coach, Millis(7)));
        assert_eq!(early, Err(Refusal::NotSignedYet));
        let gone = consent(&head(true), None, (id(4), None), true, (&coach, Millis(7)));
        assert_eq!(gone, Err(Refusal::NoSuchReader), "who works here no more");
    }
}
