/**
 * Lays a paper out: has the browser show its rows out of sight, reads their heights, and parts them into pages. It stops for breath
 * often, so that the page stays alive; whoever cannot wait takes all steps at once.
 */

import { render } from "lit";
import type { Paper, Part, Row, Sheet, Table } from "./model";
import { paginate } from "./paginate";
import type { Frame, Span, Unit } from "./paginate";
import { pageTemplate } from "./sheet";
import type { Page, Piece } from "./sheet";
import { sumRow, sumsBelow } from "./sums";
import type { PaperWords } from "./words";

export interface Step {
  /** how many rows have been measured so far */
  readonly rows: number;
  /** pages that are final */
  readonly pages: readonly Page[];
}

/** So many rows are measured without a breath. */
const AT_ONCE = 60;
/** What roundings of many rows may add up to, in pixels. */
const SLACK = 3;

/** A row of a table or a block, with what it belongs to. */
interface Item {
  readonly part: number;
  readonly row: Row | null;
  readonly keep: boolean;
}

interface Measured {
  readonly units: Unit[];
  readonly frames: Frame[];
  room: number;
}

export function* layOut(paper: Paper, words: PaperWords, host: HTMLElement): Generator<Step, void> {
  let rows = 0;
  for (const sheet of paper.sheets()) {
    if (sheet === null) {
      yield { rows, pages: [] };
      continue;
    }
    const items = sheet.parts.flatMap(itemsOf);
    const measured: Measured = { units: [], frames: sheet.parts.map(() => ({ head: 0, foot: 0 })), room: 0 };
    for (let from = 0; from < items.length; from += AT_ONCE) {
      measure(paper, words, sheet, items.slice(from, from + AT_ONCE), host, measured);
      if (sheet.counts === undefined) rows += Math.min(AT_ONCE, items.length - from);
      yield { rows, pages: [] };
    }
    rows += sheet.counts ?? 0;
    yield { rows, pages: pagesOf(sheet, items, paginate(measured.units, measured.frames, measured.room)) };
  }
}

function itemsOf(part: Part, index: number): Item[] {
  if (part.kind === "block") return [{ part: index, row: null, keep: part.keep }];
  return part.rows.map((row, at) => ({ part: index, row, keep: row.subtotal !== undefined && at > 0 }));
}

function measure(paper: Paper, words: PaperWords, sheet: Sheet, items: readonly Item[], host: HTMLElement, into: Measured): void {
  const pieces = piecesOf(sheet, items, (table) => (table.running === undefined ? [] : [sumRow(table, "", []), sumRow(table, "", [])]));
  render(pageTemplate(paper, { sheet, number: 1, of: 1, pieces }, words), host);
  const height = (selector: string): number => host.querySelector(selector)?.getBoundingClientRect().height ?? 0;
  into.room = height(".paper-sheet") - height(".paper-head") - height(".paper-foot") - SLACK;
  const units = [...host.querySelectorAll("[data-unit]")];
  items.forEach(({ part, row, keep }, index) => into.units.push({ height: units[index]?.getBoundingClientRect().height ?? 0, table: row === null ? null : part, keep }));
  for (const table of host.querySelectorAll<HTMLElement>("[data-table]")) into.frames[Number(table.dataset["table"])] = frameOf(table);
}

/** What stands above and below the rows of a table. */
function frameOf(table: HTMLElement): Frame {
  const rows = [...table.querySelectorAll("[data-unit]")].map((row) => row.getBoundingClientRect());
  const whole = table.getBoundingClientRect();
  return { head: (rows[0]?.top ?? whole.top) - whole.top, foot: whole.bottom - (rows[rows.length - 1]?.bottom ?? whole.bottom) };
}

function pagesOf(sheet: Sheet, items: readonly Item[], spans: readonly Span[]): Page[] {
  return spans.map(({ from, to }, index) => ({ sheet, number: index + 1, of: spans.length, pieces: piecesOf(sheet, items.slice(from, to), sumsBelow) }));
}

/** Items that follow each other in one table stand in one piece. */
function piecesOf(sheet: Sheet, items: readonly Item[], sums: (table: Table, rows: readonly Row[]) => readonly Row[]): Piece[] {
  const parts = [...new Set(items.map(({ part }) => part))];
  return parts.flatMap((index): Piece[] => {
    const part = sheet.parts[index];
    if (part === undefined) return [];
    if (part.kind === "block") return [part];
    const rows = items.flatMap((item) => (item.part === index && item.row !== null ? [item.row] : []));
    return [{ kind: "rows", part: index, table: part, rows, sums: sums(part, rows) }];
  });
}
