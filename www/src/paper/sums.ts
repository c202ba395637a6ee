/** The sums below the rows of a table. */

import { sumOf } from "../fen";
import { money } from "../figure";
import type { Column, Row, Table } from "./model";

/** The sums below the rows of a page: of the page and of all rows so far, which at the end are all there are. */
export function sumsBelow(table: Table, rows: readonly Row[]): readonly Row[] {
  const { running } = table;
  const last = rows[rows.length - 1];
  if (running === undefined || last === undefined) return [];
  const isLast = last === table.rows[table.rows.length - 1];
  const all = sumRow(table, isLast ? running.total : running.soFar, table.rows.slice(0, table.rows.indexOf(last) + 1));
  return isLast && rows[0] === table.rows[0] ? [all] : [sumRow(table, running.page, rows), all];
}

/** A row that adds up what stands in others; subtotals among them count nothing again. */
export function sumRow({ columns }: { readonly columns: readonly Column[] }, label: string, rows: readonly Row[]): Row {
  const lines = rows.filter(({ subtotal }) => subtotal === undefined);
  const cells = columns.map(({ sum }) => (sum === undefined ? "" : money(sumOf(lines.map(({ amounts }) => amounts[sum] ?? null)))));
  return { cells, amounts: [], subtotal: label };
}
