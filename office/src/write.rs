//! A workbook as the bytes of an .xlsx. The same workbook always gives the same bytes.

mod lists;
mod looks;
mod workbook;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, IgnoreError, Workbook as Book, Worksheet, XlsxError};

pub use workbook::{Choice, Frozen, Look, Merge, Print, Rows, Workbook, WrittenCell, WrittenRow, WrittenSheet};

use crate::Progress;
use crate::bounds::DIGITS;
use lists::Lists;
use looks::{Looks, Shows};

/// What keeps a workbook from being written: a fault of the program that made it, in a programmer's words.
#[derive(Debug, PartialEq, Eq)]
pub struct Unwritable(pub String);

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

type Done<T = ()> = Result<T, Unwritable>;

/// Writes a workbook.
pub fn write(workbook: &Workbook, progress: Progress) -> Done<Vec<u8>> {
    let mut book = Book::new();
    book.set_properties(&DocProperties::new().set_title(&workbook.title).set_creation_datetime(&always()?));
    let (mut looks, mut lists) = (Looks::default(), Lists::default());
    let rows = workbook.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let mut written = 0;
    for sheet in &workbook.sheets {
        let into = book.add_worksheet();
        into.set_name(&sheet.name)?.set_hidden(sheet.hidden);
        set_up(sheet, into)?;
        for (number, row) in (0..).zip(&sheet.rows) {
            write_row(row, number, into, &mut looks)?;
            written += 1;
            tell(written, rows, progress);
        }
        for merge in &sheet.merges {
            write_merge(merge, into, &mut looks)?;
        }
        for choice in &sheet.choices {
            lists.offer(choice, into)?;
        }
    }
    if let Some(place) = workbook.sheets.iter().position(|sheet| !sheet.hidden) {
        book.worksheet_from_index(place)?.set_active(true).set_first_tab(true);
    }
    lists.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}

/// The day that every workbook says it was made on: the same sheets are the same bytes.
fn always() -> Done<ExcelDateTime> {
    Ok(ExcelDateTime::from_ymd(2020, 1, 1)?)
}

/// Putting rows together is about half of the work; packing them is the other.
fn tell(written: usize, rows: usize, progress: Progress) {
    if written.is_multiple_of(500) {
        progress(u8::try_from(written * 50 / rows).unwrap_or(50));
    }
}

// ── sheets ──

const A4: u8 = 9;

fn set_up(sheet: &WrittenSheet, into: &mut Worksheet) -> Done {
    for (column, width) in (0..).zip(&sheet.widths) {
        into.set_column_width(column, *width)?;
    }
    if let Some(Frozen { rows, columns }) = sheet.frozen {
        into.set_freeze_panes(rows, columns)?;
    }
    // Ids and accounts are text on purpose; no cell needs a green corner for it.
    into.ignore_error_range(0, 0, 1_048_575, 16_383, IgnoreError::NumberStoredAsText)?;
    sheet.print.as_ref().map_or(Ok(()), |print| set_up_print(print, into))
}

fn set_up_print(print: &Print, into: &mut Worksheet) -> Done {
    into.set_paper_size(A4).set_print_center_horizontally(true);
    // In inches: left, right, top, bottom, header, footer.
    into.set_margins(0.6, 0.4, 0.5, 0.6, 0.3, 0.3);
    if print.landscape {
        into.set_landscape();
    }
    if let Some(Rows { from, to }) = print.head {
        into.set_repeat_rows(from, to)?;
    }
    let breaks: Vec<u32> = print.breaks.iter().copied().filter(|row| *row > 0).collect();
    if !breaks.is_empty() {
        into.set_page_breaks(&breaks)?;
    }
    if print.fit_width {
        into.set_print_fit_to_pages(1, 0);
    }
    if let Some(footer) = &print.footer {
        into.set_footer(footer);
    }
    Ok(())
}

// ── cells ──

fn write_row(row: &WrittenRow, number: u32, into: &mut Worksheet, looks: &mut Looks) -> Done {
    if let Some(height) = row.height {
        into.set_row_height(number, height)?;
    }
    for (column, cell) in (0..).zip(&row.cells) {
        if let Some(cell) = cell {
            write_cell(cell, number, column, into, looks)?;
        }
    }
    Ok(())
}

fn write_cell(cell: &WrittenCell, row: u32, column: u16, into: &mut Worksheet, looks: &mut Looks) -> Done {
    match cell {
        WrittenCell::Text { text, look } => {
            let format = looks.of(*look, Shows::text(text, *look));
            if text.is_empty() {
                into.write_blank(row, column, format)
            } else {
                into.write_string_with_format(row, column, text, format)
            }?;
        }
        WrittenCell::Number { number, decimals, look } => {
            let format = looks.of(*look, Shows::Decimals(*decimals));
            match exact(number)? {
                Some(number) => into.write_number_with_format(row, column, number, format)?,
                None => into.write_blank(row, column, format)?,
            };
        }
        WrittenCell::Formula { formula, result, decimals, is_text, look } => {
            let shows = decimals.filter(|_| !is_text).map_or(Shows::General, Shows::Decimals);
            let formula = Formula::new(formula).set_result(result);
            into.write_formula_with_format(row, column, formula, looks.of(*look, shows))?;
        }
    }
    Ok(())
}

fn write_merge(merge: &Merge, into: &mut Worksheet, looks: &mut Looks) -> Done {
    let Merge { top, left, bottom, right, cell } = merge;
    if (top, left) != (bottom, right) {
        let format = looks.of(cell.look(), Shows::General);
        into.merge_range(*top, *left, *bottom, *right, "", format)?;
    }
    write_cell(cell, *top, *left, into, looks)
}

/// The number of just this value; none where nothing is written. More digits than a spreadsheet keeps are refused.
fn exact(text: &str) -> Done<Option<f64>> {
    if text.is_empty() {
        return Ok(None);
    }
    let (whole, fraction) = text
        .strip_prefix('-')
        .unwrap_or(text)
        .split_once('.')
        .map_or_else(|| (text.strip_prefix('-').unwrap_or(text), None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let kept = format!("{whole}{}", fraction.unwrap_or_default());
    let significant = kept.trim_start_matches('0').len();
    if !digits(whole) || fraction.is_some_and(|fraction| !digits(fraction)) || significant > DIGITS {
        return Err(Unwritable(format!("`{text}` is no decimal of at most {DIGITS} digits")));
    }
    text.parse().map(Some).map_err(|_| Unwritable(format!("`{text}` is no number")))
}
