/** Where a value of a scheme comes from: its own mark, or the one of the nearest object around it, as the core reads it. */

import { isObject, plain } from "./json";
import type { Json, JsonObject } from "./json";
import { stepsOf, under, valueAt, withPlainValue, withValue } from "./place";
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
  for (let length = 0; length <= steps.length; length += 1) {
    const value = valueAt(document, under("", ...steps.slice(0, length)));
    if (isObject(value)) origin = inside(origin, value, length === steps.length);
  }
  return origin;
}

/** The last keys of the scheme's values: only these may be written with a mark of their own. */
const VALUES: ReadonlySet<string> = new Set(
  [
    ["standard", "roleFactor", "coefficient", "step", "proRating", "setAside", "whenOver", "whenUnder"],
    ["points", "weight", "fullMarks", "floor", "ceiling", "bonusCap", "deductionCap", "cap"],
    ["from", "below", "ratio", "share", "places", "redLinedInHeadcount", "harderFrom", "easierBelow"],
  ].flat(),
);

/** Whether the format lets the value at a place of the scheme carry its own mark. */
export function canBeMarked(place: string): boolean {
  const steps = stepsOf(place);
  return steps[0] !== "validity" && steps[0] !== "examples" && VALUES.has(String(steps[steps.length - 1]));
}

/** The scheme in which a value is no example any more but set by the town itself. */
export function withOwnValue(scheme: Json, place: string): Json {
  const value = plain(valueAt(scheme, place));
  return value === undefined || isObject(value) ? scheme : withValue(scheme, place, { value, mark: "own" });
}

/** The scheme with another value: what was published said the old one, so the new one is the town's own. */
export function withTypedValue(scheme: Json, place: string, value: Json | undefined): Json {
  const claims = value !== undefined && canBeMarked(place) && originOf(scheme, place).mark === "published";
  if (!claims || plain(valueAt(scheme, place)) === value) return withPlainValue(scheme, place, value);
  const { note } = originOf(scheme, place);
  return withValue(scheme, place, { value, mark: "own", ...(note === null ? {} : { note }) });
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
