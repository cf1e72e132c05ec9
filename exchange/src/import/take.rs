//! Taking rows: each is brought in, followed, left as it is, or refused with its reason.

use std::collections::HashMap;

use domain::company::Company;
use domain::day::Millis;
use domain::deal::{Change, Context, NewContact, Standing, Told, bring_in, follow};
use domain::id::{AccountId, ContactId, DealId, ImportId, OpId, PersonId};
use domain::import::Count;
use domain::policy::Actor;
use domain::text::{Name, Note};
use store::import::{self, Taken};
use store::{Tx, bulk, clock, source};
use uuid::Uuid;

use super::Stopped;
use super::draft::{Draft, Origin, Reader};
use super::goods::{Catalogue, Customers};
use super::mapping::{Accounts, AmountFrom, Mapping, Missing};
use super::people::Book;
use super::report::{Changed, Refused, Report};
use super::sheet::{Row, Sheet};
use super::why::Why;

/// All that rows are made out with.
pub struct Desk<'a> {
    pub mapping: &'a Mapping,
    pub reader: Reader<'a>,
    pub people: Book,
    pub products: Catalogue,
    pub customers: Customers,
    pub company: Company,
    pub actor: Actor,
    pub now: Millis,
    /// Who brings in; `None`: the program.
    pub by: Option<PersonId>,
    pub run: ImportId,
    pub report: Report,
    /// Where each key was met in this run.
    pub met: HashMap<String, String>,
}

