//! What the page of skills asks of the server.

use crate::wire::Json;
use domain::coaching::skill::Skill;
use domain::day::Day;
use domain::id::PersonId;
use domain::skills::knowledge::Known;
use domain::skills::{About, Marked, OfRep, Stands, Test};
use domain::text::Name;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub me: PersonId,
    pub today: Day,
    /// Minutes east of UTC in the company's zone.
    pub offset: i32,
    pub skills: Vec<Skill>,
    /// Of all who come into it.
    pub names: Vec<(PersonId, Name)>,
    /// Of the rep whom the address names, else of the reader.
    pub of: Option<OfRep>,
    /// The reps whom the reader leads.
    pub team: Vec<Stands>,
    /// The reader's own tests by the list of who leads, for a manager.
    pub leading: Option<Vec<Test>>,
}

/// Keeps C6: of the reader, and of the reps whom they lead; or of one of these.
#[server(ReadSkills, endpoint = "skills", input = Json, output = Json)]
pub async fn skills(of: Option<PersonId>) -> Result<Opened, Problem> {
    use domain::org::Role;
    use std::collections::BTreeSet;
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    let me = at.actor.person;
    let rep = of.or_else(|| at.actor.is(Role::Rep).then_some(me));
    let (mut team, mut leading) = (Vec::new(), None);
    if of.is_none() {
        team = store::skills::team(&at.store, &at.actor).await?;
        if at.actor.is(Role::Manager) {
            leading = Some(store::skills::own_leading(&at.store, &at.actor).await?);
        }
    }
    let of = match rep {
        Some(rep) => Some(store::skills::of_rep(&at.store, &at.actor, rep).await?),
        None => None,
    };
    let mut people: BTreeSet<PersonId> = team.iter().map(|one| one.rep).collect();
    if let Some(of) = &of {
        people.extend([of.rep].into_iter().chain(of.led_by));
        people.extend(of.tests.iter().map(|test| test.by));
        people.extend(of.waits.map(|(by, _)| by));
    }
    let org = at.store.org();
    let people = people.into_iter().filter_map(|id| org.person(id));
    let names = people.map(|one| (one.id, one.name.clone())).collect();
    let skills = store::coaching::skills(&at.store).await?;
    let (today, offset) = (at.today, at.offset);
    Ok(Opened { me, today, offset, skills, names, of, team, leading })
}

/// Takes over what the reader answered about someone; `finish`: it stands from then on.
#[server(AnswerSkills, endpoint = "skills_answer", input = Json, output = Json)]
pub async fn answer(about: About, marks: Vec<Marked>, finish: bool) -> Result<Test, Problem> {
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    let given = (marks, finish);
    Ok(store::skills::answer(&at.store, &at.actor, about, given, at.now).await?)
}

/// Writes down what a rep is to learn, as it was read or new, or takes it out (`gone`); answers
/// with their list.
#[server(SetKnowledge, endpoint = "skills_knowledge", input = Json, output = Json)]
pub async fn set_knowledge(known: Known, gone: bool) -> Result<Vec<Known>, Problem> {
    use store::skills::Change;
    let at = crate::acting::acting().await?;
    at.actor.may(domain::policy::Action::SitTogether)?;
    let change = match gone {
        true => Change::Remove { rep: known.rep, knowledge: known.id },
        false => Change::Put(known),
    };
    Ok(store::skills::change_knowledge(&at.store, &at.actor, change, at.now).await?)
}
