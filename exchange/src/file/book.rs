//! Workbooks (XLSX, XLS, ODS): their cells as people see them typed.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use domain::day::Day;
use domain::import::FileRefused;

use super::{Line, MOST_COLUMNS, MOST_ROWS};

/// The sheets of a workbook that hold something, each with its name.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<Line>)>, FileRefused> {
    let book = open_workbook_auto_from_rs(Cursor::new(bytes));
    let mut book = book.map_err(|_| FileRefused::NotATable)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        // A sheet of charts has no cells.
        let Ok(range) = book.worksheet_range(&name) else { continue };
        if range.height() > MOST_ROWS * 2 {
            return Err(FileRefused::TooManyRows { most: MOST_ROWS });
        }
        let first = range.start().map_or(0, |(row, _)| row);
        let rows = range
            .rows()
            .zip(first + 1..)
            .map(|(row, line)| Line(line, row.iter().take(MOST_COLUMNS + 1).map(cell).collect()));
        sheets.push((name, rows.collect()));
    }
    Ok(sheets)
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