impl Desk<'_> {
    pub async fn take_sheet(&mut self, tx: &mut Tx, sheet: &Sheet) -> Result<(), Stopped> {
        for row in sheet.rows() {
            if row.is_blank() {
                self.report.blank += 1;
                continue;
            }
            let at = format!("{}:{}", row.file(), row.line);
            match self.take_row(tx, row, &at).await {
                Ok(()) => {}
                Err(Stopped::Row(why)) => self.report.refused.push(Refused { at, why }),
                Err(stopped) => return Err(stopped),
            }
        }
        Ok(())
    }

    async fn take_row(&mut self, tx: &mut Tx, row: Row<'_>, at: &str) -> Result<(), Stopped> {
        let draft = self.reader.draft(row)?;
        self.take_draft(tx, &draft, at).await.map(|_| ())
    }

    /// What a row says is brought in, followed or left as it is.
    pub async fn take_draft(
        &mut self,
        tx: &mut Tx,
        draft: &Draft,
        at: &str,
    ) -> Result<Count, Stopped> {
        if let Some(first) = self.met.get(&draft.key) {
            return Err(Why::SameKey { at: first.clone() }.into());
        }
        self.met.insert(draft.key.clone(), at.to_owned());
        let before = import::taken(tx, &draft.key).await?;
        let told = self.told(tx, draft, before.as_ref()).await?;
        match before {
            None => self.bring(tx, draft, told).await.map(|()| Count::Taken),
            Some(before) if before.told == told => {
                self.report.unchanged += 1;
                Ok(Count::Same)
            }
            Some(before) => self.follow(tx, draft, before, told, at).await.map(|()| Count::Changed),
        }
    }

    async fn bring(&mut self, tx: &mut Tx, draft: &Draft, told: Told) -> Result<(), Stopped> {
        let deal = DealId::new(Uuid::now_v7());
        let changes = self.within(|at| bring_in(deal, &told, at))?;
        let card = bulk::bring(tx, self.by, changes).await?;
        self.report.took(told.standing.place());
        self.report.unnamed += u32::from(draft.account.is_none());
        let taken = Taken { deal, told };
        import::did(tx, self.run, card.deal.version, &draft.key, None, &taken).await?;
        Ok(import::take(tx, &draft.key, taken, self.now).await?)
    }

    async fn follow(
        &mut self,
        tx: &mut Tx,
        draft: &Draft,
        before: Taken,
        told: Told,
        at: &str,
    ) -> Result<(), Stopped> {
        let card = bulk::card(tx, before.deal).await?;
        let why = Note::new(&format!("{}: {at}", self.mapping.name))
            .map_err(|why| Why::Text { column: "name".to_owned(), why })?;
        let done = self.within(|at| follow(&card.deal, &before.told, &told, &why, at))?;
        let fields = done.changes.iter().map(field).collect();
        let taken = Taken { deal: before.deal, told };
        if !done.changes.is_empty() {
            let card = bulk::change(tx, self.by, taken.deal, done.changes, self.now).await?;
            let before = Some(&before.told);
            import::did(tx, self.run, card.deal.version, &draft.key, before, &taken).await?;
        }
        self.report.changed.push(Changed { at: at.to_owned(), fields, kept: done.kept });
        Ok(import::take(tx, &draft.key, taken, self.now).await?)
    }

    /// The row with its names made out. Whatever can be refused is, before anything is made.
    async fn told(
        &mut self,
        tx: &mut Tx,
        draft: &Draft,
        before: Option<&Taken>,
    ) -> Result<Told, Stopped> {
        let owner = self.people.owner(&draft.rep)?.map(|person| (person.id, person.name.clone()));
        let product = match &draft.product {
            None => None,
            Some(name) => match self.products.find(tx, name).await? {
                Some(id) => Some(id),
                None => self.products.may_make(name).map(|()| None)?,
            },
        };
        let called = owner.as_ref().map_or(&draft.rep, |(_, name)| name);
        let account = account_name(&self.mapping.accounts, draft.account.as_ref(), called)?;
        let stays = before.map(|taken| taken.told.account);
        if let Err(holder) = self.customers.may_deal(tx, &self.actor, &account, stays).await? {
            return Err(Why::AccountOfAnother { holder }.into());
        }
        let nobody = self.actor.person;
        let mut told = Told {
            account: AccountId::new(Uuid::nil()),
            product,
            source: None,
            owner: owner.as_ref().map_or(nobody, |(id, _)| *id),
            amount: draft.amount,
            expected: draft.expected,
            status: draft.status,
            next_step: draft.next_step.clone(),
            standing: draft.standing.clone(),
            claimed: draft.claimed,
            contact: None,
        };
        self.within(|at| bring_in(DealId::new(Uuid::nil()), &told, at))?;
        if owner.is_none() {
            let name = draft.rep.clone();
            told.owner = self.people.make_rep(tx, name, &mut self.report.made, self.now).await?;
        }
        if let (None, Some(name)) = (product, draft.product.clone()) {
            let made = &mut self.report.made;
            told.product = Some(self.products.make(tx, name, made, self.now).await?);
        }
        told.account = self.customers.make(tx, account, &mut self.report.made, self.now).await?;
        told.source = match draft.source {
            Some(Origin::Channel(kind)) => source::channel(tx, kind).await?,
            Some(Origin::Campaign(campaign)) => Some(campaign),
            None => told.source,
        };
        if let Some((name, phone)) = draft.contact.clone() {
            let before = before.and_then(|taken| taken.told.contact.clone());
            let known = before.filter(|known| known.name == name).map(|known| known.id);
            let known = match known {
                Some(id) => Some(id),
                None => import::contact(tx, told.account, &name).await?.map(|contact| contact.id),
            };
            let id = known.unwrap_or_else(|| ContactId::new(Uuid::now_v7()));
            told.contact = Some(NewContact { id, name, phone });
        }
        told.amount = told.amount.or_else(|| self.list_price(&told));
        Ok(told)
    }

    fn list_price(&self, told: &Told) -> Option<domain::money::Money> {
        let open = matches!(told.standing, Standing::Open { .. });
        let wanted = self.mapping.deals.amount_from == AmountFrom::ProductPrice;
        told.product.filter(|_| open && wanted).and_then(|product| self.products.price(product))
    }

    /// Asks the rules, as the program itself and now.
    fn within<T>(
        &self,
        ask: impl FnOnce(&Context<'_>) -> Result<T, domain::deal::Refusal>,
    ) -> Result<T, Stopped> {
        let at = Context {
            actor: &self.actor,
            op: OpId::new(Uuid::nil()),
            now: self.now,
            today: clock::today(&self.company, self.now),
            funnel: &self.company.funnel,
            rates: &self.company.rates,
        };
        ask(&at).map_err(|refusal| Why::Rule(refusal).into())
    }
}

/// The name in the row, or what the mapping calls the account of a row without one.
fn account_name(mapping: &Accounts, named: Option<&Name>, rep: &Name) -> Result<Name, Why> {
    match (named, mapping.missing, &mapping.unnamed) {
        (Some(name), _, _) => Ok(name.clone()),
        (None, Missing::Unnamed, Some(unnamed)) => {
            let name = Name::new(&unnamed.replace("{rep}", rep.as_str()));
            name.map_err(|why| Why::Text { column: "unnamed".to_owned(), why })
        }
        (None, _, _) => Err(Why::AccountMissing),
    }
}

fn field(change: &Change) -> &'static str {
    match change {
        Change::Listed(_) | Change::Withdrawn | Change::Returned => "deal",
        Change::Moved { .. } | Change::MoveUndone { .. } => "stage",
        Change::Account { .. } | Change::AccountMerged { .. } | Change::AccountParted { .. } => {
            "account"
        }
        Change::Product { .. } => "product",
        Change::Source { .. } => "source",
        Change::Owner { .. } => "owner",
        Change::Amount { .. } => "amount",
        Change::Expected { .. } => "expected",
        Change::Status { .. } => "status",
        Change::NextStep { .. } => "next_step",
        Change::ContactMet { .. }
        | Change::ContactCorrected { .. }
        | Change::ContactDropped { .. } => "contact",
    }
}
