/** Where a value of a scheme comes from: its own mark, or the one of the nearest object around it, as the core reads it. */

import { isObject, plain } from "./json";
import type { Json, JsonObject } from "./json";
import { listAt, stepsOf, textAt, under, valueAt, withItem, withValue } from "./place";
import type { Mark } from "../core";

export interface OriginHere {
  readonly mark: Mark | null;
  /** the id of a source of the scheme */
  readonly source: string | null;
  readonly note: string | null;
}

/** The source that stands for what the town has set itself. */
export const OWN = "own";

export function originOf(document: Json | undefined, place: string): OriginHere {
  let origin: OriginHere = { mark: null, source: null, note: null };
  const steps = stepsOf(place);
  for (let length = 0; length <= steps.length; length += 1) {
    const value = valueAt(document, under("", ...steps.slice(0, length)));
    if (isObject(value)) origin = inside(origin, value, length === steps.length);
  }
  return origin;
}

/** The scheme in which a value is no example any more but set by the town itself. */
export function withOwnValue(scheme: Json, place: string, sourceTitle: string): Json {
  const before = valueAt(scheme, place);
  const value = plain(before);
  if (value === undefined || isObject(value)) return scheme;
  const isListed = listAt(scheme, "sources").some((source) => textAt(source, "id") === OWN);
  const listed = isListed ? scheme : withItem(scheme, "sources", { id: OWN, title: sourceTitle });
  return withValue(listed, place, { value, mark: "published", source: OWN });
}

function inside(around: OriginHere, value: JsonObject, isLast: boolean): OriginHere {
  const mark = value["mark"] === "published" || value["mark"] === "example" ? value["mark"] : null;
  // An example has no source unless it names one itself.
  const source = textOf(value["source"]) ?? (mark === "example" ? null : around.source);
  return { mark: mark ?? around.mark, source, note: isLast ? textOf(value["note"]) : null };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}
