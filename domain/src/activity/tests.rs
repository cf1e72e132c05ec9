use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::day::Day;
use crate::deal::tests::{a_deal, stage};
use crate::deal::{self, Change, Context, NextStep, Refusal, evolve};
use crate::funnel::Funnel;
use crate::id::OpId;
use crate::money::Currency;
use crate::org::Role;
use crate::policy::{Actor, Dealt, Hold, Sight};
use crate::rates::Rates;
use crate::text::Name;

const NOW: Millis = Millis(1_790_000_000_000);
const HOUR: i64 = 3_600_000;

fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn someone(n: u128, role: Role, sees: &[u128]) -> Actor {
    let sight = Sight::People(sees.iter().map(|n| id(*n)).collect());
    Actor { person: id(n), roles: BTreeSet::from([role]), sight }
}

fn at<R>(actor: &Actor, run: impl FnOnce(&Context<'_>) -> R) -> R {
    let funnel = Funnel::default();
    let rates = Rates::none(Currency::new("TWD").unwrap());
    let op = OpId::new(Uuid::from_u128(77));
    run(&Context { actor, op, now: NOW, today: NOW.day(0), funnel: &funnel, rates: &rates })
}

fn content(kind: Kind, words: &str) -> Content {
    let words = Remark::optional(words).unwrap();
    Content { kind, contact: None, happened: None, words }
}

fn new(content: Content) -> New {
    let about = About::Deal(a_deal(stage(1)).id);
    New { id: ActivityId::new(Uuid::from_u128(5)), about, content, next_step: None }
}

const OWN: Ground = Ground::Deal { owner: PersonId::new(Uuid::from_u128(1)) };

fn written(content: Content) -> Result<Activity, Refusal> {
    let rep = someone(1, Role::Rep, &[1]);
    at(&rep, |at| add(&new(content), OWN, NOW, at))
}

const NOBODY: Kind = Kind::Call { way: Way::Out, reached: false };

#[test]
fn only_a_call_that_reached_nobody_needs_no_words() {
    let reached = Kind::Call { way: Way::In, reached: true };
    for kind in [Kind::Note, reached, Kind::Mail { way: Way::Out }] {
        assert_eq!(written(content(kind, " ")), Err(Refusal::WordsWanted), "{kind:?}");
        assert!(written(content(kind, "well")).is_ok());
    }
    assert_eq!(written(content(NOBODY, "")).unwrap().told, Told::Nothing);
    assert!(written(content(NOBODY, "engaged")).unwrap().told.words().is_some());
}

#[test]
fn f5_5_what_happened_may_be_earlier_and_never_to_come_and_the_servers_time_stands_beside() {
    let mut told = content(Kind::Note, "well");
    told.happened = Some(Millis(NOW.0 - 9 * HOUR));
    let activity = written(told.clone()).unwrap();
    assert_eq!((activity.happened.0, activity.written_at), (NOW.0 - 9 * HOUR, NOW));
    told.happened = Some(Millis(NOW.0 + 1));
    assert_eq!(written(told), Err(Refusal::HappenedAhead));
}

#[test]
fn a_tablets_clock_is_believed_for_thirty_days_back_and_never_ahead() {
    let rep = someone(1, Role::Rep, &[1]);
    let said = |said: i64| {
        at(&rep, |at| add(&new(content(Kind::Note, "x")), OWN, Millis(said), at)).unwrap().happened
    };
    assert_eq!(said(NOW.0 - 5 * HOUR), Millis(NOW.0 - 5 * HOUR));
    assert_eq!(said(NOW.0 + HOUR), NOW);
    assert_eq!(said(NOW.0 - 31 * 24 * HOUR), NOW);
    assert_eq!(said(0), NOW);
}

#[test]
fn t7_who_may_change_the_deal_adds_and_nobody_else() {
    let asked = new(content(Kind::Note, "well"));
    let table = [
        (Role::Rep, 1, vec![1], true),
        (Role::Rep, 2, vec![2], false),
        (Role::Manager, 2, vec![1, 2], true),
        (Role::Support, 2, vec![1], false),
        (Role::Marketing, 2, vec![], false),
    ];
    for (role, n, sees, may) in table {
        let actor = someone(n, role, &sees);
        let added = at(&actor, |at| add(&asked, OWN, NOW, at));
        assert_eq!(added.is_ok(), may, "{role:?} {sees:?}");
        // An account that its owner looks after, who has no deal with it.
        let hold = Hold { owner: Some(id(1)), dealt: Dealt::Nobody };
        let account = Ground::Account { hold };
        assert_eq!(at(&actor, |at| add(&asked, account, NOW, at)).is_ok(), may);
        let hold = Hold { owner: Some(id(8)), dealt: Dealt::OutOfSight };
        let foreign = Ground::Account { hold };
        assert_eq!(at(&actor, |at| add(&asked, foreign, NOW, at)), Err(Refusal::Denied));
    }
}

#[test]
fn its_author_sets_it_right_or_takes_it_back_and_managers_only_read() {
    let activity = written(content(Kind::Note, "well")).unwrap();
    let better = content(Kind::Note, "better");
    let by = |actor: Actor, base| at(&actor, |at| correct(&activity, OWN, &better, base, at));
    let right = by(someone(1, Role::Rep, &[1]), Some(1)).unwrap();
    assert!(right.is_edited() && right.version == 2 && right.happened == activity.happened);
    assert_eq!(by(someone(1, Role::Rep, &[1]), Some(9)), Err(Refusal::ActivityChanged));
    assert_eq!(by(someone(2, Role::Manager, &[1, 2]), Some(1)), Err(Refusal::NotItsAuthor));
    assert_eq!(by(someone(2, Role::Rep, &[2]), Some(1)), Err(Refusal::NoSuchActivity));
    // Passed on, it is out of its author's sight.
    assert_eq!(by(someone(1, Role::Rep, &[3]), Some(1)), Err(Refusal::NoSuchActivity));
    let rep = someone(1, Role::Rep, &[1]);
    let same = content(Kind::Note, "well");
    let unchanged = at(&rep, |at| correct(&activity, OWN, &same, Some(1), at));
    assert_eq!(unchanged, Err(Refusal::NothingToChange));
    let gone = at(&rep, |at| withdraw(&right, OWN, at)).unwrap();
    assert!(gone.is_withdrawn() && !gone.is_edited() && gone.told.words().is_none());
    assert_eq!(at(&rep, |at| withdraw(&gone, OWN, at)), Err(Refusal::WithdrawnAlready));
    let late = at(&rep, |at| correct(&gone, OWN, &better, Some(3), at));
    assert_eq!(late, Err(Refusal::WithdrawnAlready));
}

#[test]
fn a_next_step_set_beside_changes_the_deal_and_a_bare_note_does_not() {
    let deal = a_deal(stage(1));
    let boss = Actor {
        person: id(9),
        roles: BTreeSet::from([Role::Administrator]),
        sight: Sight::Everyone,
    };
    let mut asked = new(content(Kind::Note, "well"));
    let decide = |deal: &deal::Deal, asked: &New| {
        let command = deal::Command::Activity(Box::new(Command::Add(asked.clone())));
        (command.deal(), at(&boss, |at| deal::decide(deal, &command, at)))
    };
    assert_eq!(decide(&deal, &asked), (None, Err(Refusal::NothingToChange)));
    let step = NextStep { what: Name::new("call").unwrap(), due: Day(20_800) };
    asked.next_step = Some(step.clone());
    let (changed, changes) = decide(&deal, &asked);
    let changes = changes.unwrap();
    assert_eq!(changed, Some(deal.id));
    assert_eq!(changes, [Change::NextStep { from: None, to: Some(step.clone()) }]);
    let after = evolve(Some(deal), OpId::new(Uuid::nil()), &changes).unwrap();
    assert_eq!(after.next_step, Some(step));
    assert_eq!(decide(&after, &asked).1, Err(Refusal::NothingToChange));
}
