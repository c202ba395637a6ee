//! Open documents: the cells by calamine; hidden rows, merged areas and how much it will be out of the content's XML.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Ods, OdsError, Reader as _, SheetType, SheetVisible};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cells::put_range;
use super::packed::{Archive, find, text_of};
use super::xml::{attribute, number};
use crate::bounds::{CELLS, ROWS};
use crate::sheet::{Allowance, Area, Sheet};
use crate::{Done, Refusal, Unreadable};

pub(super) fn read(bytes: &[u8], archive: &mut Archive) -> Done<Vec<Sheet>> {
    let encrypted = |error: &OdsError| matches!(error, OdsError::Password);
    // An encrypted content is no XML, so whether it is encrypted is asked first.
    let mut layouts = match layouts(archive) {
        Ok(layouts) => layouts,
        Err(refusal) if refusal.why == Unreadable::TooLarge => return Err(refusal),
        Err(_) => HashMap::new(),
    };
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| {
        Refusal::new(if encrypted(&error) { Unreadable::Encrypted } else { Unreadable::Damaged }, error)
    })?;
    let mut left = Allowance::whole();
    let mut sheets = Vec::new();
    for found in book.sheets_metadata().to_vec() {
        if found.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = layouts.remove(&found.name).unwrap_or_default();
        sheet.name.clone_from(&found.name);
        sheet.hidden = found.visible != SheetVisible::Visible;
        let values = book.worksheet_range(&found.name).map_err(Refusal::damaged)?;
        let formulas = book.worksheet_formula(&found.name).map_err(Refusal::damaged)?;
        put_range(&mut sheet, &values, &formulas, &mut left)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The sheets without their cells, by name.
fn layouts(archive: &mut Archive) -> Done<HashMap<String, Sheet>> {
    let index = find(archive, "content.xml").ok_or_else(|| Refusal::damaged("content.xml"))?;
    let text = text_of(archive, index)?;
    let mut xml = Reader::from_str(&text);
    let mut sheets = HashMap::new();
    let mut place = Place::default();
    loop {
        let event = xml.read_event().map_err(Refusal::damaged)?;
        match event {
            Event::Start(ref element) | Event::Empty(ref element) => match element.name().as_ref() {
                "table:table" => {
                    place = Place { sheet: attribute(element, "name")?.unwrap_or_default(), ..Place::default() }
                }
                "table:table-row" => place.enter_row(element, sheets.entry(place.sheet.clone()).or_default())?,
                "table:table-cell" | "table:covered-table-cell" => {
                    place.enter_cell(element, sheets.entry(place.sheet.clone()).or_default())?;
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// Where in the content we are.
#[derive(Default)]
struct Place {
    sheet: String,
    row: u32,
    next_row: u32,
    column: u32,
    /// Cells with something in them so far, each as often as it is repeated.
    cells: usize,
}

impl Place {
    fn enter_row(&mut self, element: &BytesStart, sheet: &mut Sheet) -> Done<()> {
        self.row = self.next_row;
        self.column = 0;
        self.next_row = self.row.saturating_add(number(element, "number-rows-repeated")?.unwrap_or(1)).min(ROWS);
        if attribute(element, "visibility")?.is_some_and(|visibility| visibility != "visible") {
            sheet.hidden_rows.extend(self.row..self.next_row);
        }
        Ok(())
    }

    fn enter_cell(&mut self, element: &BytesStart, sheet: &mut Sheet) -> Done<()> {
        let repeated = number(element, "number-columns-repeated")?.unwrap_or(1);
        let spans = |name| Ok(number(element, name)?.unwrap_or(1).saturating_sub(1));
        let (rows, columns) = (spans("number-rows-spanned")?, spans("number-columns-spanned")?);
        if rows > 0 || columns > 0 {
            let (top, left) = (self.row, self.column);
            sheet.merge(Area { top, left, bottom: top.saturating_add(rows), right: left.saturating_add(columns) })?;
        }
        if attribute(element, "value-type")?.is_some() {
            let times = u64::from(repeated) * u64::from(self.next_row - self.row);
            self.cells = self.cells.saturating_add(usize::try_from(times).unwrap_or(usize::MAX));
            if self.cells > CELLS {
                return Err(Refusal::too_large("repeated cells"));
            }
        }
        self.column = self.column.saturating_add(repeated);
        Ok(())
    }
}
