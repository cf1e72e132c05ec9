//! What a leaver agreed to do in meetings and has not done: another does it.

use crate::id::PersonId;
use crate::meeting::Meeting;

/// Keeps H1: a meeting after another took what someone who leaves has not done of it: whoever takes
/// over most among those who come to it; where nobody of them does, whoever made it; and where
/// those have left too, the first who takes over, who is invited to it.
///
/// `heirs` stand in the order of how much they take. `None` where nothing is left to be done, or
/// nobody to do it.
#[must_use]
pub fn carried_on(
    meeting: &Meeting,
    leaver: PersonId,
    heirs: &[PersonId],
    works: impl Fn(PersonId) -> bool,
) -> Option<Meeting> {
    if meeting.open().all(|(_, action)| action.who != leaver) {
        return None;
    }
    let comes = |one: PersonId| meeting.by == one || meeting.sheet.people.contains(&one);
    let takes = || heirs.iter().copied().filter(|one| *one != leaver && works(*one));
    let made = Some(meeting.by).filter(|by| *by != leaver && works(*by));
    let to = takes().find(|one| comes(*one)).or(made).or_else(|| takes().next())?;
    let mut after = Meeting { version: meeting.version + 1, ..meeting.clone() };
    let actions = after.sheet.actions.iter_mut().zip(&after.done);
    for (action, _) in actions.filter(|(action, done)| done.is_none() && action.who == leaver) {
        action.who = to;
    }
    if !comes(to) {
        after.sheet.people.push(to);
    }
    Some(after)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::day::{Day, Millis};
    use crate::id::MeetingId;
    use crate::meeting::{Purpose, Sheet, ToDo};
    use crate::text::Name;

    const MAKER: PersonId = PersonId::new(Uuid::from_u128(1));
    const LEAVER: PersonId = PersonId::new(Uuid::from_u128(2));
    const FIRST: PersonId = PersonId::new(Uuid::from_u128(3));
    const SECOND: PersonId = PersonId::new(Uuid::from_u128(4));

    /// The leaver has one thing done and one not, the maker one.
    fn meeting(people: &[PersonId]) -> Meeting {
        let action =
            |who, what: &str| ToDo { who, what: Name::new(what).unwrap(), due: Day(20_790) };
        let actions = [(LEAVER, "done"), (LEAVER, "not done"), (MAKER, "the maker's")];
        let sheet = Sheet {
            day: Day(20_780),
            minute: None,
            purpose: Purpose::ProblemSolving,
            people: people.to_vec(),
            agenda: Vec::new(),
            notes: None,
            actions: actions.map(|(who, what)| action(who, what)).into(),
        };
        let id = MeetingId::new(Uuid::from_u128(9));
        let done = vec![Some(Millis(1)), None, None];
        Meeting { id, by: MAKER, sheet, done, closed_at: Some(Millis(2)), version: 3 }
    }

    fn whose(meeting: &Meeting) -> Vec<PersonId> {
        meeting.sheet.actions.iter().map(|one| one.who).collect()
    }

    #[test]
    fn h1_what_is_not_done_goes_to_an_heir_who_comes_to_the_meeting() {
        let before = meeting(&[LEAVER, SECOND]);
        let after = carried_on(&before, LEAVER, &[FIRST, SECOND], |_| true).unwrap();
        assert_eq!(whose(&after), [LEAVER, SECOND, MAKER], "what was done stays theirs");
        assert_eq!((after.sheet.people, after.version), (before.sheet.people, 4));
        assert_eq!((after.done, after.closed_at), (before.done, before.closed_at));
    }

    #[test]
    fn h1_else_to_who_made_it_and_else_to_the_first_who_takes_over() {
        let before = meeting(&[LEAVER]);
        let after = carried_on(&before, LEAVER, &[FIRST], |_| true).unwrap();
        assert_eq!(whose(&after), [LEAVER, MAKER, MAKER]);
        let after = carried_on(&before, LEAVER, &[FIRST], |one| one != MAKER).unwrap();
        assert_eq!(whose(&after), [LEAVER, FIRST, MAKER]);
        assert_eq!(after.sheet.people, [LEAVER, FIRST], "they read what it is about");
        // A manager leaves whose own meeting it was.
        let mut own = meeting(&[FIRST]);
        own.by = LEAVER;
        let after = carried_on(&own, LEAVER, &[SECOND, FIRST], |_| true).unwrap();
        assert_eq!(whose(&after)[1], FIRST);
    }

    #[test]
    fn h1_nothing_open_and_nobody_there_changes_nothing() {
        let before = meeting(&[LEAVER, FIRST]);
        assert_eq!(carried_on(&before, FIRST, &[SECOND], |_| true), None);
        assert_eq!(carried_on(&before, LEAVER, &[FIRST], |_| false), None);
    }
}
