//! The server's side of the import page.

use std::collections::BTreeMap;

use domain::id::{DraftId, ImportId, PersonId};
use domain::import::{Choices, Column, Left, Question, Run, Verdict};
use domain::policy::{Action, Actor};
use domain::text::fold;
use exchange::file::{File, Grid};
use exchange::import::{Judged, Setting, Stopped, headings, judge, look, meaning};
use store::import;

use super::api::{Asked, Choice, Draft, Opening, PAGE, Past, Progress, Row, Rows, Shown, Word};
use crate::acting::{Acting, failed};
use crate::problem::Problem;

/// The most words of a stage column that are asked about.
const WORDS: usize = 40;

fn setting(at: &Acting) -> Setting<'_> {
    let Acting { actor, store, company, now, today, .. } = at;
    Setting { store, actor, company, now: *now, today: *today }
}

pub async fn open(at: &Acting) -> Result<Opening, Problem> {
    at.actor.may(Action::BringIn)?;
    let org = at.store.org();
    let mine = |person: &PersonId| at.actor.may(Action::ChangeDeal { owner: *person }).is_ok();
    let desk = crate::desk::read(at).await?;
    let me = (desk.me.id, desk.me.name.clone());
    let others = desk.sellers().filter(|one| one.id != me.0 && mine(&one.id));
    let people = std::iter::once(me.clone()).chain(others.map(|one| (one.id, one.name.clone())));
    let runs = import::runs(&at.store).await?;
    let past = runs.into_iter().filter(|run| may_take_back(&at.actor, run));
    let administers = at.actor.may(Action::SetUpCompany).is_ok();
    Ok(Opening {
        currency: at.company.currency,
        funnel: at.company.funnel,
        offset: at.offset,
        people: people.collect(),
        may_open: administers && !import::opening(&at.store).await?,
        draft: draft(at, Shown::default()).await?,
        past: past.map(|run| Past { by: named(&org, &run), run }).collect(),
    })
}

fn may_take_back(actor: &Actor, run: &Run) -> bool {
    actor.may(Action::TakeBack { by: run.by }).is_ok()
}

fn named(org: &domain::org::Org, run: &Run) -> Option<domain::text::Name> {
    run.by.and_then(|by| org.person(by)).map(|person| person.name.clone())
}

/// Takes in a file and begins a draft with it: what was chosen for its headings before is chosen
/// again.
///
/// # Errors
/// Names what is wrong with the file.
pub async fn upload(at: &Acting, name: &str, bytes: Vec<u8>) -> Result<Draft, Problem> {
    at.actor.may(Action::BringIn)?;
    let name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
    let name = if name.trim().is_empty() { "csv".to_owned() } else { name.trim().to_owned() };
    let read = move || File::read(&name, &bytes, headings::known);
    let file = tokio::task::spawn_blocking(read).await.map_err(failed)??;
    let sheet = file.sheets.iter().position(|grid| headings::known(&grid.head) >= 2).unwrap_or(0);
    let choices = first_choices(at, &file, sheet, at.actor.person).await?;
    let text = serde_json::to_string(&file).map_err(failed)?;
    import::put(&at.store, at.actor.person, text, choices, at.now).await?;
    draft(at, Shown::default()).await?.ok_or(Problem::Failed)
}

async fn first_choices(
    at: &Acting,
    file: &File,
    sheet: usize,
    owner: PersonId,
) -> Result<Choices, Problem> {
    let Some(grid) = file.sheets.get(sheet) else { return Ok(Choices::default()) };
    let known = import::chosen(&at.store, at.actor.person, &grid.headings()).await?;
    let known = known.filter(|known| known.columns.len() == grid.head.len());
    let known = known.unwrap_or_else(|| Choices {
        columns: headings::columns(&grid.head),
        ..Choices::default()
    });
    let owner = Some(owner);
    Ok(Choices { sheet, owner, mended: BTreeMap::new(), ..known })
}

async fn kept(at: &Acting) -> Result<Option<(File, import::Draft)>, Problem> {
    let Some(draft) = import::draft(&at.store, at.actor.person).await? else { return Ok(None) };
    let file = serde_json::from_str(&draft.file).map_err(failed)?;
    Ok(Some((file, draft)))
}

/// The reader's draft with the rows they look at.
pub async fn draft(at: &Acting, shown: Shown) -> Result<Option<Draft>, Problem> {
    at.actor.may(Action::BringIn)?;
    match kept(at).await? {
        None => Ok(None),
        Some((file, kept)) => Ok(Some(told(at, file, kept, shown).await?)),
    }
}

