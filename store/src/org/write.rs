//! Writes the company as a change leaves it: only the rows that differ, one fact for each.

use domain::day::Millis;
use domain::id::{PersonId, TeamId};
use domain::org::{Org, Person, Post, Team};
use domain::text::fold;

use crate::error::StoreError;
use crate::journal::{self, Fact};
use crate::person::{self, NewPerson, PersonRefused};
use crate::team::{self, NewTeam};
use crate::writer::Tx;

pub(super) async fn differences(
    tx: &mut Tx,
    by: PersonId,
    after: &Org,
    now: Millis,
) -> Result<(), StoreError> {
    let before = tx.org();
    for team in after.teams() {
        match before.team(team.id) {
            None => add_team(tx, by, team, now).await?,
            Some(was) => set_team(tx, by, was, team, now).await?,
        }
    }
    for person in after.people() {
        match before.person(person.id) {
            None => add_person(tx, by, person, now).await?,
            Some(was) => set_person(tx, by, was, person, now).await?,
        }
    }
    for team in before.teams().filter(|team| after.team(team.id).is_none()) {
        let delete = sqlx::query("DELETE FROM team WHERE id = $1").bind(team.id.uuid());
        delete.execute(tx.conn()).await?;
        let removed = Fact::TeamRemoved { team: team.id, name: team.name.clone() };
        journal::fact(tx, Some(by), &removed, now).await?;
    }
    tx.touch_org();
    Ok(())
}

async fn add_team(tx: &mut Tx, by: PersonId, team: &Team, now: Millis) -> Result<(), StoreError> {
    let Team { id, name, parent, manager } = team.clone();
    team::insert_as(tx, Some(by), id, NewTeam { name, parent, manager }, now).await?;
    Ok(())
}

async fn set_team(
    tx: &mut Tx,
    by: PersonId,
    was: &Team,
    is: &Team,
    now: Millis,
) -> Result<(), StoreError> {
    let (team, by) = (is.id, Some(by));
    if was.name != is.name {
        let update = sqlx::query("UPDATE team SET name = $1 WHERE id = $2");
        update.bind(is.name.as_str()).bind(team.uuid()).execute(tx.conn()).await?;
        let (from, to) = (was.name.clone(), is.name.clone());
        journal::fact(tx, by, &Fact::TeamRenamed { team, from, to }, now).await?;
    }
    if was.parent != is.parent {
        let update = sqlx::query("UPDATE team SET parent = $1 WHERE id = $2");
        let update = update.bind(is.parent.map(TeamId::uuid)).bind(team.uuid());
        update.execute(tx.conn()).await?;
        let (from, to) = (was.parent, is.parent);
        journal::fact(tx, by, &Fact::TeamMoved { team, from, to }, now).await?;
    }
    if was.manager != is.manager {
        team::set_manager(tx, by, team, is.manager, now).await?;
    }
    Ok(())
}

async fn add_person(
    tx: &mut Tx,
    by: PersonId,
    person: &Person,
    now: Millis,
) -> Result<(), StoreError> {
    let Person { id, login, name, roles, team, .. } = person.clone();
    let new = NewPerson { login, name, roles, team, password_hash: None };
    match person::insert_as(tx, Some(by), id, new, now).await {
        Ok(_) => Ok(()),
        Err(PersonRefused::Store(error)) => Err(error),
        // The rules have asked both already.
        Err(PersonRefused::LoginTaken) => Err(StoreError::unreadable("a login")),
        Err(PersonRefused::NoSuchTeam) => Err(StoreError::unreadable("a team")),
    }
}

async fn set_person(
    tx: &mut Tx,
    by: PersonId,
    was: &Person,
    is: &Person,
    now: Millis,
) -> Result<(), StoreError> {
    let (person, by) = (is.id, Some(by));
    let (from, to) = (post(was), post(is));
    if from != to {
        set_post(tx, person, &to).await?;
        journal::fact(tx, by, &Fact::PostSet { person, from, to }, now).await?;
    }
    if was.active != is.active {
        let update = sqlx::query("UPDATE person SET active = $1 WHERE id = $2");
        update.bind(is.active).bind(person.uuid()).execute(tx.conn()).await?;
        end_access(tx, person).await?;
        let active = is.active;
        journal::fact(tx, by, &Fact::PersonSwitched { person, active }, now).await?;
    }
    Ok(())
}

async fn set_post(tx: &mut Tx, person: PersonId, post: &Post) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE person SET login = $1, login_folded = $2, name = $3, team = $4 WHERE id = $5",
    )
    .bind(post.login.as_str())
    .bind(fold(post.login.as_str()))
    .bind(post.name.as_str())
    .bind(post.team.map(TeamId::uuid))
    .bind(person.uuid())
    .execute(tx.conn())
    .await?;
    let clear = sqlx::query("DELETE FROM person_role WHERE person = $1").bind(person.uuid());
    clear.execute(tx.conn()).await?;
    for role in &post.roles {
        let insert = sqlx::query("INSERT INTO person_role (person, role) VALUES ($1, $2)");
        insert.bind(person.uuid()).bind(role.word()).execute(tx.conn()).await?;
    }
    Ok(())
}

/// Sessions end with the switch, and a link made before is worth nothing.
pub(crate) async fn end_access(tx: &mut Tx, person: PersonId) -> Result<(), StoreError> {
    for end in ["DELETE FROM session WHERE person = $1", "DELETE FROM link WHERE person = $1"] {
        sqlx::query(end).bind(person.uuid()).execute(tx.conn()).await?;
    }
    Ok(())
}

fn post(person: &Person) -> Post {
    let Person { login, name, roles, team, .. } = person.clone();
    Post { login, name, roles, team }
}
