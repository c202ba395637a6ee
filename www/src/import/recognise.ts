/** How a sheet is understood: its head, what each column is, which rows hold data and why the others do not. */

import { listAt, textAt } from "../document/place";
import type { Layout } from "../desk/desk";
import { hasLostDigits, idFault } from "../desk/numbers";
import { rowsAt } from "../quarter";
import type { Cell, Sheet } from "../office/types";
import { gridOf, isBlankRow } from "./grid";
import type { Grid } from "./grid";
import { findHead, fitsOf, keyOf, pathOf } from "./heads";
import type { Fit, Rows } from "./heads";
import { bare, itemsOf, meaningsOf } from "./meanings";
import type { Meaning, Town } from "./meanings";
import { tidyDigits, tidyName } from "./tidy";
import { postsIn, villageKey } from "./names";

/** What was corrected by hand. */
export interface Setting {
  /** null: there is no head; absent: as found */
  readonly head?: Rows | null;
  /** the meaning of a column, or "" for none */
  readonly columns: Readonly<Record<number, string>>;
  /** rows that are put in or left out */
  readonly rows: Readonly<Record<number, boolean>>;
  /** a village that is left blank is the one above */
  readonly fillsDown: boolean;
  /** whether people who are not known yet are taken over from this sheet; absent: as found */
  readonly brings?: boolean;
}

export const UNTOUCHED: Setting = { columns: {}, rows: {}, fillsDown: false };

export type LeftOut = "title" | "blank" | "total" | "head" | "points" | "note" | "hidden" | "hand";
/** From the clerk, from the file before, from the head, from a part of the head, from what stands below; or nothing. */
export type Certainty = "hand" | "layout" | "head" | "similar" | "content" | "none";

export interface Column {
  readonly index: number;
  readonly title: string;
  /** "" for none */
  readonly meaning: string;
  readonly certainty: Certainty;
  /** several columns could have been the same, so none of them is */
  readonly isContested: boolean;
}

export interface Recognised {
  readonly grid: Grid;
  readonly head: Rows | null;
  readonly columns: readonly Column[];
  /** the rows with data, and those without by their reason */
  readonly data: readonly number[];
  readonly leftOut: ReadonlyMap<number, LeftOut>;
  /** under which this layout is remembered */
  readonly key: string;
}

/** What is at least so likely is taken over, and can be seen to be only likely. */
const LIKELY = 0.6;
const SAMPLE = 200;
const TOTAL = /(?:合计|小计|总计|累计|共计|平均|平均分|平均值|人均)[:：]?$/;
const FOOT = /^(?:注|备注|说明|填表说明|制表|制表人|填表|填表人|审核|审核人|审批|复核|复核人|负责人|单位负责人|分管领导|主要领导|领导签字|签字|经办|经办人|联系人|联系电话|日期|填报日期|附|附件)[:：]/;
const POINTS = /^(?:分值|满分|权重|标准分|标准分值|分数|最高分)[%（(：:]?/;

export function recognise(sheet: Sheet, setting: Setting, town: Town): Recognised {
  const grid = gridOf(sheet);
  const meanings = meaningsOf(town);
  const layouts = new Map((town.desk.layouts ?? []).map((layout) => [layout.head, layout]));
  const head = setting.head === undefined ? findHead(grid, meanings, new Set(layouts.keys())) : setting.head;
  const key = head === null ? "" : keyOf(grid, head);
  const columns = columnsOf(grid, head, setting, layouts.get(key), town, meanings);
  return { grid, head, columns, key, ...rowsOf(sheet, grid, head, columns, setting) };
}

export function columnOf(recognised: Pick<Recognised, "columns">, meaning: string): number | null {
  return recognised.columns.find((column) => column.meaning === meaning)?.index ?? null;
}

// ── columns ──

interface Candidate extends Fit {
  readonly column: number;
  readonly certainty: Certainty;
}

function columnsOf(grid: Grid, head: Rows | null, setting: Setting, layout: Layout | undefined, town: Town, meanings: readonly Meaning[]): Column[] {
  const titles = uniqueTitles(grid, head);
  const isFixed = (column: number): boolean => setting.columns[column] !== undefined || layout?.columns[titles[column] ?? ""] !== undefined;
  const open = titles.map((_, column) => column).filter((column) => !isFixed(column));
  const candidates = open.flatMap((column) => candidatesOf(grid, head, column, town, meanings));
  const fixed = new Set([...Object.values(setting.columns), ...Object.values(layout?.columns ?? {})]);
  const found = assigned(candidates.filter(({ meaning }) => !fixed.has(meaning.id)), fixed);
  return titles.map((title, index): Column => {
    const byHand = setting.columns[index];
    if (byHand !== undefined) return { index, title, meaning: byHand, certainty: "hand", isContested: false };
    const remembered = layout?.columns[title];
    if (remembered !== undefined) return { index, title, meaning: remembered, certainty: "layout", isContested: false };
    const own = found.get(index);
    return { index, title, meaning: own?.meaning ?? "", certainty: own?.certainty ?? "none", isContested: own?.isContested ?? false };
  });
}

/** The same text over two columns is told apart, so that each is remembered for itself. */
function uniqueTitles(grid: Grid, head: Rows | null): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: grid.width }, (_, column) => {
    const title = head === null ? "" : pathOf(grid, head, column).join("/");
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 || title === "" ? title : `${title} (${count})`;
  });
}

