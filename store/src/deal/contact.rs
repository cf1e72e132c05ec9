//! The people of an account who have to do with a deal.

use domain::account::Contact;
use domain::deal::Change;
use domain::id::{AccountId, ContactId, DealId};
use domain::text::{Mail, Name, Phone, fold};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use crate::error::StoreError;
use crate::row::{get, id, maybe_id, maybe_text, text};
use crate::writer::Tx;

pub(crate) async fn of_deal(
    conn: &mut SqliteConnection,
    deal: DealId,
) -> Result<Vec<Contact>, StoreError> {
    let rows = sqlx::query(
        "SELECT c.id, c.account, c.name, c.position, c.phone, c.mobile, c.mail, c.superior, c.version
         FROM deal_contact x JOIN contact c ON c.id = x.contact WHERE x.deal = $1 ORDER BY x.position",
    )
    .bind(deal.uuid())
    .fetch_all(conn)
    .await?;
    rows.iter().map(from_row).collect()
}

/// Someone who is at their account still.
pub(crate) async fn read(
    conn: &mut SqliteConnection,
    contact: ContactId,
) -> Result<Option<Contact>, StoreError> {
    let row = sqlx::query(
        "SELECT id, account, name, position, phone, mobile, mail, superior, version FROM contact
         WHERE id = $1 AND gone = 0",
    );
    row.bind(contact.uuid()).fetch_optional(conn).await?.as_ref().map(from_row).transpose()
}

/// As [`read`], wherever they are now.
pub(crate) async fn read_even_gone(
    conn: &mut SqliteConnection,
    contact: ContactId,
) -> Result<Option<Contact>, StoreError> {
    let row = sqlx::query(
        "SELECT id, account, name, position, phone, mobile, mail, superior, version FROM contact
         WHERE id = $1",
    );
    row.bind(contact.uuid()).fetch_optional(conn).await?.as_ref().map(from_row).transpose()
}

pub(crate) fn from_row(row: &SqliteRow) -> Result<Contact, StoreError> {
    let version = u32::try_from(get::<i64>(row, "version")?);
    Ok(Contact {
        id: id(row, "id", ContactId::new)?,
        account: id(row, "account", AccountId::new)?,
        name: text(row, "name", Name::new)?,
        position: maybe_text(row, "position", Name::new)?,
        phone: maybe_text(row, "phone", Phone::new)?,
        mobile: maybe_text(row, "mobile", Phone::new)?,
        mail: maybe_text(row, "mail", Mail::new)?,
        superior: maybe_id(row, "superior", ContactId::new)?,
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
    })
}

/// Someone of an account by their folded name, the one known longest.
pub(crate) async fn named(
    tx: &mut Tx,
    account: AccountId,
    name: &Name,
) -> Result<Option<Contact>, StoreError> {
    let row = sqlx::query(
        "SELECT id, account, name, position, phone, mobile, mail, superior, version FROM contact
         WHERE account = $1 AND folded = $2 AND gone = 0 ORDER BY id LIMIT 1",
    )
    .bind(account.uuid())
    .bind(fold(name.as_str()))
    .fetch_optional(tx.conn())
    .await?;
    row.as_ref().map(from_row).transpose()
}

pub(crate) async fn exists(tx: &mut Tx, contact: ContactId) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM contact WHERE id = $1)");
    Ok(found.bind(contact.uuid()).fetch_one(tx.conn()).await?)
}

/// Writes the contacts that changes bring or set right.
pub(crate) async fn keep(
    tx: &mut Tx,
    account: AccountId,
    changes: &[Change],
) -> Result<(), StoreError> {
    for change in changes {
        match change {
            Change::ContactMet { contact: id, name, phone } => {
                let (name, phone) = (name.clone(), phone.clone());
                insert(tx, &Contact::named(*id, account, name, phone)).await?;
            }
            Change::ContactCorrected { contact: id, name, phone } => {
                correct(tx, *id, name, phone.as_ref()).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A contact; one who is known already stays as they are.
pub(crate) async fn insert(tx: &mut Tx, contact: &Contact) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO contact (id, account, name, phone, folded, phone_folded, position, mobile,
         mail, superior) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
    )
    .bind(contact.id.uuid())
    .bind(contact.account.uuid())
    .bind(contact.name.as_str())
    .bind(contact.phone.as_ref().map(Phone::as_str))
    .bind(fold(contact.name.as_str()))
    .bind(contact.phone.as_ref().map(|phone| fold(phone.as_str())))
    .bind(contact.position.as_ref().map(Name::as_str))
    .bind(contact.mobile.as_ref().map(Phone::as_str))
    .bind(contact.mail.as_ref().map(Mail::as_str))
    .bind(contact.superior.map(ContactId::uuid))
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The whole contact.
pub(crate) async fn save(tx: &mut Tx, contact: &Contact) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE contact SET name = $1, phone = $2, folded = $3, phone_folded = $4,
         position = $5, mobile = $6, mail = $7, superior = $8, version = $9 WHERE id = $10",
    )
    .bind(contact.name.as_str())
    .bind(contact.phone.as_ref().map(Phone::as_str))
    .bind(fold(contact.name.as_str()))
    .bind(contact.phone.as_ref().map(|phone| fold(phone.as_str())))
    .bind(contact.position.as_ref().map(Name::as_str))
    .bind(contact.mobile.as_ref().map(Phone::as_str))
    .bind(contact.mail.as_ref().map(Mail::as_str))
    .bind(contact.superior.map(ContactId::uuid))
    .bind(i64::from(contact.version))
    .bind(contact.id.uuid())
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Has someone report to another, or to nobody.
pub(crate) async fn set_superior(
    tx: &mut Tx,
    contact: ContactId,
    superior: Option<ContactId>,
) -> Result<(), StoreError> {
    let update =
        sqlx::query("UPDATE contact SET superior = $2, version = version + 1 WHERE id = $1");
    let update = update.bind(contact.uuid()).bind(superior.map(ContactId::uuid));
    update.execute(tx.conn()).await?;
    Ok(())
}

/// Sets name and phone right.
async fn correct(
    tx: &mut Tx,
    contact: ContactId,
    name: &Name,
    phone: Option<&Phone>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE contact SET name = $1, phone = $2, folded = $3, phone_folded = $4,
         version = version + 1 WHERE id = $5",
    )
    .bind(name.as_str())
    .bind(phone.map(Phone::as_str))
    .bind(fold(name.as_str()))
    .bind(phone.map(|phone| fold(phone.as_str())))
    .bind(contact.uuid())
    .execute(tx.conn())
    .await?;
    Ok(())
}
