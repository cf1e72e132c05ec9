//! Joint visits, debriefs and follow-ups, for the two that they are between.

use domain::activity::About;
use domain::coaching::consent::Opening;
use domain::coaching::cycle::Standing;
use domain::coaching::joint::{Joint, Kind, Skill};
use domain::coaching::{FollowUp, Sale};
use domain::company::Company;
use domain::day::{Day, Millis};
use domain::id::{AccountId, DealId, PersonId, SittingId, SkillId, VisitId};
use domain::policy::{Action, Actor};
use domain::text::{Name, Remark};
use domain::visit::Visit;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::{consent, cycle, skill};
use crate::account;
use crate::activity::ground;
use crate::error::StoreError;
use crate::handle::Store;
use crate::row::{get, id, maybe_id, maybe_word, text};
use crate::sitting::{self, Opened};
use crate::visit::read as visits;

/// What one person shares with those they coach and are coached by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Together {
    pub joints: Vec<Joint>,
    pub follow_ups: Vec<FollowUp>,
    pub skills: Vec<Skill>,
}

/// All that one person shares, as a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listed {
    pub together: Together,
    /// Of each joint visit, in their order: the visit, and the customer as far as they see them.
    pub visits: Vec<(Visit, Option<Name>)>,
    /// The debriefs among them that both have signed.
    pub signed: Vec<SittingId>,
    /// Where the coaching in each skill stands, the latest first.
    pub cycles: Vec<Standing>,
}

/// A debrief with what it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Debriefed {
    pub opened: Opened,
    pub joint: Joint,
    pub visit: Visit,
    /// `None`: the customer is out of the reader's sight by now.
    pub account: Option<Name>,
    pub skills: Vec<Skill>,
    /// What these two agreed before this, the latest.
    pub last: Option<FollowUp>,
    /// What this one led to.
    pub follow_up: Option<FollowUp>,
    /// To whom it is opened, or offered to be; told to the two only.
    pub openings: Vec<Opening>,
}

const JOINT: &str = "SELECT j.*, v.deal FROM joint_visit j JOIN visit v ON v.id = j.visit";

/// The joint visit that a visit is.
pub(crate) async fn joint(
    conn: &mut SqliteConnection,
    company: &Company,
    visit: VisitId,
) -> Result<Option<Joint>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(JOINT);
    query.push(" WHERE j.visit = ").push_bind(visit.uuid());
    Ok(joints(conn, company, query).await?.pop())
}

/// The joint visit that a debrief is about.
pub(crate) async fn of_debrief(
    conn: &mut SqliteConnection,
    company: &Company,
    debrief: SittingId,
) -> Result<Option<Joint>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(JOINT);
    query.push(" WHERE j.debrief = ").push_bind(debrief.uuid());
    Ok(joints(conn, company, query).await?.pop())
}

async fn joints(
    conn: &mut SqliteConnection,
    company: &Company,
    mut query: QueryBuilder<Sqlite>,
) -> Result<Vec<Joint>, StoreError> {
    let rows = query.build().persistent(false).fetch_all(&mut *conn).await?;
    let mut joints = Vec::with_capacity(rows.len());
    for row in &rows {
        let sale = match get::<Option<bool>>(row, "large")? {
            Some(true) => Sale::Large,
            Some(false) => Sale::Small,
            None => skill::sale(conn, company, maybe_id(row, "deal", DealId::new)?).await?,
        };
        let kind = maybe_word(row, "kind", Kind::from_word)?;
        joints.push(Joint {
            visit: id(row, "visit", VisitId::new)?,
            rep: id(row, "rep", PersonId::new)?,
            coach: id(row, "coach", PersonId::new)?,
            kind: kind.ok_or(StoreError::unreadable("kind"))?,
            skill: id(row, "skill", SkillId::new)?,
            asked: get(row, "asked")?,
            sale,
            debrief: maybe_id(row, "debrief", SittingId::new)?,
        });
    }
    Ok(joints)
}

