//! Workbooks of Excel since 2007: the cells by calamine, hidden rows and merged areas out of the sheets' XML.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cells::cell;
use super::packed::{Archive, find, text_of};
use super::xml::{attribute, number};
use crate::sheet::{Allowance, Area, Cell, Sheet};
use crate::{Done, Progress, Refusal, Unreadable};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8], archive: &mut Archive, progress: Progress) -> Done<Vec<Sheet>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let paths = paths_of_sheets(archive)?;
    let mut left = Allowance::whole();
    let mut sheets = Vec::new();
    let all = book.sheets_metadata().to_vec();
    for (place, found) in all.iter().enumerate().filter(|(_, found)| found.typ == SheetType::WorkSheet) {
        let mut sheet = Sheet::named(&found.name, found.visible != SheetVisible::Visible);
        put_cells(&mut sheet, &mut book, &mut left, &mut |percent| {
            progress(share(place * 100 + usize::from(percent), all.len() * 100));
        })?;
        if let Some(index) = paths.get(&found.name).and_then(|path| find(archive, path)) {
            put_layout(&mut sheet, archive, index)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn put_cells(sheet: &mut Sheet, book: &mut Book, left: &mut Allowance, progress: Progress) -> Done<()> {
    let mut cells = book.worksheet_cells_reader(&sheet.name.clone()).map_err(unreadable)?;
    let (_, rows) = (cells.dimensions().start.0, cells.dimensions().end.0);
    let mut told = 0;
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(unreadable)? {
        let (row, column) = record.pos;
        let formula = record.formula.is_some();
        sheet.put(row, column, Cell { formula, ..cell(&record.value) }, left)?;
        if row >= told {
            told = row + 200;
            progress(share(index(row), index(rows)));
        }
    }
    Ok(())
}

fn unreadable(error: XlsxError) -> Refusal {
    let why = if matches!(error, XlsxError::Password) { Unreadable::Encrypted } else { Unreadable::Damaged };
    Refusal::new(why, error)
}

/// How many hundredths one number is of another.
fn share(part: usize, whole: usize) -> u8 {
    u8::try_from((part * 100).checked_div(whole).unwrap_or(0).min(100)).unwrap_or(100)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

// ── what calamine leaves out ──

/// The file inside the workbook that each sheet is in, by the sheet's name.
fn paths_of_sheets(archive: &mut Archive) -> Done<HashMap<String, String>> {
    let mut targets = HashMap::new();
    each_element(archive, "xl/_rels/workbook.xml.rels", "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id")?, attribute(element, "Target")?) {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
        Ok(())
    })?;
    let mut paths = HashMap::new();
    each_element(archive, "xl/workbook.xml", "sheet", |element| {
        let path = attribute(element, "id")?.and_then(|id| targets.remove(&id));
        if let (Some(name), Some(path)) = (attribute(element, "name")?, path) {
            paths.insert(name, path);
        }
        Ok(())
    })?;
    Ok(paths)
}

fn each_element(
    archive: &mut Archive,
    path: &str,
    name: &str,
    mut take: impl FnMut(&BytesStart) -> Done<()>,
) -> Done<()> {
    let Some(index) = find(archive, path) else { return Ok(()) };
    let text = text_of(archive, index)?;
    let mut xml = Reader::from_str(&text);
    loop {
        match xml.read_event().map_err(Refusal::damaged)? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => take(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn put_layout(sheet: &mut Sheet, archive: &mut Archive, index: usize) -> Done<()> {
    let file = archive.by_index(index).map_err(Refusal::damaged)?;
    let mut xml = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    let mut row = 0;
    loop {
        match xml.read_event_into(&mut buffer).map_err(Refusal::damaged)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "row" => {
                    row = number(&element, "r")?.unwrap_or(row + 1);
                    if attribute(&element, "hidden")?.is_some_and(|hidden| hidden == "1" || hidden == "true") {
                        sheet.hidden_rows.push(row.saturating_sub(1));
                    }
                }
                "mergeCell" => {
                    if let Some(area) = attribute(&element, "ref")?.as_deref().and_then(area) {
                        sheet.merge(area)?;
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// `B2:D4`
fn area(text: &str) -> Option<Area> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Area { top, left, bottom, right })
}

/// `D4` as row 3, column 3.
fn place(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let column = text[..letters]
        .bytes()
        .try_fold(0_u32, |column, letter| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1))?;
    Some((text[letters..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_zero() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(area("B2:D4"), Some(Area { top: 1, left: 1, bottom: 3, right: 3 }));
        assert_eq!((place("A0"), place("1"), place("AAAAAAAAAA1"), area("A1")), (None, None, None, None));
    }
}
