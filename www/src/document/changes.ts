/** In which plain values two documents differ that share everything else, as one that was edited and the one before do. */

import type { ScoreChange } from "../core";
import { isList, isObject } from "./json";
import type { Json } from "./json";
import { under } from "./place";

/** Beyond so many it is as quick to read the whole anew. */
const MOST = 500;

/** Texts and `null` that were written, changed or taken away; null where anything else differs. */
export function changesBetween(before: Json | undefined, after: Json | undefined): ScoreChange[] | null {
  const found: ScoreChange[] = [];
  return before !== undefined && after !== undefined && compare(before, after, "", found) ? found : null;
}

function compare(before: Json, after: Json, place: string, found: ScoreChange[]): boolean {
  if (before === after) return true;
  if (isList(before) && isList(after)) {
    return before.length === after.length && before.every((item, index) => item === after[index] || compare(item, after[index] ?? null, under(place, index), found));
  }
  if (isObject(before) && isObject(after)) {
    const gone = Object.keys(before).filter((key) => !(key in after));
    found.push(...gone.map((key): ScoreChange => [under(place, key)]));
    return found.length <= MOST && Object.entries(after).every(([key, value]) => (key in before ? compare(before[key] ?? null, value, under(place, key), found) : leaf(value, under(place, key), found)));
  }
  return leaf(after, place, found);
}

function leaf(value: Json, place: string, found: ScoreChange[]): boolean {
  if (typeof value !== "string" && value !== null) return false;
  found.push([place, value]);
  return found.length <= MOST;
}
