//! The table of a filter: its sums, and a window of its rows in any order.

use std::collections::BTreeMap;

use domain::board::{Card, Filter, Tally};
use domain::day::Millis;
use domain::funnel::{Funnel, Place};
use domain::id::DealId;
use domain::money::Total;
use domain::policy::Actor;
use domain::table::{Heading, Sort, Table};
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use uuid::Uuid;

use crate::board::scope::Scope;
use crate::board::tallies;
use crate::deal::read::{card_sql, from_row};
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::place_number;

/// Cards read by one statement.
const CHUNK: usize = 200;

/// The rows `from .. from + len` of a filter, and the sums of all it takes in; without chosen
/// places the open deals. With `len` as large as it gets these are all of them, in order, as of
/// one moment.
pub async fn page(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    sort: Sort,
    (from, len): (u32, u32),
    now: Millis,
) -> Result<Table, StoreError> {
    let scope = Scope::of(store, actor, &filter.clone().open_by_default(), now)?;
    let funnel = store.company().as_ref().as_ref().map(|company| company.funnel);
    let funnel = funnel.ok_or(StoreError::NotFounded)?;
    let mut snapshot = store.readers().begin().await?;
    let tallies = tallies::read(&mut snapshot, &scope, None).await?;
    let (mut tally, mut weighted) = (Tally::default(), Total::default());
    for place in Place::ALL {
        let here = tallies.of(place);
        tally = tally.plus(&here);
        weighted = weighted + here.weighted(funnel.rate(place));
    }
    let from = from.min(tally.count);
    let ids = ids(&mut snapshot, &scope, &funnel, sort, from, len).await?;
    let rows = cards(&mut snapshot, &ids).await?;
    Ok(Table { tally, weighted, from, rows })
}

/// The identities of the rows `from .. from + len`.
pub(crate) async fn ids(
    conn: &mut SqliteConnection,
    scope: &Scope,
    funnel: &Funnel,
    sort: Sort,
    from: u32,
    len: u32,
) -> Result<Vec<DealId>, StoreError> {
    let nobody = scope.read.as_ref().is_some_and(|owners| owners.is_empty());
    if nobody || len == 0 {
        return Ok(Vec::new());
    }
    let mut query = window(scope, funnel, sort, from, len);
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    rows.iter().map(|row| Ok(DealId::new(row.try_get::<Uuid, _>(0)?))).collect()
}

pub(crate) fn window(
    scope: &Scope,
    funnel: &Funnel,
    sort: Sort,
    from: u32,
    len: u32,
) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT d.id FROM deal d");
    scope.push_joins(&mut query);
    query.push(match sort.by {
        Heading::Account => " JOIN account sa ON sa.id = d.account",
        Heading::Product => " LEFT JOIN product sp ON sp.id = d.product",
        Heading::Source => " LEFT JOIN source ss ON ss.id = d.source",
        Heading::Owner => " JOIN person so ON so.id = d.owner",
        _ => "",
    });
    query.push(" WHERE true");
    scope.push_conditions(&mut query, &scope.read);
    query.push(" ORDER BY ");
    push_key(&mut query, funnel, sort);
    query.push("d.id LIMIT ").push_bind(i64::from(len));
    query.push(" OFFSET ").push_bind(i64::from(from));
    query
}

/// What has no value stands last either way.
fn push_key(query: &mut QueryBuilder<Sqlite>, funnel: &Funnel, sort: Sort) {
    let turn = if sort.falling { " DESC, " } else { ", " };
    let key = match sort.by {
        Heading::Account => "sa.folded",
        Heading::Product => "sp.folded",
        Heading::Source => "ss.kind",
        Heading::Owner => "so.name",
        Heading::Stage => "d.place",
        Heading::Amount => "d.worth",
        Heading::Weighted => "",
        Heading::Expected => "d.expected",
        Heading::Status => {
            "CASE d.status WHEN 'learning' THEN 1 WHEN 'comparing' THEN 2 \
             WHEN 'negotiating' THEN 3 WHEN 'decided' THEN 4 END"
        }
        Heading::NextStep => "d.due",
        Heading::Listed => "d.listed_at",
        Heading::InStage => "d.since",
    };
    match sort.by {
        Heading::Weighted => {
            query.push("d.worth IS NULL, d.worth * CASE d.place");
            for place in Place::ALL {
                query.push(" WHEN ").push_bind(place_number(place));
                query.push(" THEN ").push_bind(i64::from(funnel.rate(place).per_mille()));
            }
            query.push(" END").push(turn);
        }
        Heading::Account | Heading::Owner | Heading::Stage | Heading::Listed | Heading::InStage => {
            query.push(key).push(turn);
        }
        Heading::Source => {
            query.push(key).push(" IS NULL, ").push(key).push(turn).push("ss.name").push(turn);
        }
        _ => {
            query.push(key).push(" IS NULL, ").push(key).push(turn);
        }
    }
}

/// The cards of deals, in their order; one that is not there is passed over.
pub(crate) async fn cards(
    conn: &mut SqliteConnection,
    ids: &[DealId],
) -> Result<Vec<Card>, StoreError> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let mut query = QueryBuilder::<Sqlite>::new(card_sql!(" WHERE d.id IN ("));
        let mut list = query.separated(", ");
        for id in chunk {
            list.push_bind(id.uuid());
        }
        query.push(")");
        for row in query.build().persistent(false).fetch_all(&mut *conn).await? {
            let card = from_row(&row)?;
            found.insert(card.deal.id, card);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}
