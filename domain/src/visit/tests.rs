//! Rules of visits, as tables and as properties.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::account::{Class, Hours};
use crate::activity::Ground;
use crate::deal::{Context, Refusal};
use crate::funnel::Funnel;
use crate::id::OpId;
use crate::money::Currency;
use crate::org::Role;
use crate::policy::{Actor, Dealt, Hold, Sight};
use crate::rates::Rates;

const DAY: i64 = 86_400_000;
const NOW: Millis = Millis(1_790_000_000_000);

fn today() -> Day {
    NOW.day(0)
}

fn id(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn account(n: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(n))
}

fn someone(n: u128, role: Role, sees: &[u128]) -> Actor {
    let sight = Sight::People(sees.iter().map(|n| id(*n)).collect());
    Actor { person: id(n), roles: BTreeSet::from([role]), sight }
}

fn rep() -> Actor {
    someone(1, Role::Rep, &[1])
}

fn does(
    actor: &Actor,
    found: Option<&Visit>,
    command: &Command,
    base: Option<u32>,
) -> Result<Visit, Refusal> {
    after(actor, found, command, (NOW, base))
}

fn after(
    actor: &Actor,
    found: Option<&Visit>,
    command: &Command,
    said: (Millis, Option<u32>),
) -> Result<Visit, Refusal> {
    let funnel = Funnel::default();
    let rates = Rates::none(Currency::new("TWD").unwrap());
    let op = OpId::new(Uuid::from_u128(77));
    let at = Context { actor, op, now: NOW, today: today(), funnel: &funnel, rates: &rates };
    let ground = Ground::Account { hold: Hold { owner: Some(id(1)), dealt: Dealt::Nobody } };
    decide(found, command, Some(ground), said, &at)
}

fn plan(day: Day) -> Plan {
    Plan {
        day,
        minute: Some(600),
        minutes: 60,
        way: Way::FaceToFace,
        aim: Some(Name::new("agree on a date for the trial").unwrap()),
        second: None,
        fallback: None,
        contact: None,
    }
}

fn add(plan: Plan, report: Option<Report>) -> Command {
    let (deal, notes) = (None, Notes::new());
    let new = New { id: VisitId::new(Uuid::from_u128(5)), account: account(1), deal, plan, notes };
    Command::Add { new, report }
}

fn report(on: Day) -> Report {
    let result = Note::new("they want to see it run").unwrap();
    Report { on, result, action: None, next: None }
}

fn tell(visit: &Visit, on: Day) -> Command {
    Command::Report { visit: visit.id, report: report(on), notes: Notes::new() }
}

fn planned() -> Visit {
    does(&rep(), None, &add(plan(today()), None), None).unwrap()
}

#[test]
fn v2_what_is_planned_has_its_aim_before_the_visit() {
    let aimless = Plan { aim: None, ..plan(today()) };
    assert_eq!(does(&rep(), None, &add(aimless.clone(), None), None), Err(Refusal::AimWanted));
    let visit = planned();
    let change = |plan| Command::Change { visit: visit.id, plan, notes: Notes::new() };
    let refused = does(&rep(), Some(&visit), &change(aimless), Some(1));
    assert_eq!(refused, Err(Refusal::AimWanted));
    let made = does(&rep(), Some(&visit), &tell(&visit, today()), Some(1)).unwrap();
    let other = Plan { aim: Some(Name::new("only to say hello").unwrap()), ..plan(today()) };
    assert_eq!(does(&rep(), Some(&made), &change(other), Some(2)), Err(Refusal::VisitMade));
}

#[test]
fn v1_a_visit_that_nobody_planned_is_told_as_such() {
    let yesterday = today().plus(-1);
    let aimless = Plan { aim: None, ..plan(today()) };
    let told = does(&rep(), None, &add(aimless, Some(report(yesterday))), None).unwrap();
    assert!(!told.planned);
    assert_eq!((told.day(), told.plan.day), (yesterday, yesterday));
    let ahead = add(plan(today()), Some(report(today().plus(1))));
    assert_eq!(does(&rep(), None, &ahead, None), Err(Refusal::HappenedAhead));
}

