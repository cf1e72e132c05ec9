//! A row of a deal, with the names that its card shows.

use domain::account::Class;
use domain::board::{Card, CardContact};
use domain::day::{Day, Millis};
use domain::deal::{CustomerStatus, Deal, LastMove, LostReason, NextStep, Position, Standing};
use domain::id::{AccountId, ContactId, DealId, OpId, PersonId, ProductId, SourceId};
use domain::money::Currency;
use domain::text::{Name, Note, Phone};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::{self, LOST, PARKED, WON, get, id, maybe_id, maybe_text, maybe_word, text};

/// What a card is read from; what follows is joined on.
macro_rules! card_sql {
    ($($rest:literal)?) => {
        concat!(
            "SELECT d.id, d.account, d.contact, d.product, d.source, d.owner, d.amount, \
             d.currency, d.worth, d.rated, d.value_currency, d.expected, d.status, d.step, \
             d.due, d.place, d.stage, d.since, d.band_since, d.value, d.closed, d.lost_reason, \
             d.note, d.last_op, d.last_from, d.listed_at, d.claimed, d.version, a.name AS account_name, a.class, \
             p.name AS product_name, c.name AS contact_name, c.phone AS contact_phone, \
             (SELECT group_concat(hex(x.contact), '' ORDER BY x.position) \
             FROM deal_contact x WHERE x.deal = d.id) AS contacts \
             FROM deal d JOIN account a ON a.id = d.account \
             LEFT JOIN product p ON p.id = d.product \
             LEFT JOIN contact c ON c.id = d.contact",
            $($rest)?
        )
    };
}
pub(crate) use card_sql;

pub(crate) async fn card(
    conn: &mut SqliteConnection,
    deal: DealId,
) -> Result<Option<Card>, StoreError> {
    let select = sqlx::query(card_sql!(" WHERE d.id = $1")).bind(deal.uuid());
    select.fetch_optional(conn).await?.as_ref().map(from_row).transpose()
}

