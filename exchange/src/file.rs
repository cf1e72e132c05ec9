//! A file as rows of cells, whatever program wrote it: text in any of our encodings, or a
//! workbook.

mod book;
pub mod encoding;
mod text;

use domain::import::FileRefused;
use serde::{Deserialize, Serialize};

pub use text::Separator;

/// The largest file that is taken, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;
/// The most rows of a sheet.
pub const MOST_ROWS: usize = 20_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 200;
/// In how many of the first rows the head is looked for: sheets open with a title.
const TITLES: usize = 10;

/// A file that was read, sheet by sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct File {
    pub name: String,
    pub sheets: Vec<Grid>,
}

/// A sheet: a head, and rows below it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Grid {
    pub name: String,
    pub head: Vec<String>,
    pub rows: Vec<Line>,
}

/// A row, with the line at which it stands in its file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line(pub u32, pub Vec<String>);

impl File {
    /// Reads a file of which only the bytes are known. `is_head` tells of a row how many of its
    /// cells are headings that we know.
    ///
    /// # Errors
    /// Names what is wrong with the file as a whole.
    pub fn read(
        name: &str,
        bytes: &[u8],
        known: impl Fn(&[String]) -> usize + Copy,
    ) -> Result<Self, FileRefused> {
        if bytes.len() > LARGEST {
            return Err(FileRefused::TooLarge);
        }
        let sheets = if is_book(bytes) {
            book::sheets(bytes)?
        } else {
            let shows = |text: &str| text::known_in(text, known);
            let text = encoding::best(bytes, shows).ok_or(FileRefused::NotATable)?;
            let separator = Separator::told_from(&text);
            let lines = text::lines(&text, separator).map_err(|_| FileRefused::NotATable)?;
            vec![(String::new(), lines)]
        };
        let mut grids = Vec::with_capacity(sheets.len());
        for (sheet, lines) in sheets {
            grids.extend(Grid::found(sheet, lines, known)?);
        }
        if grids.is_empty() {
            return Err(FileRefused::Empty);
        }
        Ok(Self { name: name.to_owned(), sheets: grids })
    }
}

impl Grid {
    /// A sheet whose head is the first row that shows headings we know, else its first row.
    /// `None` for one without rows.
    fn found(
        name: String,
        lines: Vec<Line>,
        known: impl Fn(&[String]) -> usize,
    ) -> Result<Option<Self>, FileRefused> {
        let first = lines.iter().position(|line| !line.is_blank());
        let Some(first) = first else { return Ok(None) };
        let heads = lines.iter().take(TITLES).position(|line| known(&line.1) >= 2);
        let mut lines = lines.into_iter().skip(heads.unwrap_or(first));
        let Some(Line(_, head)) = lines.next() else { return Ok(None) };
        let grid = Self::new(name, head, lines.collect());
        if grid.rows.len() > MOST_ROWS {
            return Err(FileRefused::TooManyRows { most: MOST_ROWS });
        }
        if grid.head.len() > MOST_COLUMNS {
            return Err(FileRefused::TooManyColumns { most: MOST_COLUMNS });
        }
        Ok((!grid.rows.is_empty()).then_some(grid))
    }

    /// Rows under a head. What stands beyond the head is nobody's column, if it is empty; empty
    /// rows at the end are no rows.
    pub fn new(name: String, mut head: Vec<String>, mut rows: Vec<Line>) -> Self {
        let used = rows.iter().map(|line| line.used()).max().unwrap_or(0);
        while head.len() > used.max(1) && head.last().is_some_and(|cell| cell.trim().is_empty()) {
            head.pop();
        }
        for Line(_, cells) in &mut rows {
            while cells.len() > head.len() && cells.last().is_some_and(|c| c.trim().is_empty()) {
                cells.pop();
            }
        }
        while rows.last().is_some_and(Line::is_blank) {
            rows.pop();
        }
        Self { name, head, rows }
    }

    /// What tells files with these headings from others.
    pub fn headings(&self) -> String {
        self.head.iter().map(|cell| domain::text::fold(cell)).collect::<Vec<_>>().join("\t")
    }
}

impl Line {
    pub fn is_blank(&self) -> bool {
        self.1.iter().all(|cell| cell.trim().is_empty())
    }

    /// How many cells, without empty ones at the end.
    fn used(&self) -> usize {
        self.1.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
    }
}

/// Reads a file as text of a known kind.
///
/// # Errors
/// Where it cannot be read as rows.
pub fn rows(text: &str, separator: Separator) -> Result<Vec<Line>, csv::Error> {
    text::lines(text, separator)
}

/// The first sheet of a workbook, if the bytes are one.
///
/// # Errors
/// Where the workbook is damaged.
pub fn book(bytes: &[u8]) -> Result<Option<Vec<Line>>, FileRefused> {
    if !is_book(bytes) {
        return Ok(None);
    }
    Ok(book::sheets(bytes)?.into_iter().next().map(|(_, lines)| lines))
}

/// A zip (XLSX), or another kind of workbook, by its first bytes.
fn is_book(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

#[cfg(test)]
mod tests;