#[test]
fn v1_nothing_is_planned_behind_but_what_waited_without_a_line() {
    let yesterday = add(plan(today().plus(-1)), None);
    assert_eq!(does(&rep(), None, &yesterday, None), Err(Refusal::PlannedBehind));
    let waited = Millis(NOW.0 - DAY + 60_000);
    assert!(after(&rep(), None, &yesterday, (waited, None)).is_ok());
    // A clock that goes wrong plans no week after the fact.
    for wrong in [Millis(NOW.0 + DAY), Millis(NOW.0 - 40 * DAY)] {
        let refused = after(&rep(), None, &yesterday, (wrong, None));
        assert_eq!(refused, Err(Refusal::PlannedBehind));
    }
    // A plan whose day has passed keeps it while its aim is set right.
    let late = Visit { plan: plan(today().plus(-3)), ..planned() };
    let way = Plan { way: Way::Phone, ..late.plan.clone() };
    let change = Command::Change { visit: late.id, plan: way, notes: Notes::new() };
    assert!(does(&rep(), Some(&late), &change, Some(1)).is_ok());
}

#[test]
fn a_visit_has_a_time_of_day_and_a_length() {
    for (minute, minutes, fits) in
        [(None, 60, true), (Some(1_439), 1, true), (Some(1_440), 60, false), (Some(0), 0, false)]
    {
        let plan = Plan { minute, minutes, ..plan(today()) };
        let done = does(&rep(), None, &add(plan, None), None);
        assert_eq!(done.err(), (!fits).then_some(Refusal::NoSuchTime));
    }
}

#[test]
fn a_report_goes_through_however_the_plan_was_changed_meanwhile() {
    let visit = Visit { version: 4, ..planned() };
    let made = does(&rep(), Some(&visit), &tell(&visit, today()), Some(1)).unwrap();
    assert_eq!(made.version, 5);
    // Set right it is only upon what was read.
    let right = tell(&visit, today().plus(-1));
    assert_eq!(does(&rep(), Some(&made), &right, Some(1)), Err(Refusal::VisitChanged));
    let set = does(&rep(), Some(&made), &right, Some(5)).unwrap();
    assert_eq!(set.day(), today().plus(-1));
    let again = does(&rep(), Some(&made), &tell(&visit, today()), Some(5));
    assert_eq!(again, Err(Refusal::NothingToChange));
}

#[test]
fn a_plan_is_changed_upon_what_was_read() {
    let visit = Visit { version: 2, ..planned() };
    let later = plan(today().plus(1));
    let change = Command::Change { visit: visit.id, plan: later, notes: Notes::new() };
    assert_eq!(does(&rep(), Some(&visit), &change, Some(1)), Err(Refusal::VisitChanged));
    assert_eq!(does(&rep(), Some(&visit), &change, Some(2)).unwrap().version, 3);
}

#[test]
fn what_was_dropped_stays_dropped() {
    let visit = planned();
    let drop = Command::Drop { visit: visit.id, why: None };
    let dropped = does(&rep(), Some(&visit), &drop, None).unwrap();
    for command in [drop, tell(&visit, today())] {
        let refused = does(&rep(), Some(&dropped), &command, Some(2));
        assert_eq!(refused, Err(Refusal::VisitDropped));
    }
}

#[test]
fn t7_a_visit_is_changed_by_who_goes_and_unknown_to_those_who_do_not_see_it() {
    let visit = planned();
    let drop = Command::Drop { visit: visit.id, why: None };
    let manager = someone(2, Role::Manager, &[1, 2]);
    let stranger = someone(3, Role::Rep, &[3]);
    let support = someone(1, Role::Support, &[1]);
    assert_eq!(does(&manager, Some(&visit), &drop, None), Err(Refusal::NotTheirVisit));
    assert_eq!(does(&stranger, Some(&visit), &drop, None), Err(Refusal::NoSuchVisit));
    assert_eq!(does(&stranger, None, &drop, None), Err(Refusal::NoSuchVisit));
    assert_eq!(does(&support, Some(&visit), &drop, None), Err(Refusal::Denied));
    let there = does(&stranger, None, &add(plan(today()), None), None);
    assert_eq!(there, Err(Refusal::NoSuchAccount));
    let twice = does(&rep(), Some(&visit), &add(plan(today()), None), None);
    assert_eq!(twice, Err(Refusal::AlreadyPlanned));
}

