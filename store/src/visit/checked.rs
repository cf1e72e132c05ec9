//! What is due of deals since they were checked: by the 1-15-30 rule, for their owner.

use domain::check::{FOLLOW_UP, asks, checks};
use domain::company::Company;
use domain::day::{Day, Millis};
use domain::id::PersonId;
use domain::org::Org;
use domain::visit::{Due, SHOWN, Wants};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::agenda::due_of;
use crate::clock;
use crate::error::StoreError;
use crate::row::get;

/// Keeps F3 and F4: the open deals of a person of which something is due since the last walk that
/// came to them, which the person and somebody who leads them came to and all have signed; the
/// longest due first, [`SHOWN`] at most, with how many more those are.
pub(super) async fn checked(
    conn: &mut SqliteConnection,
    (org, company): (&Org, &Company),
    person: PersonId,
    today: Day,
) -> Result<(Vec<Due>, u32), StoreError> {
    let leading = org.people().filter_map(|one| org.actor(one.id));
    let leading: Vec<PersonId> =
        leading.filter(|one| checks(one, person)).map(|one| one.person).collect();
    if leading.is_empty() {
        return Ok((Vec::new(), 0));
    }
    // A day more than the rule says: which day an instant is on depends on the zone.
    let until = today.plus(2 - FOLLOW_UP).dawn(0);
    let mut query = QueryBuilder::<Sqlite>::new(
        "WITH checked (deal, at) AS (
             SELECT i.deal, max(s.signed_at) FROM sitting_person me
             JOIN sitting s ON s.id = me.sitting AND s.kind = 'walk' AND s.signed_at IS NOT NULL
             JOIN sitting_item i ON i.sitting = s.id AND i.reached = 1 AND i.deal IS NOT NULL
             WHERE me.joined = 1 AND me.person = ",
    );
    query.push_bind(person.uuid());
    query.push(" AND EXISTS (SELECT 1 FROM sitting_person c WHERE c.sitting = s.id");
    query.push(" AND c.joined = 1 AND c.person IN (");
    let mut among = query.separated(", ");
    for one in leading {
        among.push_bind(one.uuid());
    }
    query.push(
        ")) GROUP BY i.deal)
         SELECT d.id, k.at, a.name AS account_name, p.name AS product,
             c.id AS contact, c.name AS contact_name, coalesce(c.mobile, c.phone) AS phone,
             (SELECT max(x.happened) FROM activity x WHERE x.deal = d.id AND x.withdrawn = 0
                  AND (x.reached = 1 OR (x.kind = 'mail' AND x.way = 'in'))) AS spoken,
             (SELECT max(v.day) FROM visit v WHERE v.deal = d.id AND v.state = 'made') AS visited
         FROM checked k JOIN deal d ON d.id = k.deal JOIN account a ON a.id = d.account
         LEFT JOIN product p ON p.id = d.product LEFT JOIN contact c ON c.id = d.contact
         WHERE d.place <= 8 AND d.owner = ",
    );
    query.push_bind(person.uuid()).push(" AND k.at < ").push_bind(until.0);
    query.push(" ORDER BY k.at, d.id");
    let rows = query.build().persistent(false).fetch_all(conn).await?;
    let day = |at: i64| Millis(at).day(clock::offset(company, Millis(at)));
    let mut due = Vec::new();
    for row in &rows {
        let spoken = get::<Option<i64>>(row, "spoken")?.map(day);
        let visited = get::<Option<i32>>(row, "visited")?.map(Day);
        if let Some((asks, since)) = asks(day(get(row, "at")?), spoken.max(visited), today) {
            due.push(due_of(row, Wants::Check(asks), since)?);
        }
    }
    due.sort_by_key(|one| one.since);
    let more = due.len().saturating_sub(SHOWN as usize);
    due.truncate(SHOWN as usize);
    Ok((due, u32::try_from(more).unwrap_or(u32::MAX)))
}
