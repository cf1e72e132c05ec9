//! Products and accounts that files name: those there are, and those to be made.

use std::collections::{HashMap, HashSet};

use domain::day::Millis;
use domain::id::{AccountId, PersonId, ProductId};
use domain::money::{Currency, Money};
use domain::policy::Actor;
use domain::read;
use domain::text::{Name, fold};
use store::{StoreError, Tx, account, product};

use super::Stopped;
use super::mapping::{Accounts, Products, Unlisted};
use super::report::Made;
use super::sheet::Sheet;
use super::why::Why;

/// Products by every spelling met so far, with their list prices.
pub struct Catalogue {
    known: HashMap<String, ProductId>,
    prices: HashMap<ProductId, Money>,
    unlisted: Unlisted,
    /// Who brings in; `None`: the program.
    by: Option<PersonId>,
}

impl Catalogue {
    /// No list: what there is already.
    pub fn without_list(unlisted: Unlisted, by: Option<PersonId>) -> Self {
        Self { known: HashMap::new(), prices: HashMap::new(), unlisted, by }
    }

    /// The list of products, and the spellings that the mapping tells of.
    pub async fn take_list(
        tx: &mut Tx,
        sheet: Option<&Sheet>,
        mapping: &Products,
        currency: Currency,
        made: &mut Made,
        now: Millis,
    ) -> Result<Self, Stopped> {
        let mut list = Self::without_list(mapping.unlisted, None);
        for row in sheet.iter().flat_map(|sheet| sheet.rows()).filter(|row| !row.is_blank()) {
            let name = row.cell(mapping.name.as_deref());
            let name = Name::new(name).map_err(|why| Stopped::row(row, why))?;
            let id = list.make(tx, name, made, now).await?;
            let price = row.cell(mapping.price.as_deref());
            if !price.is_empty() {
                let price = read::amount(price, currency).map_err(|why| Stopped::row(row, why))?;
                list.prices.insert(id, price);
            }
        }
        for (name, spellings) in &mapping.spellings {
            let name = Name::new(name).map_err(|why| Stopped::Spelling(name.clone(), why))?;
            let id = match list.find(tx, &name).await? {
                Some(id) => id,
                None => list.make(tx, name, made, now).await?,
            };
            for spelling in spellings {
                product::spell(tx, id, spelling).await?;
            }
        }
        Ok(list)
    }

    /// The product of a row. One that is not there yet is `None`, and made only where the
    /// mapping lets it.
    pub async fn find(
        &mut self,
        tx: &mut Tx,
        name: &Name,
    ) -> Result<Option<ProductId>, StoreError> {
        let folded = fold(name.as_str());
        if let Some(known) = self.known.get(&folded) {
            return Ok(Some(*known));
        }
        let found = product::spelled(tx, name.as_str()).await?;
        if let Some(id) = found {
            self.known.insert(folded, id);
        }
        Ok(found)
    }

    pub fn may_make(&self, name: &Name) -> Result<(), Why> {
        match self.unlisted {
            Unlisted::Create => Ok(()),
            Unlisted::Refuse => Err(Why::NoSuchProduct { name: name.to_string() }),
        }
    }

    pub async fn make(
        &mut self,
        tx: &mut Tx,
        name: Name,
        made: &mut Made,
        now: Millis,
    ) -> Result<ProductId, StoreError> {
        if let Some(known) = self.find(tx, &name).await? {
            return Ok(known);
        }
        let folded = fold(name.as_str());
        let id = product::insert(tx, self.by, name, now).await?;
        self.known.insert(folded, id);
        made.products += 1;
        Ok(id)
    }

    pub fn price(&self, product: ProductId) -> Option<Money> {
        self.prices.get(&product).copied()
    }
}

/// Accounts by every name met so far.
#[derive(Default)]
pub struct Customers {
    known: HashMap<String, AccountId>,
    /// Those that the rules let deals be put on, asked once each.
    open: HashSet<AccountId>,
    /// Who brings in; `None`: the program.
    by: Option<PersonId>,
}

impl Customers {
    /// No list: what there is already.
    pub fn without_list(by: Option<PersonId>) -> Self {
        Self { known: HashMap::new(), open: HashSet::new(), by }
    }

    pub async fn take_list(
        tx: &mut Tx,
        sheet: Option<&Sheet>,
        mapping: &Accounts,
        made: &mut Made,
        now: Millis,
    ) -> Result<Self, Stopped> {
        let mut list = Self::default();
        for row in sheet.iter().flat_map(|sheet| sheet.rows()).filter(|row| !row.is_blank()) {
            let name = row.cell(mapping.name.as_deref());
            let name = Name::new(name).map_err(|why| Stopped::row(row, why))?;
            list.make(tx, name, made, now).await?;
        }
        Ok(list)
    }

    /// Keeps T7 and F5.1: whether a deal may be put on the account of a name; if not, whom to
    /// ask. A row that `stays` where it stood before opens nothing.
    pub async fn may_deal(
        &mut self,
        tx: &mut Tx,
        actor: &Actor,
        name: &Name,
        stays: Option<AccountId>,
    ) -> Result<Result<(), Option<Name>>, StoreError> {
        let found = match self.known.get(&fold(name.as_str())) {
            Some(known) => Some(*known),
            None => account::named_already(tx, name).await?,
        };
        let opens = |found: &AccountId| Some(*found) != stays && !self.open.contains(found);
        let Some(found) = found.filter(opens) else { return Ok(Ok(())) };
        let may = account::may_deal(tx, actor, found).await?;
        self.open.extend(may.is_ok().then_some(found));
        let org = tx.org();
        let named = |id| org.person(id).map(|person| person.name.clone());
        Ok(may.map_err(|holder| holder.and_then(named)))
    }

    pub async fn make(
        &mut self,
        tx: &mut Tx,
        name: Name,
        made: &mut Made,
        now: Millis,
    ) -> Result<AccountId, StoreError> {
        let folded = fold(name.as_str());
        if let Some(known) = self.known.get(&folded) {
            return Ok(*known);
        }
        let (id, new) = account::named(tx, self.by, name, now).await?;
        made.accounts += u32::from(new);
        self.known.insert(folded, id);
        Ok(id)
    }
}
