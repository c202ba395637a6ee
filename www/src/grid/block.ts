/** What pasting, filling and clearing write, and what of it finds no place. */

import type { Change, GridModel } from "./model";
import { heightOf, widthOf } from "./range";
import type { Range } from "./range";
import { tidied } from "./tidy";

export interface Block {
  readonly changes: readonly Change[];
  /** cells that were to be written, changed or not */
  readonly range: Range;
  /** filled cells beyond the last row or column */
  readonly beyond: number;
  /** filled cells on what cannot be written */
  readonly closed: number;
  /** figures that were written plainly */
  readonly tidied: number;
}

type Cells = Pick<GridModel, "cell" | "rows" | "columns">;

/** One cell fills the whole selection, and a block repeats itself where the selection is several times its size. */
export function pasted(model: Cells, sheet: readonly (readonly string[])[], selection: Range): Block {
  const height = sheet.length;
  const width = Math.max(...sheet.map((row) => row.length));
  const repeats = heightOf(selection) % height === 0 && widthOf(selection) % width === 0;
  const range = repeats ? selection : { ...selection, bottom: selection.top + height - 1, right: selection.left + width - 1 };
  return written(model, range, (row, column) => sheet[row % height]?.[column % width]);
}

/** Repeats the cells of a range over the rows or columns that follow it. */
export function filled(model: Cells, from: Range, over: Range): Block {
  const text = (row: number, column: number): string =>
    model.cell(from.top + ((over.top + row - from.top) % heightOf(from)), from.left + ((over.left + column - from.left) % widthOf(from))).text;
  return written(model, over, text);
}

export function cleared(model: Cells, range: Range): Block {
  return written(model, range, () => "");
}

/** `textFor` is asked by row and column inside the range; undefined leaves the cell alone. */
function written(model: Cells, range: Range, textFor: (row: number, column: number) => string | undefined): Block {
  const changes: Change[] = [];
  let beyond = 0;
  let closed = 0;
  let tidy = 0;
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      const given = textFor(row - range.top, column - range.left);
      if (given === undefined) continue;
      if (row >= model.rows.length || column >= model.columns.length) {
        if (given !== "") beyond += 1;
        continue;
      }
      const { kind, text } = model.cell(row, column);
      if (kind !== "typed") {
        if (given !== "" && given !== text) closed += 1;
        continue;
      }
      const plain = tidied(given);
      if (plain !== given && plain !== "") tidy += 1;
      if (plain !== text) changes.push({ row, column, text: plain });
    }
  }
  return { changes, range, beyond, closed, tidied: tidy };
}
