//! The company: founded once, its funnel set by administrators.

use domain::company::Company;
use domain::day::{Day, Millis};
use domain::funnel::Funnel;
use domain::id::PersonId;
use domain::money::Currency;
use domain::policy::{Action, Actor, Denied};
use domain::text::Name;
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::person::{self, NewPerson, PersonRefused};
use crate::row::{get, text};
use crate::writer::Tx;
use crate::{clock, rates, source};

/// A company and its first administrator.
#[derive(Clone, Debug)]
pub struct Founding {
    pub company: Company,
    pub admin: NewPerson,
}

/// Why a company was not founded.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FoundRefused {
    #[error("this database has a company already")]
    AlreadyFounded,
    #[error("no such time zone")]
    NoSuchZone,
    #[error(transparent)]
    Person(#[from] PersonRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Founds the company with its first administrator and the eight channels (K4).
pub async fn found(
    store: &Store,
    founding: Founding,
    now: Millis,
) -> Result<PersonId, FoundRefused> {
    store.write(move |tx| Box::pin(async move { found_in(tx, founding, now).await })).await
}

/// As [`found`], as part of other work.
pub async fn found_in(
    tx: &mut Tx,
    founding: Founding,
    now: Millis,
) -> Result<PersonId, FoundRefused> {
    let Founding { company, admin } = founding;
    charter(tx, &company, now).await?;
    let admin = person::insert(tx, None, admin, now).await?;
    tell(tx, Some(admin), company, now).await?;
    source::insert_channels(tx).await?;
    Ok(admin)
}

/// Founds a company that has nobody yet, as part of other work: for an import into an empty
/// database, whose administrator is added afterwards.
pub async fn found_without_people(
    tx: &mut Tx,
    company: Company,
    now: Millis,
) -> Result<(), FoundRefused> {
    charter(tx, &company, now).await?;
    tell(tx, None, company, now).await?;
    source::insert_channels(tx).await?;
    Ok(())
}

pub(crate) async fn charter(
    tx: &mut Tx,
    company: &Company,
    now: Millis,
) -> Result<(), FoundRefused> {
    if tx.is_founded() {
        return Err(FoundRefused::AlreadyFounded);
    }
    if !clock::check_zone(&company.zone) {
        return Err(FoundRefused::NoSuchZone);
    }
    let inserted = sqlx::query(
        "INSERT INTO company (id, name, currency, zone, funnel, demo, founded_at)
         VALUES (1, $1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
    )
    .bind(company.name.as_str())
    .bind(company.currency.code())
    .bind(&company.zone)
    .bind(serde_json::to_string(&company.funnel).map_err(StoreError::from)?)
    .bind(i64::from(company.demo))
    .bind(now.0)
    .execute(tx.conn())
    .await
    .map_err(StoreError::from)?;
    if inserted.rows_affected() == 0 {
        return Err(FoundRefused::AlreadyFounded);
    }
    tx.touch_company();
    Ok(())
}

pub(crate) async fn tell(
    tx: &mut Tx,
    by: Option<PersonId>,
    company: Company,
    now: Millis,
) -> Result<(), StoreError> {
    let Company { name, currency, zone, demo, .. } = company;
    let founded = Fact::CompanyFounded { name, currency, zone, demo };
    journal::fact(tx, by, &founded, now).await?;
    Ok(())
}

/// Why the funnel was not set.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SetRefused {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps F2: moves the borders and rates of the bands.
pub async fn set_funnel(
    store: &Store,
    actor: &Actor,
    to: Funnel,
    now: Millis,
) -> Result<(), SetRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::SetUpCompany)?;
                let by = actor.person;
                let from = tx.company()?.funnel;
                let funnel = serde_json::to_string(&to).map_err(StoreError::from)?;
                let update = sqlx::query("UPDATE company SET funnel = $1 WHERE id = 1");
                update.bind(funnel).execute(tx.conn()).await.map_err(StoreError::from)?;
                tx.touch_company();
                journal::fact(tx, Some(by), &Fact::FunnelSet { from, to }, now).await?;
                Ok(())
            })
        })
        .await
}

pub(crate) async fn read(conn: &mut SqliteConnection) -> Result<Option<Company>, StoreError> {
    let found = sqlx::query(
        "SELECT name, currency, zone, funnel, demo, rates_as_of FROM company WHERE id = 1",
    );
    let Some(row) = found.fetch_optional(&mut *conn).await? else { return Ok(None) };
    let currency = text(&row, "currency", Currency::new)?;
    let as_of = i32::try_from(get::<i64>(&row, "rates_as_of")?);
    let as_of = Day(as_of.map_err(|_| StoreError::unreadable("the rates' day"))?);
    Ok(Some(Company {
        name: text(&row, "name", Name::new)?,
        currency,
        zone: get(&row, "zone")?,
        funnel: serde_json::from_str(get(&row, "funnel")?)?,
        rates: rates::read(conn, currency, as_of).await?,
        demo: get(&row, "demo")?,
    }))
}

/// Identities made here sort by time, as those made by tablets do.
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}
