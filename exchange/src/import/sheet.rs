//! A file of rows: found, read, and its columns looked up by name.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use domain::import::FileRefused;

use super::mapping::Mapping;
use crate::file::{self, Grid, Line, Separator, encoding};

/// A file's rows, each with its line; the head is line 1.
#[derive(Debug)]
pub struct Sheet {
    /// The file's name, as reports show it.
    pub file: String,
    columns: HashMap<String, usize>,
    /// How many cells a row may have.
    width: usize,
    rows: Vec<Line>,
}

/// One row of a file.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    pub line: u32,
    cells: &'a [String],
}

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    #[error("{file}: {why}")]
    Io { file: String, why: std::io::Error },
    #[error("{file} is not written in the encoding that the mapping names")]
    Encoding { file: String },
    #[error("{file} has no column {column:?}; it has {}", .has.join(", "))]
    NoColumn { file: String, column: String, has: Vec<String> },
    #[error("{file} has two columns {column:?}")]
    TwoColumns { file: String, column: String },
    #[error("{file} cannot be read as rows: {why}")]
    Rows { file: String, why: csv::Error },
    #[error("{file} cannot be read as a workbook: {why}")]
    Book { file: String, why: FileRefused },
    #[error("no file is called {pattern:?} among those given")]
    NoFile { pattern: String },
}

/// All files that are meant: those named, and those directly in the folders named.
pub fn gather(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Unread> {
    let mut files = Vec::new();
    for path in paths {
        let io = |why| Unread::Io { file: path.display().to_string(), why };
        if path.is_dir() {
            for entry in path.read_dir().map_err(io)? {
                files.push(entry.map_err(io)?.path());
            }
        } else {
            path.metadata().map_err(io)?;
            files.push(path.clone());
        }
    }
    files.retain(|path| path.is_file());
    files.sort();
    files.dedup();
    Ok(files)
}

/// The files whose name fits a pattern; none at all is an error.
pub fn named<'a>(files: &'a [PathBuf], pattern: &str) -> Result<Vec<&'a PathBuf>, Unread> {
    let fits = |path: &&PathBuf| matches(pattern, &name(path));
    let found: Vec<&PathBuf> = files.iter().filter(fits).collect();
    if found.is_empty() { Err(Unread::NoFile { pattern: pattern.to_owned() }) } else { Ok(found) }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether a name fits, where `*` stands for any characters.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, rest)) => name.strip_prefix(start).is_some_and(|name| {
            name.char_indices()
                .map(|(at, _)| at)
                .chain([name.len()])
                .any(|at| matches(rest, &name[at..]))
        }),
    }
}

impl Sheet {
    /// Reads a file that must have all the columns wanted.
    pub fn read(path: &Path, mapping: &Mapping, wanted: &[&str]) -> Result<Self, Unread> {
        let file = name(path);
        let bytes = std::fs::read(path).map_err(|why| Unread::Io { file: file.clone(), why })?;
        let book = |why| Unread::Book { file: file.clone(), why };
        let sheet = match file::book(&bytes).map_err(book)? {
            Some(lines) => Self::of(file, lines)?,
            None => {
                let shows = |head: &str| wanted.iter().all(|column| head.contains(column));
                let text = encoding::text(&bytes, mapping.encoding, shows);
                let text = text.ok_or_else(|| Unread::Encoding { file: file.clone() })?;
                Self::parse(file, &text, mapping.delimiter)?
            }
        };
        let missing = wanted.iter().find(|column| !sheet.columns.contains_key(**column));
        match missing {
            None => Ok(sheet),
            Some(column) => {
                let mut has: Vec<(usize, String)> =
                    sheet.columns.into_iter().map(|(name, at)| (at, name)).collect();
                has.sort();
                let has = has.into_iter().map(|(_, name)| name).collect();
                Err(Unread::NoColumn { file: sheet.file, column: (*column).to_owned(), has })
            }
        }
    }

    fn parse(file: String, text: &str, delimiter: char) -> Result<Self, Unread> {
        let separator = Separator(u8::try_from(delimiter).unwrap_or(b','));
        match file::rows(text, separator) {
            Ok(lines) => Self::of(file, lines),
            Err(why) => Err(Unread::Rows { file, why }),
        }
    }

    /// Rows under the first of them, which names the columns.
    fn of(file: String, lines: Vec<Line>) -> Result<Self, Unread> {
        let mut lines = lines.into_iter();
        let head = lines.next().map(|line| line.1).unwrap_or_default();
        let grid = Grid::new(String::new(), head, lines.collect());
        let mut columns = HashMap::new();
        for (at, column) in grid.head.iter().enumerate() {
            let column = column.trim().to_owned();
            if !column.is_empty() && columns.insert(column.clone(), at).is_some() {
                return Err(Unread::TwoColumns { file, column });
            }
        }
        let width = columns.values().max().map_or(0, |last| last + 1);
        Ok(Self { file, columns, width, rows: grid.rows })
    }

    /// Rows of a sheet whose columns are called by their places: `0`, `1` …
    pub fn by_place(file: String, width: usize, rows: Vec<Line>) -> Self {
        let columns = (0..width).map(|at| (at.to_string(), at)).collect();
        Self { file, columns, width, rows }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|Line(line, cells)| Row { sheet: self, line: *line, cells })
    }
}

impl<'a> Row<'a> {
    /// What stands in a column, without the spaces around it; nothing where there is no column.
    pub fn cell(&self, column: Option<&str>) -> &'a str {
        let at = column.and_then(|column| self.sheet.columns.get(column));
        at.and_then(|at| self.cells.get(*at)).map_or("", |cell| cell.trim())
    }

    pub fn cells(&self) -> &'a [String] {
        self.cells
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Cells too many: a separator stands where none is meant, and columns have slipped.
    pub fn cells_too_many(&self) -> bool {
        self.cells.len() > self.sheet.width
    }

    pub fn file(&self) -> &'a str {
        &self.sheet.file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_files() {
        for (pattern, name, fits) in [
            ("sales.csv", "sales.csv", true),
            ("sales.csv", "sales.csv.old", false),
            ("*.csv", "漏斗.csv", true),
            ("funnel-*-*.csv", "funnel-a-b.csv", true),
            ("funnel-*-*.csv", "funnel-a.csv", false),
            ("*", "", true),
        ] {
            assert_eq!(matches(pattern, name), fits, "{pattern} {name}");
        }
    }

    #[test]
    fn cells_are_found_by_their_column_and_rows_by_their_line() {
        let text = "a, b\n1,\" x \"\n\n\"two\nlines\",y\n3\n1,2,3\n1,2,\n";
        let sheet = Sheet::parse("f.csv".to_owned(), text, ',').unwrap();
        let rows: Vec<(u32, &str, bool)> =
            sheet.rows().map(|row| (row.line, row.cell(Some("b")), row.cells_too_many())).collect();
        assert_eq!(
            rows,
            [(2, "x", false), (4, "y", false), (6, "", false), (7, "2", true), (8, "2", false)]
        );
    }

    #[test]
    fn a_head_that_says_a_column_twice_is_refused() {
        let twice = Sheet::parse("f.csv".to_owned(), "a,b,a\n", ',').unwrap_err().to_string();
        assert_eq!(twice, "f.csv has two columns \"a\"");
    }
}
