//! A sheet as a workbook: text as text, numbers as numbers, days as days.

use domain::day::Day;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::{About, Cell, Sheet, decimal};
use crate::csv_out::is_formula;

/// Why a workbook was not made; our fault, or more than a sheet holds.
#[derive(Debug, thiserror::Error)]
#[error("a workbook cannot be written: {0}")]
pub struct Unwritten(#[from] XlsxError);

/// A4, as printers of three countries have it.
const A4: u8 = 9;
/// What a footer holds at most is 255 characters; a name and a time are far less, mostly.
const MOST_FOOTER: usize = 180;
/// In characters.
const WIDEST: u32 = 44;
const NARROWEST: u32 = 9;

/// The rows on the first sheet, under a head that stays; what is told of them on the second, and
/// at the foot of every page that a spreadsheet prints.
///
/// # Errors
/// Where there are more rows than a sheet of a workbook holds.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, Unwritten> {
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(&sheet.name)
            .set_author(&sheet.about.who)
            .set_company(&sheet.about.company)
            .set_comment(sheet.about.line()),
    );
    rows(book.add_worksheet(), sheet)?;
    about(book.add_worksheet(), &sheet.about)?;
    Ok(book.save_to_buffer()?)
}

fn rows(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (at, heading) in (0..).zip(&sheet.head) {
        page.write_string_with_format(0, at, heading, &head)?;
    }
    let formats = Formats::new();
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (at, cell) in (0..).zip(cells) {
            formats.write(page, row, at, cell)?;
        }
    }
    for (at, heading) in sheet.head.iter().enumerate() {
        let widths =
            sheet.rows.iter().filter_map(|row| row.get(at)).map(|cell| width(&cell.text()));
        let widest = widths.max().unwrap_or(0).max(width(heading).min(16)) + 2;
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        page.set_column_width(column, widest.clamp(NARROWEST, WIDEST))?;
    }
    page.set_freeze_panes(1, 0)?;
    if let (Ok(last_row), Some(last)) =
        (u32::try_from(sheet.rows.len()), sheet.head.len().checked_sub(1))
    {
        page.autofilter(0, 0, last_row, u16::try_from(last).unwrap_or(u16::MAX))?;
    }
    page.set_repeat_rows(0, 0)?;
    page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_footer(footer(&sheet.about));
    Ok(())
}

fn about(page: &mut Worksheet, about: &About) -> Result<(), XlsxError> {
    page.set_name(&about.title)?;
    let bold = Format::new().set_bold();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_quote_prefix();
    // Its first cell says to the import that this is no sheet of rows.
    page.write_string_with_format(0, 0, about.line(), &bold)?;
    for (row, (label, says)) in (2..).zip(&about.lines) {
        page.write_string_with_format(row, 0, label, &bold)?;
        page.write_string_with_format(row, 1, says, &text)?;
    }
    page.set_column_width(0, 22)?;
    page.set_column_width(1, 70)?;
    page.set_paper_size(A4).set_footer(footer(about));
    Ok(())
}

/// Who and when, and which page of how many. `&` begins a command there.
fn footer(about: &About) -> String {
    let told: String =
        format!("{} · {}", about.who, about.when).chars().take(MOST_FOOTER).collect();
    format!("&L{}&R&P / &N", told.replace('&', "&&"))
}

/// About how wide a text is, in characters of a Latin face.
fn width(text: &str) -> u32 {
    let wide = |c: char| if c >= '\u{2e80}' { 2 } else { 1 };
    text.lines().map(|line| line.chars().map(wide).sum()).max().unwrap_or(0)
}

struct Formats {
    /// A text that typing over would make a formula of stays a text.
    quoted: Format,
    day: Format,
    whole_share: Format,
    share: Format,
    /// By how many decimals the currency has.
    amounts: [Format; 4],
}

impl Formats {
    fn new() -> Self {
        let number = |code: &str| Format::new().set_num_format(code);
        Self {
            quoted: Format::new().set_quote_prefix(),
            day: number("yyyy-mm-dd"),
            whole_share: number("0%"),
            share: number("0.0%"),
            amounts: ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000"].map(number),
        }
    }

    fn write(&self, page: &mut Worksheet, row: u32, at: u16, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) if is_formula(text) => {
                page.write_string_with_format(row, at, text, &self.quoted)?;
            }
            Cell::Text(text) => {
                page.write_string(row, at, text)?;
            }
            Cell::Amount(minor, digits) => match number(&decimal(*minor, *digits)) {
                Some(number) => {
                    let format = self.amounts.get(*digits as usize).unwrap_or(&self.amounts[2]);
                    page.write_number_with_format(row, at, number, format)?;
                }
                None => {
                    page.write_string(row, at, cell.text())?;
                }
            },
            Cell::Share(per_mille) => {
                let format = if per_mille % 10 == 0 { &self.whole_share } else { &self.share };
                // A share of one, in the places that its percents have.
                let number = f64::from(*per_mille) / 1000.0;
                page.write_number_with_format(row, at, number, format)?;
            }
            Cell::Day(day) => match excel_day(*day) {
                Some(date) => {
                    page.write_datetime_with_format(row, at, date, &self.day)?;
                }
                None => {
                    page.write_string(row, at, day.iso())?;
                }
            },
            Cell::Count(count) => match i32::try_from(*count) {
                Ok(count) => {
                    page.write_number(row, at, count)?;
                }
                Err(_) => {
                    page.write_string(row, at, count.to_string())?;
                }
            },
        }
        Ok(())
    }
}

/// The number nearest to a decimal, if it is read back as the same: fifteen digits are.
fn number(decimal: &str) -> Option<f64> {
    let digits = decimal.bytes().filter(u8::is_ascii_digit).count();
    if digits > 15 { None } else { decimal.parse().ok() }
}

/// A spreadsheet knows no day before 1900.
fn excel_day(day: Day) -> Option<ExcelDateTime> {
    let (year, month, date) = day.civil();
    let year = u16::try_from(year).ok()?;
    let date = ExcelDateTime::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(date).ok()?);
    date.ok().filter(|_| year > 1900)
}
