//! The server's side: who may, what leaves, and that it is written down first.

use domain::board::Filter;
use domain::export::{FileKind, Kind, Layout, MOST_PRINTED, Paper, What};
use domain::table::Sort;
use exchange::export::{csv, xlsx};
use store::export;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::api::{Asked, Printout, table};
use super::rows::Read;
use crate::acting::{Acting, failed};
use crate::desk;
use crate::format::Format;
use crate::problem::Problem;

/// A file of thousands of rows is work for a processor and room in memory: those who ask
/// together wait for one another, and nobody else waits for them.
static TURNS: Semaphore = Semaphore::const_new(1);

/// A file ready to leave.
pub struct Made {
    pub kind: FileKind,
    /// In the reader's language, with its ending.
    pub name: String,
    /// The same for programs that know no other letters than these.
    pub plain_name: String,
    pub bytes: Vec<u8>,
}

/// Makes the file and writes down that it leaves.
///
/// # Errors
/// `Denied` for those who take nothing out.
pub async fn file(at: &Acting, asked: Asked, write: Format) -> Result<Made, Problem> {
    at.may_take_out()?;
    let Asked { kind, rows } = asked;
    let (what, address) = (rows.what(), rows.address());
    let desk = desk::read(at).await?;
    let company = at.company.name.to_string();
    let turn = TURNS.acquire().await.map_err(failed)?;
    let read = Read::of(at, rows).await?;
    let count = read.count();
    let made = move || {
        // Held till the work is done, whether or not anybody still waits for it.
        let _turn = turn;
        let sheet = read.sheet(write, &desk, company);
        match kind {
            FileKind::Csv => Ok(csv(&sheet)),
            FileKind::Xlsx => xlsx(&sheet),
        }
    };
    let bytes = spawn_blocking(made).await.map_err(failed)?.map_err(failed)?;
    let whole = (Kind::File(kind), what);
    export::note(&at.store, &at.actor, whole, address, count, at.now).await?;
    let (words, day, ending) = (write.words(), at.today.iso(), kind.word());
    let (name, plain) = match what {
        // A sitting leaves on paper only.
        What::Deals(_) | What::Sitting => (words.export_file_name(&day), "funnel"),
        What::Accounts => (words.export_accounts_file_name(&day), "accounts"),
    };
    let plain_name = format!("{plain}-{day}.{ending}");
    Ok(Made { kind, name: format!("{name}.{ending}"), plain_name, bytes })
}

/// The classic page, to look at.
pub async fn printout(at: &Acting, filter: Filter, sort: Sort) -> Result<Printout, Problem> {
    at.may_take_out()?;
    let address = table(filter, sort, Vec::new());
    let deals = export::deals(&at.store, &at.actor, &address, at.now).await?;
    if deals.len() > MOST_PRINTED as usize {
        return Err(Problem::TooManyToPrint);
    }
    Ok(Printout {
        desk: desk::read(at).await?,
        company: at.company.name.clone(),
        paper: Paper::of(deals, &at.company.funnel),
        entry: None,
    })
}

/// The classic page as it is printed, written down.
pub async fn print(at: &Acting, filter: Filter, sort: Sort) -> Result<Printout, Problem> {
    let mut printout = printout(at, filter.clone(), sort).await?;
    let address = table(filter, sort, Vec::new()).write();
    let (what, count) = (What::Deals(Layout::Classic), printout.paper.sums.count);
    let whole = (Kind::Print, what);
    let seq = export::note(&at.store, &at.actor, whole, address, count, at.now).await?;
    printout.entry = Some(seq);
    Ok(printout)
}