/// Keeps C1 and C8: to which visits ahead reps ask the actor to come along, with the day of each.
pub(crate) async fn asked_of(
    conn: &mut SqliteConnection,
    company: &Company,
    actor: &Actor,
) -> Result<Vec<(Joint, Day)>, StoreError> {
    let mut query = QueryBuilder::<Sqlite>::new(JOINT);
    query.push(" WHERE j.asked = 1 AND v.state = 'planned' AND j.coach = ");
    query.push_bind(actor.person.uuid()).push(" ORDER BY v.day, v.minute, v.id");
    let asked = joints(conn, company, query).await?;
    let mut found = Vec::with_capacity(asked.len());
    for joint in asked.into_iter().filter(|one| is_between(actor, one.rep, one.coach)) {
        let visit = visits::visit(conn, joint.visit).await?;
        let visit = visit.ok_or(StoreError::unreadable("a joint visit"))?;
        found.push((joint, visit.plan.day));
    }
    Ok(found)
}

/// Keeps C8: what the actor shares with a rep: as that rep, all of theirs; as who coaches them,
/// what is between these two; as anyone else, nothing. Of joint visits those from a day on.
pub async fn of_rep(
    store: &Store,
    actor: &Actor,
    rep: PersonId,
    from: Day,
) -> Result<Together, StoreError> {
    let company = Option::clone(&store.company()).ok_or(StoreError::NotFounded)?;
    let mut snapshot = store.readers().begin().await?;
    let mut query = QueryBuilder::<Sqlite>::new(JOINT);
    query.push(" WHERE j.rep = ").push_bind(rep.uuid());
    query.push(" AND v.day >= ").push_bind(from.0);
    let mut joints = joints(&mut snapshot, &company, query).await?;
    joints.retain(|one| is_between(actor, one.rep, one.coach));
    let open = "SELECT * FROM follow_up WHERE rep = $1 AND done_at IS NULL ORDER BY agreed_at";
    let rows = sqlx::query(open).bind(rep.uuid()).fetch_all(&mut *snapshot).await?;
    let mut follow_ups = rows.iter().map(follow_up).collect::<Result<Vec<_>, _>>()?;
    follow_ups.retain(|one| is_between(actor, one.rep, one.coach));
    Ok(Together { joints, follow_ups, skills: skill::of_visits(&mut snapshot).await? })
}

/// Keeps C8: all that the actor shares with those they coach and are coached by, and the debriefs
/// that were opened to them, each joint visit
/// with its visit and the customer's name as far as the actor sees it; the latest visit first,
/// `limit` at most.
pub async fn together(store: &Store, actor: &Actor, limit: u32) -> Result<Listed, StoreError> {
    if actor.may(Action::KeepVisits).is_err() {
        return Ok(Listed::default());
    }
    let company = Option::clone(&store.company()).ok_or(StoreError::NotFounded)?;
    let mut snapshot = store.readers().begin().await?;
    let mut query = QueryBuilder::<Sqlite>::new(JOINT);
    query.push(" WHERE j.rep = ").push_bind(actor.person.uuid());
    query.push(" OR j.coach = ").push_bind(actor.person.uuid());
    query.push(" OR j.debrief IN (SELECT debrief FROM debrief_reader WHERE rep_at IS NOT NULL");
    query.push(" AND coach_at IS NOT NULL AND reader = ").push_bind(actor.person.uuid()).push(")");
    query.push(" ORDER BY v.day DESC, v.id LIMIT ").push_bind(i64::from(limit));
    let joints = joints(&mut snapshot, &company, query).await?;
    let (mut seen, mut signed) = (Vec::with_capacity(joints.len()), Vec::new());
    for joint in &joints {
        if let Some(debrief) = joint.debrief {
            let head = sitting::read::head(&mut snapshot, debrief).await?;
            signed.extend(head.filter(|head| head.is_signed()).map(|head| head.id));
        }
        let visit = visits::visit(&mut snapshot, joint.visit).await?;
        let visit = visit.ok_or(StoreError::unreadable("a joint visit"))?;
        let name = name(&mut snapshot, actor, visit.account).await?;
        seen.push((visit, name));
    }
    let rows = sqlx::query(
        "SELECT * FROM follow_up WHERE rep = $1 OR coach = $1 ORDER BY agreed_at DESC LIMIT $2",
    );
    let rows = rows.bind(actor.person.uuid()).bind(i64::from(limit));
    let rows = rows.fetch_all(&mut *snapshot).await?;
    let follow_ups = rows.iter().map(follow_up).collect::<Result<_, _>>()?;
    let together = Together { joints, follow_ups, skills: skill::of_visits(&mut snapshot).await? };
    let cycles = cycle::of_person(&mut snapshot, actor.person).await?;
    Ok(Listed { together, visits: seen, signed, cycles })
}

