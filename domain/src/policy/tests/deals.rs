//! Who reads, changes, passes, brings in and takes out deals, and who looks after the house.

use super::*;

#[test]
fn t7_a_table_of_roles_and_actions() {
    let own = id(1);
    let other = id(2);
    let table = [
        // role, sees, see own, see other, change own, change other, pass, set up
        (Role::Rep, vec![1], [true, false, true, false, false, false]),
        (Role::Manager, vec![1, 2], [true, true, true, true, true, false]),
        (Role::Administrator, vec![], [true, true, true, true, true, true]),
        (Role::Support, vec![], [false; 6]),
        (Role::OrderDesk, vec![], [false; 6]),
        (Role::Marketing, vec![], [false; 6]),
    ];
    for (role, sees, expected) in table {
        let actor = actor(role, &sees);
        let actions = [
            Action::SeeDeal { owner: own },
            Action::SeeDeal { owner: other },
            Action::ChangeDeal { owner: own },
            Action::ChangeDeal { owner: other },
            Action::PassDeal { from: own, to: other },
            Action::SetUpCompany,
        ];
        assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
        assert_eq!(actor.may(Action::KeepPeople), actor.may(Action::SetUpCompany));
        assert!(actor.may(Action::KeepOwnSettings).is_ok());
        let leads = matches!(role, Role::Manager | Role::Administrator);
        assert_eq!(actor.may(Action::SeePeople).is_ok(), leads, "{role:?}");
    }
}

#[test]
fn t7_an_import_is_taken_back_by_its_owner_and_those_who_lead_them() {
    let table = [
        // role, sees, brings in, takes back own, another's, the program's
        (Role::Rep, vec![1], [true, true, false, false]),
        (Role::Manager, vec![1, 2], [true, true, true, false]),
        (Role::Manager, vec![1], [true, true, false, false]),
        (Role::Administrator, vec![], [true, true, true, true]),
        (Role::Support, vec![1], [false; 4]),
        (Role::Marketing, vec![], [false; 4]),
    ];
    for (role, sees, expected) in table {
        let actor = actor(role, &sees);
        let actions = [
            Action::BringIn,
            Action::TakeBack { by: Some(id(1)) },
            Action::TakeBack { by: Some(id(2)) },
            Action::TakeBack { by: None },
        ];
        assert_eq!(actions.map(|a| actor.may(a).is_ok()), expected, "{role:?}");
    }
}

#[test]
fn t7_names_are_taken_out_by_those_who_sell() {
    for role in Role::ALL {
        let sells = matches!(role, Role::Rep | Role::Manager | Role::Administrator);
        assert_eq!(actor(role, &[1]).may(Action::TakeOut).is_ok(), sells, "{role:?}");
        assert_eq!(actor(role, &[1]).may(Action::SitTogether).is_ok(), sells, "{role:?}");
    }
}

#[test]
fn t7_marketing_counts_all_and_reads_none() {
    let marketing = actor(Role::Marketing, &[]);
    assert_eq!(marketing.counts(), Sight::Everyone);
    assert_eq!(marketing.may(Action::SeeDeal { owner: id(1) }), Err(Denied));
}

#[test]
fn t7_a_manager_cannot_pass_a_deal_out_of_sight() {
    let manager = actor(Role::Manager, &[1, 2]);
    assert_eq!(manager.may(Action::PassDeal { from: id(1), to: id(9) }), Err(Denied));
    assert_eq!(manager.may(Action::PassDeal { from: id(9), to: id(1) }), Err(Denied));
}
