//! Bringing in the funnel that a company keeps in files today: by a mapping file that tells what
//! its columns and words mean, or by what a person chooses on the page. One engine takes rows
//! for both.

mod bring;
mod date;
mod draft;
mod files;
mod goods;
pub mod headings;
mod judge;
mod login;
mod mapping;
mod people;
mod report;
mod sheet;
mod take;
mod take_back;
pub mod vocabulary;
mod why;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use domain::company::Company;
use domain::day::Millis;
use domain::id::PersonId;
use domain::import::Count;
use domain::money::Currency;
use domain::org::Role;
use domain::policy::{Actor, Denied, Sight};
use domain::text::{Name, TextRefused};
use store::company::{FoundRefused, found_without_people};
use store::import::Start;
use store::journal::Fact;
use store::person::PersonRefused;
use store::{Store, StoreError, Tx, import, source};
use uuid::Uuid;

pub use bring::{Progress, bring};
pub use judge::{Judged, Setting, judge, look};
pub use mapping::Mapping;
pub use report::Report;
pub use take_back::take_back;
pub use vocabulary::meaning;

use draft::Reader;
use files::Files;
use goods::{Catalogue, Customers};
use people::Book;
use sheet::{Row, Sheet, Unread};
use take::Desk;
use why::Why;

/// What to bring in, and how.
pub struct Job {
    pub mapping: Mapping,
    /// Files, and folders of files.
    pub paths: Vec<PathBuf>,
    /// Whose the rows are that name nobody; a login or a name.
    pub rep: Option<String>,
    /// Does all of it and keeps nothing.
    pub dry: bool,
}

