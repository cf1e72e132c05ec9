//! Workbooks (XLSX): their cells as people see them typed, read one after another and bounded
//! before anything is held: a small file can claim to be a very large sheet.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, copy, sink};

use calamine::{Data, Reader as _, Xlsx};
use domain::day::Day;
use domain::import::FileRefused;
use zip::ZipArchive;

use super::{Line, MOST_COLUMNS, MOST_ROWS, TITLES};
use crate::export::is_about;

/// What all parts of a workbook may come to, unpacked.
const MOST_UNPACKED: u64 = 128 << 20;
/// What the cells of all sheets may come to, in bytes.
const MOST_TEXT: usize = 32 << 20;
/// What a cell is charged beside its text.
const CELL: usize = 24;

/// The sheets of a workbook that hold something, each with its name.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<Line>)>, FileRefused> {
    bounded(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| FileRefused::NotATable)?;
    let mut left = MOST_TEXT;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        // What a file of ours says about itself is no sheet.
        let told = |rows: &Vec<Line>| !rows.first().is_some_and(|line| is_about(&line.1));
        if let Some(rows) = rows(&mut book, &name, &mut left)?.filter(told) {
            sheets.push((name, rows));
        }
    }
    Ok(sheets)
}

/// What a part says of its size may not be so: it is unpacked and counted.
fn bounded(bytes: &[u8]) -> Result<(), FileRefused> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefused::NotATable)?;
    let mut left = MOST_UNPACKED;
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(|_| FileRefused::NotATable)?;
        let size =
            copy(&mut part.take(left + 1), &mut sink()).map_err(|_| FileRefused::NotATable)?;
        left = left.checked_sub(size).ok_or(FileRefused::TooLarge)?;
    }
    Ok(())
}

/// The rows of a sheet from the first with a cell on; `None` for a sheet of charts, which has
/// no cells.
fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut usize,
) -> Result<Option<Vec<Line>>, FileRefused> {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(None) };
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(found) = cells.next_cell().map_err(|_| FileRefused::NotATable)? {
        let (row, column) = found.get_position();
        let text = cell(&Data::from(found.get_value().clone()));
        if text.is_empty() {
            continue;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column > MOST_COLUMNS {
            return Err(FileRefused::TooManyColumns { most: MOST_COLUMNS });
        }
        *left = left.checked_sub(text.len() + CELL).ok_or(FileRefused::TooLarge)?;
        let line = rows.entry(row).or_default();
        if line.len() <= column {
            line.resize(column + 1, String::new());
        }
        line[column] = text;
        if rows.len() > MOST_ROWS + TITLES {
            return Err(FileRefused::TooManyRows { most: MOST_ROWS });
        }
    }
    Ok(Some(rows.into_iter().map(|(row, cells)| Line(row + 1, cells)).collect()))
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.trim().to_owned(),
        // Whole numbers stand without a point, others in their shortest form: never through
        // arithmetic of ours.
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(instant) if instant.is_datetime() => {
            let (year, month, day, ..) = instant.to_ymd_hms_milli();
            let day = Day::from_civil(i32::from(year), month.into(), day.into());
            day.map_or_else(|| instant.as_f64().to_string(), Day::iso)
        }
        Data::DateTime(span) => span.as_f64().to_string(),
        // `2026-12-14T00:00:00`: the time of day is of no matter.
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::DurationIso(text) => text.clone(),
    }
}