#[test]
fn v1_planned_against_made_is_counted_by_the_week() {
    let monday = monday(today());
    let on = |day: i32| monday.plus(day);
    let kept = |meant: i32, made: i32| {
        let visit = Visit { plan: plan(on(meant)), ..planned() };
        Visit { state: State::Made(report(on(made))), ..visit }
    };
    let phone = Plan { way: Way::Phone, ..plan(on(2)) };
    let visits = [
        kept(0, 1),
        // Planned for this week and made in the next, and the other way round.
        kept(6, 7),
        kept(-1, 0),
        Visit { plan: phone, planned: false, state: State::Made(report(on(2))), ..planned() },
        Visit { plan: plan(on(3)), state: State::Dropped { why: None }, ..planned() },
        Visit { plan: plan(on(4)), ..planned() },
        Visit { plan: plan(on(8)), ..planned() },
    ];
    let counted = Tally { planned: 4, kept: 2, dropped: 1, made: 3, unplanned: 1, face_to_face: 2 };
    assert_eq!(tally(&visits, monday), counted);
}

#[test]
fn weeks_begin_on_monday() {
    for (day, monday_is) in [
        ("2026-11-23", "2026-11-23"),
        ("2026-11-28", "2026-11-23"),
        ("2026-11-29", "2026-11-23"),
        ("2026-11-30", "2026-11-30"),
        ("1969-12-31", "1969-12-29"),
    ] {
        assert_eq!(monday(Day::from_iso(day).unwrap()).iso(), monday_is);
    }
}

#[test]
fn v3_a_small_territory_is_covered() {
    // 10 × 8 × (60+45) + 20 × 3 × (45+45) + 30 × 1 × (30+45) = 8,400 + 5,400 + 2,250.
    let load = load([10, 20, 30], &Rhythm { week: 21 * 60, ..Rhythm::default() });
    assert_eq!(load.minutes, [8_400, 5_400, 2_250]);
    assert_eq!((load.needed, load.had), (16_050, 16_380));
    assert!(load.fits() && load.cuts.is_empty() && load.lacking == 0);
}

#[test]
fn v3_what_to_cut_begins_with_class_c_by_phone() {
    // Sixteen hours a week are 12,480 minutes: 3,570 too few.
    let load = load([10, 20, 30], &Rhythm::default());
    assert_eq!((load.needed, load.had), (16_050, 12_480));
    let cuts: Vec<_> = load.cuts.iter().map(|one| (one.cut, one.saves)).collect();
    // 30 × 75 become 30 × 15; 30 × 90 become 30 × 15.
    assert_eq!(cuts, [(Cut::PhoneC, 1_800), (Cut::PhoneB, 2_250)]);
    assert_eq!(load.lacking, 0);
}

#[test]
fn v3_class_a_keeps_its_visits_and_what_is_lacking_is_said() {
    // 100 × 8 × 105 alone are 84,000.
    let load = load([100, 10, 10], &Rhythm::default());
    assert_eq!(load.cuts.len(), Cut::ALL.len());
    // A: 800 × (45+34); B: 30 visits, half by phone, a third fewer: 10 × (34+34) + 15 calls; C: 5
    // calls of 15.
    let left = 800 * 79 + 10 * 68 + 15 * 15 + 5 * 15;
    assert_eq!(load.lacking, left - 12_480);
    let saved: u64 = load.cuts.iter().map(|one| one.saves).sum();
    assert_eq!(load.needed - saved, left);
}

