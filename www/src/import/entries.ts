/** Rows of sheets as entries: each value under its meaning, tidied and checked by itself. */

import { hasLostDigits, idFault } from "../desk/numbers";
import { textAt } from "../document/place";
import { nameIn } from "../quarter";
import type { Choice, Row } from "../quarter";
import type { Cell } from "../office/types";
import { isDay } from "../project/time";
import { boundsOf } from "../rollover/period";
import { keyOf, rowKey } from "./findings";
import type { Code, Findings, Fix, Fixes, Spot, Table, Way } from "./findings";
import { bare, meaningsOf } from "./meanings";
import type { Meaning, Town } from "./meanings";
import { alike, postsIn } from "./names";
import { compareNumbers, isNumber, tidyDay, tidyDigits, tidyName, tidyNumber, tidyText, tidyWhole } from "./tidy";
import type { Tidied } from "./tidy";

export interface Value {
  readonly text: string;
  readonly spot: Spot;
}

export interface Entry {
  readonly table: Table;
  readonly row: number;
  /** by the id of the meaning */
  readonly values: ReadonlyMap<string, Value>;
  /** meanings whose cells wait for the clerk */
  readonly waiting: ReadonlySet<string>;
}

interface Reader {
  readonly town: Town;
  readonly fixes: Fixes;
  readonly findings: Findings;
  readonly posts: readonly Row[];
  readonly items: readonly Row[];
}

/** What is wrong with a text in itself, and how one gets out of it. */
interface Fault {
  readonly code: Code;
  readonly other?: string;
  readonly ways: readonly Way[];
  /** settled for this text wherever it stands */
  readonly key?: string;
  readonly choices?: Meaning["choices"];
}

const CORRECT: readonly Way[] = ["text", "leave"];
const CORRECT_OR_KEEP: readonly Way[] = ["text", "keep", "leave"];

/** A step a row. */
export function* entriesIn(table: Table, reader: Reader): Generator<undefined, Entry[]> {
  const meanings = new Map(meaningsOf(reader.town).map((meaning) => [meaning.id, meaning]));
  const columns = table.recognised.columns.flatMap(({ index, meaning }) => {
    const known = meanings.get(meaning);
    return known === undefined || known.read === "nothing" ? [] : [{ index, meaning: known }];
  });
  const entries: Entry[] = [];
  let village: Value | undefined;
  for (const row of table.recognised.data) {
    yield;
    if (reader.fixes.get(rowKey({ table, row, column: null }))?.kind === "leave") continue;
    const values = new Map<string, Value>();
    const waiting = new Set<string>();
    for (const { index, meaning } of columns) {
      const spot = { table, row, column: index };
      const text = readCell(meaning, spot, reader);
      if (text === null) waiting.add(meaning.id);
      else if (text !== "") values.set(meaning.id, { text, spot });
    }
    village = values.get("village") ?? village;
    if (table.setting.fillsDown && !values.has("village") && village !== undefined) values.set("village", village);
    entries.push({ table, row, values, waiting });
  }
  return entries;
}

/** What a cell says; null while it waits for the clerk. */
function readCell(meaning: Meaning, spot: Spot, reader: Reader): string | null {
  const fix = reader.fixes.size === 0 ? undefined : reader.fixes.get(keyOf(spot));
  if (fix?.kind === "leave") return "";
  const cell = corrected(spot.table.recognised.grid.cell(spot.row, spot.column ?? 0), fix);
  const raw = cell.text.trim();
  if (raw === "") return "";
  const tidied = tidy(meaning, raw, reader.town);
  const text = fix?.kind === "keep" || cell.kind === "error" || hasLostDigits(cell) ? raw : tidied.text;
  const settled = settledBy(meaning, text, fix, reader.fixes);
  if (settled !== null) return settled;
  const fault = faultOf(meaning, cell, text, reader);
  if (fault !== null && fix?.kind !== "keep") {
    reader.findings.report({ spot, text: raw, suggestions: fault.choices === undefined ? [] : alike(text, fault.choices), ...fault });
    return null;
  }
  const { id, name } = fix?.kind === "keep" ? { id: text, name: text } : known(meaning, text, reader);
  if (fix === undefined) reader.findings.tidy(cell.text, name, bare(name) === bare(text) ? tidied.steps : [...tidied.steps, "post"], spot);
  return id;
}

function corrected(cell: Cell, fix: Fix | undefined): Cell {
  return fix?.kind === "text" ? { text: fix.text, kind: fix.text === "" ? "empty" : "text" } : cell;
}