fn is_between(actor: &Actor, rep: PersonId, coach: PersonId) -> bool {
    actor.may(Action::SeeCoaching { rep, coach }).is_ok()
}

/// Keeps T7: the name of a customer whom the actor sees.
async fn name(
    conn: &mut SqliteConnection,
    actor: &Actor,
    id: AccountId,
) -> Result<Option<Name>, StoreError> {
    let ground = ground(conn, actor, About::Account(id)).await?;
    if !ground.is_some_and(|ground| ground.is_seen_by(actor)) {
        return Ok(None);
    }
    let root = account::root(conn, id).await?.unwrap_or(id);
    Ok(Some(account::named_as(conn, root).await?.name))
}

/// Keeps C8: a debrief, for who takes part in it; to anyone else there is none.
pub async fn debrief(
    store: &Store,
    actor: &Actor,
    id: SittingId,
) -> Result<Option<Debriefed>, StoreError> {
    let company = Option::clone(&store.company()).ok_or(StoreError::NotFounded)?;
    let Some(opened) = sitting::read(store, actor, id).await? else { return Ok(None) };
    let mut snapshot = store.readers().begin().await?;
    let Some(joint) = of_debrief(&mut snapshot, &company, id).await? else { return Ok(None) };
    let visit = visits::visit(&mut snapshot, joint.visit).await?;
    let visit = visit.ok_or(StoreError::unreadable("a joint visit"))?;
    let account = name(&mut snapshot, actor, visit.account).await?;
    let last = sqlx::query(
        "SELECT * FROM follow_up WHERE rep = $1 AND coach = $2 AND agreed_at <= $3
         AND debrief <> $4 ORDER BY agreed_at DESC LIMIT 1",
    );
    let last = last.bind(joint.rep.uuid()).bind(joint.coach.uuid());
    let last = last.bind(opened.sitting.head.opened_at.0).bind(id.uuid());
    let last = last.fetch_optional(&mut *snapshot).await?;
    let own = sqlx::query("SELECT * FROM follow_up WHERE debrief = $1").bind(id.uuid());
    let own = own.fetch_optional(&mut *snapshot).await?;
    let between = is_between(actor, joint.rep, joint.coach);
    let openings = consent::of_debrief(&mut snapshot, id).await?;
    Ok(Some(Debriefed {
        openings: if between { openings } else { Vec::new() },
        opened,
        joint,
        visit,
        account,
        skills: skill::of_visits(&mut snapshot).await?,
        // What was agreed in another is opened by that one.
        last: last.as_ref().filter(|_| between).map(follow_up).transpose()?,
        follow_up: own.as_ref().map(follow_up).transpose()?,
    }))
}

fn follow_up(row: &SqliteRow) -> Result<FollowUp, StoreError> {
    Ok(FollowUp {
        sitting: id(row, "debrief", SittingId::new)?,
        rep: id(row, "rep", PersonId::new)?,
        coach: id(row, "coach", PersonId::new)?,
        skill: id(row, "skill", SkillId::new)?,
        account: id(row, "account", AccountId::new)?,
        deal: maybe_id(row, "deal", DealId::new)?,
        action: text(row, "action", Remark::new)?,
        next: Day(get(row, "next_day")?),
        visit: maybe_id(row, "visit", VisitId::new)?,
        agreed_at: Millis(get(row, "agreed_at")?),
        done_at: get::<Option<i64>>(row, "done_at")?.map(Millis),
    })
}
