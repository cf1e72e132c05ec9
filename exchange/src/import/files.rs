//! The files of one import, read whole before anything is written.

use std::path::PathBuf;

use super::mapping::Mapping;
use super::sheet::{Sheet, Unread, gather, named};

pub struct Files {
    pub people: Option<Sheet>,
    pub products: Option<Sheet>,
    pub accounts: Option<Sheet>,
    pub deals: Vec<Sheet>,
}

impl Files {
    pub fn read(mapping: &Mapping, paths: &[PathBuf]) -> Result<Self, Unread> {
        let found = gather(paths)?;
        let list = |file: Option<&str>, columns: &[Option<&str>]| match file {
            None => Ok(None),
            Some(file) => {
                let wanted: Vec<&str> = columns.iter().copied().flatten().collect();
                let path = named(&found, file)?.first().copied();
                path.map(|path| Sheet::read(path, mapping, &wanted)).transpose()
            }
        };
        let (people, products) = (&mapping.people, &mapping.products);
        let columns = [people.rep.as_deref(), people.manager.as_deref(), people.office.as_deref()];
        let reps = list(people.file.as_deref(), &columns)?;
        let priced = [products.name.as_deref(), products.price.as_deref()];
        let priced = list(products.file.as_deref(), &priced)?;
        let accounts = &mapping.accounts;
        let accounts = list(accounts.file.as_deref(), &[accounts.name.as_deref()])?;
        let wanted = wanted(mapping);
        let deals = named(&found, &mapping.deals.file)?;
        let deals = deals.into_iter().map(|path| Sheet::read(path, mapping, &wanted));
        Ok(Self {
            people: reps,
            products: priced,
            accounts,
            deals: deals.collect::<Result<_, _>>()?,
        })
    }

    /// The names of the files with deals.
    pub fn names(&self) -> Vec<String> {
        self.deals.iter().map(|sheet| sheet.file.clone()).collect()
    }
}

/// Every column of deals that the mapping names.
fn wanted(mapping: &Mapping) -> Vec<&str> {
    let c = &mapping.deals.columns;
    let fields = [
        Some(&c.stage),
        c.account.as_ref(),
        c.rep.as_ref(),
        c.product.as_ref(),
        c.amount.as_ref(),
        c.expected.as_ref(),
        c.status.as_ref(),
        c.source.as_ref(),
        c.contact.as_ref(),
        c.phone.as_ref(),
        c.next_step.as_ref(),
        c.next_step_due.as_ref(),
        c.claimed.as_ref(),
        c.closed.as_ref(),
        c.value.as_ref(),
        c.lost_reason.as_ref(),
        c.note.as_ref(),
    ];
    let keys = mapping.deals.key.iter();
    fields.into_iter().flatten().chain(keys).map(String::as_str).collect()
}
