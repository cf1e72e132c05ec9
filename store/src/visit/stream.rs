//! Visits as they stand in the stream of a deal or an account.

use domain::activity::About;
use domain::id::AccountId;
use domain::policy::{Action, Actor, Sight};
use domain::visit::{Notes, Row, Visit};
use sqlx::{QueryBuilder, Sqlite};

use super::read;
use crate::account::{self, push_owners};
use crate::activity::ground;
use crate::error::StoreError;
use crate::handle::Store;

/// The most that a stream is given: those of a year, to a customer of the best.
const MOST: i64 = 60;

/// Keeps T7: visits planned and made, the latest first; `None` where the actor does not see what
/// they are about. Of an account, those about deals out of sight are left out. Whoever sees a
/// customer reads that somebody of us goes there and what came of it; with which aim, only who
/// reads their visits; what was noted at each step stands in the visit alone.
pub async fn stream(
    store: &Store,
    actor: &Actor,
    about: About,
) -> Result<Option<Vec<Row>>, StoreError> {
    let mut snapshot = store.readers().begin().await?;
    let ground = ground(&mut snapshot, actor, about).await?;
    if !ground.is_some_and(|ground| ground.is_seen_by(actor)) {
        return Ok(None);
    }
    let mut query = read::named();
    query.push(" WHERE v.state <> 'dropped' AND ");
    match about {
        About::Deal(deal) => {
            query.push("v.deal = ").push_bind(deal.uuid());
        }
        About::Account(account) => {
            let root = account::root(&mut snapshot, account).await?.unwrap_or(account);
            push_account(&mut query, root, actor);
        }
    }
    query.push(" ORDER BY v.day DESC, v.minute DESC, v.id DESC LIMIT ").push_bind(MOST);
    let rows = read::fetch(&mut snapshot, query).await?;
    Ok(Some(rows.into_iter().map(|row| seen_by(actor, row)).collect()))
}

/// What has become part of the account brings its own along, and takes it back when parted.
fn push_account(query: &mut QueryBuilder<Sqlite>, root: AccountId, actor: &Actor) {
    query.push("v.account IN (WITH RECURSIVE part (id) AS (SELECT ");
    query.push_bind(root.uuid());
    query.push(
        " UNION SELECT m.id FROM account m JOIN part ON m.merged_into = part.id) \
         SELECT id FROM part)",
    );
    if let Sight::People(people) = &actor.sight {
        query.push(" AND (v.deal IS NULL OR (true");
        push_owners(query, "d.owner", people.iter());
        query.push("))");
    }
}

fn seen_by(actor: &Actor, row: Row) -> Row {
    let reads = actor.may(Action::SeeVisits { by: row.visit.by }).is_ok();
    let mut visit = Visit { notes: Notes::new(), ..row.visit };
    if !reads {
        visit.plan.aim = None;
        visit.plan.second = None;
        visit.plan.fallback = None;
    }
    Row { visit, ..row }
}