function candidatesOf(grid: Grid, head: Rows | null, column: number, town: Town, meanings: readonly Meaning[]): Candidate[] {
  const fits = head === null ? [] : fitsOf(pathOf(grid, head, column), meanings);
  const likely = fits.filter(({ weight }) => weight >= LIKELY);
  if (likely.length > 0) return likely.map((fit) => ({ ...fit, column, certainty: fit.weight >= 0.9 ? "head" : "similar" }));
  return contentFits(sampleOf(grid, head, column), town, meanings).map((fit) => ({ ...fit, column, certainty: "content" }));
}

interface Found {
  readonly meaning: string;
  readonly certainty: Certainty;
  readonly isContested: boolean;
}

/** Each column gets what fits best, and each meaning stands over one column. Where two fit equally well the clerk decides. */
function assigned(all: readonly Candidate[], fixed: ReadonlySet<string>): Map<number, Found> {
  const found = new Map<number, Found>();
  const isTaken = new Set<string>();
  const candidates = suiting(all, fixed).sort((one, other) => other.weight - one.weight || one.column - other.column);
  for (const { meaning, weight, column, certainty } of candidates) {
    if (found.has(column) || isTaken.has(meaning.id)) continue;
    const rivals = candidates.filter((other) => other.meaning === meaning && other.weight === weight && !found.has(other.column));
    isTaken.add(meaning.id);
    if (rivals.length === 1 || meaning.id === "note") found.set(column, { meaning: meaning.id, certainty, isContested: false });
    else for (const rival of rivals) found.set(rival.column, { meaning: "", certainty: "none", isContested: true });
  }
  // Lists of accounts often name their people as holders only.
  const holder = [...found].find(([, { meaning }]) => meaning === "accountName");
  if (holder !== undefined && !isTaken.has("name") && !fixed.has("name") && all.some(({ meaning }) => meaning.id === "account")) found.set(holder[0], { ...holder[1], meaning: "name", certainty: "similar" });
  return found;
}

/** What is stated of people stands beside a name, what is stated of villages stands without one, and what happened has an item. */
function suiting(candidates: readonly Candidate[], fixed: ReadonlySet<string>): Candidate[] {
  const has = (id: string): boolean => fixed.has(id) || candidates.some(({ meaning, weight }) => meaning.id === id && weight >= LIKELY);
  const isOfPeople = has("name") || (has("accountName") && has("account"));
  const isOfEvents = has("event.item") && (has("event.date") || has("event.count") || has("event.points"));
  return candidates.filter(({ meaning }) => {
    if (meaning.part === "event") return isOfEvents;
    if (meaning.of === "village") return !isOfPeople;
    return meaning.of === undefined || isOfPeople;
  });
}

function sampleOf(grid: Grid, head: Rows | null, column: number): Cell[] {
  const cells: Cell[] = [];
  for (let row = head === null ? 0 : head.to + 1; row < grid.height && cells.length < SAMPLE; row += 1) {
    const cell = grid.cell(row, column);
    if (cell.text.trim() !== "") cells.push(cell);
  }
  return cells;
}

