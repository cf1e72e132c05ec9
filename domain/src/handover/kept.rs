//! Whether a handover was a good one: what customers bought afterwards, beside the year before.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::id::AccountId;
use crate::money::Total;
use crate::text::Name;

/// Keeps H7: sales are compared over twelve months at most, in days.
pub const YEAR: i32 = 365;
/// After fewer days there is nothing to be told.
const EARLY: u16 = 30;
/// Of fewer orders, before and after together, no share is made.
const FEW: u32 = 5;
/// Keeps H7: by how many in a hundred sales to customers are known to fall in the year after
/// their rep leaves.
pub const GUIDE: (u16, u16) = (13, 18);

/// What was won.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sold {
    pub orders: u32,
    /// In minor units of the company's currency.
    pub worth: Total,
}

impl Sold {
    fn add(&mut self, worth: i64) {
        self.orders = self.orders.saturating_add(1);
        self.worth = self.worth + Total(i128::from(worth));
    }
}

/// What one customer bought.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Customers {
    pub account: AccountId,
    pub name: Name,
    pub before: Sold,
    pub after: Sold,
}

/// Keeps H7: sales after the closing, beside the same days of the year before.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    /// Over how many days; [`YEAR`] at most.
    pub days: u16,
    /// Those who bought anything in either time, who bought most before first.
    pub customers: Vec<Customers>,
    pub before: Sold,
    pub after: Sold,
}

/// What can be told of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Telling {
    /// So many days are to be waited for.
    TooEarly(u16),
    /// Nothing was won before, so there is nothing to compare with.
    NothingBefore,
    /// Too few orders to make a share of them.
    TooFew,
    /// So many in a hundred of the sales of the year before.
    Share(u16),
}

/// The days that are compared: from the day after the closing to today, of twelve months at
/// most, and the same days a year before. Each is `(first, last)`; `None` on the day of closing.
#[must_use]
pub fn spans(closed: Day, today: Day) -> Option<((Day, Day), (Day, Day))> {
    let first = closed.plus(1);
    let last = today.min(closed.plus(YEAR));
    let before = (first.plus(-YEAR), last.plus(-YEAR));
    (first <= last).then_some((before, (first, last)))
}

impl Kept {
    /// From each order of the customers: whose, on which day, and what it was worth. What lies in
    /// neither span counts for nothing.
    #[must_use]
    pub fn of(
        (closed, today): (Day, Day),
        names: Vec<(AccountId, Name)>,
        orders: impl IntoIterator<Item = (AccountId, Day, i64)>,
    ) -> Self {
        let Some((before, after)) = spans(closed, today) else { return Self::default() };
        let none = |(account, name)| {
            let (before, after) = Default::default();
            Customers { account, name, before, after }
        };
        let mut customers: Vec<Customers> = names.into_iter().map(none).collect();
        let mut kept = Self {
            days: u16::try_from(after.0.until(after.1) + 1).unwrap_or(0),
            ..Self::default()
        };
        let within = |(first, last): (Day, Day), day| first <= day && day <= last;
        for (account, day, worth) in orders {
            let Some(one) = customers.iter_mut().find(|one| one.account == account) else {
                continue;
            };
            if within(before, day) {
                one.before.add(worth);
                kept.before.add(worth);
            } else if within(after, day) {
                one.after.add(worth);
                kept.after.add(worth);
            }
        }
        customers.retain(|one| one.before.orders + one.after.orders > 0);
        customers.sort_by_key(|one| (Reverse((one.before.worth, one.after.worth)), one.account));
        Self { customers, ..kept }
    }

    /// Keeps H7: no figure is more exact than what it is made of.
    #[must_use]
    pub fn telling(&self) -> Telling {
        if self.days < EARLY {
            return Telling::TooEarly(EARLY - self.days);
        }
        let (before, after) = (self.before.worth.0, self.after.worth.0);
        if before <= 0 {
            return Telling::NothingBefore;
        }
        if self.before.orders.saturating_add(self.after.orders) < FEW {
            return Telling::TooFew;
        }
        let share = after.max(0).saturating_mul(100).saturating_add(before / 2) / before;
        Telling::Share(u16::try_from(share).unwrap_or(u16::MAX))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const CLOSED: Day = Day(20_000);

    fn account(n: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(n))
    }

    fn names(many: u128) -> Vec<(AccountId, Name)> {
        (1..=many).map(|n| (account(n), Name::new(&format!("Account {n}")).unwrap())).collect()
    }

    fn kept(days: i32, orders: &[(u128, i32, i64)]) -> Kept {
        let orders = orders.iter().map(|(n, day, worth)| (account(*n), CLOSED.plus(*day), *worth));
        Kept::of((CLOSED, CLOSED.plus(days)), names(3), orders)
    }

    #[test]
    fn h7_the_same_days_of_the_year_before_are_compared() {
        let spans = |days| spans(CLOSED, CLOSED.plus(days));
        assert_eq!(spans(0), None);
        let day = |one: i32| CLOSED.plus(one);
        assert_eq!(spans(1), Some(((day(-364), day(-364)), (day(1), day(1)))));
        assert_eq!(spans(100), Some(((day(-364), day(-265)), (day(1), day(100)))));
        let whole = Some(((day(-364), day(0)), (day(1), day(365))));
        assert_eq!((spans(365), spans(900)), (whole, whole), "twelve months, and it stays so");
    }

    #[test]
    fn h7_a_share_is_told_of_enough_orders_and_nothing_where_there_is_nothing() {
        let enough = [
            (1, -300, 600),
            (1, -290, 100),
            (2, -280, 300),
            (2, 40, 500),
            (3, 50, 330),
            (3, -200, 9_999),
        ];
        let kept_of = |days, orders| kept(days, orders).telling();
        assert_eq!(kept_of(100, &enough), Telling::Share(83));
        assert_eq!(kept_of(29, &enough), Telling::TooEarly(1));
        assert_eq!(kept_of(0, &enough), Telling::TooEarly(30));
        assert_eq!(kept_of(100, &enough[3..5]), Telling::NothingBefore);
        assert_eq!(kept_of(100, &enough[..4]), Telling::TooFew);
        assert_eq!(kept_of(100, &[]), Telling::NothingBefore);
        let kept = kept(100, &enough);
        let told: Vec<_> = kept.customers.iter().map(|one| (one.before, one.after)).collect();
        let sold = |orders, worth| Sold { orders, worth: Total(worth) };
        let expected =
            [(sold(2, 700), sold(0, 0)), (sold(1, 300), sold(1, 500)), (sold(0, 0), sold(1, 330))];
        assert_eq!(told, expected);
        assert_eq!((kept.days, kept.before, kept.after), (100, sold(3, 1_000), sold(2, 830)));
    }

    proptest! {
        #[test]
        fn the_whole_is_what_its_customers_are(
            days in 0..500i32,
            orders in proptest::collection::vec((1..5u128, -400..500i32, 0..1_000_000i64), 0..40),
        ) {
            let kept = kept(days, &orders);
            let sum = |pick: fn(&Customers) -> Sold| {
                kept.customers.iter().map(pick).fold(Sold::default(), |all, one| Sold {
                    orders: all.orders + one.orders,
                    worth: all.worth + one.worth,
                })
            };
            prop_assert_eq!((sum(|one| one.before), sum(|one| one.after)), (kept.before, kept.after));
            prop_assert!(kept.days <= 365);
        }
    }
}