async fn told(
    at: &Acting,
    file: File,
    kept: import::Draft,
    shown: Shown,
) -> Result<Draft, Problem> {
    let choices = kept.choices;
    let judged = judge(&setting(at), &file, &choices).await?;
    let under_way = kept.run.map(|_| (kept.done, number(judged.len())));
    let grid = file.sheets.get(choices.sheet).cloned().unwrap_or_default();
    Ok(Draft {
        id: kept.id,
        sheets: file.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        file: file.name.clone(),
        sheet: choices.sheet,
        owner: choices.owner.unwrap_or(at.actor.person),
        samples: (0..grid.head.len()).map(|place| samples(&grid, place)).collect(),
        words: words(at, &choices, &judged),
        asked: asked_alike(at, &file, &choices, &judged).await?,
        rows: window(at, judged, shown).await?,
        columns: choices.columns,
        head: grid.head,
        under_way,
    })
}

/// The rows of which something is asked where nothing was answered, by their place.
async fn questions(
    at: &Acting,
    file: &File,
    choices: &Choices,
) -> Result<Vec<(usize, Question)>, Problem> {
    let judged = judge(&setting(at), file, &choices.clone().unanswered()).await?;
    Ok(judged.iter().filter_map(asked).collect())
}

fn asked(row: &Judged) -> Option<(usize, Question)> {
    match &row.verdict {
        Verdict::Asked(ask) => Some((row.row, ask.question()?)),
        _ => None,
    }
}

/// What is asked of more than one row alike; `judged` is the file with all answers.
async fn asked_alike(
    at: &Acting,
    file: &File,
    choices: &Choices,
    judged: &[Judged],
) -> Result<Vec<Asked>, Problem> {
    let open: Vec<(usize, Question)> = judged.iter().filter_map(asked).collect();
    let answered = choices.mended.values().any(|mend| mend.decision.is_some());
    let all = if answered { questions(at, file, choices).await? } else { open.clone() };
    let of = |rows: &[(usize, Question)], question| {
        number(rows.iter().filter(|(_, asked)| *asked == question).count())
    };
    let alike = [Question::Same, Question::Like, Question::NoContact]
        .into_iter()
        .map(|question| Asked { question, rows: of(&all, question), open: of(&open, question) });
    Ok(alike.filter(|asked| asked.rows > 1).collect())
}

async fn window(at: &Acting, judged: Vec<Judged>, shown: Shown) -> Result<Rows, Problem> {
    let mut counts = domain::import::Counts::default();
    judged.iter().for_each(|row| counts.add(row.verdict.count()));
    let fits = |row: &Judged| shown.kind.is_none_or(|kind| row.verdict.count() == kind);
    let of = shown.kind.map_or(counts.all(), |kind| counts.of(kind));
    // A kind that has become smaller is shown from its last page.
    let from = shown.from.min(of.saturating_sub(1) / PAGE * PAGE);
    let window = judged.into_iter().filter(fits).skip(from as usize).take(PAGE as usize);
    let mut window: Vec<Judged> = window.collect();
    look(&setting(at), &mut window).await?;
    let row = |judged: Judged| {
        let Judged { row, line, cells, mended, verdict, becomes, .. } = judged;
        Row { row, line, cells, mended, verdict, becomes }
    };
    let shown = Shown { from, ..shown };
    Ok(Rows { counts, shown, of, rows: window.into_iter().map(row).collect() })
}

fn samples(grid: &Grid, place: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in grid.rows.iter().filter_map(|line| line.1.get(place)) {
        if samples.len() == 3 {
            break;
        }
        if !cell.is_empty() && !samples.contains(cell) {
            samples.push(cell.chars().take(40).collect());
        }
    }
    samples
}

/// The words of the stage column, those first that are not known by themselves.
fn words(at: &Acting, choices: &Choices, judged: &[Judged]) -> Vec<Word> {
    let Some(place) = choices.place(Column::Stage) else { return Vec::new() };
    let mut words: Vec<Word> = Vec::new();
    for text in judged.iter().filter_map(|row| row.cells.get(place)).map(|text| text.trim()) {
        if text.is_empty() {
            continue;
        }
        if let Some(word) = words.iter_mut().find(|word| word.text == text) {
            word.rows += 1;
            continue;
        }
        if words.len() == WORDS {
            break;
        }
        let known = meaning(text, &at.company.funnel);
        words.push(Word {
            text: text.to_owned(),
            rows: 1,
            meaning: choices.words.get(&fold(text)).copied().or(known),
            asked: known.is_none(),
        });
    }
    words.sort_by_key(|word| !word.asked);
    words
}

/// Longer than any word of a stage, in characters.
const MOST_WORD: usize = 200;
/// More than any file has words for stages.
const MOST_WORDS: usize = 500;

