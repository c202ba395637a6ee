/** Places inside a document, as the core names them: `people[3].scores.attitude`. */

import { isList, isObject, plain } from "./json";
import type { Json } from "./json";

export type Step = string | number;

const known = new Map<string, readonly Step[]>();

export function stepsOf(place: string): readonly Step[] {
  let steps = known.get(place);
  if (steps === undefined) {
    steps = parsed(place);
    known.set(place, steps);
  }
  return steps;
}

function parsed(place: string): readonly Step[] {
  const steps: Step[] = [];
  for (const [, index, key] of place.matchAll(/\[(\d+)\]|([^.[\]]+)/g)) {
    steps.push(index === undefined ? (key ?? "") : Number(index));
  }
  return steps;
}

export function under(place: string, ...steps: readonly Step[]): string {
  let result = place;
  for (const step of steps) {
    if (typeof step === "number") result += `[${step}]`;
    else result += result === "" ? step : `.${step}`;
  }
  return result;
}

/** The place without the `.value` of a value that carries its origin, so that a field has one name. */
export function fieldOf(place: string): string {
  return place.endsWith(".value") ? place.slice(0, -".value".length) : place;
}

export function valueAt(document: Json | undefined, place: string): Json | undefined {
  let value = document;
  for (const step of stepsOf(place)) value = child(value, step);
  return value;
}

/** What stands at a place as text for a field: nothing is shown for what is absent or null. */
export function textAt(document: Json | undefined, place: string): string {
  const value = plain(valueAt(document, place));
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return "";
}

export function listAt(document: Json | undefined, place: string): readonly Json[] {
  const value = valueAt(document, place);
  return isList(value) ? value : [];
}

/** The texts of a list of ids or remarks; whatever else stands in it is left to the core to complain about. */
export function textsAt(document: Json | undefined, place: string): string[] {
  return listAt(document, place).flatMap((item) => (typeof item === "string" ? [item] : []));
}

/** The document with another value at a place; `undefined` takes the key or the list item away. */
export function withValue(document: Json, place: string, value: Json | undefined): Json {
  return withSteps(document, stepsOf(place), () => value);
}

/** The document in which what stands after these steps is as `change` makes it. */
export function withSteps(document: Json, steps: readonly Step[], change: (value: Json | undefined) => Json | undefined): Json {
  return written(document, steps, change) ?? null;
}

/** As `withValue`, but a value that carries its origin keeps it. */
export function withPlainValue(document: Json, place: string, value: Json | undefined): Json {
  const before = valueAt(document, place);
  if (value !== undefined && isObject(before) && "value" in before) return withValue(document, place, { ...before, value });
  return withValue(document, place, value);
}

export function withItem(document: Json, place: string, item: Json): Json {
  return withValue(document, place, [...listAt(document, place), item]);
}

/** The document with the items of a list as `change` makes them; the list is copied once, however many of them change. */
export function withItemsChanged(document: Json, place: string, change: (item: Json, index: number) => Json): Json {
  return withValue(document, place, listAt(document, place).map(change));
}

export function child(value: Json | undefined, step: Step): Json | undefined {
  if (typeof step === "number") return isList(value) ? value[step] : undefined;
  return isObject(value) && Object.prototype.hasOwnProperty.call(value, step) ? value[step] : undefined;
}

function written(value: Json | undefined, steps: readonly Step[], change: (value: Json | undefined) => Json | undefined): Json | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return change(value);
  const next = written(child(value, step), rest, change);
  if (typeof step === "number") return inList(value, step, next);
  return inObject(value, step, next);
}

function inList(value: Json | undefined, index: number, next: Json | undefined): Json | undefined {
  if (value !== undefined && !isList(value)) return value;
  const list = [...(value ?? [])];
  if (next === undefined) list.splice(index, 1);
  else list[index] = next;
  return list;
}

function inObject(value: Json | undefined, key: string, next: Json | undefined): Json | undefined {
  if (value !== undefined && value !== null && !isObject(value)) return value;
  const object = value ?? {};
  // An existing key keeps its turn, so that an edited document reads like the one that was opened.
  if (next !== undefined) return { ...object, [key]: next };
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== key));
}
