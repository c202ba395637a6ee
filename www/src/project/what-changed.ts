/** What differs between two states of the documents, for the log: how many values, and which one if it is one. */

import { masked } from "../desk/numbers";
import { isList, isObject, isSameJson } from "../document/json";
import type { Json } from "../document/json";
import { fieldOf, listAt, stepsOf, textAt, under, valueAt } from "../document/place";
import type { Documents, PartName } from "../document/written";

export interface Changes {
  readonly count: number;
  /** the first of them */
  readonly document: PartName | null;
  readonly place: string;
  /** the person, village or household that it belongs to */
  readonly whose: string;
  /** null for what was not there */
  readonly from: string | null;
  readonly to: string | null;
}

interface Difference {
  readonly place: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
}

const PARTS: readonly PartName[] = ["scheme", "quarter", "desk"];
/** Numbers by which somebody could be harmed are told apart in the log, not told. */
const MASKED = /^(idNumber|account|phone)$/;
/** Letters of a value that the log keeps. */
const LONGEST = 200;

export function whatChanged(before: Documents, after: Documents): Changes {
  let count = 0;
  let first: (Difference & { document: PartName }) | null = null;
  for (const document of PARTS) {
    compare(before[document].value, after[document].value, "", (found) => {
      count += 1;
      first ??= { ...found, document };
    });
  }
  return told(count, first, before, after);
}

function told(count: number, first: (Difference & { document: PartName }) | null, before: Documents, after: Documents): Changes {
  if (first === null) return { count, document: null, place: "", whose: "", from: null, to: null };
  const { document, place, from, to } = first;
  const where = to === undefined ? before : after;
  const key = String(stepsOf(place).slice(-1)[0] ?? "");
  const said = (value: Json | undefined): string | null => (value === undefined ? null : shortened(sayingOf(key, value)));
  return { count, document, place: fieldOf(place), whose: ownerOf(where[document].value, place, where.quarter.value), from: said(from), to: said(to) };
}

/** What was not touched is the very same object, so that a key typed into ten thousand rows is found at once. */
function compare(before: Json | undefined, after: Json | undefined, place: string, found: (difference: Difference) => void): void {
  if (before === after) return;
  if (isList(before ?? []) && isList(after ?? [])) compareLists(listAt(before, ""), listAt(after, ""), place, found);
  else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) compare(before[key], after[key], under(place, key), found);
  } else if (!isSameJson(before, after)) found({ place, from: before, to: after });
}

/** Entries that came or went between equal ones are told as that, and not as a change of all that follow. */
function compareLists(before: readonly Json[], after: readonly Json[], place: string, found: (difference: Difference) => void): void {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  let tail = 0;
  if (before.length !== after.length) {
    while (head < shorter && isSameJson(before[head], after[head])) head += 1;
    while (tail < shorter - head && isSameJson(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  }
  const length = Math.max(before.length, after.length) - tail;
  for (let index = head; index < length; index += 1) {
    const from = index < before.length - tail ? before[index] : undefined;
    const to = index < after.length - tail ? after[index] : undefined;
    compare(from, to, under(place, index), found);
  }
}

/** The name of the record around a place: its own, or that of whom it is about. */
function ownerOf(document: Json | undefined, place: string, quarter: Json | undefined): string {
  const steps = stepsOf(place);
  for (let length = steps.length; length > 0; length -= 1) {
    const record = valueAt(document, under("", ...steps.slice(0, length)));
    if (!isObject(record)) continue;
    const name = textAt(record, "name") || nameOf(quarter, ["person", "household", "of", "village"].map((key) => textAt(record, key)).find((id) => id !== ""));
    if (name !== "") return name;
  }
  return "";
}

function nameOf(quarter: Json | undefined, id: string | undefined): string {
  if (id === undefined) return "";
  for (const list of ["people", "households", "villages"]) {
    const record = listAt(quarter, list).find((item) => textAt(item, "id") === id);
    if (record !== undefined) return textAt(record, "name");
  }
  return "";
}

/** A record goes by its name; one without a name by what stands in it. */
function sayingOf(key: string, value: Json): string {
  if (isObject(value)) {
    const name = textAt(value, "name") || textAt(value, "value");
    return name === "" ? Object.entries(value).map(([inner, one]) => sayingOf(inner, one)).join(" · ") : name;
  }
  if (isList(value)) return value.map((one) => sayingOf(key, one)).join("; ");
  return MASKED.test(key) ? masked(String(value)) : String(value);
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
