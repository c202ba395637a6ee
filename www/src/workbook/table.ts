/** Sheets made of columns, and the addresses by which formulas find their cells. */

import type { WrittenCell, WrittenRow, WrittenSheet } from "../office/types";
import { mostOf, placesOfAll } from "./decimal";
import { figure } from "./exact";
import type { Figure } from "./exact";
import type { WorkbookWords } from "./words";

/** Whether a column is worked out by the workbook, typed, or was worked out by us and stays as it is. */
export type Kind = "formula" | "input" | "value" | "text";

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly kind: Kind;
  /** why a column that could be worked out is not */
  readonly why?: string;
  readonly cell: (row: number, table: Table) => WrittenCell;
}

/** Where the cells of a sheet are, known before they are written. */
export class Table {
  constructor(
    readonly sheet: string,
    /** of the first line, as the spreadsheet counts */
    readonly first: number,
    readonly keys: readonly string[],
    readonly count: number,
  ) {}

  has(key: string): boolean {
    return this.keys.includes(key);
  }

  /** a cell of the same line, on the same sheet */
  here(key: string, row: number): string {
    return `$${this.letter(key)}${this.first + row}`;
  }

  /** several neighbours of the same line */
  across(from: string, to: string, row: number): string {
    return `${this.here(from, row)}:${this.here(to, row)}`;
  }

  at(key: string, row: number): string {
    return `${quoted(this.sheet)}!$${this.letter(key)}$${this.first + row}`;
  }

  column(key: string): string {
    return this.block(key, key);
  }

  /** the same for formulas on this sheet */
  own(key: string): string {
    return this.span(key, key);
  }

  block(from: string, to: string): string {
    return `${quoted(this.sheet)}!${this.span(from, to)}`;
  }

  /** a column of this sheet from its first line to this one */
  upTo(key: string, row: number): string {
    return `$${this.letter(key)}$${this.first}:${this.here(key, row)}`;
  }

  private span(from: string, to: string): string {
    return `$${this.letter(from)}$${this.first}:$${this.letter(to)}$${this.first + Math.max(this.count, 1) - 1}`;
  }

  private letter(key: string): string {
    const at = this.keys.indexOf(key);
    if (at < 0) throw new Error(`no column ${key} in ${this.sheet}`);
    return letterOf(at);
  }
}

export function letterOf(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : letterOf((column - rest) / 26 - 1) + letter;
}

export function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

/** Text inside a formula. */
export function literal(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

// ── cells ──

export function text(value: string | null | undefined): WrittenCell {
  return { text: value ?? "", look: "text" };
}

export function centre(value: string): WrittenCell {
  return { text: value, look: "centre" };
}

export function number(value: string | number | null | undefined, decimals = 0): WrittenCell {
  return value === null || value === undefined ? { text: "" } : { number: String(value), decimals, look: "figure" };
}

/** What somebody typed; empty cells stay truly empty, so that a formula sees that nothing is there. */
export function typed(value: string | number | null | undefined, decimals = 0): WrittenCell {
  return value === null || value === undefined ? null : { number: String(value), decimals, look: "input" };
}

export function formula(text: string, result: string | number | null | undefined, decimals = 0): WrittenCell {
  if (result === null || result === undefined || result === "") return { formula: text, result: "", isText: true, look: "figure" };
  return { formula: text, result: String(result), decimals, look: "figure" };
}

export function textFormula(formula: string, result: string | null | undefined): WrittenCell {
  return { formula, result: result ?? "", isText: true, look: "text" };
}

/** What stands in another cell; a formula that only names an empty cell would show 0. */
export function same(reference: string): string {
  return `IF(${reference}="","",${reference})`;
}

/** A cell as part of exact arithmetic: with room for values twice as large as those in use. */
export function cellFigure(reference: string, values: readonly string[], least: { places: number; most: number } = { places: 2, most: 1 }): Figure {
  const mayBeNegative = values.some((value) => value.startsWith("-"));
  return figure(reference, placesOfAll(values, least.places), 2 * mostOf(values, least.most), mayBeNegative);
}

// ── sheets ──

export const TITLE_ROWS = 4;

/** A sheet of one table: title, note, heads, and what kind each column is. */
export function tableSheet(table: Table, columns: readonly Column[], heading: { title: string; note: string; above?: readonly WrittenRow[] }, words: WorkbookWords): WrittenSheet {
  const above = heading.above ?? [];
  const head: WrittenRow[] = [
    { cells: [{ text: heading.title, look: "title" }], height: 24 },
    { cells: [{ text: heading.note, look: "note" }] },
    { cells: columns.map(({ title }) => ({ text: title, look: "head" })), height: 32 },
    { cells: columns.map(({ kind }) => ({ text: words.kinds[kind], look: "note" })) },
  ];
  const lines = Array.from({ length: table.count }, (_, row): WrittenRow => ({ cells: columns.map((column) => column.cell(row, table)) }));
  return {
    name: table.sheet,
    widths: columns.map(({ width }) => width),
    rows: [...head, ...above, ...lines],
    frozen: { rows: head.length + above.length, columns: Math.min(3, columns.length) },
    print: { landscape: true, fitWidth: true, head: { from: 2, to: 2 } },
  };
}
