//! Text files: tables with a separator, and pages that are called a table.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::{Contents, Options, html, spreadsheetml, workbook};
use crate::encode::TextEncoding;
use crate::kind::{FileKind, is_markup};
use crate::number::is_shortened;
use crate::sheet::{Allowance, Cell, Sheet};
use crate::{Done, Refusal, Unreadable};

/// What may stand between two cells, in the order in which equally good ones are preferred.
const SEPARATORS: [char; 5] = [',', '\t', ';', '|', '，'];
/// How many rows are looked at to guess it.
const GUESSED_FROM: usize = 100;
/// Stands for a separator that takes more than a byte. Text with this character in it is no table.
const STAND_IN: char = '\u{1f}';

pub(super) fn read(bytes: &[u8], options: Options) -> Done<Contents> {
    let (text, encoding) = decode(bytes, options.encoding);
    if text.contains(['\0', STAND_IN]) {
        return Err(Refusal::new(Unreadable::NotATable, "characters that no text has"));
    }
    if is_markup(&text) && spreadsheetml::is_spreadsheetml(&text) {
        return Ok(workbook(FileKind::Xls, spreadsheetml::read(&text)?));
    }
    if is_markup(&text) {
        return Ok(Contents { file: FileKind::Html, encoding, separator: None, sheets: html::read(&text)? });
    }
    let separator = options.separator.unwrap_or_else(|| guess(&text));
    let sheets = vec![table(&text, separator)?];
    Ok(Contents { file: FileKind::Csv, encoding, separator: Some(separator), sheets })
}

/// By the mark at its start, by whether it is UTF-8, or else as Chinese programs write it.
fn decode(bytes: &[u8], wanted: Option<TextEncoding>) -> (String, Option<TextEncoding>) {
    let wide =
        [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)].into_iter().find(|(mark, _)| bytes.starts_with(*mark));
    if let Some((_, encoding)) = wide {
        return (encoding.decode(bytes).0.into_owned(), None);
    }
    let is_utf8 = || std::str::from_utf8(bytes).is_ok();
    let encoding = wanted.unwrap_or_else(|| if is_utf8() { TextEncoding::Utf8 } else { TextEncoding::Gb18030 });
    let decoder = if encoding == TextEncoding::Utf8 { UTF_8 } else { GB18030 };
    (decoder.decode(bytes).0.into_owned(), Some(encoding))
}

/// The separator that cuts the most rows into the same number of cells.
fn guess(text: &str) -> char {
    let mut best = (0, 0, ',');
    for separator in SEPARATORS {
        let widths = widths(text, separator);
        for &width in widths.iter().filter(|width| **width > 1) {
            let rows = widths.iter().filter(|other| **other == width).count();
            if (rows, width) > (best.0, best.1) {
                best = (rows, width, separator);
            }
        }
    }
    best.2
}

/// How many cells each of the first rows has.
fn widths(text: &str, separator: char) -> Vec<usize> {
    let start: String = text.lines().take(GUESSED_FROM).flat_map(|line| [line, "\n"]).collect();
    let mut widths = Vec::new();
    // OK because a row that cannot be read here is told of when the table is read.
    let _ = each_row(&start, separator, |row| {
        widths.push(row.len());
        Ok(())
    });
    widths
}

fn table(text: &str, separator: char) -> Done<Sheet> {
    let mut sheet = Sheet::named("", false);
    let mut left = Allowance::whole();
    let mut number = 0;
    each_row(text, separator, |row| {
        for (column, text) in (0..).zip(row) {
            let text =
                if separator.is_ascii() { (*text).to_owned() } else { text.replace(STAND_IN, &separator.to_string()) };
            sheet.put(number, column, cell(&text), &mut left)?;
        }
        number += 1;
        Ok(())
    })?;
    Ok(sheet)
}

/// Blank rows count as rows, so that a row's number is that of the spreadsheet program.
fn each_row(text: &str, separator: char, mut take: impl FnMut(&[&str]) -> Done<()>) -> Done<()> {
    let (text, byte) = match u8::try_from(separator) {
        Ok(byte) if byte.is_ascii() => (text.to_owned(), byte),
        _ => (text.replace(separator, &STAND_IN.to_string()), 0x1f),
    };
    let mut rows = csv::ReaderBuilder::new();
    let mut rows = rows.has_headers(false).flexible(true).delimiter(byte).from_reader(text.as_bytes());
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).map_err(Refusal::damaged)? {
        let from = row.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        for _ in 0..blank_lines(&text, from) {
            take(&[])?;
        }
        take(&row.iter().collect::<Vec<_>>())?;
    }
    Ok(())
}

/// How many lines with nothing in them come first from here on. The reader skips them.
fn blank_lines(text: &str, from: usize) -> usize {
    let (before, mut rest) = text.split_at(from);
    if before.ends_with('\r') {
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(next) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
        rest = next;
        lines += 1;
    }
    lines
}

/// Text of a file that has nothing but text. `="0012"` is how programs keep a spreadsheet from taking it for a number.
pub(super) fn cell(text: &str) -> Cell {
    let kept = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|kept| !kept.contains('"'));
    let text = kept.unwrap_or(text);
    Cell { lost: is_shortened(text.trim()), ..Cell::text(text) }
}