/// A deal as an operation finds it, in one statement: its card, and whether the operation was
/// answered before.
pub(crate) async fn asked(
    conn: &mut SqliteConnection,
    deal: DealId,
    op: OpId,
) -> Result<Option<(Card, bool)>, StoreError> {
    let select = sqlx::query(concat!(
        "SELECT card.*, EXISTS (SELECT 1 FROM journal WHERE op = $2)
         OR EXISTS (SELECT 1 FROM operation_refused WHERE op = $2) AS answered FROM (",
        card_sql!(" WHERE d.id = $1"),
        ") card"
    ));
    let row = select.bind(deal.uuid()).bind(op.uuid()).fetch_optional(conn).await?;
    row.map(|row| Ok((from_row(&row)?, get(&row, "answered")?))).transpose()
}

/// Every deal of an account, in the order of their identities.
pub(crate) async fn deals_of(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Card>, StoreError> {
    let select = sqlx::query(card_sql!(" WHERE d.account = $1 ORDER BY d.id"));
    let rows = select.bind(account.uuid()).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

/// The open and parked deals of an owner, in the order of their identities.
pub(crate) async fn open_of(
    conn: &mut SqliteConnection,
    owner: PersonId,
) -> Result<Vec<Card>, StoreError> {
    let select = card_sql!(" WHERE d.owner = $1 AND d.place NOT IN (9, 10) ORDER BY d.id");
    let rows = sqlx::query(select).bind(owner.uuid()).fetch_all(conn).await?;
    rows.iter().map(from_row).collect()
}

pub(crate) async fn count_open_of(
    conn: &mut SqliteConnection,
    owner: PersonId,
) -> Result<u32, StoreError> {
    let count = "SELECT count(*) FROM deal WHERE owner = $1 AND place NOT IN (9, 10)";
    let count: i64 = sqlx::query_scalar(count).bind(owner.uuid()).fetch_one(conn).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub(crate) fn from_row(row: &SqliteRow) -> Result<Card, StoreError> {
    let contact = match maybe_id(row, "contact", ContactId::new)? {
        None => None,
        Some(id) => Some(CardContact {
            id,
            name: text(row, "contact_name", Name::new)?,
            phone: maybe_text(row, "contact_phone", Phone::new)?,
        }),
    };
    Ok(Card {
        deal: deal(row)?,
        account: text(row, "account_name", Name::new)?,
        class: maybe_word(row, "class", Class::from_word)?,
        product: maybe_text(row, "product_name", Name::new)?,
        contact,
        rated: rated(row)?,
    })
}

fn rated(row: &SqliteRow) -> Result<Option<i64>, StoreError> {
    let worth = get::<Option<i64>>(row, "worth")?;
    Ok(if get(row, "rated")? { worth } else { None })
}

fn deal(row: &SqliteRow) -> Result<Deal, StoreError> {
    let currency = text(row, "currency", Currency::new)?;
    let amount = get::<Option<i64>>(row, "amount")?;
    let version = u32::try_from(get::<i64>(row, "version")?);
    Ok(Deal {
        id: id(row, "id", DealId::new)?,
        account: id(row, "account", AccountId::new)?,
        contacts: contacts(row)?,
        product: maybe_id(row, "product", ProductId::new)?,
        source: maybe_id(row, "source", SourceId::new)?,
        owner: id(row, "owner", PersonId::new)?,
        amount: amount.map(|minor| row::money(minor, currency)).transpose()?,
        expected: day(row, "expected")?,
        status: maybe_word(row, "status", CustomerStatus::from_word)?,
        next_step: next_step(row)?,
        position: position(row)?,
        last_move: last_move(row)?,
        listed_at: Millis(get(row, "listed_at")?),
        claimed: day(row, "claimed")?,
        withdrawn: false,
        version: version.map_err(|_| StoreError::unreadable("a version"))?,
    })
}

pub(crate) fn position(row: &SqliteRow) -> Result<Position, StoreError> {
    let (since, band_since) = (Millis(get(row, "since")?), Millis(get(row, "band_since")?));
    Ok(Position { standing: standing(row)?, since, band_since })
}

fn standing(row: &SqliteRow) -> Result<Standing, StoreError> {
    let stage = row::stage(get(row, "stage")?)?;
    let on = || day(row, "closed")?.ok_or(StoreError::unreadable("closed"));
    let note = || maybe_text(row, "note", Note::new);
    Ok(match get::<i64>(row, "place")? {
        WON => {
            let currency = text(row, "value_currency", Currency::new)?;
            let value = row::money(get(row, "value")?, currency)?;
            Standing::Won { from: stage, value, on: on()? }
        }
        LOST => {
            let reason = maybe_word(row, "lost_reason", LostReason::from_word)?;
            let reason = reason.ok_or(StoreError::unreadable("lost_reason"))?;
            Standing::Lost { from: stage, reason, note: note()?, on: on()? }
        }
        PARKED => Standing::Parked { from: stage, note: note()? },
        _ => Standing::Open { stage },
    })
}

fn next_step(row: &SqliteRow) -> Result<Option<NextStep>, StoreError> {
    let what = maybe_text(row, "step", Name::new)?;
    Ok(what.zip(day(row, "due")?).map(|(what, due)| NextStep { what, due }))
}

fn last_move(row: &SqliteRow) -> Result<Option<LastMove>, StoreError> {
    let Some(op) = maybe_id(row, "last_op", OpId::new)? else { return Ok(None) };
    Ok(Some(LastMove { op, from: serde_json::from_str(get(row, "last_from")?)? }))
}

fn day(row: &SqliteRow, column: &'static str) -> Result<Option<Day>, StoreError> {
    let Some(number) = get::<Option<i64>>(row, column)? else { return Ok(None) };
    let number = i32::try_from(number).map_err(|_| StoreError::unreadable(column))?;
    Ok(Some(Day(number)))
}

/// The identities of all contacts in order: 32 hexadecimal digits each, nothing between.
fn contacts(row: &SqliteRow) -> Result<Vec<ContactId>, StoreError> {
    let Some(hex) = get::<Option<&str>>(row, "contacts")? else { return Ok(Vec::new()) };
    let contact = |at: usize| {
        let uuid = hex.get(at..at + 32).and_then(|digits| Uuid::try_parse(digits).ok());
        uuid.map(ContactId::new).ok_or(StoreError::unreadable("a contact"))
    };
    (0..hex.len()).step_by(32).map(contact).collect()
}
