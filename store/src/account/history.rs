//! What happened to an account, from the journal: its own entries, and of deals' entries what
//! they say about its people. Nothing else of a deal is told here: it may be out of sight.

use std::collections::BTreeSet;

use domain::account::{Change, Entry};
use domain::day::Millis;
use domain::deal;
use domain::id::{AccountId, PersonId};
use domain::merge::FieldsMerged;
use domain::text::Name;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use crate::error::StoreError;
use crate::journal::Fact;
use crate::row::{get, maybe_id};

/// As many entries as a page tells of.
const LATEST: i64 = 200;

/// The newest first.
pub(super) async fn about(
    conn: &mut SqliteConnection,
    account: AccountId,
) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query(
        "SELECT j.seq, j.at, j.actor, j.payload, j.deal IS NOT NULL AS of_deal, e.made
         FROM account_entry e JOIN journal j ON j.seq = e.seq
         WHERE e.account = $1 ORDER BY e.seq DESC LIMIT $2",
    );
    let rows = rows.bind(account.uuid()).bind(LATEST).fetch_all(conn).await?;
    let entries: Result<Vec<Entry>, StoreError> = rows.iter().map(entry).collect();
    let mut entries = entries?;
    let mut known = BTreeSet::new();
    // From the oldest on: a second deal that meets someone adds nobody.
    for entry in entries.iter_mut().rev() {
        entry.changes.retain(|change| match change {
            Change::ContactAdded { contact, .. } => known.insert(*contact),
            _ => true,
        });
    }
    entries.retain(|entry| !entry.changes.is_empty());
    Ok(entries)
}

fn entry(row: &SqliteRow) -> Result<Entry, StoreError> {
    let payload: &str = get(row, "payload")?;
    let mut changes = if get::<bool>(row, "of_deal")? {
        let changes: Vec<deal::Change> = serde_json::from_str(payload)?;
        changes.into_iter().filter_map(of_people).collect()
    } else {
        match serde_json::from_str(payload)? {
            Fact::AccountChanged { changes, .. } => changes,
            Fact::AccountsMerged { account, name, moved, .. } => {
                merged(account, name, moved.fields)
            }
            Fact::AccountsParted { account, name, .. } => vec![Change::Parted { account, name }],
            _ => Vec::new(),
        }
    };
    if get::<bool>(row, "made")? {
        changes.insert(0, Change::Added);
    }
    Ok(Entry {
        seq: get(row, "seq")?,
        at: Millis(get(row, "at")?),
        by: maybe_id(row, "actor", PersonId::new)?,
        changes,
    })
}

/// What came with an account that became part of this one.
fn merged(account: AccountId, name: Name, fields: FieldsMerged) -> Vec<Change> {
    let FieldsMerged { before, after, other } = fields;
    let mut changes = vec![Change::Merged { account, name, other }];
    changes.extend(before.1.changes(&after.1));
    if before.0 != after.0 {
        changes.push(Change::Owner { from: before.0, to: after.0 });
    }
    changes
}

fn of_people(change: deal::Change) -> Option<Change> {
    match change {
        deal::Change::ContactMet { contact, name, .. } => {
            Some(Change::ContactAdded { contact, name })
        }
        deal::Change::ContactCorrected { contact, name, .. } => {
            Some(Change::ContactCorrected { contact, name })
        }
        deal::Change::ContactDropped { contact } => Some(Change::ContactDropped { contact }),
        _ => None,
    }
}
