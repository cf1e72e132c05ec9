//! Who reads and works on accounts.

use super::*;

#[test]
fn t7_an_account_is_seen_by_who_holds_it_and_who_deals_with_it() {
    use Dealt::{InSight, Nobody, OutOfSight};
    let (own, other) = (Some(id(1)), Some(id(2)));
    let table = [
        // owner, deals, rep, manager of the other, administrator
        (own, Nobody, [true, true, true]),
        (other, Nobody, [false, true, true]),
        (other, InSight, [true, true, true]),
        (None, InSight, [true, true, true]),
        (None, OutOfSight, [false, false, false]),
        (None, Nobody, [false, true, true]),
        (Some(id(9)), OutOfSight, [false, false, true]),
    ];
    let three =
        [actor(Role::Rep, &[1]), actor(Role::Manager, &[1, 2]), actor(Role::Administrator, &[])];
    for (owner, dealt, expected) in table {
        let hold = Hold { owner, dealt };
        let sees = |actor: &Actor| actor.may(Action::SeeAccount { hold }).is_ok();
        assert_eq!(three.each_ref().map(sees), expected, "{hold:?}");
        for role in [Role::Support, Role::OrderDesk, Role::Marketing] {
            let outside = actor(role, &[]);
            assert_eq!(outside.may(Action::SeeAccount { hold }), Err(Denied));
            assert_eq!(outside.may(Action::OpenAccounts), Err(Denied));
            assert_eq!(outside.may(Action::KeepLists), Err(Denied));
        }
    }
}

#[test]
fn f5_1_a_deal_on_an_account_opens_none_that_is_out_of_sight() {
    use Dealt::{InSight, Nobody, OutOfSight};
    let (own, other, stranger) = (Some(id(1)), Some(id(2)), Some(id(9)));
    let table = [
        // owner, deals, rep, manager of the other, administrator
        (own, Nobody, [true, true, true]),
        (other, Nobody, [false, true, true]),
        (other, OutOfSight, [false, true, true]),
        (other, InSight, [true, true, true]),
        (stranger, Nobody, [false, false, true]),
        (stranger, InSight, [true, true, true]),
        (None, Nobody, [true, true, true]),
        (None, InSight, [true, true, true]),
        (None, OutOfSight, [false, false, false]),
    ];
    let three =
        [actor(Role::Rep, &[1]), actor(Role::Manager, &[1, 2]), actor(Role::Administrator, &[])];
    for (owner, dealt, expected) in table {
        let hold = Hold { owner, dealt };
        let may = |actor: &Actor| actor.may(Action::DealWith { hold }).is_ok();
        assert_eq!(three.each_ref().map(may), expected, "{hold:?}");
        for role in [Role::Support, Role::OrderDesk, Role::Marketing] {
            assert!(!may(&actor(role, &[1])), "{role:?}");
        }
    }
}

#[test]
fn t7_a_new_account_is_ones_own_unless_one_leads() {
    let rep = actor(Role::Rep, &[1]);
    let manager = actor(Role::Manager, &[1, 2]);
    assert_eq!(rep.may(Action::AddAccount { owner: Some(id(1)) }), Ok(()));
    assert_eq!(rep.may(Action::AddAccount { owner: None }), Err(Denied));
    assert_eq!(rep.may(Action::AddAccount { owner: Some(id(2)) }), Err(Denied));
    assert_eq!(manager.may(Action::AddAccount { owner: Some(id(2)) }), Ok(()));
    assert_eq!(manager.may(Action::AddAccount { owner: None }), Ok(()));
    assert_eq!(manager.may(Action::AddAccount { owner: Some(id(9)) }), Err(Denied));
}

#[test]
fn t7_whose_a_customer_is_is_told_to_all_who_sell() {
    for role in Role::ALL {
        let sells = matches!(role, Role::Rep | Role::Manager | Role::Administrator);
        let may = actor(role, &[1]).may(Action::LookForDuplicates).is_ok();
        assert_eq!(may, sells, "{role:?}");
    }
}