#[test]
fn v3_accounts_are_overdue_by_their_class() {
    let rhythm = Rhythm::default();
    let since = |class, days: i32| overdue(class, Some(today().plus(-days)), &rhythm, today());
    // Eight visits in 91 days: every eleven.
    assert_eq!(since(Class::A, 11), None);
    assert_eq!(since(Class::A, 12), Some(Overdue::Since { days: 12, every: 11 }));
    assert_eq!(since(Class::B, 30), None);
    assert_eq!(since(Class::C, 92), Some(Overdue::Since { days: 92, every: 91 }));
    assert_eq!(overdue(Class::C, None, &rhythm, today()), Some(Overdue::Never));
    let never = Rhythm { c: Pace { visits: 0, minutes: 30 }, ..rhythm };
    assert_eq!(overdue(Class::C, None, &never, today()), None);
}

#[test]
fn v1_v3_what_is_worth_planning_is_what_is_due_then_the_best_customers() {
    let customer = |n, class, days: Option<i32>| Customer {
        account: account(n),
        class,
        visited: days.map(|days| today().plus(-days)),
        met: None,
        hours: None,
    };
    let step = |n: u128, due: i32| DueStep {
        deal: DealId::new(Uuid::from_u128(n)),
        account: account(n),
        step: NextStep { what: Name::new("call").unwrap(), due: today().plus(due) },
    };
    let customers = [
        customer(1, Some(Class::B), Some(60)),
        customer(2, Some(Class::A), Some(13)),
        customer(3, Some(Class::A), Some(20)),
        customer(4, Some(Class::C), Some(20)),
        customer(5, None, None),
        // Due by a step, planned already, or both.
        customer(6, Some(Class::A), None),
        customer(7, Some(Class::A), None),
    ];
    let steps = [step(8, 2), step(6, -4), step(9, 9), step(7, 0)];
    let deal = Some(DealId::new(Uuid::from_u128(7)));
    let visits = [Visit { account: account(7), deal, ..planned() }];
    let until = today().plus(5);
    let all = suggest(&steps, &customers, &visits, &Rhythm::default(), (today(), until), 540);
    let order: Vec<_> = all.iter().map(|one| one.account).collect();
    assert_eq!(order, [6, 8, 3, 2, 1].map(account));
    assert!(matches!(all[0].cause, Cause::Step(_)));
    assert!(matches!(all[2].cause, Cause::Overdue { class: Class::A, .. }));
}

#[test]
fn v3_of_a_class_the_best_hours_that_are_still_to_come_go_first() {
    let customer = |n, class, hours, days: i32| Customer {
        account: account(n),
        class: Some(class),
        visited: Some(today().plus(-days)),
        met: None,
        hours,
    };
    let customers = [
        customer(1, Class::A, None, 90),
        customer(2, Class::A, Some(Hours::Afternoon), 13),
        customer(3, Class::A, Some(Hours::Morning), 14),
        customer(4, Class::B, Some(Hours::Morning), 99),
        customer(5, Class::A, Some(Hours::Morning), 30),
    ];
    let order = |minute: u16| -> Vec<u128> {
        let span = (today(), today().plus(5));
        let all = suggest(&[], &customers, &[], &Rhythm::default(), span, minute);
        all.iter().map(|one| one.account.uuid().as_u128()).collect()
    };
    assert_eq!(order(8 * 60), [5, 3, 2, 1, 4], "class A before all, mornings first");
    assert_eq!(order(12 * 60), [2, 1, 5, 3, 4], "the morning is over");
    assert_eq!(order(21 * 60), [1, 5, 3, 2, 4], "the day is over: the longest first");
}

#[test]
fn v3_an_a_wants_visits_and_the_others_may_be_called() {
    let customer = |n, class, visited: i32, met: Option<i32>| Customer {
        account: account(n),
        class: Some(class),
        visited: Some(today().plus(-visited)),
        met: met.map(|days| today().plus(-days)),
        hours: None,
    };
    let customers = [
        customer(1, Class::A, 40, Some(1)),
        customer(2, Class::B, 40, Some(1)),
        customer(3, Class::C, 200, Some(1)),
        customer(4, Class::B, 40, None),
        customer(5, Class::B, 1, Some(60)),
    ];
    let span = (today(), today().plus(5));
    let all = suggest(&[], &customers, &[], &Rhythm::default(), span, 540);
    let late: Vec<_> = all.iter().map(|one| one.account).collect();
    assert_eq!(late, [1, 4].map(account));
}

