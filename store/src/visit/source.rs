//! What a week is planned from: next steps, and customers with their last visit.

use domain::account::{Account, Class, Contact, Hours};
use domain::day::{Day, Millis};
use domain::deal::NextStep;
use domain::id::{AccountId, DealId, PersonId};
use domain::text::Name;
use domain::visit::{Choice, Customer, DueStep};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use crate::deal::contact;
use crate::error::StoreError;
use crate::row::{get, id, maybe_text, maybe_word, text};

/// The next steps of a person's open deals.
pub(super) async fn steps(
    conn: &mut SqliteConnection,
    by: PersonId,
) -> Result<Vec<DueStep>, StoreError> {
    let select = sqlx::query(
        "SELECT id, account, step, due FROM deal
         WHERE owner = $1 AND place <= 8 AND step IS NOT NULL",
    );
    let rows = select.bind(by.uuid()).fetch_all(conn).await?;
    let step = |row| {
        let what = text(row, "step", Name::new)?;
        Ok(DueStep {
            deal: id(row, "id", DealId::new)?,
            account: id(row, "account", AccountId::new)?,
            step: NextStep { what, due: Day(get(row, "due")?) },
        })
    };
    rows.iter().map(step).collect()
}

/// One deal, as a visit is about it.
pub(super) async fn deal(
    conn: &mut SqliteConnection,
    deal: DealId,
) -> Result<Option<Choice>, StoreError> {
    let select = sqlx::query(
        "SELECT d.id, d.account, p.name AS product FROM deal d
         LEFT JOIN product p ON p.id = d.product WHERE d.id = $1",
    );
    let row = select.bind(deal.uuid()).fetch_optional(conn).await?;
    row.as_ref().map(choice).transpose()
}

fn choice(row: &SqliteRow) -> Result<Choice, StoreError> {
    Ok(Choice {
        deal: id(row, "id", DealId::new)?,
        account: id(row, "account", AccountId::new)?,
        product: maybe_text(row, "product", Name::new)?,
    })
}

/// The people of whom a person looks after or has open deals with, by name.
pub(super) async fn contacts(
    conn: &mut SqliteConnection,
    by: PersonId,
) -> Result<Vec<Contact>, StoreError> {
    let select = sqlx::query(
        "SELECT id, account, name, position, phone, mobile, mail, superior, version FROM contact
         WHERE gone = 0 AND account IN (SELECT a.id FROM account a WHERE a.merged_into IS NULL
             AND (a.owner = $1 OR a.id IN
                 (SELECT d.account FROM deal d WHERE d.place <= 8 AND d.owner = $1)))
         ORDER BY folded, id LIMIT 1000",
    );
    let rows = select.bind(by.uuid()).fetch_all(conn).await?;
    rows.iter().map(contact::from_row).collect()
}

/// The open deals of a person, by the name of their account.
pub(super) async fn deals(
    conn: &mut SqliteConnection,
    by: PersonId,
) -> Result<Vec<Choice>, StoreError> {
    let select = sqlx::query(
        "SELECT d.id, d.account, p.name AS product FROM deal d JOIN account a ON a.id = d.account
         LEFT JOIN product p ON p.id = d.product
         WHERE d.owner = $1 AND d.place <= 8 ORDER BY a.folded, d.id",
    );
    let rows = select.bind(by.uuid()).fetch_all(conn).await?;
    rows.iter().map(choice).collect()
}

/// Whom a person looks after or has open deals with, by name, with the last visit that anyone of
/// us made there, and the last contact that anyone had. `offset`: minutes east of UTC, where days
/// are counted.
pub(super) async fn customers(
    conn: &mut SqliteConnection,
    by: PersonId,
    offset: i32,
) -> Result<Vec<(Customer, Account)>, StoreError> {
    let select = sqlx::query(
        "WITH RECURSIVE mine (id) AS (
             SELECT a.id FROM account a WHERE a.merged_into IS NULL AND (a.owner = $1
                 OR a.id IN (SELECT d.account FROM deal d WHERE d.place <= 8 AND d.owner = $1))
         ), part (root, id) AS (
             SELECT id, id FROM mine
             UNION SELECT p.root, m.id FROM account m JOIN part p ON m.merged_into = p.id
         ), visited (root, day, any_day) AS (
             SELECT p.root, max(iif(v.way IN ('face_to_face', 'online'), v.day, NULL)), max(v.day)
             FROM part p JOIN visit v ON v.account = p.id WHERE v.state = 'made' GROUP BY p.root
         ), spoken (root, at) AS (
             SELECT root, max(at) FROM (
                 SELECT p.root, x.happened AS at FROM part p JOIN activity x ON x.account = p.id
                 WHERE x.reached = 1 OR (x.kind = 'mail' AND x.way = 'in' AND x.withdrawn = 0)
                 UNION ALL
                 SELECT p.root, x.happened FROM part p JOIN deal d ON d.account = p.id
                     JOIN activity x ON x.deal = d.id
                 WHERE x.reached = 1 OR (x.kind = 'mail' AND x.way = 'in' AND x.withdrawn = 0)
             ) GROUP BY root
         )
         SELECT a.id, a.name, a.class, a.hours, w.day, w.any_day, s.at
         FROM mine m JOIN account a ON a.id = m.id
         LEFT JOIN visited w ON w.root = a.id LEFT JOIN spoken s ON s.root = a.id
         ORDER BY a.folded",
    );
    let rows = select.bind(by.uuid()).fetch_all(conn).await?;
    let customer = |row| {
        let account = id(row, "id", AccountId::new)?;
        let name = text(row, "name", Name::new)?;
        let class = maybe_word(row, "class", Class::from_word)?;
        let hours = maybe_word(row, "hours", Hours::from_word)?;
        let day = |column| Ok::<_, StoreError>(get::<Option<i32>>(row, column)?.map(Day));
        let spoken = get::<Option<i64>>(row, "at")?.map(|at| Millis(at).day(offset));
        let (visited, met) = (day("day")?, day("any_day")?.max(spoken));
        Ok((Customer { account, class, visited, met, hours }, Account { id: account, name }))
    };
    rows.iter().map(customer).collect()
}
