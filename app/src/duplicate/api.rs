//! Asking for duplicates. What is told goes as far as the reader's sight, and no further.

use crate::wire::Json;
use domain::duplicate::{Match, Why};
use domain::id::{AccountId, ContactId, DealId};
use domain::text::Name;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A customer that is listed already.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Twin {
    pub name: Name,
    pub alike: Match,
    /// Colleagues who look after it.
    pub holders: Vec<Name>,
    /// For those who see it.
    pub known: Option<Seen>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seen {
    pub account: AccountId,
    pub open: Vec<DealId>,
}

/// A person who is listed already, and where; unnamed where that is out of sight.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonTwin {
    pub name: Option<Name>,
    pub why: Why,
    pub at: Twin,
}

/// Up to three accounts like the name that is typed. `except` is the one being written.
#[server(DuplicateAccounts, endpoint = "duplicate_accounts", input = Json, output = Json)]
pub async fn duplicate_accounts(
    typed: String,
    except: Option<AccountId>,
) -> Result<Vec<Twin>, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::LookForDuplicates)?;
    paced(&at)?;
    let typed: String = typed.chars().take(Name::MAX).collect();
    let found = store::duplicate::accounts(&at.store, &at.actor, &typed, except, MOST).await?;
    Ok(found.into_iter().map(|hint| told(hint, &at)).collect())
}

/// Up to three people like the one that is typed. `except` is the one being written.
#[server(DuplicateContacts, endpoint = "duplicate_contacts", input = Json, output = Json)]
pub async fn duplicate_contacts(
    name: String,
    phones: Vec<String>,
    except: Option<ContactId>,
) -> Result<Vec<PersonTwin>, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::LookForDuplicates)?;
    paced(&at)?;
    let name: String = name.chars().take(Name::MAX).collect();
    let fits = |phone: &&str| phone.chars().count() <= domain::text::Phone::MAX;
    let phones: Vec<&str> = phones.iter().map(String::as_str).filter(fits).take(2).collect();
    let typed = (name.as_str(), phones.as_slice());
    let found = store::duplicate::contacts(&at.store, &at.actor, typed, except, MOST).await?;
    let person = |hint: domain::duplicate::PersonHint| PersonTwin {
        name: hint.name,
        why: hint.alike.why,
        at: told(hint.at, &at),
    };
    Ok(found.into_iter().map(person).collect())
}

/// Keeps T7: hints go beyond one's sight, so nobody reads all accounts by asking for hints.
#[cfg(feature = "ssr")]
fn paced(at: &crate::acting::Acting) -> Result<(), Problem> {
    use crate::session::pace::Pace;
    let pace = use_context::<std::sync::Arc<Pace>>().ok_or(Problem::Failed)?;
    let asked = pace.ask(at.actor.person, std::time::Instant::now());
    asked.map_err(|seconds| Problem::TooMuchAsked { seconds })
}

/// More would be a list, not a hint.
#[cfg(feature = "ssr")]
const MOST: usize = 3;

#[cfg(feature = "ssr")]
fn told(hint: domain::duplicate::Hint, at: &crate::acting::Acting) -> Twin {
    let org = at.store.org();
    let holders = hint.holders.iter().filter_map(|id| org.person(*id));
    let seen = |known: domain::duplicate::Known| Seen { account: known.account, open: known.open };
    Twin {
        name: hint.name,
        alike: hint.alike,
        holders: holders.map(|person| person.name.clone()).collect(),
        known: hint.known.map(seen),
    }
}