pub async fn choose(at: &Acting, choice: Choice, shown: Shown) -> Result<Draft, Problem> {
    at.actor.may(Action::BringIn)?;
    let (file, mut kept) = kept(at).await?.ok_or(Problem::NotFound)?;
    let choices = &mut kept.choices;
    let rows = file.sheets.get(choices.sheet).map_or(0, |grid| grid.rows.len());
    match choice {
        // A draft is written whole at each choice: it holds what the file has, and no more.
        Choice::Cells { row, .. } | Choice::Answer { row, .. } if row >= rows => {
            return Err(Problem::NotFound);
        }
        Choice::Word { ref text, .. }
            if text.chars().count() > MOST_WORD || choices.words.len() >= MOST_WORDS =>
        {
            return Err(Problem::NotFound);
        }
        Choice::Owner(owner) => {
            at.actor.may(Action::ChangeDeal { owner }).map_err(|_| Problem::NotFound)?;
            choices.owner = Some(owner);
        }
        Choice::Sheet(sheet) if sheet < file.sheets.len() => {
            let owner = choices.owner.unwrap_or(at.actor.person);
            *choices = first_choices(at, &file, sheet, owner).await?;
        }
        Choice::Sheet(_) => return Err(Problem::NotFound),
        Choice::Column { place, holds } => choices.set_column(place, holds),
        Choice::Word { text, meaning: Some(meaning) } => {
            choices.words.insert(fold(&text), meaning);
        }
        Choice::Word { text, meaning: None } => {
            choices.words.remove(&fold(&text));
        }
        Choice::Cells { row, cells } => {
            let width = choices.columns.len();
            let mend = choices.mended.entry(row).or_default();
            // A row typed anew is judged anew, whatever was answered before.
            mend.decision = None;
            for (place, text) in cells.into_iter().filter(|(place, _)| *place < width) {
                mend.cells.insert(place, text.chars().take(2000).collect());
            }
        }
        Choice::Answer { row, decision } => {
            choices.mended.entry(row).or_default().decision = decision;
        }
        Choice::AnswerAll { question, decision } => {
            for (row, asked) in questions(at, &file, choices).await? {
                if asked == question {
                    choices.mended.entry(row).or_default().decision = decision;
                }
            }
        }
    }
    import::keep(&at.store, at.actor.person, kept.choices.clone(), at.now).await?;
    told(at, file, kept, shown).await
}

pub async fn discard(at: &Acting) -> Result<(), Problem> {
    at.actor.may(Action::BringIn)?;
    Ok(import::discard(&at.store, at.actor.person).await?)
}

pub async fn bring(at: &Acting, draft: DraftId, opening: bool) -> Result<Progress, Problem> {
    at.actor.may(Action::BringIn)?;
    if opening {
        at.actor.may(Action::SetUpCompany)?;
    }
    let brought = exchange::import::bring(&setting(at), draft, opening).await;
    let progress = brought.map_err(problem)?.ok_or(Problem::NotFound)?;
    let finished = progress.done >= progress.of;
    let past = if finished { Some(past(at, progress.run).await?) } else { None };
    Ok(Progress { done: progress.done, of: progress.of, past })
}

fn problem(stopped: Stopped) -> Problem {
    match stopped {
        Stopped::Denied(denied) => denied.into(),
        Stopped::Replaced => Problem::FileReplaced,
        Stopped::UnderWay => Problem::ImportUnderWay,
        Stopped::Store(error) => error.into(),
        other => failed(other),
    }
}

async fn past(at: &Acting, run: ImportId) -> Result<Past, Problem> {
    let run = import::run(&at.store, run).await?.ok_or(Problem::NotFound)?;
    at.actor.may(Action::TakeBack { by: run.by }).map_err(|_| Problem::NotFound)?;
    Ok(Past { by: named(&at.store.org(), &run), run })
}

pub async fn take_back(at: &Acting, run: ImportId, again: bool) -> Result<Past, Problem> {
    at.actor.may(Action::BringIn)?;
    let turned = exchange::import::take_back(&at.store, &at.actor, run, again, at.now).await;
    let run = turned.map_err(problem)?.ok_or(Problem::NotFound)?;
    Ok(Past { by: named(&at.store.org(), &run), run })
}

/// The rows of an import that were not brought in, as CSV with a reason each.
///
/// # Errors
/// `NotFound` where the import is not one that the reader may take back.
pub async fn left(
    at: &Acting,
    run: ImportId,
    words: crate::words::Words,
) -> Result<Vec<u8>, Problem> {
    past(at, run).await?;
    let (head, rows) = import::left(&at.store, run).await?;
    let currency = at.company.currency;
    let told: Vec<(String, String, Vec<String>)> = rows
        .into_iter()
        .filter(|row| row.verdict != Verdict::LeftOut)
        .map(|Left { line, cells, verdict }| {
            (line.to_string(), super::reason(&verdict, words, currency), cells)
        })
        .collect();
    let titles = [words.import_line(), words.import_reason()];
    let first = titles.into_iter().chain(head.iter().map(String::as_str)).collect();
    let rows = told.iter().map(|(line, why, cells)| {
        [line.as_str(), why.as_str()].into_iter().chain(cells.iter().map(String::as_str)).collect()
    });
    Ok(exchange::csv_out::csv(std::iter::once(first).chain(rows)))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
