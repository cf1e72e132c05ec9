//! People like the one who is typed, by name or phone, wherever they are listed.

use domain::duplicate::{FoundContact, Match, PersonHint, like_person, person, tell_person};
use domain::id::{AccountId, ContactId};
use domain::policy::Actor;
use domain::text::Name;
use sqlx::{QueryBuilder, Sqlite};

use super::find::facts;
use super::mend::keys;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, text};
use crate::script::plain;

const CANDIDATES: i64 = 60;

/// What is told to the actor of the few people most like the one typed, the most alike first.
/// `except` is a contact that is being written itself.
pub async fn contacts(
    store: &Store,
    actor: &Actor,
    typed: (&str, &[&str]),
    except: Option<ContactId>,
    limit: usize,
) -> Result<Vec<PersonHint>, StoreError> {
    let (name, phones) = typed;
    let keys = keys(name, phones.iter().copied());
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT c.id, c.account, c.name, c.phone, c.mobile FROM duplicate_person p \
         JOIN contact c ON c.id = p.contact AND c.gone = 0 \
         JOIN account a ON a.id = c.account AND a.merged_into IS NULL WHERE p.key IN (",
    );
    let mut list = query.separated(", ");
    for key in keys {
        list.push_bind(key);
    }
    query.push(") GROUP BY c.id ORDER BY max(p.key) DESC, c.id LIMIT ").push_bind(CANDIDATES);
    let mut snapshot = store.readers().begin().await?;
    let rows = query.build().persistent(false).fetch_all(&mut *snapshot).await?;
    let wanted = person(&plain(name));
    let mut found: Vec<(Match, ContactId, AccountId, Name)> = Vec::new();
    for row in &rows {
        let contact = id(row, "id", ContactId::new)?;
        let known = person(&plain(get(row, "name")?));
        let numbers: [Option<&str>; 2] = [get(row, "phone")?, get(row, "mobile")?];
        let numbers: Vec<&str> = numbers.into_iter().flatten().collect();
        let alike = like_person((&wanted, phones), (&known, &numbers));
        if let Some(alike) = alike.filter(|_| Some(contact) != except) {
            let account = id(row, "account", AccountId::new)?;
            found.push((alike, contact, account, text(row, "name", Name::new)?));
        }
    }
    found.sort_by_key(|(alike, contact, ..)| (std::cmp::Reverse(alike.likeness), *contact));
    let mut hints = Vec::new();
    for (alike, contact, account, name) in found {
        if hints.len() == limit {
            break;
        }
        let at = facts(&mut snapshot, actor, account, alike).await?;
        hints.extend(tell_person(FoundContact { contact, name, alike, at }, actor));
    }
    Ok(hints)
}
