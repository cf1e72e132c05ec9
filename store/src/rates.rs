//! What other currencies are worth in the company's: a table by date, set by administrators.

use domain::day::{Day, Millis};
use domain::id::PersonId;
use domain::money::Currency;
use domain::policy::{Action, Actor, Denied};
use domain::rates::{Rate, RateRefused, Rates};
use sqlx::SqliteConnection;

use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::{get, text};
use crate::writer::Tx;

/// Why a rate was not set.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SetRateRefused {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Rate(#[from] RateRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sets the rate that holds from a day on; one of the same day is replaced.
pub async fn set(
    store: &Store,
    actor: &Actor,
    currency: Currency,
    from: Day,
    rate: Rate,
    now: Millis,
) -> Result<(), SetRateRefused> {
    actor.may(Action::SetUpCompany)?;
    let by = actor.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let mut rates = tx.company()?.rates;
                rates.set(currency, from, rate)?;
                insert(tx, currency, from, rate).await?;
                Ok(tell(tx, by, currency, from, Some(rate), now).await?)
            })
        })
        .await
}

/// Takes a rate out of the table. The only rate of a currency stays while deals are kept in it.
pub async fn remove(
    store: &Store,
    actor: &Actor,
    currency: Currency,
    from: Day,
    now: Millis,
) -> Result<(), SetRateRefused> {
    actor.may(Action::SetUpCompany)?;
    let by = actor.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let mut rates = tx.company()?.rates;
                rates.remove(currency, from).ok_or(RateRefused::NoSuchRate)?;
                if !rates.knows(currency) && in_use(tx, currency).await? {
                    return Err(RateRefused::InUse.into());
                }
                let delete = sqlx::query("DELETE FROM rate WHERE currency = $1 AND since = $2");
                let delete = delete.bind(currency.code().to_owned()).bind(from.0);
                delete.execute(tx.conn()).await.map_err(StoreError::from)?;
                Ok(tell(tx, by, currency, from, None, now).await?)
            })
        })
        .await
}

async fn insert(tx: &mut Tx, currency: Currency, from: Day, rate: Rate) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO rate (currency, since, millionths) VALUES ($1, $2, $3)
         ON CONFLICT (currency, since) DO UPDATE SET millionths = excluded.millionths",
    )
    .bind(currency.code().to_owned())
    .bind(from.0)
    .bind(rate.millionths())
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn in_use(tx: &mut Tx, currency: Currency) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM deal WHERE currency = $1)");
    Ok(found.bind(currency.code().to_owned()).fetch_one(tx.conn()).await?)
}

async fn tell(
    tx: &mut Tx,
    by: PersonId,
    currency: Currency,
    from: Day,
    rate: Option<Rate>,
    now: Millis,
) -> Result<(), StoreError> {
    tx.touch_company();
    journal::fact(tx, Some(by), &Fact::RateSet { currency, from, rate }, now).await?;
    Ok(())
}

pub(crate) async fn read(conn: &mut SqliteConnection, own: Currency) -> Result<Rates, StoreError> {
    let mut rates = Rates::none(own);
    for row in sqlx::query("SELECT currency, since, millionths FROM rate").fetch_all(conn).await? {
        let since = i32::try_from(get::<i64>(&row, "since")?);
        let since = Day(since.map_err(|_| StoreError::unreadable("a rate's day"))?);
        let rate = Rate::new(get(&row, "millionths")?);
        let rate = rate.map_err(|_| StoreError::unreadable("a rate"))?;
        let currency = text(&row, "currency", Currency::new)?;
        rates.set(currency, since, rate).map_err(|_| StoreError::unreadable("a rate"))?;
    }
    Ok(rates)
}
