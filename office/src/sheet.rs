//! Sheets as they stand in a file: the shape in which they leave.

use serde::Serialize;

use crate::bounds::{CELLS, COLUMNS, MERGES, ROWS, TEXT_BYTES};
use crate::{Done, Refusal};

/// A sheet of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// As the file calls it.
    pub name: String,
    /// The file hides it.
    pub hidden: bool,
    /// From the first row of the sheet on; short rows end early.
    pub rows: Vec<Vec<Cell>>,
    /// Cells that are shown as one.
    pub merges: Vec<Area>,
    /// Indexes of rows that the file hides, in order.
    pub hidden_rows: Vec<u32>,
}

/// A block of cells. Zero-based, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the four sides say themselves")]
pub struct Area {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// A cell as the spreadsheet program shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What is read in it.
    pub text: String,
    /// What it holds.
    pub kind: CellKind,
    /// A number of 16 or more digits, whose last digits are gone.
    #[serde(skip_serializing_if = "is_false")]
    pub lost: bool,
    /// Worked out by a formula.
    #[serde(skip_serializing_if = "is_false")]
    pub formula: bool,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words of the spreadsheet programs")]
pub enum CellKind {
    #[default]
    Empty,
    Text,
    Number,
    Date,
    Boolean,
    Error,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

impl Cell {
    pub(crate) fn of(kind: CellKind, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind, ..Self::default() }
    }

    /// Text, or nothing where there is none.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let kind = if text.is_empty() { CellKind::Empty } else { CellKind::Text };
        Self { text, kind, ..Self::default() }
    }

    fn says_nothing(&self) -> bool {
        self.kind == CellKind::Empty && !self.formula
    }
}

impl Area {
    pub(crate) fn is_one_cell(self) -> bool {
        self.top == self.bottom && self.left == self.right
    }
}

/// What may still be read of a file.
pub(crate) struct Allowance {
    cells: usize,
    text: usize,
}

impl Allowance {
    pub(crate) fn whole() -> Self {
        Self { cells: CELLS, text: TEXT_BYTES }
    }

    fn take(&mut self, cells: usize, text: usize) -> Done<()> {
        self.cells = self.cells.checked_sub(cells).ok_or_else(|| Refusal::too_large("cells"))?;
        self.text = self.text.checked_sub(text).ok_or_else(|| Refusal::too_large("text"))?;
        Ok(())
    }
}

impl Sheet {
    pub(crate) fn named(name: impl Into<String>, hidden: bool) -> Self {
        Self { name: name.into(), hidden, ..Self::default() }
    }

    /// Puts a cell in its place, as far as the allowance goes. A cell that says nothing takes no place.
    pub(crate) fn put(&mut self, row: u32, column: u32, cell: Cell, left: &mut Allowance) -> Done<()> {
        if cell.says_nothing() {
            return Ok(());
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(Refusal::too_large(format_args!("a cell in row {row} and column {column}")));
        }
        let (row, column) = (index(row), index(column));
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        left.take((column + 1).saturating_sub(cells.len()), cell.text.len())?;
        if cells.len() <= column {
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = cell;
        Ok(())
    }

    /// Files may hide or merge rows without end below their last cell.
    pub(crate) fn forget_what_is_below(&mut self) {
        let rows = self.rows.len();
        self.hidden_rows.retain(|row| index(*row) < rows);
        self.merges.retain(|area| index(area.top) < rows);
    }

    pub(crate) fn merge(&mut self, area: Area) -> Done<()> {
        let sound = area.top <= area.bottom && area.left <= area.right && area.bottom < ROWS && area.right < COLUMNS;
        if !sound || area.is_one_cell() {
            return Ok(());
        }
        if self.merges.len() == MERGES {
            return Err(Refusal::too_large("merged areas"));
        }
        self.merges.push(area);
        Ok(())
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
