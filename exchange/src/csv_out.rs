//! Rows as CSV: opened by every spreadsheet in its own language, and run by none.

/// UTF-8 with its mark. A cell that a spreadsheet would take for a formula gets a quote before it.
pub fn csv<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut out = vec![0xef, 0xbb, 0xbf];
    for row in rows {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            let safe = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
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

fn is_formula(cell: &str) -> bool {
    // The wide signs too: some spreadsheets of East Asia take them for the narrow ones.
    cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n'])
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
}
