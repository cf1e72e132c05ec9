//! Rules of meetings, as cases and as a property.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::deal::Refusal;
use crate::org::Role;
use crate::policy::Sight;

const NOW: Millis = Millis(1_790_000_000_000);
const ID: MeetingId = MeetingId::new(Uuid::from_u128(7));

fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn someone(n: u128, role: Role, sees: &[u128]) -> Actor {
    let sight = Sight::People(sees.iter().map(|n| id(*n)).collect());
    Actor { person: id(n), roles: BTreeSet::from([role]), sight }
}

fn manager() -> Actor {
    someone(1, Role::Manager, &[1, 2, 3])
}

fn rep() -> Actor {
    someone(2, Role::Rep, &[2])
}

fn to_do(who: u128, what: &str) -> ToDo {
    ToDo { who: id(who), what: Name::new(what).unwrap(), due: Day(20_800) }
}

fn sheet() -> Sheet {
    let item = |content, form, minutes| Item { content, form, minutes, about: None };
    Sheet {
        day: Day(20_790),
        minute: Some(540),
        purpose: Purpose::Training,
        people: vec![id(2), id(3), id(2), id(1)],
        agenda: vec![
            item(Content::Competitor, Form::Presentation, 20),
            item(Content::Skills, Form::RolePlay, 40),
        ],
        notes: None,
        actions: vec![to_do(2, "call three customers"), to_do(1, "ask for samples")],
    }
}

fn does(actor: &Actor, found: Option<&Meeting>, command: Command) -> Result<Meeting, Refusal> {
    decide(found, ID, &command, At { actor, now: NOW })
}

fn write(base: Option<u32>, sheet: Sheet) -> Command {
    Command::Write { base, sheet }
}

fn held() -> Meeting {
    does(&manager(), None, write(None, sheet())).unwrap()
}

#[test]
fn c7_a_manager_makes_one_for_their_team_from_the_lists() {
    let meeting = held();
    assert_eq!(meeting.sheet.people, [id(2), id(3)], "each once, and not whoever makes it");
    assert_eq!((meeting.sheet.minutes(), meeting.done.len()), (60, 2));
    assert_eq!(does(&rep(), None, write(None, sheet())), Err(Refusal::Denied));
    let foreign = Sheet { people: vec![id(2), id(9)], ..sheet() };
    assert_eq!(does(&manager(), None, write(None, foreign)), Err(Refusal::NotInTeam));
    let alone = Sheet { people: vec![id(1)], actions: Vec::new(), ..sheet() };
    assert_eq!(does(&manager(), None, write(None, alone)), Err(Refusal::NobodyToMeet));
    let empty = Sheet { agenda: Vec::new(), ..sheet() };
    assert_eq!(does(&manager(), None, write(None, empty)), Err(Refusal::AgendaWanted));
    let mut endless = sheet();
    endless.agenda[0].minutes = 0;
    assert_eq!(does(&manager(), None, write(None, endless)), Err(Refusal::NoSuchTime));
    let stranger = Sheet { actions: vec![to_do(8, "call")], ..sheet() };
    assert_eq!(does(&manager(), None, write(None, stranger)), Err(Refusal::NobodyToMeet));
}

#[test]
fn c7_who_is_invited_reads_it_and_does_what_is_theirs_and_nothing_else() {
    let meeting = held();
    let outsider = someone(9, Role::Administrator, &[1, 2, 3, 9]);
    assert!(meeting.is_seen_by(&rep()) && meeting.is_seen_by(&manager()));
    assert!(!meeting.is_seen_by(&outsider), "nobody reads it for their role alone");
    assert_eq!(does(&outsider, Some(&meeting), Command::Close), Err(Refusal::NoSuchMeeting));
    assert_eq!(does(&rep(), Some(&meeting), Command::Close), Err(Refusal::NotTheirMeeting));
    let changed = write(Some(1), sheet());
    assert_eq!(does(&rep(), Some(&meeting), changed), Err(Refusal::NotTheirMeeting));
    let done = |place| Command::Done { place, done: true };
    let after = does(&rep(), Some(&meeting), done(0)).unwrap();
    assert_eq!(after.done, [Some(NOW), None]);
    assert_eq!(after.open().map(|(place, _)| place).collect::<Vec<_>>(), [1]);
    assert_eq!(does(&rep(), Some(&meeting), done(1)), Err(Refusal::NotTheirMeeting));
    assert_eq!(does(&rep(), Some(&after), done(0)), Err(Refusal::NothingToChange));
}

#[test]
fn c7_closed_it_is_read_only_and_its_actions_are_done_all_the_same() {
    let closed = does(&manager(), Some(&held()), Command::Close).unwrap();
    assert_eq!((closed.closed_at, closed.version), (Some(NOW), 2));
    for command in [Command::Close, write(Some(2), sheet())] {
        assert_eq!(does(&manager(), Some(&closed), command), Err(Refusal::MeetingClosed));
    }
    let done = does(&rep(), Some(&closed), Command::Done { place: 0, done: true }).unwrap();
    let again = does(&rep(), Some(&done), Command::Done { place: 0, done: false }).unwrap();
    assert_eq!(again.done, [None, None]);
}

#[test]
fn what_another_tablet_wrote_is_not_written_over() {
    let meeting = held();
    let notes = Sheet { notes: Remark::optional("two new rivals").unwrap(), ..sheet() };
    let after = does(&manager(), Some(&meeting), write(Some(1), notes.clone())).unwrap();
    let late = write(Some(1), sheet());
    assert_eq!(does(&manager(), Some(&after), late), Err(Refusal::MeetingChanged));
    // Sent again, because the answer was lost: it stands there already.
    for base in [2, 1] {
        let same = write(Some(base), after.sheet.clone());
        assert_eq!(does(&manager(), Some(&after), same), Err(Refusal::NothingToChange));
    }
}

#[test]
fn every_place_of_a_list_is_one_of_it() {
    for (at, content) in Content::ALL.iter().enumerate() {
        assert_eq!(content.place(), at.to_string());
        assert_eq!(Content::from_place(&content.place()), Some(*content));
    }
    assert_eq!(Purpose::from_place("6"), None);
    assert_eq!(Form::from_place("six"), None);
}

proptest! {
    /// However actions are put in another order, dropped or added, what was done stays done.
    #[test]
    fn what_was_done_stays_done(order in Just(vec![0usize, 1, 2, 3]).prop_shuffle(), left in 0usize..5, which in 0u16..4) {
        let actions: Vec<ToDo> = (0..4).map(|n| to_do(2, &format!("action {n}"))).collect();
        let first = Sheet { actions: actions.clone(), ..sheet() };
        let meeting = does(&manager(), None, write(None, first.clone())).unwrap();
        let done = does(&rep(), Some(&meeting), Command::Done { place: which, done: true }).unwrap();
        let then: Vec<ToDo> = order.iter().take(left).map(|at| actions[*at].clone()).collect();
        let sheet = Sheet { actions: then.clone(), notes: Remark::optional("x").unwrap(), ..first };
        let after = does(&manager(), Some(&done), write(Some(2), sheet)).unwrap();
        prop_assert_eq!(after.done.len(), then.len());
        for (action, stands) in then.iter().zip(&after.done) {
            prop_assert_eq!(stands.is_some(), *action == actions[usize::from(which)]);
        }
    }
}
