//! Rows read by themselves: what each says, before it is compared with others and the funnel.

use domain::deal::Told;
use domain::import::{Ask, Becomes, Choices, Column, Decision, Meaning, Verdict, Why};
use domain::text::fold;

use super::{Judged, Setting, mapped};
use crate::file::{File, Line};
use crate::import::draft::{Campaigns, Draft, Reader};
use crate::import::people::Book;
use crate::import::sheet::Sheet;
use crate::import::why;

/// A row, and what is known of it so far.
pub(super) struct First {
    row: usize,
    pub line: u32,
    pub cells: Vec<String>,
    mended: bool,
    pub decision: Option<Decision>,
    /// The column of contacts is filled in most rows, and empty here.
    pub wants_contact: bool,
    pub verdict: Verdict,
    pub becomes: Option<Becomes>,
    /// What it says, where that can be read; gone once it is refused.
    pub draft: Option<Draft>,
    pub follows: Option<Box<(Told, Told)>>,
}

impl First {
    pub fn refuse(&mut self, why: Why) {
        self.verdict = Verdict::Refused(why);
        self.draft = None;
    }

    pub fn ask(&mut self, ask: Ask) {
        self.verdict = Verdict::Asked(ask);
        self.draft = None;
    }

    pub fn judged(self) -> Judged {
        let Self { row, line, cells, mended, verdict, becomes, draft, follows, .. } = self;
        Judged { row, line, cells, mended, verdict, becomes, draft, follows }
    }
}

/// Every row that is not blank.
pub(super) fn read(
    at: &Setting<'_>,
    file: &File,
    choices: &Choices,
    book: &Book,
    campaigns: &Campaigns,
) -> Vec<First> {
    let Some(grid) = file.sheets.get(choices.sheet) else { return Vec::new() };
    let mended = |row: usize, line: &Line| Line(line.0, mend(choices, row, &line.1));
    let rows: Vec<Line> =
        grid.rows.iter().enumerate().map(|(row, line)| mended(row, line)).collect();
    let mapping = mapped::mapping(&file.name, choices, &rows, at.company);
    let org = at.store.org();
    let owner = choices.owner.unwrap_or(at.actor.person);
    let rep = org.person(owner).map(|person| person.login.as_str());
    let reader = Reader::new(&mapping, &at.company.rates, campaigns, rep);
    let contact = choices.place(Column::Contact).map(|place| place.to_string());
    let sheet = Sheet::by_place(file.name.clone(), grid.head.len(), rows);
    let named = |filled: bool| {
        let cell = |row: &crate::import::sheet::Row<'_>| row.cell(contact.as_deref()).is_empty();
        sheet.rows().filter(|row| !row.is_blank() && cell(row) != filled).count()
    };
    let mostly_named = contact.is_some() && named(true) > named(false);
    let mut read = Vec::new();
    for (row, cells) in sheet.rows().enumerate() {
        if cells.is_blank() {
            continue;
        }
        let decision = choices.mended.get(&row).and_then(|mend| mend.decision);
        let mut first = First {
            row,
            line: cells.line,
            cells: cells.cells().to_vec(),
            mended: choices.mended.get(&row).is_some_and(|mend| !mend.cells.is_empty()),
            decision,
            wants_contact: mostly_named && cells.cell(contact.as_deref()).is_empty(),
            verdict: Verdict::LeftOut,
            becomes: None,
            draft: None,
            follows: None,
        };
        match reader.draft(cells) {
            _ if decision == Some(Decision::LeaveOut) => {}
            Ok(draft) => first.draft = Some(Draft { key: key(&draft, book), ..draft }),
            Err(why::Why::NoStage { text, .. }) if text.is_empty() => {
                first.refuse(Why::NoWord { column: Column::Stage, text });
            }
            Err(why::Why::NoStage { text, .. }) => {
                if choices.words.get(&fold(&text)) != Some(&Meaning::LeaveOut) {
                    first.ask(Ask::Word { text });
                }
            }
            Err(why) => first.refuse(mapped::why(why, choices)),
        }
        read.push(first);
    }
    read
}

/// The cells of a row with what was typed anew.
fn mend(choices: &Choices, row: usize, cells: &[String]) -> Vec<String> {
    let mut cells = cells.to_vec();
    for (place, text) in choices.mended.get(&row).iter().flat_map(|mend| &mend.cells) {
        if cells.len() <= *place {
            cells.resize(place + 1, String::new());
        }
        cells[*place].clone_from(text);
    }
    cells
}

/// What tells a row from others, so that it is known again: whose it is, the account, the
/// contact and the product. Amounts and dates change, and are followed.
fn key(draft: &Draft, book: &Book) -> String {
    let owner = match book.owner(&draft.rep) {
        Ok(Some(person)) => person.id.to_string(),
        _ => fold(draft.rep.as_str()),
    };
    let plain = |name: Option<&domain::text::Name>| {
        name.map(|name| store::script::plain(name.as_str())).unwrap_or_default()
    };
    let contact = draft.contact.as_ref().map(|(name, _)| name);
    let names = [draft.account.as_ref(), contact, draft.product.as_ref()].map(plain);
    format!("page\t{owner}\t{}", names.join("\t"))
}
