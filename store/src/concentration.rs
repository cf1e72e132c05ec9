//! How the sales of a company rest on its people: read from deals as they stand.

use std::collections::{BTreeMap, BTreeSet};

use domain::day::{Day, Millis};
use domain::funnel::{Funnel, Place};
use domain::handover::{Alone, Resting};
use domain::id::{AccountId, PersonId};
use domain::money::Total;
use domain::org::{Org, Role};
use domain::policy::Actor;
use domain::text::Name;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::account::push_owners;
use crate::clock;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, stage, text};

/// What was won is counted over so many days: twelve months.
const YEAR: i32 = 365;
/// The most accounts that are named.
const NAMED: usize = 50;
/// Sums are taken in two halves: the whole of them may be wider than the database's integers.
const HALF: i128 = 1_000_000;
const SUMS: &str = "sum(coalesce(d.worth, 0) / 1000000) AS high, \
    sum(coalesce(d.worth, 0) % 1000000) AS low";

/// Who knows an account: who looks after it, has or had a deal there, wrote something down about
/// it, or was there. What became part of another is known as that.
const KNOWS: &str = "WITH RECURSIVE part (id, root) AS (
        SELECT id, id FROM account WHERE merged_into IS NULL
        UNION ALL SELECT a.id, part.root FROM account a JOIN part ON a.merged_into = part.id
    ), told (account, person) AS (
        SELECT id, owner FROM account WHERE owner IS NOT NULL
        UNION SELECT account, owner FROM deal
        UNION SELECT coalesce(t.account, d.account), t.author FROM activity t
              LEFT JOIN deal d ON d.id = t.deal WHERE t.withdrawn = 0
        UNION SELECT account, person FROM visit WHERE state = 'made'
    ), known (account, person) AS (
        SELECT DISTINCT part.root, told.person FROM told JOIN part ON part.id = told.account
    )
    SELECT a.id, a.name, min(k.person) AS person FROM known k JOIN account a ON a.id = k.account
    GROUP BY k.account HAVING count(*) = 1";

/// Keeps H6 and T7: how the sales of those in the actor's sight rest on them.
pub async fn read(store: &Store, actor: &Actor, now: Millis) -> Result<Resting, StoreError> {
    let company = store.company();
    let company = company.as_ref().as_ref().ok_or(StoreError::NotFounded)?;
    let people = sellers(&store.org(), actor);
    let today = clock::today(company, now);
    let mut snapshot = store.readers().begin().await?;
    let won = won(&mut snapshot, &people, today).await?;
    let (weighs, weights) = weighs(&mut snapshot, &people, &company.funnel).await?;
    let mut alone = BTreeMap::new();
    let mut accounts = Vec::new();
    for row in sqlx::query(KNOWS).fetch_all(&mut *snapshot).await? {
        let person = id(&row, "person", PersonId::new)?;
        if people.contains(&person) {
            *alone.entry(person).or_insert(0) += 1;
            let account = id(&row, "id", AccountId::new)?;
            let weighs = weights.get(&account).copied().unwrap_or_default();
            accounts.push(Alone { account, name: text(&row, "name", Name::new)?, person, weighs });
        }
    }
    accounts.sort_by(|one, other| {
        other.weighs.cmp(&one.weighs).then_with(|| one.name.as_str().cmp(other.name.as_str()))
    });
    accounts.truncate(NAMED);
    Ok(Resting::of(&people, &won, &weighs, &alone, accounts))
}

/// Those in sight who sell, or sold and are off since: theirs are to be handed over.
fn sellers(org: &Org, actor: &Actor) -> BTreeSet<PersonId> {
    let sells = |roles: &BTreeSet<Role>| roles.iter().any(|role| role.sells());
    let seen = org.people().filter(|one| actor.sight.takes_in(one.id) && sells(&one.roles));
    seen.map(|one| one.id).collect()
}

async fn won(
    conn: &mut SqliteConnection,
    people: &BTreeSet<PersonId>,
    today: Day,
) -> Result<BTreeMap<PersonId, Total>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT d.owner, ");
    query.push(SUMS).push(" FROM deal d WHERE d.place = 9 AND d.closed > ");
    query.push_bind(today.plus(-YEAR).0);
    push_owners(&mut query, "d.owner", people.iter());
    query.push(" GROUP BY d.owner");
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((id(row, "owner", PersonId::new)?, sum(row)?))).collect()
}

type Weights = (BTreeMap<PersonId, Total>, BTreeMap<AccountId, Total>);

/// What open deals weigh, by owner and by account.
async fn weighs(
    conn: &mut SqliteConnection,
    people: &BTreeSet<PersonId>,
    funnel: &Funnel,
) -> Result<Weights, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT d.owner, d.account, d.place, ");
    query.push(SUMS).push(" FROM deal d WHERE d.place < 9");
    push_owners(&mut query, "d.owner", people.iter());
    query.push(" GROUP BY d.account, d.owner, d.place");
    let (mut by_person, mut by_account) = (BTreeMap::new(), BTreeMap::new());
    for row in query.build().persistent(false).fetch_all(conn).await? {
        let rate = funnel.rate(Place::Stage(stage(get(&row, "place")?)?));
        let weighs = sum(&row)?.per_mille(rate.per_mille());
        let owner = by_person.entry(id(&row, "owner", PersonId::new)?).or_insert(Total(0));
        *owner = *owner + weighs;
        let account = by_account.entry(id(&row, "account", AccountId::new)?).or_insert(Total(0));
        *account = *account + weighs;
    }
    Ok((by_person, by_account))
}

fn sum(row: &SqliteRow) -> Result<Total, StoreError> {
    let (high, low): (i64, i64) = (get(row, "high")?, get(row, "low")?);
    Ok(Total(i128::from(high) * HALF + i128::from(low)))
}
