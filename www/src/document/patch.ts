/**
 * What was changed in a document: small enough to be written down at each step, and exact. Applied to the document before, it gives the
 * document after, with its keys in their order.
 */

import { isList, isObject } from "./json";
import type { Json, JsonObject } from "./json";
import { withSteps } from "./place";
import type { Step } from "./place";

export type Change =
  /** what stands at a place now; nothing any more where there is no value */
  | { readonly at: readonly Step[]; readonly value?: Json }
  /** in the list at a place, these items stand from one on, where so many others stood */
  | { readonly at: readonly Step[]; readonly from: number; readonly gone: number; readonly items: readonly Json[] };

export type Patch = readonly Change[];

/** Where more has changed it is as well to write the whole. */
const MOST = 300;

/** Looks only into what is not the very same object; null where too much has changed. */
export function patchBetween(before: Json | undefined, after: Json | undefined): Patch | null {
  if (before === undefined || after === undefined) return null;
  const found: Change[] = [];
  return compare(before, after, [], found) ? found : null;
}

export function patched(document: Json, patch: Patch): Json {
  return patch.reduce(applied, document);
}

function applied(document: Json, change: Change): Json {
  if (!("items" in change)) return withSteps(document, change.at, () => change.value);
  return withSteps(document, change.at, (list) => (isList(list) ? [...list.slice(0, change.from), ...change.items, ...list.slice(change.from + change.gone)] : list));
}

/** False where it is too much. */
function compare(before: Json, after: Json, at: readonly Step[], found: Change[]): boolean {
  if (before === after) return true;
  if (isList(before) && isList(after)) return compareLists(before, after, at, found);
  if (isObject(before) && isObject(after) && keepsOrder(before, after)) return compareObjects(before, after, at, found);
  found.push({ at, value: after });
  return found.length <= MOST;
}

function compareObjects(before: JsonObject, after: JsonObject, at: readonly Step[], found: Change[]): boolean {
  for (const key of Object.keys(before)) if (!has(after, key)) found.push({ at: [...at, key] });
  return Object.entries(after).every(([key, value]) => {
    if (has(before, key)) return compare(before[key] ?? null, value, [...at, key], found);
    found.push({ at: [...at, key], value });
    return found.length <= MOST;
  });
}

function compareLists(before: readonly Json[], after: readonly Json[], at: readonly Step[], found: Change[]): boolean {
  if (before.length === after.length) return before.every((item, index) => item === after[index] || compare(item, after[index] ?? null, [...at, index], found));
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  let tail = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const items = after.slice(head, after.length - tail);
  found.push({ at, from: head, gone: before.length - tail - head, items });
  return found.length + items.length <= MOST;
}

/** What is written key by key keeps the keys that were there in their turn, and puts new ones at the end. */
function keepsOrder(before: JsonObject, after: JsonObject): boolean {
  const written = [...Object.keys(before).filter((key) => has(after, key)), ...Object.keys(after).filter((key) => !has(before, key))];
  return Object.keys(after).every((key, index) => key === written[index]);
}

function has(object: JsonObject, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}
