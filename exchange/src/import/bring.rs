//! Bringing in what a person chose, in batches: each is one short transaction, so that others go
//! on working, and says how far it has come.

use std::collections::HashMap;

use domain::company::Company;
use domain::day::Millis;
use domain::id::{DraftId, ImportId, PersonId};
use domain::import::{Choices, Count, Left, Verdict};
use domain::policy::{Action, Actor};
use store::import::{self, Rows, Start};
use store::journal::Fact;
use store::{StoreError, Tx};

use super::draft::{Campaigns, Draft, Reader};
use super::goods::{Catalogue, Customers};
use super::judge::{Judged, Setting, judge, mapped};
use super::mapping::Unlisted;
use super::people::Book;
use super::report::Report;
use super::take::Desk;
use super::{Stopped, why};
use crate::file::File;

/// How many rows a batch goes through.
const BATCH: usize = 250;

/// How far an import has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    pub run: ImportId,
    pub done: u32,
    pub of: u32,
}

/// One batch, kept apart from the request that asked for it.
struct Batch {
    actor: Actor,
    company: Company,
    now: Millis,
    draft: DraftId,
    file: String,
    head: Vec<String>,
    headings: String,
    choices: Choices,
    opening: bool,
    run: Option<ImportId>,
    begin: usize,
    of: usize,
    rows: Vec<Judged>,
}

/// Brings in the next rows of the draft that someone looked at; `None` where they have none. The
/// first call begins the import, the last one ends it and the draft with it.
///
/// # Errors
/// `Replaced` where another file has taken its place, and those of the store; nothing of the batch is kept then, and the next call tries again.
pub async fn bring(
    at: &Setting<'_>,
    looked_at: DraftId,
    opening: bool,
) -> Result<Option<Progress>, Stopped> {
    let person = at.actor.person;
    let Some(draft) = import::draft(at.store, person).await? else { return Ok(None) };
    if draft.id != looked_at {
        return Err(Stopped::Replaced);
    }
    let file: File = serde_json::from_str(&draft.file).map_err(StoreError::from)?;
    let judged = judge(at, &file, &draft.choices).await?;
    let grid = file.sheets.get(draft.choices.sheet);
    let begin = usize::try_from(draft.done).unwrap_or(usize::MAX).min(judged.len());
    let batch = Batch {
        actor: at.actor.clone(),
        company: at.company.clone(),
        now: at.now,
        head: grid.map(|grid| grid.head.clone()).unwrap_or_default(),
        headings: grid.map(crate::file::Grid::headings).unwrap_or_default(),
        draft: draft.id,
        file: file.name,
        choices: draft.choices,
        opening,
        run: draft.run,
        begin,
        of: judged.len(),
        rows: judged.into_iter().skip(begin).take(BATCH).collect(),
    };
    let carried = at.store.write_as(at.actor.person, move |tx, actor| {
        Box::pin(async move { carry_out(tx, Batch { actor, ..batch }).await })
    });
    carried.await.map(Some)
}

async fn carry_out(tx: &mut Tx, batch: Batch) -> Result<Progress, Stopped> {
    batch.actor.may(Action::BringIn)?;
    if batch.opening {
        batch.actor.may(Action::SetUpCompany)?;
    }
    let person = batch.actor.person;
    let told = |run, done: usize| Progress { run, done: number(done), of: number(batch.of) };
    let draft = import::drafted(tx, person).await?;
    if draft.as_ref().is_some_and(|draft| draft.id != batch.draft) {
        return Err(Stopped::Replaced);
    }
    // Two tablets of one person may both carry on: the second finds it done.
    let draft = draft.filter(|draft| draft.run == batch.run && draft.done == number(batch.begin));
    if draft.is_none() {
        let done = if batch.run.is_some() { batch.begin } else { 0 };
        let run = batch.run.ok_or(StoreError::BrokeOff)?;
        return Ok(told(run, done));
    }
    let (run, mut rows) = match batch.run {
        Some(run) => {
            let so_far = import::of(tx, run).await?;
            let counts = so_far.map(|run| run.counts).unwrap_or_default();
            (run, Rows { counts, left: Vec::new() })
        }
        None => {
            let (by, head) = (Some(person), batch.head.clone());
            let start = Start { by, file: batch.file.clone(), head, opening: batch.opening };
            (import::begin(tx, start, batch.now).await?, Rows::default())
        }
    };
    let end = batch.begin + batch.rows.len();
    take(tx, &batch, run, &mut rows).await?;
    import::came(tx, run, &rows).await?;
    import::reached(tx, run, person, number(end)).await?;
    if end >= batch.of {
        finish(tx, &batch, run, &rows).await?;
    }
    Ok(told(run, end))
}

/// Takes the rows of a batch; those that the funnel as it is now refuses are left, and named.
async fn take(tx: &mut Tx, batch: &Batch, run: ImportId, rows: &mut Rows) -> Result<(), Stopped> {
    let mapping = mapped::bare(&batch.file);
    let by = Some(batch.actor.person);
    let makes = batch.actor.may(Action::SetUpCompany).is_ok();
    let unlisted = if makes { Unlisted::Create } else { Unlisted::Refuse };
    // The rows were read already.
    let campaigns = Campaigns::new();
    let mut desk = Desk {
        mapping: &mapping,
        reader: Reader::new(&mapping, &batch.company.rates, &campaigns, None),
        people: Book::new(&tx.org(), Unlisted::Refuse),
        products: Catalogue::without_list(unlisted, by),
        customers: Customers::without_list(by),
        company: batch.company.clone(),
        actor: batch.actor.clone(),
        now: batch.now,
        by,
        run,
        report: Report::default(),
        met: HashMap::new(),
    };
    for row in &batch.rows {
        let verdict = match &row.draft {
            Some(draft) => match take_one(tx, &mut desk, draft, row.line).await? {
                Ok(count) => {
                    rows.counts.add(count);
                    continue;
                }
                Err(why) => Verdict::Refused(mapped::why(why, &batch.choices)),
            },
            None => row.verdict.clone(),
        };
        rows.counts.add(verdict.count());
        rows.left.push(Left { line: row.line, cells: row.cells.clone(), verdict });
    }
    Ok(())
}

async fn take_one(
    tx: &mut Tx,
    desk: &mut Desk<'_>,
    draft: &Draft,
    line: u32,
) -> Result<Result<Count, why::Why>, Stopped> {
    match desk.take_draft(tx, draft, &line.to_string()).await {
        Ok(count) => Ok(Ok(count)),
        Err(Stopped::Row(why)) => Ok(Err(why)),
        Err(stopped) => Err(stopped),
    }
}

async fn finish(tx: &mut Tx, batch: &Batch, run: ImportId, rows: &Rows) -> Result<(), StoreError> {
    let person: PersonId = batch.actor.person;
    import::finish(tx, run).await?;
    let choices = Choices { mended: Default::default(), ..batch.choices.clone() };
    import::remember(tx, person, batch.headings.clone(), &choices, batch.now).await?;
    let fact = Fact::ImportRun {
        mapping: "page".to_owned(),
        files: vec![batch.file.clone()],
        taken: rows.counts.of(Count::Taken),
        changed: rows.counts.of(Count::Changed),
        refused: rows.counts.of(Count::Refused) + rows.counts.of(Count::Asked),
        run: Some(run),
        opening: batch.opening,
    };
    import::ran(tx, Some(person), fact, batch.now).await
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
