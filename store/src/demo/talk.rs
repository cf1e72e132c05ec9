//! What the people of the demo company write down between the moves: notes, calls and mails.
//! Made after the deals are told, by a chance of its own: the deals are the same without it.

use domain::activity::{About, Activity, Content, Ground, Kind, New, Way, add};
use domain::day::Millis;
use domain::deal::{Change, Context};
use domain::funnel::Stage;
use domain::id::{ActivityId, DealId, OpId};
use domain::text::Remark;

use super::DemoError;
use super::calendar::OFFSET;
use super::chance::Chance;
use super::scene::{Scene, actor};
use super::story::Happening;
use super::words;

/// One activity, as the journal is to tell it.
pub(super) struct Talk {
    pub op: OpId,
    pub activity: Activity,
    /// The deal it is about, with the version it had.
    pub beside: (DealId, u32),
}

impl Talk {
    pub(super) fn at(&self) -> Millis {
        self.activity.written_at
    }
}

/// In the order of time.
pub(super) fn talks(scene: &Scene, seed: u64) -> Result<Vec<Talk>, DemoError> {
    let mut chance = Chance::new(seed ^ 0x7461_6c6b);
    let mut talks = Vec::new();
    for happening in &scene.happened {
        let stage = happening.deal.position.standing.stage();
        if came_on(&happening.changes) && chance.percent(70) {
            talks.push(talk(&mut chance, scene, happening, stage)?);
        }
    }
    talks.sort_by_key(|talk| (talk.at(), talk.op));
    Ok(talks)
}

/// Whether a deal came to a stage: that is when something is told of it.
fn came_on(changes: &[Change]) -> bool {
    matches!(changes.first(), Some(Change::Listed(_) | Change::Moved { .. }))
}

fn talk(
    chance: &mut Chance,
    scene: &Scene,
    happening: &Happening,
    stage: Stage,
) -> Result<Talk, DemoError> {
    let deal = &happening.deal;
    // Within the minute: what happens next to the deal is a minute later at least.
    let written = Millis(happening.at.0 + 30_000);
    let minutes = chance.between(4, 55);
    let happened = Millis(happening.at.0 - i64::from(minutes) * 60_000);
    let met = (!deal.contacts.is_empty()).then(|| chance.pick(&deal.contacts));
    let (kind, words) = said(chance, stage, met.is_some());
    let content = Content {
        kind,
        contact: met.filter(|_| kind != Kind::Note || chance.percent(40)),
        happened: Some(happened),
        words: words.map(Remark::new).transpose()?,
    };
    let id = ActivityId::new(chance.id(written));
    let new = New { id, about: About::Deal(deal.id), content, next_step: None };
    let op = OpId::new(chance.id(written));
    let org = scene.cast.org();
    let person = org.person(happening.by).ok_or(DemoError::NotEmpty)?;
    let by = actor(&org, person)?;
    let (funnel, rates) = (&scene.company.funnel, &scene.company.rates);
    let today = written.day(OFFSET);
    let context = Context { actor: &by, op, now: written, today, funnel, rates };
    let activity = add(&new, Ground::Deal { owner: deal.owner }, happened, &context)?;
    Ok(Talk { op, activity, beside: (deal.id, deal.version) })
}

/// Without someone to call or write to, it is a note.
fn said(chance: &mut Chance, stage: Stage, met: bool) -> (Kind, Option<&'static str>) {
    let way = if chance.percent(75) { Way::Out } else { Way::In };
    match chance.between(1, 10) {
        1..=5 if met => (Kind::Call { way, reached: true }, Some(chance.pick(words::calls(stage)))),
        6 if met => (Kind::Call { way: Way::Out, reached: false }, None),
        7 | 8 if met => (Kind::Mail { way }, Some(chance.pick(words::mails(stage)))),
        _ => (Kind::Note, Some(chance.pick(words::notes(stage)))),
    }
}
