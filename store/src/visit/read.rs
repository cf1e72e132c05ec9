//! Rows of visits.

use domain::account::Class;
use domain::day::{Day, Millis};
use domain::deal::NextStep;
use domain::id::{AccountId, ContactId, DealId, PersonId, VisitId};
use domain::policy::Actor;
use domain::text::{Name, Note};
use domain::visit::{Counted, Plan, Report, Row, State, Visit, Way};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::account::{push_owners, sight};
use crate::error::StoreError;
use crate::row::{get, id, maybe_id, maybe_text, maybe_word, text};

/// So many days back a visit that was not told of is still asked for.
const ASKED: i32 = 28;

/// The account that a visit is to now: its own, or the one that it has become part of.
const ROOT: &str = "(WITH RECURSIVE up (id, next) AS (
    SELECT id, merged_into FROM account WHERE id = v.account
    UNION SELECT p.id, p.merged_into FROM account p JOIN up ON p.id = up.next
) SELECT id FROM up WHERE next IS NULL)";

pub(crate) async fn visit(
    conn: &mut SqliteConnection,
    visit: VisitId,
) -> Result<Option<Visit>, StoreError> {
    let select = sqlx::query("SELECT * FROM visit WHERE id = $1").bind(visit.uuid());
    select.fetch_optional(conn).await?.as_ref().map(from_row).transpose()
}

/// What a person has planned, whenever that is.
pub(crate) async fn planned_of(
    conn: &mut SqliteConnection,
    by: PersonId,
) -> Result<Vec<Visit>, StoreError> {
    let select = sqlx::query("SELECT * FROM visit WHERE person = $1 AND state = 'planned'");
    let rows = select.bind(by.uuid()).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

/// Visits for a deal, the newest first.
pub(crate) async fn of_deal(
    conn: &mut SqliteConnection,
    deal: DealId,
) -> Result<Vec<Visit>, StoreError> {
    let select = sqlx::query("SELECT * FROM visit WHERE deal = $1 ORDER BY day DESC, id LIMIT 20");
    let rows = select.bind(deal.uuid()).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

/// Keeps T7: the visits of a person in a week, and those before it that are still to be told of,
/// as far as the actor sees their accounts.
pub(super) async fn rows(
    conn: &mut SqliteConnection,
    actor: &Actor,
    by: PersonId,
    (monday, today): (Day, Day),
) -> Result<Vec<Row>, StoreError> {
    let mut query = named_of(by);
    query.push(" AND (v.day BETWEEN ").push_bind(monday.0);
    query.push(" AND ").push_bind(monday.plus(6).0);
    query.push(" OR (v.state = 'planned' AND v.day < ").push_bind(monday.min(today).0);
    query.push(" AND v.day >= ").push_bind(monday.plus(-ASKED).0).push("))");
    push_sight(&mut query, actor);
    fetch(conn, query).await
}

/// Keeps T7: the visits of a person on the days from one to another.
pub(super) async fn between(
    conn: &mut SqliteConnection,
    actor: &Actor,
    by: PersonId,
    (from, until): (Day, Day),
) -> Result<Vec<Row>, StoreError> {
    let mut query = named_of(by);
    query.push(" AND v.day BETWEEN ").push_bind(from.0).push(" AND ").push_bind(until.0);
    push_sight(&mut query, actor);
    query.push(" ORDER BY v.day, v.minute, v.id");
    fetch(conn, query).await
}

/// Keeps T7: the accounts in sight, and of a handover that runs the visits to customers that come
/// to the actor.
fn push_sight(query: &mut QueryBuilder<Sqlite>, actor: &Actor) {
    query.push(
        " AND (v.id IN (SELECT i.visit FROM handover_item i JOIN handover h ON h.id = i.handover \
         WHERE h.closed_at IS NULL AND i.visit IS NOT NULL AND i.heir = ",
    );
    query.push_bind(actor.person.uuid()).push(") OR (true");
    sight::push_seen(query, "a.id", actor);
    query.push("))");
}

/// Of one person.
fn named_of(by: PersonId) -> QueryBuilder<Sqlite> {
    let mut query = named();
    query.push(" WHERE v.person = ").push_bind(by.uuid());
    query
}

/// Visits with the names they go by.
pub(super) fn named() -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT v.*, a.id AS root, a.name AS account_name, a.class, p.name AS product, \
         c.name AS contact_name FROM visit v JOIN account a ON a.id = ",
    );
    query.push(ROOT);
    query.push(
        " LEFT JOIN deal d ON d.id = v.deal LEFT JOIN product p ON p.id = d.product \
         LEFT JOIN contact c ON c.id = v.contact",
    );
    query
}

