//! Who hands over, visits and coaches.

use super::*;

#[test]
fn h5_told_is_who_leads_the_leaver_or_an_heir_and_no_longer_who_leaves() {
    let (leaver, heir) = (id(2), id(3));
    let watch = Action::WatchHandover { leaver, heir };
    let may = |role, sees: &[u128]| actor(role, sees).may(watch).is_ok();
    assert!(may(Role::Manager, &[1, 2]) && may(Role::Manager, &[1, 3]));
    assert!(may(Role::Administrator, &[]));
    assert!(!may(Role::Manager, &[1, 4]) && !may(Role::Rep, &[1, 2, 3]));
    let own = Action::WatchHandover { leaver, heir: id(1) };
    assert!(actor(Role::Manager, &[1]).may(own).is_err(), "an heir is not their own manager");
    let mut leaving = actor(Role::Manager, &[1, 2]);
    leaving.roles.insert(Role::Leaving);
    assert!(leaving.may(watch).is_err() && leaving.may(Action::OpenHandovers).is_err());
}

#[test]
fn h1_who_hands_over_reads_on_and_neither_changes_nor_takes_out() {
    for role in [Role::Rep, Role::Manager, Role::Administrator] {
        let mut leaver = actor(role, &[1]);
        leaver.roles.insert(Role::Leaving);
        let own = id(1);
        let hold = Hold { owner: Some(own), dealt: Dealt::InSight };
        for reads in [
            Action::SeeDeal { owner: own },
            Action::OpenAccounts,
            Action::SeeAccount { hold },
            Action::SitTogether,
            Action::KeepVisits,
            Action::KeepOwnSettings,
        ] {
            assert_eq!(leaver.may(reads), Ok(()), "{role:?} {reads:?}");
        }
        for over in [
            Action::ChangeDeal { owner: own },
            Action::PassDeal { from: own, to: id(2) },
            Action::ChangeAccount { hold },
            Action::DealWith { hold },
            Action::AddAccount { owner: Some(own) },
            Action::GiveAccount { hold, to: None },
            Action::TakeOut,
            Action::BringIn,
            Action::TakeBack { by: Some(own) },
            Action::MergeAccounts { into: Reach::Everything, from: Reach::Everything },
            Action::LeadHandover { leaver: id(2) },
        ] {
            assert_eq!(leaver.may(over), Err(Denied), "{role:?} {over:?}");
        }
    }
}

#[test]
fn h1_a_handover_is_led_by_who_leads_the_leaver_and_not_by_the_leaver() {
    let leads = |actor: Actor, n| actor.may(Action::LeadHandover { leaver: id(n) }).is_ok();
    assert!(leads(actor(Role::Manager, &[1, 2]), 2));
    assert!(!leads(actor(Role::Manager, &[1, 2]), 1));
    assert!(!leads(actor(Role::Manager, &[1, 2]), 3));
    assert!(leads(actor(Role::Administrator, &[]), 3));
    assert!(!leads(actor(Role::Rep, &[1, 2]), 2));
}

#[test]
fn t7_visits_are_seen_by_who_makes_them_and_who_leads_them() {
    let table = [
        // role, sees, keeps, sees own, another's
        (Role::Rep, vec![1], [true, true, false]),
        (Role::Manager, vec![1, 2], [true, true, true]),
        (Role::Manager, vec![1], [true, true, false]),
        (Role::Administrator, vec![], [true, true, true]),
        (Role::Support, vec![1], [false; 3]),
        (Role::Marketing, vec![1], [false; 3]),
    ];
    for (role, sees, expected) in table {
        let actor = actor(role, &sees);
        let actions =
            [Action::KeepVisits, Action::SeeVisits { by: id(1) }, Action::SeeVisits { by: id(2) }];
        assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
    }
}

#[test]
fn c8_coaching_is_between_a_rep_and_who_coaches_them() {
    let (own, other) = (id(1), id(2));
    let table = [
        // role, sees, coaches other, oneself, sees own as rep, as coach, another's
        (Role::Rep, vec![1], [false, false, true, true, false]),
        (Role::Manager, vec![1, 2], [true, false, true, true, false]),
        (Role::Manager, vec![1], [false, false, true, true, false]),
        (Role::Administrator, vec![], [false, false, true, true, false]),
        (Role::Support, vec![1], [false; 5]),
        (Role::Marketing, vec![1], [false; 5]),
    ];
    for (role, sees, expected) in table {
        let actor = actor(role, &sees);
        let actions = [
            Action::Coach { rep: other },
            Action::Coach { rep: own },
            Action::SeeCoaching { rep: own, coach: other },
            Action::SeeCoaching { rep: other, coach: own },
            Action::SeeCoaching { rep: other, coach: id(3) },
        ];
        assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
    }
}
