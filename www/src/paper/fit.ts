/** Widths of columns, from what stands in them: figures are never broken, texts may be, and what is over goes where there is writing to be done. */

import type { Column, FittedColumn, Orientation, Row } from "./model";

/** Of a page inside its margins, in millimetres. */
export const WIDTH: Readonly<Record<Orientation, number>> = { landscape: 272, portrait: 185 };
/** A full-width character at 9 points, any other in the widest font that figures may be set in, and what a cell adds at its sides. */
const WIDE = 3.2;
const NARROW = 1.95;
const SIDES = 2.6;
/** No column of text asks for more; it is broken into lines instead. */
const LONGEST = 34;

/**
 * The columns with their widths; null if they do not fit on a page even with texts broken into short lines, or, where that is asked
 * for, with all texts as they would like to stand.
 */
export function fitted(columns: readonly Column[], texts: (index: number) => Iterable<string>, width: number, isEasy = false): FittedColumn[] | null {
  const needs = columns.map((column, index) => needOf(column, texts(index)));
  const least = sum(needs.map((need) => need.least));
  const wish = sum(needs.map((need) => need.wish));
  if ((isEasy ? wish : least) > width) return null;
  const share = wish > width ? (width - least) / (wish - least) : 1;
  const widths = needs.map((need) => need.least + (need.wish - need.least) * share);
  const over = Math.max(0, width - sum(widths));
  const open = needs.map(({ isOpen }) => isOpen);
  const takers = open.some(Boolean) ? open : open.map(() => true);
  const each = over / takers.filter(Boolean).length;
  return columns.map((column, index) => ({ ...column, width: (widths[index] ?? 0) + (takers[index] === true ? each : 0) }));
}

/** As `fitted`; columns that do not fit share the page evenly, with all texts broken. */
export function fittedRows(columns: readonly Column[], rows: readonly Row[], orientation: Orientation): FittedColumn[] {
  const width = WIDTH[orientation];
  return fitted(columns, (index) => rows.map(({ cells }) => cells[index] ?? ""), width) ?? columns.map((column) => ({ ...column, width: width / columns.length }));
}

interface Need {
  readonly least: number;
  readonly wish: number;
  /** takes what the others leave */
  readonly isOpen: boolean;
}

function needOf(column: Column, texts: Iterable<string>): Need {
  let longest = 0;
  for (const text of texts) longest = Math.max(longest, lengthOf(text));
  // A head may be broken into lines of two or three characters.
  const head = Math.max(Math.min(lengthOf(column.head), WIDE * 2), lengthOf(column.head) / 3) + SIDES;
  const need = Math.max(longest + SIDES, head);
  if (column.kind === "number" || column.kind === "centre") return { least: need, wish: need, isOpen: false };
  const wish = column.wish ?? Math.min(need, LONGEST);
  const short = column.kind === "account" ? NARROW * 11 : WIDE * (column.kind === "name" ? 5 : 3);
  const least = column.least ?? Math.max(head, Math.min(need, short + SIDES));
  return { least, wish: Math.max(least, wish), isOpen: column.wish !== undefined };
}

export function lengthOf(text: string): number {
  let length = 0;
  for (const letter of text) length += letter.charCodeAt(0) < 0x2000 ? NARROW : WIDE;
  return length;
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
