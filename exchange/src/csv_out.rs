//! Rows as CSV: opened by every spreadsheet in its own language, and run by none.

/// UTF-8 with its mark, cells without the spaces around them. One that a spreadsheet would take
/// for a formula gets a quote before it, which [`read`] takes away again.
pub fn csv<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut out = vec![0xef, 0xbb, 0xbf];
    for row in rows {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            let cell = cell.trim();
            let safe = if is_marked(cell) { format!("'{cell}") } else { cell.to_owned() };
            if safe.contains([',', ';', '"', '\n', '\r', '\t']) {
                out.extend(format!("\"{}\"", safe.replace('"', "\"\"")).bytes());
            } else {
                out.extend(safe.bytes());
            }
        }
        out.extend(b"\r\n");
    }
    out
}

/// A cell as it was before [`csv`] wrote it. Other programs quote alike.
pub fn read(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_marked(cell) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would take a cell for a formula.
pub fn is_formula(cell: &str) -> bool {
    // The wide signs too: some spreadsheets of East Asia take them for the narrow ones.
    cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(BREAKS)
}

const BREAKS: [char; 3] = ['\t', '\r', '\n'];

/// A formula, whatever quotes stand before it already: one quote more or less changes nothing of
/// it, and so each cell is read as what it was.
fn is_marked(cell: &str) -> bool {
    let rest = cell.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    let before = &cell[..cell.len() - rest.len()];
    is_formula(rest) || before.contains(BREAKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_run_and_every_cell_is_read_again() {
        let rows = [vec!["恆泰", "=1+1", "a,\"b\""], vec!["-30万", "two\nlines", ""]];
        let text = String::from_utf8(csv(rows.into_iter())).unwrap();
        assert_eq!(text, "\u{feff}恆泰,'=1+1,\"a,\"\"b\"\"\"\r\n'-30万,\"two\nlines\",\r\n");
    }

    #[test]
    fn a_quote_of_ones_own_stays() {
        for (cell, written) in [("'=1", "''=1"), ("'t Hooft", "'t Hooft"), ("''", "''")] {
            let text = String::from_utf8(csv(std::iter::once(vec![cell]))).unwrap();
            assert_eq!(text, format!("\u{feff}{written}\r\n"));
            assert_eq!(read(written), cell);
        }
    }
}
