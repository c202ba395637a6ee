/** What references can name: everything in the rules that has an id, found by the shape it stands in. */

import { isList, isObject } from "../document/json";
import type { Json } from "../document/json";
import { textAt, under } from "../document/place";
import { ROOT, shapeOf } from "./shapes";
import type { Kind } from "./shapes";

export interface Known {
  readonly shape: string;
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

/** Keys whose own name does not say what they refer to. */
const MEANT: Readonly<Record<string, string>> = {
  holds: "post",
  cadre: "person",
  offender: "person",
  up: "person",
  scores: "indicator",
  weights: "indicator",
  shareAmong: "grade",
};

const found = new WeakMap<object, readonly Known[]>();

export function knownIds(scheme: Json | undefined): readonly Known[] {
  if (!isObject(scheme)) return [];
  let known = found.get(scheme);
  if (known === undefined) {
    known = [...walk(scheme, ROOT, "")];
    found.set(scheme, known);
  }
  return known;
}

function* walk(value: Json | undefined, kind: Kind, place: string): Generator<Known> {
  if (kind.is === "object" && isObject(value)) {
    for (const [key, field] of Object.entries(shapeOf(kind.shape))) yield* walk(value[key], field.kind, under(place, key));
  } else if (kind.is === "list" && isList(value) && kind.of?.is === "object") {
    for (const [index, item] of value.entries()) {
      const here = under(place, index);
      const id = textAt(item, "id");
      if (id !== "") yield { shape: kind.of.shape ?? "", id, name: textAt(item, "name") || textAt(item, "title") || id, place: here };
      yield* walk(item, kind.of, here);
    }
  }
}

/** What a reference at this place can name; null if its key does not tell. */
export function candidates(scheme: Json | undefined, key: string, place: string): readonly Known[] | null {
  const wanted = meaning(key);
  const fits = knownIds(scheme).filter(({ shape }) => shape.toLowerCase().includes(wanted));
  if (fits.length === 0 && !isShape(wanted)) return null;
  // An example has villages and people of its own; its posts and grades are those of the rules.
  const example = /^examples\[\d+\]/.exec(place)?.[0];
  const own = example === undefined ? [] : fits.filter((one) => one.place.startsWith(`${example}.`));
  const all = own.length > 0 ? own : fits.filter((one) => !one.place.startsWith("examples["));
  return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
}

export function nameOf(scheme: Json | undefined, key: string, place: string, id: string): string {
  return candidates(scheme, key, place)?.find((one) => one.id === id)?.name ?? id;
}

/** "categories" → "category", "classes" → "class", "standardFact" → "fact" */
function meaning(key: string): string {
  const meant = MEANT[key];
  if (meant !== undefined) return meant;
  const whole = key.toLowerCase();
  const single = whole.replace(/ies$/, "y").replace(/(ss)es$/, "$1").replace(/([^s])s$/, "$1");
  if (isShape(single)) return single;
  return /[A-Z][a-z]+$/.exec(key)?.[0].toLowerCase() ?? single;
}

function isShape(word: string): boolean {
  return SHAPES.some((name) => name.includes(word));
}

const SHAPES = shapeNames(ROOT).map((name) => name.toLowerCase());

/** The shapes that lists hold, with an id of their own. */
function shapeNames(kind: Kind, seen: Set<string> = new Set()): string[] {
  if (kind.of !== undefined) return shapeNames(kind.of, seen);
  if (kind.shape === undefined || seen.has(kind.shape)) return [];
  seen.add(kind.shape);
  const shape = shapeOf(kind.shape);
  return [...("id" in shape ? [kind.shape] : []), ...Object.values(shape).flatMap((field) => shapeNames(field.kind, seen))];
}
