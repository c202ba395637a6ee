/** Reads lists out of the documents for tables and choices, whatever state they are in. */

import type { Bench } from "./bench";
import type { Line, Problem } from "./core";
import type { Filter } from "./events";
import { isObject, plain } from "./document/json";
import type { Json } from "./document/json";
import { listAt, textAt, textsAt, under, valueAt } from "./document/place";
import { isNamed } from "./pinyin";

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** An item of a list together with the place where it stands. */
export interface Row extends Choice {
  readonly place: string;
  readonly value: Json;
}

export interface PersonRow extends Row {
  readonly village: string;
  readonly category: string;
}

/** What was read of lists that are still the same. */
const readRows = new WeakMap<readonly Json[], { readonly place: string; readonly rows: readonly Row[] }>();

export function rowsAt(document: Json | undefined, place: string): readonly Row[] {
  const list = listAt(document, place);
  const known = readRows.get(list);
  if (known?.place === place) return known.rows;
  const rows = list.map((value, index) => ({
    place: under(place, index),
    value,
    id: textAt(value, "id"),
    name: textAt(value, "name"),
  }));
  readRows.set(list, { place, rows });
  return rows;
}

const rowsByIds = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>();

export function byId(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const map = rowsByIds.get(rows) ?? new Map(rows.map((row) => [row.id, row]));
  rowsByIds.set(rows, map);
  return map;
}

export function nameIn(rows: readonly Choice[], id: string): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}

let lastPeople: { readonly scheme: Json | undefined; readonly rows: readonly PersonRow[] } = { scheme: undefined, rows: [] };

/** Whose record has not changed keeps his row: of ten thousand a typed score makes one anew. */
export function peopleOf(bench: Bench): readonly PersonRow[] {
  const before = lastPeople.scheme === bench.scheme ? lastPeople.rows : [];
  const ownCategory = ownCategories(bench.scheme);
  // The core says where somebody counts; while it says nothing, it is the highest category of the posts.
  const lines = bench.settlement?.lines ?? [];
  // Lines stand in the order of the roster.
  const lineOf = (id: string, index: number): Line | undefined => (lines[index]?.person === id ? lines[index] : bench.lines.get(id));
  const categoryOf = (id: string, value: Json, index: number): string => lineOf(id, index)?.category ?? ownCategory(value);
  const rows = listAt(bench.quarter, "people").map((value, index): PersonRow => {
    const known = before[index];
    if (known?.value === value && known.category === categoryOf(known.id, value, index)) return known;
    const id = textAt(value, "id");
    return { place: under("people", index), value, id, name: textAt(value, "name"), village: textAt(value, "village"), category: categoryOf(id, value, index) };
  });
  lastPeople = { scheme: bench.scheme, rows };
  return rows;
}

/** The highest category of somebody's posts. */
function ownCategories(scheme: Json | undefined): (person: Json) => string {
  const posts = new Map(rowsAt(scheme, "posts").map((post) => [post.id, textAt(post.value, "category")]));
  const rank = new Map(rowsAt(scheme, "categories").map((category, index) => [category.id, index]));
  const place = (category: string): number => rank.get(category) ?? rank.size;
  return (person) =>
    textsAt(person, "posts")
      .map((post) => posts.get(post) ?? "")
      .sort((one, other) => place(one) - place(other))[0] ?? "";
}

/** Who is assessed: people, villages or households. */
export function assessedOf(bench: Bench): readonly PersonRow[] {
  const { subject } = bench.system;
  if (subject === "person") return peopleOf(bench);
  const isVillage = subject === "village";
  return rowsAt(bench.quarter, isVillage ? "villages" : "households").map((row) => ({
    ...row,
    village: isVillage ? row.id : textAt(row.value, "village"),
    category: bench.lines.get(row.id)?.category ?? textAt(row.value, "category"),
  }));
}

/** Posts as one would say them: 村文书、妇联主席. */
export function postNames(person: Json, posts: readonly Choice[], listMark: string): string {
  return textsAt(person, "posts")
    .map((post) => nameIn(posts, post))
    .join(listMark);
}

export function fits(bench: Bench, row: PersonRow, filter: Filter): boolean {
  if (filter.village !== "" && row.village !== filter.village) return false;
  if (filter.category !== "" && row.category !== filter.category) return false;
  if (filter.name !== "" && !isNamed(row.name, filter.name)) return false;
  if (filter.problems && !hasProblem(bench, row)) return false;
  return !filter.unfinished || isUnfinished(bench, row);
}

/** Something is missing or wrong with this person, so no final amount is shown. */
function isUnfinished(bench: Bench, row: PersonRow): boolean {
  const line = bench.lines.get(row.id);
  if (line !== undefined) return line.state !== "settled";
  return hasProblem(bench, row);
}

const wrongRecords = new WeakMap<readonly Problem[], ReadonlySet<string>>();

/** Something is wrong with this person's record. */
export function hasProblem({ problems }: Bench, row: PersonRow): boolean {
  let wrong = wrongRecords.get(problems);
  if (wrong === undefined) {
    wrong = new Set(problems.flatMap(({ document, place }) => (document === "quarter" ? (/^people\[\d+\]/.exec(place) ?? []) : [])));
    wrongRecords.set(problems, wrong);
  }
  return wrong.has(row.place);
}

export interface Leaf extends Choice {
  readonly place: string;
  /** the names of the indicators around it, outermost first */
  readonly path: readonly string[];
  /** full marks or points as the scheme writes them */
  readonly full: string;
  readonly weight: string;
  readonly value: Json;
}

/** Whether somebody types a score of this indicator, rather than it being worked out. */
export function isEntered(leaf: Leaf): boolean {
  return valueAt(leaf.value, "from") === undefined && valueAt(leaf.value, "start") === undefined;
}

export function isShared(leaf: Leaf): boolean {
  return plain(valueAt(leaf.value, "shared")) === true;
}

/** The grades that are given for an indicator in place of a score; null if it has none. */
export function scaleOf(leaf: Leaf): Choice[] | null {
  if (textAt(leaf.value, "from.by") !== "rating") return null;
  return listAt(leaf.value, "from.scale").map((one) => ({ id: textAt(one, "grade"), name: textAt(one, "name") || textAt(one, "grade") }));
}

export function leavesOf(scheme: Json | undefined, place = "indicators", path: readonly string[] = []): Leaf[] {
  return rowsAt(scheme, place).flatMap((row) => {
    const items = under(row.place, "items");
    if (isObject(row.value) && valueAt(row.value, "items") !== undefined) return leavesOf(scheme, items, [...path, row.name]);
    const weight = textAt(row.value, "weight");
    const full = weight === "" ? textAt(row.value, "points") : textAt(row.value, "fullMarks") || "100";
    return [{ id: row.id, name: row.name, place: row.place, path, full, weight, value: row.value }];
  });
}
