//! The first visit: a company where there was none.

use std::collections::BTreeSet;

use domain::company::Company;
use domain::id::PersonId;
use domain::money::Currency;
use domain::org::Role;
use domain::text::{Login, Name};
use store::Store;
use store::company::Founding;
use store::person::NewPerson;

use super::choices::CURRENCIES;
use crate::acting::now;
use crate::problem::{Field, Problem};

/// The same demo company for everyone who tries it.
const DEMO_SEED: u64 = 1;

/// What the form says, without the password; the first field that cannot be taken is told.
pub fn check(
    company: &str,
    currency: &str,
    zone: &str,
    name: &str,
    login: &str,
) -> Result<Founding, Problem> {
    let company = Company::new(
        Name::new(company).map_err(Problem::text(Field::CompanyName))?,
        money(currency)?,
        zone.trim().to_owned(),
        false,
    );
    if !store::clock::check_zone(&company.zone) {
        return Err(Problem::UnknownZone);
    }
    let admin = NewPerson {
        name: Name::new(name).map_err(Problem::text(Field::Name))?,
        login: new_login(login)?,
        // Who is first may well be the only one: they sell, too.
        roles: BTreeSet::from([Role::Administrator, Role::Rep]),
        team: None,
        password_hash: None,
    };
    Ok(Founding { company, admin })
}

pub async fn found(
    store: &Store,
    mut founding: Founding,
    hash: String,
) -> Result<PersonId, Problem> {
    founding.admin.password_hash = Some(hash);
    Ok(store::company::found(store, founding, now()).await?)
}

pub async fn demo(store: &Store) -> Result<(), Problem> {
    store::demo::fill(store, DEMO_SEED, store::demo::DEALS, now()).await?;
    Ok(())
}

fn money(code: &str) -> Result<Currency, Problem> {
    let code = CURRENCIES.into_iter().find(|known| *known == code.trim());
    code.and_then(|code| Currency::new(code).ok()).ok_or(Problem::UnknownCurrency)
}

fn new_login(text: &str) -> Result<Login, Problem> {
    let login = Login::new(text).map_err(Problem::text(Field::Login))?;
    if login.is_plain() { Ok(login) } else { Err(Problem::LoginUnclear) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::TextRefused;

    fn checked(
        company: &str,
        currency: &str,
        zone: &str,
        login: &str,
    ) -> Result<Founding, Problem> {
        check(company, currency, zone, "Mei", login)
    }

    #[test]
    fn the_first_field_that_cannot_be_taken_is_named() {
        assert!(checked("恆泰", "TWD", "Asia/Taipei", "mei@example.com").is_ok());
        let empty = Problem::Text { field: Field::CompanyName, refused: TextRefused::Empty };
        assert_eq!(checked(" ", "TWD", "Asia/Taipei", "").err(), Some(empty));
        assert_eq!(
            checked("恆泰", "twd", "Asia/Taipei", "mei").err(),
            Some(Problem::UnknownCurrency)
        );
        assert_eq!(checked("恆泰", "TWD", "Asia/Nowhere", "mei").err(), Some(Problem::UnknownZone));
        assert_eq!(
            checked("恆泰", "TWD", "Asia/Taipei", "mei lin").err(),
            Some(Problem::LoginUnclear)
        );
        assert_eq!(checked("恆泰", "TWD", "Asia/Taipei", "<b>").err(), Some(Problem::LoginUnclear));
    }
}
