/** A sheet as one looks at it: merged cells say everywhere what they say once. */

import type { Cell, Sheet } from "../office/types";

export interface Grid {
  readonly height: number;
  readonly width: number;
  /** of a row of heads: what is merged counts for every column and row that it covers */
  readonly headText: (row: number, column: number) => string;
  /** of a row of data: what is merged downwards counts for every row; across it stands in the first column only */
  readonly cell: (row: number, column: number) => Cell;
  /** how many columns are merged into one here */
  readonly span: (row: number, column: number) => number;
  /** the last row of what is merged here */
  readonly bottom: (row: number, column: number) => number;
}

const EMPTY: Cell = { text: "", kind: "empty" };
/** No spreadsheet program has as many columns. */
const COLUMNS = 32768;

export function gridOf(sheet: Sheet): Grid {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const merged = new Map<number, Sheet["merges"][number]>();
  for (const area of sheet.merges) {
    for (let row = area.top; row <= Math.min(area.bottom, sheet.rows.length - 1); row += 1) {
      for (let column = area.left; column <= Math.min(area.right, width - 1); column += 1) merged.set(row * COLUMNS + column, area);
    }
  }
  const own = (row: number, column: number): Cell => sheet.rows[row]?.[column] ?? EMPTY;
  const around = (row: number, column: number): Sheet["merges"][number] | undefined => merged.get(row * COLUMNS + column);
  return {
    height: sheet.rows.length,
    width,
    headText: (row, column) => {
      const area = around(row, column);
      return (area === undefined ? own(row, column) : own(area.top, area.left)).text.replace(/\s+/g, " ").trim();
    },
    cell: (row, column) => {
      const area = around(row, column);
      return area !== undefined && area.left === column ? own(area.top, column) : own(row, column);
    },
    span: (row, column) => {
      const area = around(row, column);
      return area === undefined ? 1 : area.right - area.left + 1;
    },
    bottom: (row, column) => around(row, column)?.bottom ?? row,
  };
}

/** 0 → A, 26 → AA, as spreadsheet programs name columns. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

export function isBlankRow(grid: Grid, row: number): boolean {
  for (let column = 0; column < grid.width; column += 1) if (grid.cell(row, column).text.trim() !== "") return false;
  return true;
}
