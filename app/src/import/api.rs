//! What the import page asks of the server.

use std::collections::BTreeMap;

use crate::wire::Json;
use domain::funnel::Funnel;
use domain::id::{DraftId, ImportId, PersonId};
use domain::import::{Becomes, Column, Count, Counts, Decision, Meaning, Question, Run, Verdict};
use domain::money::Currency;
use domain::text::Name;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// How many rows are shown at once.
pub const PAGE: u32 = 50;

/// What the page begins with.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Opening {
    pub currency: Currency,
    pub funnel: Funnel,
    /// Minutes east of UTC in the company's zone.
    pub offset: i32,
    /// Those whose deals the reader may list, the reader first.
    pub people: Vec<(PersonId, Name)>,
    /// Whether an import may still be marked as the opening balance, and by this reader.
    pub may_open: bool,
    pub draft: Option<Draft>,
    pub past: Vec<Past>,
}

/// A file on its way, as chosen so far.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Draft {
    pub id: DraftId,
    pub file: String,
    pub sheets: Vec<String>,
    pub sheet: usize,
    pub owner: PersonId,
    pub head: Vec<String>,
    /// Up to three values of each column.
    pub samples: Vec<Vec<String>>,
    pub columns: Vec<Option<Column>>,
    pub words: Vec<Word>,
    /// So many rows of so many were brought in already.
    pub under_way: Option<(u32, u32)>,
    /// What is asked of more than one row alike.
    pub asked: Vec<Asked>,
    pub rows: Rows,
}

/// A question that can be answered for all its rows at once, and otherwise again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub question: Question,
    pub rows: u32,
    /// Those that nobody has answered for yet.
    pub open: u32,
}

/// A word of the stage column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Word {
    pub text: String,
    pub rows: u32,
    pub meaning: Option<Meaning>,
    /// Not one of those that are known by themselves.
    pub asked: bool,
}

/// Which rows are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Shown {
    /// `None`: all of them.
    pub kind: Option<Count>,
    pub from: u32,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Rows {
    pub counts: Counts,
    pub shown: Shown,
    /// How many there are of the kind that is shown.
    pub of: u32,
    pub rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub row: usize,
    pub line: u32,
    pub cells: Vec<String>,
    pub mended: bool,
    pub verdict: Verdict,
    pub becomes: Option<Becomes>,
}

/// Something chosen about the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    Owner(PersonId),
    Sheet(usize),
    Column {
        place: usize,
        holds: Option<Column>,
    },
    Word {
        text: String,
        meaning: Option<Meaning>,
    },
    /// Cells of a row typed anew.
    Cells {
        row: usize,
        cells: BTreeMap<usize, String>,
    },
    /// A question about a row answered; `None` asks again.
    Answer {
        row: usize,
        decision: Option<Decision>,
    },
    /// The same question answered for all its rows, whatever was answered before; `None` asks
    /// again.
    AnswerAll {
        question: Question,
        decision: Option<Decision>,
    },
}

/// An import that was carried out, as it stands in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Past {
    pub run: Run,
    pub by: Option<Name>,
}

/// How far bringing in has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    pub done: u32,
    pub of: u32,
    /// At the end: what came of it.
    pub past: Option<Past>,
}

/// The page's beginning; what was left unfinished is there again.
#[server(OpenImport, endpoint = "import_open", input = Json, output = Json)]
pub async fn import_open() -> Result<Opening, Problem> {
    super::acts::open(&crate::acting::acting().await?).await
}

/// Rows of one kind, as they stand now.
#[server(ImportRows, endpoint = "import_rows", input = Json, output = Json)]
pub async fn import_rows(shown: Shown) -> Result<Rows, Problem> {
    let at = crate::acting::acting().await?;
    Ok(super::acts::draft(&at, shown).await?.ok_or(Problem::NotFound)?.rows)
}

/// Keeps a choice and judges all rows anew.
#[server(ImportChoose, endpoint = "import_choose", input = Json, output = Json)]
pub async fn import_choose(choice: Choice, shown: Shown) -> Result<Draft, Problem> {
    super::acts::choose(&crate::acting::acting().await?, choice, shown).await
}

/// Gives the file up; nothing was written.
#[server(ImportDiscard, endpoint = "import_discard", input = Json, output = Json)]
pub async fn import_discard() -> Result<(), Problem> {
    super::acts::discard(&crate::acting::acting().await?).await
}

/// Brings in the next rows of the draft that was looked at; asked again until all are.
#[server(ImportBring, endpoint = "import_bring", input = Json, output = Json)]
pub async fn import_bring(draft: DraftId, opening: bool) -> Result<Progress, Problem> {
    super::acts::bring(&crate::acting::acting().await?, draft, opening).await
}

/// Takes an import back, or with `again` lets it stand once more.
#[server(ImportTakeBack, endpoint = "import_take_back", input = Json, output = Json)]
pub async fn import_take_back(run: ImportId, again: bool) -> Result<Past, Problem> {
    super::acts::take_back(&crate::acting::acting().await?, run, again).await
}
