//! Text as rows: what stands between the cells is told from the text.

use super::{Line, MOST_COLUMNS, MOST_ROWS, TITLES};
use crate::csv_out;
use crate::export::is_about;

/// What stands between cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Separator(pub u8);

impl Separator {
    /// Comma, tab or semicolon: whichever the first full line holds most of.
    pub fn told_from(text: &str) -> Self {
        let full = |line: &&str| line.contains([',', '\t', ';']);
        let line = text.lines().find(full).unwrap_or("");
        let mut quoted = false;
        let mut counts = [(0_usize, b','), (0, b'\t'), (0, b';')];
        for byte in line.bytes() {
            quoted ^= byte == b'"';
            for (count, separator) in &mut counts {
                *count += usize::from(!quoted && byte == *separator);
            }
        }
        // The first of equals: a comma.
        let most = counts.into_iter().rev().max_by_key(|(count, _)| *count);
        Self(most.map_or(b',', |(_, separator)| separator))
    }
}

/// How many headings that are known stand in one of the first lines of a text.
pub(super) fn known_in(text: &str, known: impl Fn(&[String]) -> usize) -> usize {
    let start: String = text.lines().take(TITLES).flat_map(|line| [line, "\n"]).collect();
    let rows = lines(&start, Separator::told_from(&start)).unwrap_or_default();
    rows.iter().map(|Line(_, cells)| known(cells)).max().unwrap_or(0)
}

pub(super) fn lines(text: &str, separator: Separator) -> Result<Vec<Line>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.0)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut lines = Counted { text, at: 0, line: 1 };
    // One row more than may be shows that there are too many; what is beyond is not held.
    for record in reader.records().take(MOST_ROWS + TITLES + 2) {
        let record = record?;
        let start = record.position().map_or(0, csv::Position::byte);
        let cell = |cell: &str| csv_out::read(cell.trim()).trim().to_owned();
        let cells = record.iter().take(MOST_COLUMNS + 1).map(cell).collect();
        rows.push(Line(lines.of(start), cells));
    }
    // What a file of ours says about itself is no row.
    if rows.first().is_some_and(|line| is_about(&line.1)) {
        rows.remove(0);
    }
    Ok(rows)
}

/// Counts lines on the way through a text. The reader tells where it began to look for a row,
/// which is before the empty lines above it.
struct Counted<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Counted<'_> {
    fn of(&mut self, start: u64) -> u32 {
        let start = usize::try_from(start).unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or("");
        let row = start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let passed = self.text.get(self.at..row).unwrap_or("");
        let ends = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        self.at = row.max(self.at);
        self.line
    }
}
