//! The company's products, added by its administrators.

use domain::account::Product;
use domain::policy::Action;
use domain::text::Name;

use crate::acting::Acting;
use crate::problem::{Field, Problem};

pub async fn all(at: &Acting) -> Result<Vec<Product>, Problem> {
    Ok(store::directory::read(&at.store).await?.products)
}

pub async fn add(at: &Acting, name: &str) -> Result<Vec<Product>, Problem> {
    at.actor.may(Action::SetUpCompany)?;
    let name = Name::new(name).map_err(Problem::text(Field::Product))?;
    store::product::add(&at.store, &at.actor, name, at.now).await?;
    all(at).await
}
