//! Workbooks as XML, which Excel 2003 introduced and many programs still write and call .xls.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::xml::{attribute, number as whole};
use crate::number;
use crate::sheet::{Allowance, Area, Cell, CellKind, Sheet};
use crate::{Done, Refusal};

/// Is this text such a workbook?
pub(super) fn is_spreadsheetml(text: &str) -> bool {
    // Pages saved by Excel name the same address, but are no workbooks.
    text.contains("urn:schemas-microsoft-com:office:spreadsheet") && !text.contains("<html")
}

pub(super) fn read(text: &str) -> Done<Vec<Sheet>> {
    let mut xml = Reader::from_str(text);
    let mut book = Book::default();
    let mut left = Allowance::whole();
    loop {
        match xml.read_event().map_err(Refusal::damaged)? {
            Event::Start(element) => book.open(&element)?,
            Event::Empty(element) => {
                book.open(&element)?;
                book.close(element.local_name().as_ref(), &mut left)?;
            }
            Event::End(element) => book.close(element.local_name().as_ref(), &mut left)?,
            Event::Text(text) => book.say(&text.xml10_content()),
            Event::CData(text) => book.say(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref().map_err(Refusal::damaged)? {
                Some(letter) => book.say(letter.encode_utf8(&mut [0; 4])),
                None => book.say(resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Event::Eof => return Ok(book.sheets),
            _ => {}
        }
    }
}

/// Where we are, and what has been read.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    next_row: u32,
    row: u32,
    next_column: u32,
    column: u32,
    cell: Cell,
    /// The type of the data we are in.
    data: Option<String>,
}

impl Book {
    fn open(&mut self, element: &BytesStart) -> Done<()> {
        match element.local_name().as_ref() {
            "Worksheet" => {
                self.sheets.push(Sheet::named(attribute(element, "Name")?.unwrap_or_default(), false));
                self.next_row = 0;
            }
            "Row" => self.open_row(element)?,
            "Cell" => self.open_cell(element)?,
            "Data" => self.data = Some(attribute(element, "Type")?.unwrap_or_default()),
            _ => {}
        }
        Ok(())
    }

    fn open_row(&mut self, element: &BytesStart) -> Done<()> {
        self.row = whole(element, "Index")?.map_or(self.next_row, |index| index.saturating_sub(1));
        // A row's `Span` repeats it below.
        self.next_row = self.row.saturating_add(whole(element, "Span")?.unwrap_or(0)).saturating_add(1);
        self.next_column = 0;
        if attribute(element, "Hidden")?.as_deref() == Some("1")
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.hidden_rows.push(self.row);
        }
        Ok(())
    }

    fn open_cell(&mut self, element: &BytesStart) -> Done<()> {
        self.column = whole(element, "Index")?.map_or(self.next_column, |index| index.saturating_sub(1));
        self.cell = Cell { formula: attribute(element, "Formula")?.is_some(), ..Cell::default() };
        let (across, down) = (whole(element, "MergeAcross")?.unwrap_or(0), whole(element, "MergeDown")?.unwrap_or(0));
        self.next_column = self.column.saturating_add(across).saturating_add(1);
        let (top, left) = (self.row, self.column);
        let area = Area { top, left, bottom: top.saturating_add(down), right: left.saturating_add(across) };
        self.sheets.last_mut().map_or(Ok(()), |sheet| sheet.merge(area))
    }

    fn say(&mut self, text: &str) {
        if self.data.is_some() {
            self.cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str, left: &mut Allowance) -> Done<()> {
        match name {
            "Data" => {
                let kind = self.data.take().unwrap_or_default();
                self.cell = Cell { formula: self.cell.formula, ..typed(&kind, std::mem::take(&mut self.cell.text)) };
            }
            "Cell" => {
                let cell = std::mem::take(&mut self.cell);
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.put(self.row, self.column, cell, left)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn typed(kind: &str, text: String) -> Cell {
    match kind {
        "Number" => text.trim().parse().map_or_else(|_| Cell::text(text), number::cell),
        "DateTime" => {
            let day = text.trim_end_matches(".000").trim_end_matches("T00:00:00").replace('T', " ");
            Cell::of(CellKind::Date, day)
        }
        "Boolean" => Cell::of(CellKind::Boolean, if text.trim() == "1" { "TRUE" } else { "FALSE" }),
        "Error" => Cell::of(CellKind::Error, text),
        _ => Cell::text(text),
    }
}