#[test]
fn v1_a_year_has_the_weeks_whose_thursday_lies_in_it() {
    for (year, first, weeks) in [(2024, (1, 1), 52), (2026, (12, 29), 53), (2027, (1, 4), 52)] {
        let all = mondays(year);
        let (_, month, day) = all[0].civil();
        assert_eq!(((month, day), all.len()), (first, weeks), "{year}");
        assert!(all.iter().all(|one| one.plus(3).civil().0 == year));
    }
    assert!(mondays(9_999).is_empty());
}

#[test]
fn v4_what_is_handed_over_stands_by_its_day_and_then_by_customer() {
    let handed = |n: u128, name: &str, due: i32| Handed {
        handover: crate::id::SittingId::new(Uuid::from_u128(1)),
        deal: DealId::new(Uuid::from_u128(n)),
        account: Name::new(name).unwrap(),
        way: crate::handover::Way::Phone,
        due: Day(due),
        other: id(2),
    };
    let mut all = vec![handed(1, "b", 5), handed(3, "a", 5), handed(2, "a", 5), handed(4, "z", 4)];
    by_due(&mut all);
    let order = all.iter().map(|one| one.deal.uuid().as_u128());
    assert_eq!(order.collect::<Vec<_>>(), [4, 2, 3, 1]);
}

proptest! {
    /// Keeps V3: more customers never take less, and every cut saves what it says.
    #[test]
    fn v3_the_sum_adds_up(a in 0u32..200, b in 0u32..400, c in 0u32..900, hours in 1u16..60) {
        let rhythm = Rhythm { week: hours * 60, ..Rhythm::default() };
        let one = load([a, b, c], &rhythm);
        prop_assert_eq!(one.minutes.iter().sum::<u64>(), one.needed);
        let saved: u64 = one.cuts.iter().map(|cutting| cutting.saves).sum();
        prop_assert_eq!(one.needed.saturating_sub(saved).saturating_sub(one.had), one.lacking);
        prop_assert!(one.cuts.iter().all(|cutting| cutting.saves > 0));
        prop_assert_eq!(one.fits(), one.cuts.is_empty() && one.lacking == 0);
        prop_assert!(load([a + 1, b, c], &rhythm).needed > one.needed);
    }

    /// A year counted in one go is what each of its weeks is by itself.
    #[test]
    fn v1_a_year_is_its_weeks(days in prop::collection::vec((-400i32..400, -400i32..400, 0u8..4), 0..60)) {
        let visits: Vec<Visit> = days
            .iter()
            .map(|(planned_for, made, kind)| Visit {
                plan: plan(today().plus(*planned_for)),
                planned: *kind != 3,
                state: match kind {
                    0 => State::Planned,
                    1 => State::Dropped { why: None },
                    _ => State::Made(report(today().plus(*made))),
                },
                ..planned()
            })
            .collect();
        let mondays = mondays(2026);
        for (monday, counted) in by_week(visits.iter().map(Counted::from), &mondays) {
            prop_assert_eq!(counted, tally(&visits, monday));
        }
    }

    /// What is counted of weeks side by side is all there is, each once.
    #[test]
    fn v1_weeks_count_each_visit_once(days in prop::collection::vec((-20i32..20, -20i32..20), 0..30)) {
        let visits: Vec<Visit> = days
            .iter()
            .map(|(planned_for, made)| Visit {
                plan: plan(today().plus(*planned_for)),
                state: State::Made(report(today().plus(*made))),
                ..planned()
            })
            .collect();
        let first = monday(today().plus(-28));
        let weeks = (0..9).map(|week| tally(&visits, first.plus(week * 7)));
        let (planned, made) = weeks.fold((0, 0), |(p, m), one| (p + one.planned, m + one.made));
        let all = u32::try_from(visits.len()).unwrap();
        prop_assert_eq!((planned, made), (all, all));
    }
}
