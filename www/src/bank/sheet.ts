/** The file as a workbook: accounts as text, amounts as the numbers they are. */

import type { BankField } from "../desk/desk";
import type { Workbook, WrittenCell } from "../office/types";
import type { Batch, FileCell, FileRow } from "./batch";

export function workbookOf(batch: Batch, name: string): Workbook {
  const columns = Math.max(0, ...batch.rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(8, ...batch.rows.map(({ cells }) => widthOf(cells[column]?.text ?? ""))));
  return { title: name, sheets: [{ name, widths, rows: batch.rows.map((row) => ({ cells: row.cells.map((cell) => written(cell, row)) })) }] };
}

function written({ field, text }: FileCell, row: FileRow): WrittenCell {
  if (text === "") return null;
  if (row.part === "titles") return { text, look: "head" };
  const decimals = decimalsOf(field);
  return decimals === null ? { text, look: "text" } : { number: text, decimals, look: "figure" };
}

/** Null for what is text. What is padded is meant letter by letter, and so is text too. */
export function decimalsOf({ from, pad }: BankField): number | null {
  if (pad !== undefined) return null;
  if (from === "amount" || from === "sum") return 2;
  return from === "amountFen" || from === "sumFen" || from === "count" || from === "number" ? 0 : null;
}

/** A Chinese character is as wide as two figures. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > "\u02ff" ? 2 : 1), 2);
}
