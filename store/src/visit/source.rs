//! What a week is planned from: next steps, and customers with their last visit.

use domain::account::{Account, Class, Contact};
use domain::day::Day;
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
/// us made there.
pub(super) async fn customers(
    conn: &mut SqliteConnection,
    by: PersonId,
) -> Result<Vec<(Customer, Account)>, StoreError> {
    let select = sqlx::query(
        "SELECT a.id, a.name, a.class, (SELECT max(v.day) FROM visit v
             WHERE v.state = 'made' AND v.account IN (
                 WITH RECURSIVE part (id) AS (
                     SELECT a.id
                     UNION SELECT m.id FROM account m JOIN part ON m.merged_into = part.id
                 ) SELECT id FROM part)) AS day
         FROM account a WHERE a.merged_into IS NULL AND (a.owner = $1
             OR a.id IN (SELECT d.account FROM deal d WHERE d.place <= 8 AND d.owner = $1))
         ORDER BY a.folded",
    );
    let rows = select.bind(by.uuid()).fetch_all(conn).await?;
    let customer = |row| {
        let account = id(row, "id", AccountId::new)?;
        let name = text(row, "name", Name::new)?;
        let class = maybe_word(row, "class", Class::from_word)?;
        let last = get::<Option<i32>>(row, "day")?.map(Day);
        Ok((Customer { account, class, last }, Account { id: account, name }))
    };
    rows.iter().map(customer).collect()
}
