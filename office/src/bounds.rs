//! How much of a file is looked at. A quarter of a whole county lies far below every one of these.

/// Bytes of a file.
pub const FILE_BYTES: usize = 200 << 20;

/// Bytes of everything that a packed file (.xlsx, .ods) unpacks to.
pub const UNPACKED_BYTES: u64 = 512 << 20;

/// Files inside a packed file.
pub const PACKED_FILES: usize = 10_000;

/// Rows of a sheet, as in the spreadsheet programs.
pub const ROWS: u32 = 1 << 20;

/// Columns of a sheet, as in the spreadsheet programs.
pub const COLUMNS: u32 = 1 << 14;

/// Cells of all sheets together, counted with the empty ones before the last of each row.
pub const CELLS: usize = 3_000_000;

/// Bytes of the text in all cells together.
pub const TEXT_BYTES: usize = 128 << 20;

/// Merged areas of a sheet.
pub const MERGES: usize = 100_000;

/// Columns that one cell of an HTML table may span, and rows, as in browsers.
pub const HTML_SPAN: (u32, u32) = (1000, 65_534);

/// Significant digits that a number keeps in a spreadsheet program.
pub const DIGITS: usize = 15;
