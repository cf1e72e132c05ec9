//! What a handover takes in, and who might take it over, before it is opened.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::handover::{Along, Candidate, Customer, Known, Plan, by_fit, spread};
use domain::id::{AccountId, PersonId, ProductId};
use domain::org::Org;
use domain::policy::{Action, Actor};
use domain::text::{Name, fold};
use sqlx::SqliteConnection;

use super::HandoverRefused;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id, maybe_text, text};

/// How many are suggested for a customer.
const SUGGESTED: usize = 3;

/// Keeps H1 and H7: all that someone holds, with who fits each customer best.
///
/// # Errors
/// `NoSuchLeaver` where the actor does not lead them, or there is nothing of theirs to be seen.
pub async fn plan(store: &Store, actor: &Actor, leaver: PersonId) -> Result<Plan, HandoverRefused> {
    let org = store.org();
    super::open::may_open(&org, actor, leaver)?;
    let mut snapshot = store.readers().begin().await?;
    let candidates = candidates(&mut snapshot, &org, actor, leaver).await?;
    let mut customers = customers(&mut snapshot, leaver).await?;
    for (customer, known) in &mut customers {
        customer.fits = by_fit(known, &candidates);
    }
    let mut customers: Vec<Customer> = customers.into_iter().map(|(one, _)| one).collect();
    customers.sort_by_key(|one| (Reverse((one.open > 0, one.worth)), one.account));
    spread(&mut customers);
    customers.iter_mut().for_each(|one| one.fits.truncate(SUGGESTED));
    let heirs = candidates.iter().map(|one| (one.person, one.load)).collect();
    Ok(Plan { customers, heirs, along: along(&mut snapshot, leaver).await? })
}

/// The customers of someone: those they look after, and those with a deal of theirs.
pub(crate) async fn customers_of(
    conn: &mut SqliteConnection,
    leaver: PersonId,
) -> Result<BTreeSet<AccountId>, StoreError> {
    let select = sqlx::query(
        "SELECT id FROM account WHERE owner = $1 AND merged_into IS NULL
         UNION SELECT account AS id FROM deal WHERE owner = $1",
    );
    let rows = select.bind(leaver.uuid()).fetch_all(conn).await?;
    rows.iter().map(|row| id(row, "id", AccountId::new)).collect()
}

async fn customers(
    conn: &mut SqliteConnection,
    leaver: PersonId,
) -> Result<Vec<(Customer, Known)>, StoreError> {
    let select = sqlx::query(
        "SELECT a.id, a.name, a.industry, a.region,
         (SELECT count(*) FROM deal d WHERE d.account = a.id AND d.owner = $1 AND d.place <= 8)
             AS open,
         (SELECT count(*) FROM deal d WHERE d.account = a.id AND d.owner = $1 AND d.place > 8)
             AS others,
         (SELECT coalesce(sum(d.worth), 0) FROM deal d
             WHERE d.account = a.id AND d.owner = $1 AND d.place <= 8) AS worth
         FROM account a WHERE a.id IN (
             SELECT id FROM account WHERE owner = $1 AND merged_into IS NULL
             UNION SELECT account FROM deal WHERE owner = $1)",
    );
    let rows = select.bind(leaver.uuid()).fetch_all(&mut *conn).await?;
    let mut products = products(conn, leaver).await?;
    let customer = |row| {
        let account = id(row, "id", AccountId::new)?;
        let industry = maybe_text(row, "industry", Name::new)?;
        let region = maybe_text(row, "region", Name::new)?;
        let known = Known {
            industries: folded(industry.as_ref()).collect(),
            regions: folded(region.as_ref()).collect(),
            products: products.remove(&account).unwrap_or_default(),
        };
        let customer = Customer {
            account,
            name: text(row, "name", Name::new)?,
            industry,
            region,
            open: get(row, "open")?,
            others: get(row, "others")?,
            worth: get(row, "worth")?,
            fits: Vec::new(),
        };
        Ok((customer, known))
    };
    rows.iter().map(customer).collect()
}

