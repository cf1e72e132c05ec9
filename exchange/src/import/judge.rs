//! What would become of each row of a file, before anything is written.

mod first;
pub(super) mod mapped;

use std::collections::HashMap;

use domain::company::Company;
use domain::day::{Day, Millis};
use domain::deal::{Context, Field, NewContact, Refusal, Told, bring_in, follow};
use domain::id::{AccountId, ContactId, DealId, OpId, ProductId};
use domain::import::{Ask, Becomes, Choices, Decision, Verdict, Why};
use domain::org::Person;
use domain::policy::{Action, Actor};
use domain::text::{Name, Note, fold};
use store::import::{Known, Taken};
use store::{Store, StoreError};
use uuid::Uuid;

use super::draft::{self, Draft, Origin};
use super::mapping::Unlisted;
use super::people::Book;
use crate::file::File;
use first::First;

/// Who brings in, where and when.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub store: &'a Store,
    pub actor: &'a Actor,
    pub company: &'a Company,
    pub now: Millis,
    pub today: Day,
}

/// A row, and what becomes of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its place in the sheet.
    pub row: usize,
    pub line: u32,
    /// As mended.
    pub cells: Vec<String>,
    pub mended: bool,
    pub verdict: Verdict,
    pub becomes: Option<Becomes>,
    pub(super) draft: Option<Draft>,
    follows: Option<Box<(Told, Told)>>,
}

/// Judges every row that is not blank, in the order of the sheet.
///
/// # Errors
/// Only the store's.
pub async fn judge(
    at: &Setting<'_>,
    file: &File,
    choices: &Choices,
) -> Result<Vec<Judged>, StoreError> {
    let org = at.store.org();
    let book = Book::new(&org, Unlisted::Refuse);
    let sources = store::directory::read(at.store).await?.sources;
    let campaigns = draft::campaigns(sources);
    let mut rows = first::read(at, file, choices, &book, &campaigns);
    let keys: Vec<String> =
        rows.iter().filter_map(|row| row.draft.as_ref()).map(|draft| draft.key.clone()).collect();
    let (mut counted, mut ordinals) = (HashMap::<&str, usize>::new(), Vec::new());
    for key in &keys {
        let nth = counted.entry(key).or_default();
        *nth += 1;
        ordinals.push(nth_key(key, *nth));
    }
    let accounts: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.draft.as_ref()?.account.as_ref())
        .map(|name| name.as_str())
        .collect();
    let known = store::import::known(at.store, at.actor, &ordinals, &accounts).await?;
    let judge = Judge { at: *at, book: &book, known: &known, choices };
    let (mut seen, mut met) = (HashMap::<String, Vec<usize>>::new(), 0);
    for index in 0..rows.len() {
        if rows[index].draft.is_none() {
            continue;
        }
        let key = keys.get(met).cloned().unwrap_or_default();
        met += 1;
        let before = seen.entry(key.clone()).or_default();
        let likes = before.first().map(|first| (&rows[*first], before.len()));
        let (ask, nth) = judge.likeness(&rows[index], &key, likes);
        if ask.is_none() {
            before.push(index);
        }
        let row = &mut rows[index];
        if let Some(draft) = &mut row.draft {
            draft.key = nth_key(&key, nth);
        }
        judge.settle(row, ask);
    }
    Ok(rows.into_iter().map(First::judged).collect())
}

/// Looks at the deals behind rows that would change them: what people changed since stays.
///
/// # Errors
/// Only the store's.
pub async fn look(at: &Setting<'_>, rows: &mut [Judged]) -> Result<(), StoreError> {
    for row in rows {
        let (Verdict::Changed { deal, fields, kept }, Some(told)) =
            (&mut row.verdict, &row.follows)
        else {
            continue;
        };
        let Some(card) = store::deal::card(at.store, at.actor, *deal).await? else { continue };
        let Ok(why) = Note::new("file") else { continue };
        if let Ok(done) = at.within(|at| follow(&card.deal, &told.0, &told.1, &why, at)) {
            *kept = done.kept;
            fields.retain(|field| !kept.contains(field));
        }
    }
    Ok(())
}

/// The key of the n-th row that names the same.
fn nth_key(key: &str, nth: usize) -> String {
    if nth <= 1 { key.to_owned() } else { format!("{key}\t{nth}") }
}

struct Judge<'a> {
    at: Setting<'a>,
    book: &'a Book,
    known: &'a Known,
    choices: &'a Choices,
}

