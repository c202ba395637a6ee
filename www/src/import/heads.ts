/** Finds the rows of a sheet that say what its columns are. */

import { bare } from "./meanings";
import type { Meaning } from "./meanings";
import type { Grid } from "./grid";

export interface Rows {
  readonly from: number;
  readonly to: number;
}

export interface Fit {
  readonly meaning: Meaning;
  /** 1 where the head says just this, less where it is only like it */
  readonly weight: number;
}

/** Heads stand at the top; below so many rows none is looked for. */
const DEPTH = 60;
const DEEPEST = 3;
/** Says of the columns above that they hold the score itself. */
const RESULT = /^(?:得分|分数|评分|季度得分|考核得分|平均|平均分|平均得分|合计|小计)$/;
/** Who made the table, when and in which unit stands above it, and heads no column. */
const REMARK = /[:：]|^单位|日期|\d{4}年|季度$/;

export function findHead(grid: Grid, meanings: readonly Meaning[], known: ReadonlySet<string>): Rows | null {
  const depth = Math.min(grid.height, DEPTH);
  for (let from = 0; known.size > 0 && from < depth; from += 1) {
    for (let to = from; to < Math.min(from + DEEPEST, depth); to += 1) if (known.has(keyOf(grid, { from, to }))) return { from, to };
  }
  const exact = new Map(meanings.flatMap((meaning) => meaning.heads.map((head) => [head, meaning.id] as const)));
  const hits = Array.from({ length: depth }, (_, row) => hitsIn(grid, row, exact));
  const best = hits.reduce((most, count, row) => (count > (hits[most] ?? 0) ? row : most), 0);
  if (!isHead(grid, best, hits[best] ?? 0, exact)) return null;
  return { from: top(grid, best, hits), to: bottom(grid, best, exact) };
}

/** Two columns of it are known, or one that says whose the rows are. */
function isHead(grid: Grid, row: number, hits: number, exact: ReadonlyMap<string, string>): boolean {
  const texts = distinct(grid, row);
  const isOfSomebody = texts.some((text) => ["name", "village"].includes(exact.get(bare(text)) ?? ""));
  return hits >= 2 || (hits === 1 && isOfSomebody && texts.length >= 2);
}

/** What the head says, joined: files with the same head are read the same way. */
export function keyOf(grid: Grid, head: Rows): string {
  return titlesOf(grid, head).map(bare).join("|").replace(/\|+$/, "");
}

/** What stands above each column, from the top down: 工作实绩/1月. */
export function titlesOf(grid: Grid, head: Rows | null): string[] {
  return Array.from({ length: grid.width }, (_, column) => (head === null ? "" : pathOf(grid, head, column).join("/")));
}

export function pathOf(grid: Grid, head: Rows, column: number): string[] {
  const path: string[] = [];
  for (let row = head.from; row <= head.to; row += 1) {
    const text = grid.headText(row, column) || (row < head.to ? beside(grid, row, column, head.to) : "");
    if (text !== "" && text !== path[path.length - 1]) path.push(text);
  }
  return path;
}

/** How well the texts above a column fit what it may be. */
export function fitsOf(path: readonly string[], meanings: readonly Meaning[]): Fit[] {
  const [leaf = "", ...above] = [...path].reverse();
  if (leaf === "") return [];
  return meanings.map((meaning) => ({ meaning, weight: weightOf(leaf, above, meaning) })).filter(({ weight }) => weight > 0);
}

function weightOf(leaf: string, above: readonly string[], meaning: Meaning): number {
  const texts = [bare(leaf), bare(withoutBrackets(leaf))].filter((text) => text !== "");
  const parents = above.flatMap((text) => [bare(text), bare(withoutBrackets(text))]);
  const isUnder = parents.some((parent) => meaning.path.includes(parent));
  if (texts.some((text) => meaning.heads.includes(text))) {
    // Where two indicators have the same name, the heading above decides.
    return meaning.path.length === 0 || isUnder ? 1 : 0.95;
  }
  if (meaning.name !== undefined && parents.some((parent) => meaning.heads.includes(parent))) return texts.some((text) => RESULT.test(text)) ? 1.01 : 0.6;
  return Math.max(0, ...texts.flatMap((text) => meaning.heads.map((head) => partly(text, head))));
}

/** One text lies in the other, and makes up a good part of it. */
function partly(text: string, head: string): number {
  const [inner, outer] = text.length < head.length ? [text, head] : [head, text];
  if (inner.length < 2 || !outer.includes(inner)) return 0;
  const share = inner.length / outer.length;
  return share < 0.4 ? 0 : 0.5 + share / 4;
}

function withoutBrackets(text: string): string {
  return text.replace(/[（(【[].*?[)）】\]]/g, "");
}

function hitsIn(grid: Grid, row: number, exact: ReadonlyMap<string, string>): number {
  const found = new Set<string>();
  for (let column = 0; column < grid.width; column += 1) {
    const text = grid.headText(row, column);
    const id = exact.get(bare(text)) ?? exact.get(bare(withoutBrackets(text)));
    if (id !== undefined) found.add(id);
  }
  return found.size;
}

function top(grid: Grid, best: number, hits: readonly number[]): number {
  let from = best;
  while (from > 0 && best - from < DEEPEST - 1 && isAbove(grid, from - 1, hits[from - 1] ?? 0)) from -= 1;
  return from;
}

/** A row of headings over the heads, and no title of the whole table. */
function isAbove(grid: Grid, row: number, hits: number): boolean {
  const texts = distinct(grid, row);
  if (texts.length < 2 && hits === 0) return false;
  if (hits === 0 && texts.some((text) => REMARK.test(text) || /^[\d.]+$/.test(text))) return false;
  return texts.length > 0;
}

function bottom(grid: Grid, best: number, exact: ReadonlyMap<string, string>): number {
  let to = best;
  for (let column = 0; column < grid.width; column += 1) if (grid.headText(best, column) !== "") to = Math.max(to, Math.min(grid.bottom(best, column), best + 2));
  if (to > best) return to;
  return isBelow(grid, best, exact) ? best + 1 : best;
}

/** A second row of heads where nothing is merged: below a heading only words, and nobody's name. */
function isBelow(grid: Grid, row: number, exact: ReadonlyMap<string, string>): boolean {
  const below = row + 1;
  let words = 0;
  for (let column = 0; column < grid.width; column += 1) {
    const text = grid.cell(below, column).text.trim();
    const id = exact.get(bare(grid.headText(row, column)));
    if (text !== "" && (id === "name" || id === "village" || /^[-\d.,%]+$/.test(text))) return false;
    if (text !== "") words += 1;
  }
  return words >= 2;
}

/** In files without merged cells a heading stands over its first column only. */
function beside(grid: Grid, row: number, column: number, last: number): string {
  if (grid.headText(last, column) === "") return "";
  for (let before = column - 1; before >= 0; before -= 1) {
    const text = grid.headText(row, before);
    if (text !== "") return grid.headText(last, before) === "" || grid.headText(last, before) === text || REMARK.test(text) ? "" : text;
  }
  return "";
}

function distinct(grid: Grid, row: number): string[] {
  const texts = new Set<string>();
  for (let column = 0; column < grid.width; column += 1) texts.add(grid.headText(row, column));
  texts.delete("");
  return [...texts];
}
