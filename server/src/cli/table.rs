//! Tables on the terminal, in columns that hold for wide characters too.

use std::io::Write as _;

/// Lines under a head, each column as wide as its widest cell.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = head.iter().map(|cell| width(cell)).collect();
    for row in rows {
        for (column, cell) in widths.iter_mut().zip(row) {
            *column = (*column).max(width(cell));
        }
    }
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let lines = std::iter::once(&head).chain(rows).map(|row| line(row, &widths));
    lines.collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let padded = row
        .iter()
        .zip(widths)
        .map(|(cell, column)| format!("{cell}{}", " ".repeat(column.saturating_sub(width(cell)))));
    let line = padded.collect::<Vec<_>>().join("  ");
    format!("{}\n", line.trim_end())
}

/// How many columns of a terminal a text takes: two for a character of East Asian width.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{ffef}') { 2 } else { 1 })
        .sum()
}

/// Says it on the standard output. Who stopped listening misses nothing that matters.
pub fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_in_every_script() {
        let rows =
            [vec!["何佩珊".to_owned(), "a".to_owned()], vec!["Ann".to_owned(), String::new()]];
        assert_eq!(table(&["name", "x"], &rows), "name    x\n何佩珊  a\nAnn\n");
    }
}