impl Judge<'_> {
    /// What is to be asked of a row that names what another names, and the how manieth it is. A
    /// row that was answered for is a deal of its own, and so is one that was taken as such
    /// before.
    fn likeness(
        &self,
        row: &First,
        key: &str,
        likes: Option<(&First, usize)>,
    ) -> (Option<Ask>, usize) {
        let Some((first, before)) = likes else { return (None, 1) };
        let nth = before + 1;
        let answered = row.decision == Some(Decision::Take);
        if answered || self.known.rows.contains_key(&nth_key(key, nth)) {
            return (None, nth);
        }
        let exactly = row.cells == first.cells;
        (Some(Ask::LooksLike { line: first.line, exactly }), nth)
    }

    fn settle(&self, row: &mut First, ask: Option<Ask>) {
        let Some(draft) = &row.draft else { return };
        let owner = match self.book.owner(&draft.rep) {
            Ok(Some(owner)) => owner,
            Ok(None) => return row.refuse(Why::NoSuchPerson { name: draft.rep.to_string() }),
            Err(why) => return row.refuse(mapped::why(why, self.choices)),
        };
        let product = draft.product.as_ref().map(|name| name.as_str());
        let known = |name: &str| self.known.products.contains_key(&fold(name));
        let makes = self.at.actor.may(Action::SetUpCompany).is_ok();
        if let Some(name) = product.filter(|name| !makes && !known(name)) {
            return row.refuse(Why::NoSuchProduct { name: name.to_owned() });
        }
        if draft.account.is_none() {
            return row.refuse(Why::AccountMissing);
        }
        let before = self.known.rows.get(&draft.key);
        let told = self.told(draft, owner, before);
        let nobody = DealId::new(Uuid::nil());
        match self.at.within(|at| bring_in(nobody, &told, at)) {
            Ok(_) => {}
            Err(Refusal::Denied) => {
                return row.refuse(Why::NotYours { name: owner.name.to_string() });
            }
            Err(refusal) => return row.refuse(Why::Rule(refusal)),
        }
        if let Some(holder) = self.held_by(&told, before) {
            return row.refuse(Why::AccountOfAnother { holder });
        }
        row.becomes = Some(becomes(draft, owner));
        if let Some(ask) = ask {
            row.ask(ask);
            return;
        }
        let asks = row.wants_contact && row.decision != Some(Decision::Take);
        match before {
            None if asks => row.ask(Ask::NoContact),
            None => row.verdict = Verdict::Taken,
            Some(before) if before.told == told => row.verdict = Verdict::Same,
            Some(before) => {
                let fields = differ(&before.told, &told);
                let deal = before.deal;
                row.verdict = Verdict::Changed { deal, fields, kept: Vec::new() };
                row.follows = Some(Box::new((before.told.clone(), told)));
            }
        }
    }

    /// Keeps T7 and F5.1: whom to ask about an account that the row would open; a row that was
    /// taken before and stays there opens nothing.
    fn held_by(&self, told: &Told, before: Option<&Taken>) -> Option<Option<Name>> {
        if before.is_some_and(|before| before.told.account == told.account) {
            return None;
        }
        let holder = self.known.held.get(&told.account)?;
        Some(self.at.store.org().person(*holder).map(|person| person.name.clone()))
    }

    /// The row with its names made out; what is not there yet has an identity of nothing.
    fn told(&self, draft: &Draft, owner: &Person, before: Option<&Taken>) -> Told {
        let account = draft.account.as_ref().map(|name| fold(name.as_str()));
        let account = account.and_then(|folded| self.known.accounts.get(&folded).copied());
        let product = draft.product.as_ref().map(|name| {
            let known = self.known.products.get(&fold(name.as_str())).copied();
            known.unwrap_or_else(|| ProductId::new(Uuid::nil()))
        });
        let contact = draft.contact.clone().map(|(name, phone)| {
            let known = before.and_then(|before| before.told.contact.as_ref());
            let known = known.filter(|contact| contact.name == name).map(|contact| contact.id);
            NewContact { id: known.unwrap_or_else(|| ContactId::new(Uuid::nil())), name, phone }
        });
        Told {
            account: account.unwrap_or_else(|| AccountId::new(Uuid::nil())),
            product,
            source: draft.source.and_then(|origin| match origin {
                Origin::Channel(kind) => self.known.sources.get(&kind).copied(),
                Origin::Campaign(campaign) => Some(campaign),
            }),
            owner: owner.id,
            amount: draft.amount,
            expected: draft.expected,
            status: draft.status,
            next_step: draft.next_step.clone(),
            standing: draft.standing.clone(),
            claimed: draft.claimed,
            contact,
        }
    }
}

impl Setting<'_> {
    /// Asks the rules.
    pub(super) fn within<T>(&self, ask: impl FnOnce(&Context<'_>) -> T) -> T {
        ask(&Context {
            actor: self.actor,
            op: OpId::new(Uuid::nil()),
            now: self.now,
            today: self.today,
            funnel: &self.company.funnel,
            rates: &self.company.rates,
        })
    }
}

fn becomes(draft: &Draft, owner: &Person) -> Becomes {
    Becomes {
        account: draft.account.clone(),
        contact: draft.contact.as_ref().map(|(name, _)| name.clone()),
        product: draft.product.clone(),
        owner: owner.name.clone(),
        amount: draft.amount,
        expected: draft.expected,
        standing: draft.standing.clone(),
        claimed: draft.claimed,
    }
}

fn differ(before: &Told, told: &Told) -> Vec<Field> {
    let fields = [
        (Field::Account, before.account != told.account),
        (Field::Product, before.product != told.product),
        (Field::Source, before.source != told.source),
        (Field::Owner, before.owner != told.owner),
        (Field::Amount, before.amount != told.amount),
        (Field::Expected, before.expected != told.expected),
        (Field::Status, before.status != told.status),
        (Field::NextStep, before.next_step != told.next_step),
        (Field::Standing, before.standing != told.standing),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}