/** What a column is by what stands in it, where its head says nothing that is known. */
function contentFits(cells: readonly Cell[], town: Town, meanings: readonly Meaning[]): Fit[] {
  if (cells.length < 3) return [];
  const villages = new Set(rowsAt(town.quarter, "villages").map(({ name }) => villageKey(name, town)));
  const names = new Set([...listAt(town.quarter, "people"), ...listAt(town.quarter, "households")].map((person) => bare(textAt(person, "name"))));
  const posts = rowsAt(town.scheme, "posts");
  const items = new Set(itemsOf(town.scheme).map(({ name }) => bare(name)));
  const tests: readonly (readonly [string, (cell: Cell) => boolean])[] = [
    ["idNumber", ({ text }) => idFault(tidyDigits(text).text) === null],
    ["account", (cell) => hasLostDigits(cell) || /^\d{16,19}$/.test(tidyDigits(cell.text).text)],
    ["phone", ({ text }) => /^1[3-9]\d{9}$/.test(tidyDigits(text).text)],
    ["village", ({ text }) => villages.has(villageKey(tidyName(text).text, town))],
    ["posts", ({ text }) => postsIn(tidyName(text).text, posts) !== null],
    ["name", ({ text }) => names.has(bare(text))],
    ["event.item", ({ text }) => items.has(bare(text))],
  ];
  return tests.flatMap(([id, test]) => {
    const meaning = meanings.find((one) => one.id === id);
    const share = cells.filter(test).length / cells.length;
    return meaning === undefined || share < 0.7 ? [] : [{ meaning, weight: 0.6 + (share - 0.7) / 2 }];
  });
}

// ── rows ──

function rowsOf(sheet: Sheet, grid: Grid, head: Rows | null, columns: readonly Column[], setting: Setting): Pick<Recognised, "data" | "leftOut"> {
  const hidden = new Set(sheet.hiddenRows);
  const leftOut = new Map<number, LeftOut>();
  const data: number[] = [];
  const says = whyNot(grid, head, columns);
  for (let row = 0; row < grid.height; row += 1) {
    if (head !== null && row >= head.from && row <= head.to) continue;
    const byHand = setting.rows[row];
    const reason = byHand === true ? null : byHand === false ? "hand" : head !== null && row < head.from ? (isBlankRow(grid, row) ? "blank" : "title") : (says(row) ?? (hidden.has(row) ? "hidden" : null));
    if (reason === null) data.push(row);
    else leftOut.set(row, reason);
  }
  return { data, leftOut };
}

/** Why a row below the head holds no data; null if it does. */
function whyNot(grid: Grid, head: Rows | null, columns: readonly Column[]): (row: number) => LeftOut | null {
  const at = (meaning: string): number | undefined => columns.find((column) => column.meaning === meaning)?.index;
  const who = at("name") ?? at("village");
  const heads = columns.map(({ title }) => bare(title.split("/").pop() ?? ""));
  const values = columns.filter(({ meaning }) => !["", "number", "village", "name", "note"].includes(meaning)).map(({ index }) => index);
  const keys = [at("number"), at("village"), at("name")].filter((index) => index !== undefined);
  const text = (row: number, column: number): string => grid.cell(row, column).text.trim();
  return (row) => {
    const filled = columns.map(({ index }) => index).filter((index) => text(row, index) !== "");
    const [first] = filled;
    if (first === undefined) return "blank";
    const opening = text(row, first);
    if (FOOT.test(opening)) return "note";
    if ([...keys, first].some((index) => TOTAL.test(bare(text(row, index))))) return "total";
    const same = filled.filter((index) => heads[index] !== "" && bare(text(row, index)) === heads[index]).length;
    if (head !== null && same >= 2 && same >= filled.length * 0.6) return "head";
    if (who === undefined || text(row, who) !== "") return null;
    if (POINTS.test(opening) || (row === (head?.to ?? -2) + 1 && filled.every((index) => /^[\d.]+[%分]?$/.test(text(row, index))))) return "points";
    return values.some((index) => text(row, index) !== "") ? null : "note";
  };
}