/// As names are compared: 紡織 and 纺织 are not one, "Textile" and "textile" are.
fn folded(name: Option<&Name>) -> impl Iterator<Item = Name> + use<> {
    name.and_then(|name| Name::new(&fold(name.as_str())).ok()).into_iter()
}

/// Of which products each account has deals with someone.
async fn products(
    conn: &mut SqliteConnection,
    owner: PersonId,
) -> Result<BTreeMap<AccountId, BTreeSet<ProductId>>, StoreError> {
    let select = sqlx::query(
        "SELECT DISTINCT account, product FROM deal WHERE owner = $1 AND product IS NOT NULL",
    );
    let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for row in select.bind(owner.uuid()).fetch_all(conn).await? {
        let account = id(&row, "account", AccountId::new)?;
        found.entry(account).or_default().insert(id(&row, "product", ProductId::new)?);
    }
    Ok(found)
}

/// Whom the actor may give something of the leaver's, with what they know and have to do.
async fn candidates(
    conn: &mut SqliteConnection,
    org: &Org,
    actor: &Actor,
    leaver: PersonId,
) -> Result<Vec<Candidate>, StoreError> {
    let may = |to: PersonId| actor.may(Action::PassDeal { from: leaver, to }).is_ok();
    let others = org.people().map(|one| one.id).filter(|one| *one != leaver);
    let mut found: BTreeMap<PersonId, Candidate> = others
        .filter(|one| org.takes_over(*one) && may(*one))
        .map(|person| (person, Candidate { person, known: Known::default(), load: 0 }))
        .collect();
    let loads =
        sqlx::query("SELECT owner, count(*) AS many FROM deal WHERE place <= 8 GROUP BY owner");
    for row in loads.fetch_all(&mut *conn).await? {
        if let Some(one) = found.get_mut(&id(&row, "owner", PersonId::new)?) {
            one.load = get(&row, "many")?;
        }
    }
    let known = sqlx::query(
        "SELECT DISTINCT d.owner, a.industry, a.region, d.product
         FROM deal d JOIN account a ON a.id = d.account
         UNION SELECT owner, industry, region, NULL FROM account
         WHERE owner IS NOT NULL AND merged_into IS NULL",
    );
    for row in known.fetch_all(conn).await? {
        let Some(one) = found.get_mut(&id(&row, "owner", PersonId::new)?) else { continue };
        one.known.industries.extend(folded(maybe_text(&row, "industry", Name::new)?.as_ref()));
        one.known.regions.extend(folded(maybe_text(&row, "region", Name::new)?.as_ref()));
        one.known.products.extend(maybe_id(&row, "product", ProductId::new)?);
    }
    Ok(found.into_values().collect())
}

async fn along(conn: &mut SqliteConnection, leaver: PersonId) -> Result<Along, StoreError> {
    let select = sqlx::query(
        "SELECT
         (SELECT count(*) FROM deal WHERE owner = $1 AND place = 11) AS parked,
         (SELECT count(*) FROM deal WHERE owner = $1 AND place = 9) AS won,
         (SELECT count(*) FROM deal WHERE owner = $1 AND place = 10) AS lost,
         (SELECT count(*) FROM account WHERE owner = $1 AND merged_into IS NULL) AS accounts,
         (SELECT count(*) FROM contact WHERE gone = 0 AND account IN (
             SELECT id FROM account WHERE owner = $1 AND merged_into IS NULL
             UNION SELECT account FROM deal WHERE owner = $1)) AS contacts,
         (SELECT count(*) FROM visit WHERE person = $1 AND state = 'planned') AS visits,
         (SELECT count(*) FROM deal WHERE owner = $1 AND place <= 8 AND step IS NOT NULL) AS steps,
         (SELECT count(*) FROM meeting_action WHERE person = $1 AND done_at IS NULL) AS actions",
    );
    let row = select.bind(leaver.uuid()).fetch_one(conn).await?;
    Ok(Along {
        parked: get(&row, "parked")?,
        won: get(&row, "won")?,
        lost: get(&row, "lost")?,
        accounts: get(&row, "accounts")?,
        contacts: get(&row, "contacts")?,
        visits: get(&row, "visits")?,
        steps: get(&row, "steps")?,
        actions: get(&row, "actions")?,
    })
}
