/** Where a value of a scheme comes from: its own mark, or the one of the nearest object around it, as the core reads it. */

import { isObject, plain } from "./json";
import type { Json, JsonObject } from "./json";
import { child, stepsOf, under, valueAt, withPlainValue, withValue } from "./place";
import type { Mark } from "../core";

const MARKS: readonly Mark[] = ["published", "example", "own"];

export interface OriginHere {
  readonly mark: Mark | null;
  /** the id of a source of the scheme */
  readonly source: string | null;
  readonly note: string | null;
}

export function originOf(document: Json | undefined, place: string): OriginHere {
  let origin: OriginHere = { mark: null, source: null, note: null };
  const steps = stepsOf(place);
  let value = document;
  for (let length = 0; length <= steps.length; length += 1) {
    if (isObject(value)) origin = inside(origin, value, length === steps.length);
    value = child(value, steps[length] ?? "");
  }
  return origin;
}

/** The scheme in which a value is no example any more but set by the town itself. */
export function withOwnValue(scheme: Json, place: string): Json {
  const value = plain(valueAt(scheme, place));
  return value === undefined || isObject(value) ? scheme : withValue(scheme, place, { value, mark: "own" });
}

/** The scheme with another value: what was published said the old one, so the new one is the town's own. */
export function withTypedValue(scheme: Json, place: string, value: Json | undefined): Json {
  const claims = value !== undefined && originOf(scheme, place).mark === "published";
  if (!claims || plain(valueAt(scheme, place)) === value) return withPlainValue(scheme, place, value);
  const { note } = originOf(scheme, place);
  return withValue(scheme, place, { value, mark: "own", ...(note === null ? {} : { note }) });
}

/** The scheme with another mark, source or note of a value that may carry them; a value that carries none is written plainly. */
export function withOriginKey(scheme: Json, place: string, text: Json | undefined): Json {
  const steps = stepsOf(place);
  const around = under("", ...steps.slice(0, -1));
  const value = valueAt(scheme, around);
  if (value === undefined) return scheme;
  const carried = withValue(isObject(value) ? value : { value }, String(steps[steps.length - 1]), text);
  const isBare = isObject(carried) && Object.keys(carried).every((key) => key === "value");
  return withValue(scheme, around, isBare ? plain(carried) : carried);
}

function inside(around: OriginHere, value: JsonObject, isLast: boolean): OriginHere {
  const mark = MARKS.find((known) => known === value["mark"]) ?? null;
  // An example, or the town's own value, has no source unless it names one itself.
  const source = textOf(value["source"]) ?? (mark === "example" || mark === "own" ? null : around.source);
  return { mark: mark ?? around.mark, source, note: isLast ? textOf(value["note"]) : null };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}