/** What was chosen for this cell, or for this text wherever it stands. */
function settledBy(meaning: Meaning, text: string, own: Fix | undefined, fixes: Fixes): string | null {
  if (fixes.size === 0 || meaning.read === "village") return null;
  const fix = own?.kind === "is" ? own : fixes.get(valueKey(meaning.id, text));
  if (fix === undefined) return null;
  return fix.kind === "is" ? fix.id : fix.kind === "leave" ? "" : null;
}

/** Posts, items and choices go on by their ids, several posts with a space between them. */
function known(meaning: Meaning, text: string, { posts, items }: Reader): Choice {
  const as = (one: Choice): boolean => bare(one.name) === bare(text);
  if (meaning.read === "posts") {
    const ids = postsIn(text, posts) ?? [];
    return { id: ids.join(" "), name: ids.length > 1 ? text : nameIn(posts, ids[0] ?? "") };
  }
  const choices = meaning.read === "item" ? items : meaning.read === "choice" ? (meaning.choices ?? []) : [];
  return { id: choices.find(as)?.id ?? text, name: text };
}

export function valueKey(meaning: string, text: string): string {
  return `=${meaning}:${bare(text)}`;
}

function tidy(meaning: Meaning, text: string, town: Town): Tidied {
  switch (meaning.read) {
    case "name":
    case "village":
    case "posts":
    case "item":
    case "choice":
      return tidyName(text);
    case "id":
    case "account":
    case "digits":
      return tidyDigits(text);
    case "whole":
      return tidyWhole(text);
    case "decimal":
      return tidyNumber(text);
    case "day":
      return tidyDay(text, textAt(town.quarter, "period").slice(0, 4));
    case "text":
    case "grids":
    case "nothing":
      return tidyText(text);
  }
}

function faultOf(meaning: Meaning, cell: Cell, text: string, reader: Reader): Fault | null {
  if (cell.kind === "error") return { code: "error-cell", ways: CORRECT };
  const isLost = hasLostDigits(cell);
  const { posts, items } = reader;
  switch (meaning.read) {
    case "id": {
      const fault = isLost ? null : idFault(text);
      return isLost ? { code: "lost-id", ways: CORRECT } : fault === null ? null : { code: `id-${fault}`, ways: CORRECT };
    }
    case "account":
      return isLost ? { code: "lost-account", ways: CORRECT } : /^\d{8,32}$/.test(text) ? null : { code: "account-letters", ways: CORRECT };
    case "digits":
      return isLost ? { code: "lost-number", ways: CORRECT } : null;
    case "whole":
      return /^(?:0|[1-9]\d{0,8})$/.test(text) ? null : { code: "no-whole", ways: CORRECT };
    case "decimal":
      return numberFault(meaning, text);
    case "day":
      return dayFault(meaning, text, reader.town);
    case "choice":
      return meaning.choices?.some(({ id, name }) => id === text || bare(name) === bare(text)) === true ? null : { code: "no-choice", ways: ["is", "leave"], key: valueKey(meaning.id, text), choices: meaning.choices ?? [] };
    case "posts":
      return postsIn(text, posts) === null ? { code: "unknown-post", ways: ["is", "leave"], key: valueKey(meaning.id, text), choices: posts } : null;
    case "item":
      return items.some(({ name }) => bare(name) === bare(text)) ? null : { code: "unknown-item", ways: ["is", "leave"], key: valueKey(meaning.id, text), choices: items };
    case "name":
    case "village":
    case "text":
    case "grids":
    case "nothing":
      return null;
  }
}

function numberFault({ full }: Meaning, text: string): Fault | null {
  if (!isNumber(text)) return { code: "no-number", ways: CORRECT_OR_KEEP };
  const isOutside = full !== undefined && isNumber(full) && (compareNumbers(text, "0") < 0 || compareNumbers(text, full) > 0);
  return isOutside ? { code: "out-of-range", other: full, ways: CORRECT_OR_KEEP } : null;
}

function dayFault({ part }: Meaning, text: string, { quarter }: Town): Fault | null {
  if (!isDay(text)) return { code: "no-day", ways: CORRECT };
  const period = boundsOf(textAt(quarter, "period"));
  if (part !== "event" || period === null || (text >= period.first && text <= period.last)) return null;
  return { code: "outside-period", other: `${period.first} — ${period.last}`, ways: CORRECT_OR_KEEP };
}
