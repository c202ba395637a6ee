//! Compound files: .xls, and what only looks like it.

use std::io::{Cursor, Read};

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;

use super::cells::put_range;
use crate::sheet::{Allowance, Area, Sheet};
use crate::{Done, Refusal, Unreadable};

type Compound<'a> = CompoundFile<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8]) -> Done<Vec<Sheet>> {
    // The library is stricter here than the one that reads the cells; what it does not open, the other may.
    let layout = match CompoundFile::open(Cursor::new(bytes)) {
        Ok(mut file) => layout(&mut file)?,
        Err(_) => Layout::default(),
    };
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Refusal::new(Unreadable::Encrypted, error),
        _ if layout.by_wps => Refusal::new(Unreadable::Et, error),
        _ => Refusal::damaged(error),
    })?;
    let mut left = Allowance::whole();
    let mut sheets = Vec::new();
    for (place, found) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if found.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = Sheet::named(&found.name, found.visible != SheetVisible::Visible);
        let values = book.worksheet_range(&found.name).map_err(Refusal::damaged)?;
        let formulas = book.worksheet_formula(&found.name).map_err(Refusal::damaged)?;
        put_range(&mut sheet, &values, &formulas, &mut left)?;
        for area in book.merge_cells_by_sheet_name(&found.name).map_err(Refusal::damaged)? {
            sheet.merge(area_of(area))?;
        }
        sheet.hidden_rows = layout.hidden_rows.get(place).cloned().unwrap_or_default();
        sheets.push(sheet);
    }
    Ok(sheets)
}

pub(super) fn area_of(area: calamine::Dimensions) -> Area {
    Area { top: area.start.0, left: area.start.1, bottom: area.end.0, right: area.end.1 }
}

/// What the streams of the file say, besides its cells.
#[derive(Default)]
struct Layout {
    by_wps: bool,
    /// Of each sheet in the order of the file.
    hidden_rows: Vec<Vec<u32>>,
}

fn layout(file: &mut Compound) -> Done<Layout> {
    let names: Vec<String> = file.walk().map(|entry| entry.name().to_owned()).collect();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("EncryptedPackage") {
        return Err(Refusal::new(Unreadable::Encrypted, "EncryptedPackage"));
    }
    let by_wps =
        names.iter().any(|name| ["ETExtData", "WpsCustomData", "KSO"].iter().any(|start| name.starts_with(start)));
    let Some(name) = ["Workbook", "Book"].into_iter().find(|name| has(name)) else {
        let why = if by_wps && !has("WordDocument") { Unreadable::Et } else { Unreadable::NotATable };
        return Err(Refusal::new(why, names.join(", ")));
    };
    let mut stream = Vec::new();
    let read = file.open_stream(name).and_then(|mut file| file.read_to_end(&mut stream));
    read.map_err(Refusal::damaged)?;
    Ok(Layout { by_wps, hidden_rows: hidden_rows(&stream)? })
}

// ── the records of a workbook stream; names and layouts as in MS-XLS ──

const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002f;
const ROW: u16 = 0x0208;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const ROW_IS_HIDDEN: u8 = 0x20;

fn hidden_rows(stream: &[u8]) -> Done<Vec<Vec<u32>>> {
    let mut starts = Vec::new();
    for (kind, data) in records(stream).take_while(|(kind, _)| *kind != END) {
        match (kind, data) {
            (FILE_PASS, _) => return Err(Refusal::new(Unreadable::Encrypted, "FilePass")),
            (BOUND_SHEET, [a, b, c, d, ..]) => starts.push(u32::from_le_bytes([*a, *b, *c, *d])),
            _ => {}
        }
    }
    let sheet = |start: u32| usize::try_from(start).ok().and_then(|start| stream.get(start..)).unwrap_or_default();
    Ok(starts.into_iter().map(|start| hidden_rows_of(sheet(start))).collect())
}

fn hidden_rows_of(sheet: &[u8]) -> Vec<u32> {
    let mut hidden = Vec::new();
    // Charts inside a sheet have beginnings and ends of their own.
    let mut depth = 0_u32;
    for (kind, data) in records(sheet) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            ROW if depth == 1 && data.get(12).is_some_and(|flags| flags & ROW_IS_HIDDEN != 0) => {
                hidden.push(u32::from(u16::from_le_bytes([data[0], data[1]])));
            }
            _ => {}
        }
    }
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}

/// Kind and data of each record, as far as they are whole.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let [a, b, c, d, rest @ ..] = stream else { return None };
        let data = rest.get(..usize::from(u16::from_le_bytes([*c, *d])))?;
        stream = &rest[data.len()..];
        Some((u16::from_le_bytes([*a, *b]), data))
    })
}
