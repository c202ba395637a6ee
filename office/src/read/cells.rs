//! Cells as calamine gives them, and as they leave.

use calamine::{Data, DataRef, ExcelDateTime, Range};

use crate::Done;
use crate::number;
use crate::sheet::{Allowance, Cell, CellKind, Sheet};

const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Puts every cell of a range into the sheet, and marks those that formulas worked out.
pub(super) fn put_range(
    sheet: &mut Sheet,
    values: &Range<Data>,
    formulas: &Range<String>,
    left: &mut Allowance,
) -> Done<()> {
    let (top, first) = values.start().unwrap_or_default();
    for (row, column, value) in values.used_cells() {
        let (row, column) = (top + narrow(row), first + narrow(column));
        let formula = formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
        let mut cell = Cell { formula, ..cell(&borrowed(value)) };
        // Open documents keep an error as the text that is shown.
        if formula && ERRORS.contains(&cell.text.as_str()) {
            cell.kind = CellKind::Error;
        }
        sheet.put(row, column, cell, left)?;
    }
    Ok(())
}

pub(super) fn cell(value: &DataRef) -> Cell {
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::String(text) => Cell::text(text.as_str()),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Float(number) => number::cell(*number),
        DataRef::Int(number) => number::whole(*number),
        DataRef::Bool(yes) => Cell::of(CellKind::Boolean, if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => Cell::of(CellKind::Date, date(*moment)),
        DataRef::DateTimeIso(text) => Cell::of(CellKind::Date, text.trim_end_matches("T00:00:00").replace('T', " ")),
        DataRef::DurationIso(text) => Cell::of(CellKind::Date, text.as_str()),
        DataRef::Error(error) => Cell::of(CellKind::Error, error.to_string()),
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::String(text) => DataRef::SharedString(text),
        Data::Float(number) => DataRef::Float(*number),
        Data::Int(number) => DataRef::Int(*number),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// 2023-11-02; with the time where there is one; the time alone where there is no day.
fn date(moment: ExcelDateTime) -> String {
    if moment.is_duration() || !(0.0..=2_958_465.999_99).contains(&moment.as_f64()) {
        return number::cell(moment.as_f64()).text;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.as_f64() < 1.0 {
        return time;
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { day } else { format!("{day} {time}") }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
