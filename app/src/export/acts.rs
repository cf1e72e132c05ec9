//! The server's side: who may, what leaves, and that it is written down first.

use domain::board::{Address, Filter, Shape};
use domain::export::{Column, FileKind, Kind, Layout, MOST_PRINTED, Paper};
use domain::policy::Action;
use domain::table::Sort;
use exchange::export::{About, Sheet, csv, xlsx};
use store::export;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::api::{Asked, Printout};
use super::cells;
use crate::acting::{Acting, failed};
use crate::desk::{self, Desk};
use crate::format::Format;
use crate::head;
use crate::problem::Problem;

/// A file of thousands of deals is work for a processor and room in memory: those who ask
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
    at.actor.may(Action::TakeOut)?;
    let (address, kind, layout) = (asked.address(), asked.kind, asked.layout);
    let desk = desk::read(at).await?;
    let turn = TURNS.acquire().await.map_err(failed)?;
    let deals = export::deals(&at.store, &at.actor, &address, at.now).await?;
    let count = u32::try_from(deals.len()).unwrap_or(u32::MAX);
    let company = at.company.name.to_string();
    let shown = address.clone();
    let made = move || {
        let columns = Column::of(layout, &shown);
        let words = write.words();
        let sheet = Sheet {
            name: words.board_title().to_owned(),
            head: columns.iter().map(|one| cells::head(*one, layout, words, &desk)).collect(),
            rows: deals.iter().map(|card| cells::row(&columns, card, write, &desk)).collect(),
            about: about(write, &desk, company, &shown, count),
        };
        match kind {
            FileKind::Csv => Ok(csv(&sheet)),
            FileKind::Xlsx => xlsx(&sheet),
        }
    };
    let bytes = spawn_blocking(made).await.map_err(failed)?.map_err(failed)?;
    drop(turn);
    let what = (Kind::File(kind), layout);
    export::note(&at.store, &at.actor, what, address.write(), count, at.now).await?;
    let (day, ending) = (at.today.iso(), kind.word());
    Ok(Made {
        kind,
        name: format!("{}.{ending}", write.words().export_file_name(&day)),
        plain_name: format!("funnel-{day}.{ending}"),
        bytes,
    })
}

fn about(write: Format, desk: &Desk, company: String, address: &Address, count: u32) -> About {
    let words = write.words();
    let (who, when) = (desk.me.name.to_string(), write.day_time(desk.now, desk.offset));
    let chosen = head::told(write, desk, &address.filter);
    let filter =
        if chosen.is_empty() { words.export_all().to_owned() } else { chosen.join(" · ") };
    let Sort { by, falling } = address.sort;
    let sort = format!("{} {}", words.heading(by), if falling { "↓" } else { "↑" });
    let lines = [
        (words.export_company(), company.clone()),
        (words.export_by(), who.clone()),
        (words.export_when(), when.clone()),
        (words.board_filters(), filter),
        (words.board_sort(), sort),
        (words.export_rows(), crate::format::count(i64::from(count))),
    ];
    About {
        title: words.export_about().to_owned(),
        company,
        who,
        when,
        lines: lines.map(|(label, says)| (label.to_owned(), says)).to_vec(),
    }
}

/// The classic page, to look at.
pub async fn printout(at: &Acting, filter: Filter, sort: Sort) -> Result<Printout, Problem> {
    at.actor.may(Action::TakeOut)?;
    let address = Address { shape: Shape::Table, filter, sort, ..Address::default() };
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
    let address = Address { shape: Shape::Table, filter, sort, ..Address::default() }.write();
    let (what, count) = ((Kind::Print, Layout::Classic), printout.paper.sums.count);
    let seq = export::note(&at.store, &at.actor, what, address, count, at.now).await?;
    printout.entry = Some(seq);
    Ok(printout)
}
