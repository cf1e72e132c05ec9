//! How often customers want a visit: the company's guide.

use domain::account::Class;
use domain::day::Millis;
use domain::deal::Refusal;
use domain::policy::{Action, Actor};
use domain::visit::{Customer, Load, Pace, Rhythm, load};
use sqlx::SqliteConnection;

use super::VisitRefused;
use crate::error::StoreError;
use crate::handle::Store;
use crate::journal::{self, Fact};
use crate::row::get;

/// Keeps V3: the guide as it was set, or the one that a company begins with.
pub(super) async fn read(conn: &mut SqliteConnection) -> Result<Rhythm, StoreError> {
    let row = sqlx::query("SELECT * FROM visit_rhythm").fetch_optional(conn).await?;
    let Some(row) = row else { return Ok(Rhythm::default()) };
    let number = |column| {
        let value = get::<i64>(&row, column)?;
        u16::try_from(value).map_err(|_| StoreError::unreadable(column))
    };
    let pace = |visits, minutes| {
        Ok::<_, StoreError>(Pace { visits: number(visits)?, minutes: number(minutes)? })
    };
    Ok(Rhythm {
        a: pace("a_visits", "a_minutes")?,
        b: pace("b_visits", "b_minutes")?,
        c: pace("c_visits", "c_minutes")?,
        travel: number("travel")?,
        week: number("week")?,
    })
}

/// Sets the guide.
///
/// # Errors
/// `Denied` for who does not administer, `NoSuchRhythm` for what cannot be counted with.
pub async fn set_rhythm(
    store: &Store,
    actor: &Actor,
    to: Rhythm,
    now: Millis,
) -> Result<(), VisitRefused> {
    store
        .write_as(actor.person, move |tx, actor| {
            Box::pin(async move {
                actor.may(Action::SetUpCompany).map_err(Refusal::from)?;
                if !to.is_sound() {
                    return Err(Refusal::NoSuchRhythm.into());
                }
                let from = read(tx.conn()).await?;
                let mut insert = sqlx::query(
                    "INSERT OR REPLACE INTO visit_rhythm VALUES
                     (1, $1, $2, $3, $4, $5, $6, $7, $8)",
                );
                for pace in [to.a, to.b, to.c] {
                    insert = insert.bind(i64::from(pace.visits)).bind(i64::from(pace.minutes));
                }
                let insert = insert.bind(i64::from(to.travel)).bind(i64::from(to.week));
                insert.execute(tx.conn()).await.map_err(StoreError::from)?;
                let set = Fact::RhythmSet { from, to };
                journal::fact(tx, Some(actor.person), &set, now).await?;
                Ok(())
            })
        })
        .await
}

/// Keeps V3: what these customers take of one rep's time.
pub(super) fn load_of<'a>(
    customers: impl IntoIterator<Item = &'a Customer>,
    rhythm: &Rhythm,
) -> Load {
    let mut counts = [0; 3];
    for class in customers.into_iter().filter_map(|customer| customer.class) {
        let place = match class {
            Class::A => 0,
            Class::B => 1,
            Class::C => 2,
        };
        counts[place] += 1;
    }
    load(counts, rhythm)
}