/// Why an import came to nothing; nothing of it is kept then.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Unread(#[from] Unread),
    #[error(
        "this database has no company yet: set it up in a browser first, or give the mapping a [company]"
    )]
    NoCompany,
    #[error("the files count in {}, but the company in {}", .files.code(), .company.code())]
    OtherCurrency { files: Currency, company: Currency },
    #[error("no column says whose the deals are: give --rep, or rep under [deals]")]
    NoRep,
    #[error("whose the deals are: {0}")]
    Rep(Why),
    #[error("the mapping's company: {0}")]
    Founding(FoundRefused),
    #[error("the mapping's company name is {0}")]
    CompanyName(TextRefused),
    #[error("{at}: {why}")]
    List { at: String, why: String },
    #[error("[products.spellings] {0:?} is {1}")]
    Spelling(String, TextRefused),
    #[error("no login can be made of the name {0:?}")]
    NoLogin(String),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Person(#[from] PersonRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// One row only: the others go on.
    #[error(transparent)]
    Row(#[from] Why),
    /// Another file took the place of the one that was to be brought in.
    #[error("another file is there now")]
    Replaced,
    /// The rest of the import is still to come.
    #[error("still under way")]
    UnderWay,
    #[error("a dry run")]
    Dry(Box<Report>),
}

impl Stopped {
    fn row(row: Row<'_>, why: impl std::fmt::Display) -> Self {
        Self::List { at: format!("{}:{}", row.file(), row.line), why: why.to_string() }
    }

    fn list(sheet: &Sheet, name: &str, why: TextRefused) -> Self {
        Self::List { at: sheet.file.clone(), why: format!("the name {name:?} is {why}") }
    }
}

/// Runs an import in one transaction: all rows that can be taken are, or after a failure none.
pub async fn run(store: &Store, job: Job, now: Millis) -> Result<Report, Stopped> {
    let files = Files::read(&job.mapping, &job.paths)?;
    let done = store
        .write(move |tx| {
            Box::pin(async move {
                let mut report = take(tx, &job, &files, now).await?;
                report.dry = job.dry;
                if job.dry { Err(Stopped::Dry(Box::new(report))) } else { Ok(report) }
            })
        })
        .await;
    match done {
        Err(Stopped::Dry(report)) => Ok(*report),
        other => other,
    }
}

async fn take(tx: &mut Tx, job: &Job, files: &Files, now: Millis) -> Result<Report, Stopped> {
    let mapping = &job.mapping;
    let mut report = Report::default();
    let company = company(tx, mapping, &mut report, now).await?;
    let made = &mut report.made;
    let mut people = Book::new(&tx.org(), mapping.people.unlisted);
    if let Some(sheet) = &files.people {
        people.take_list(tx, sheet, &mapping.people, made, now).await?;
    }
    whose(job, &people)?;
    let list = files.products.as_ref();
    let currency = mapping.currency().unwrap_or(company.currency);
    let products = Catalogue::take_list(tx, list, &mapping.products, currency, made, now).await?;
    let list = files.accounts.as_ref();
    let customers = Customers::take_list(tx, list, &mapping.accounts, made, now).await?;
    let rates = company.rates.clone();
    let campaigns = draft::campaigns(source::all(tx).await?);
    let reader = Reader::new(mapping, &rates, &campaigns, job.rep.as_deref());
    let (actor, met, by) = (program(), HashMap::new(), None);
    let start = Start { by, file: files.names().join(", "), head: Vec::new(), opening: false };
    let run = import::begin(tx, start, now).await?;
    let mut desk = Desk {
        mapping,
        reader,
        people,
        products,
        customers,
        company,
        actor,
        now,
        by,
        run,
        report,
        met,
    };
    for sheet in &files.deals {
        desk.take_sheet(tx, sheet).await?;
    }
    let report = desk.report;
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let mut rows = import::Rows::default();
    for (kind, count) in [
        (Count::Taken, count(report.taken_in_all() as usize)),
        (Count::Changed, count(report.changed.len())),
        (Count::Same, report.unchanged),
        (Count::Refused, count(report.refused.len())),
    ] {
        (0..count).for_each(|_| rows.counts.add(kind));
    }
    import::came(tx, run, &rows).await?;
    import::finish(tx, run).await?;
    let fact = Fact::ImportRun {
        mapping: mapping.name.clone(),
        files: files.names(),
        taken: report.taken_in_all(),
        changed: count(report.changed.len()),
        refused: count(report.refused.len()),
        run: Some(run),
        opening: false,
    };
    import::ran(tx, None, fact, now).await?;
    Ok(report)
}

/// Rows that name nobody must be somebody's, and that one is asked for before any row is.
fn whose(job: &Job, people: &Book) -> Result<(), Stopped> {
    let rep = job.rep.as_deref().or(job.mapping.deals.rep.as_deref());
    match rep {
        None if job.mapping.deals.columns.rep.is_none() => Err(Stopped::NoRep),
        None => Ok(()),
        Some(rep) => {
            let text = |why| Why::Text { column: "rep".to_owned(), why };
            let name = Name::new(rep).map_err(|why| Stopped::Rep(text(why)))?;
            people.owner(&name).map(|_| ()).map_err(Stopped::Rep)
        }
    }
}

/// The company there is, or the one that the mapping founds.
async fn company(
    tx: &mut Tx,
    mapping: &Mapping,
    report: &mut Report,
    now: Millis,
) -> Result<Company, Stopped> {
    let currency = mapping.currency();
    match tx.company() {
        Ok(company) => match currency {
            Some(files) if !company.rates.knows(files) => {
                Err(Stopped::OtherCurrency { files, company: company.currency })
            }
            _ => Ok(company),
        },
        Err(StoreError::NotFounded) => {
            let founding = mapping.company.as_ref().ok_or(Stopped::NoCompany)?;
            let company = Company::new(
                Name::new(&founding.name).map_err(Stopped::CompanyName)?,
                currency.ok_or(Stopped::NoCompany)?,
                founding.zone.clone(),
                false,
            );
            let founded = found_without_people(tx, company.clone(), now).await;
            founded.map_err(Stopped::Founding)?;
            tx.settle().await?;
            report.made.company = true;
            Ok(company)
        }
        Err(error) => Err(error.into()),
    }
}

/// The program itself acts: whoever may run it beside the file may do all with it.
pub(crate) fn program() -> Actor {
    let person = PersonId::new(Uuid::nil());
    Actor { person, roles: BTreeSet::from([Role::Administrator]), sight: Sight::Everyone }
}
