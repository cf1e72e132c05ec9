//! What other currencies are worth in the company's: a table by date, set by administrators.

use domain::company::Company;
use domain::day::{Day, Millis};
use domain::id::PersonId;
use domain::money::Currency;
use domain::policy::{Action, Actor, Denied};
use domain::rates::{Rate, RateRefused, Rates};
use sqlx::SqliteConnection;

use crate::clock;
use crate::deal::read::{card_sql, from_row};
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
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::SetUpCompany)?;
                let by = actor.person;
                let mut rates = of_today(tx, now)?;
                rates.set(currency, from, rate)?;
                insert(tx, currency, from, rate).await?;
                count_by(tx, &rates).await?;
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
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::SetUpCompany)?;
                let by = actor.person;
                let mut rates = of_today(tx, now)?;
                rates.remove(currency, from).ok_or(RateRefused::NoSuchRate)?;
                if !rates.knows(currency) && in_use(tx, currency).await? {
                    return Err(RateRefused::InUse.into());
                }
                let delete = sqlx::query("DELETE FROM rate WHERE currency = $1 AND since = $2");
                let delete = delete.bind(currency.code().to_owned()).bind(from.0);
                delete.execute(tx.conn()).await.map_err(StoreError::from)?;
                count_by(tx, &rates).await?;
                Ok(tell(tx, by, currency, from, None, now).await?)
            })
        })
        .await
}

/// Lets rates hold whose day has come. Cheap where there are none, so it can be asked often.
pub async fn begin(store: &Store, now: Millis) -> Result<(), StoreError> {
    let due = |company: &Company| company.rates.change_by(clock::today(company, now));
    if !store.company().as_ref().as_ref().is_some_and(due) {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                let rates = of_today(tx, now)?;
                count_by(tx, &rates).await?;
                let held = Fact::RatesHeld { from: rates.as_of() };
                journal::fact(tx, None, &held, now).await.map(drop)
            })
        })
        .await
}

fn of_today(tx: &Tx, now: Millis) -> Result<Rates, StoreError> {
    let company = tx.company()?;
    let today = clock::today(&company, now);
    Ok(company.rates.on_day(today))
}

/// Counts every deal that needs a rate by these. What deals are stays: no version grows.
async fn count_by(tx: &mut Tx, rates: &Rates) -> Result<(), StoreError> {
    let set = sqlx::query("UPDATE company SET rates_as_of = $1 WHERE id = 1");
    set.bind(rates.as_of().0).execute(tx.conn()).await?;
    tx.touch_company();
    let rated = sqlx::query(card_sql!(" WHERE d.rated = 1")).fetch_all(tx.conn()).await?;
    for row in rated {
        let card = from_row(&row)?;
        let worth = rates.worth_of(&card.deal);
        if worth != card.worth() {
            let update = sqlx::query("UPDATE deal SET worth = $1 WHERE id = $2");
            update.bind(worth).bind(card.deal.id.uuid()).execute(tx.conn()).await?;
        }
    }
    Ok(())
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
    let found = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM deal WHERE currency = $1 OR value_currency = $1)",
    );
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
    journal::fact(tx, Some(by), &Fact::RateSet { currency, from, rate }, now).await?;
    Ok(())
}

pub(crate) async fn read(
    conn: &mut SqliteConnection,
    own: Currency,
    as_of: Day,
) -> Result<Rates, StoreError> {
    let mut rates = Rates::none(own).on_day(as_of);
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