pub(super) async fn fetch(
    conn: &mut SqliteConnection,
    mut query: QueryBuilder<Sqlite>,
) -> Result<Vec<Row>, StoreError> {
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    let named = |row| {
        Ok(Row {
            visit: Visit { account: id(row, "root", AccountId::new)?, ..from_row(row)? },
            account: text(row, "account_name", Name::new)?,
            class: maybe_word(row, "class", Class::from_word)?,
            product: maybe_text(row, "product", Name::new)?,
            contact: maybe_text(row, "contact_name", Name::new)?,
        })
    };
    rows.iter().map(named).collect()
}

/// What a person has planned from a day on.
pub(super) async fn ahead(
    conn: &mut SqliteConnection,
    by: PersonId,
    from: Day,
) -> Result<Vec<Visit>, StoreError> {
    let select = sqlx::query(
        "SELECT * FROM visit WHERE person = $1 AND day >= $2 AND state = 'planned' ORDER BY day",
    );
    let rows = select.bind(by.uuid()).bind(from.0).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

/// What people planned for a week or made in it.
pub(super) async fn of_week(
    conn: &mut SqliteConnection,
    people: &[PersonId],
    monday: Day,
) -> Result<Vec<Visit>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT * FROM visit WHERE (day BETWEEN ");
    query.push_bind(monday.0).push(" AND ").push_bind(monday.plus(6).0);
    query.push(" OR plan_day BETWEEN ").push_bind(monday.0);
    query.push(" AND ").push_bind(monday.plus(6).0).push(")");
    push_owners(&mut query, "person", people.iter());
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

/// What is counted of the visits that a person planned for days of a span or made in it.
pub(super) async fn counted(
    conn: &mut SqliteConnection,
    by: PersonId,
    (from, until): (Day, Day),
) -> Result<Vec<Counted>, StoreError> {
    let select = sqlx::query(
        "SELECT plan_day, day, planned, state, way FROM visit WHERE person = $1
         AND (day BETWEEN $2 AND $3 OR plan_day BETWEEN $2 AND $3)",
    );
    let rows = select.bind(by.uuid()).bind(from.0).bind(until.0).fetch_all(conn).await?;
    let one = |row: &SqliteRow| {
        let (state, way) = (get::<&str>(row, "state")?, maybe_word(row, "way", Way::from_word)?);
        let day = Day(get(row, "day")?);
        Ok(Counted {
            plan_day: Day(get(row, "plan_day")?),
            planned: get(row, "planned")?,
            dropped: state == "dropped",
            made_on: (state == "made").then_some(day),
            way: way.ok_or(StoreError::unreadable("way"))?,
        })
    };
    rows.iter().map(one).collect()
}

fn from_row(row: &SqliteRow) -> Result<Visit, StoreError> {
    let number = |column| {
        let value = get::<i64>(row, column)?;
        u16::try_from(value).map_err(|_| StoreError::unreadable(column))
    };
    let minute = get::<Option<i64>>(row, "minute")?.map(u16::try_from).transpose();
    let version = u32::try_from(get::<i64>(row, "version")?);
    let way = maybe_word(row, "way", Way::from_word)?;
    Ok(Visit {
        id: id(row, "id", VisitId::new)?,
        by: id(row, "person", PersonId::new)?,
        account: id(row, "account", AccountId::new)?,
        deal: maybe_id(row, "deal", DealId::new)?,
        plan: Plan {
            day: Day(get(row, "plan_day")?),
            minute: minute.map_err(|_| StoreError::unreadable("minute"))?,
            minutes: number("minutes")?,
            way: way.ok_or(StoreError::unreadable("way"))?,
            aim: maybe_text(row, "aim", Name::new)?,
            second: maybe_text(row, "second", Name::new)?,
            fallback: maybe_text(row, "fallback", Name::new)?,
            contact: maybe_id(row, "contact", ContactId::new)?,
        },
        planned: get(row, "planned")?,
        notes: serde_json::from_str(get(row, "notes")?)?,
        state: state(row)?,
        written_at: Millis(get(row, "written_at")?),
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
    })
}

fn state(row: &SqliteRow) -> Result<State, StoreError> {
    match get::<&str>(row, "state")? {
        "planned" => Ok(State::Planned),
        "dropped" => Ok(State::Dropped { why: maybe_text(row, "why", Note::new)? }),
        "made" => {
            let due = get::<Option<i32>>(row, "action_due")?.map(Day);
            let what = maybe_text(row, "action", Name::new)?;
            Ok(State::Made(Report {
                on: Day(get(row, "day")?),
                result: text(row, "result", Note::new)?,
                action: what.zip(due).map(|(what, due)| NextStep { what, due }),
                next: get::<Option<i32>>(row, "next_day")?.map(Day),
            }))
        }
        _ => Err(StoreError::unreadable("state")),
    }
}
