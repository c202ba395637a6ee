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
  of: "person",
  scores: "indicator",
  weights: "indicator",
  shareAmong: "grade",
  order: "grade",
  otherwise: "grade",
  withholds: "payitem",
  votes: "ballot",
};

const found = new WeakMap<object, readonly Known[]>();
const named = new WeakMap<readonly Known[], string>();

export function knownIds(scheme: Json | undefined): readonly Known[] {
  if (!isObject(scheme)) return [];
  let known = found.get(scheme);
  if (known === undefined) {
    known = [...walk(scheme, ROOT, "")];
    found.set(scheme, known);
  }
  return known;
}

/** All ids with their names as one text: while it stays the same, no reference reads differently. */
export function namesIn(scheme: Json | undefined): string {
  const known = knownIds(scheme);
  let names = named.get(known);
  if (names === undefined) {
    names = known.map(({ place, id, name }) => `${place} ${id} ${name}`).join("\n");
    named.set(known, names);
  }
  return names;
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
  const meant = meaning(key);
  const subject = textAt(scheme, "subject");
  // Who is assessed is called a person throughout the formats.
  const wanted = meant === "person" && (subject === "village" || subject === "household") ? subject : meant;
  const fits = knownIds(scheme).filter(({ shape }) => shape.toLowerCase().includes(wanted));
  if (fits.length === 0 && !isShape(wanted)) return null;
  // An example has villages and people of its own; its posts and grades are those of the rules.
  const example = /^examples\[\d+\]/.exec(place)?.[0];
  const own = example === undefined ? [] : fits.filter((one) => one.place.startsWith(`${example}.`));
  const all = own.length > 0 ? own : fits.filter((one) => !one.place.startsWith("examples["));
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

export function nameOf(scheme: Json | undefined, key: string, place: string, id: string): string {
  return candidates(scheme, key, place)?.find((one) => one.id === id)?.name ?? id;
}

/** "categories" → "category", "classes" → "class", "standardFact" → "fact" */
function meaning(key: string): string {
  const meant = MEANT[key];
  if (meant !== undefined) return meant;
  const whole = singular(key);
  if (isShape(whole)) return whole;
  return singular(/[A-Z][a-z]+$/.exec(key)?.[0] ?? key);
}

function singular(word: string): string {
  return word.toLowerCase().replace(/ies$/, "y").replace(/(ss)es$/, "$1").replace(/([^s])s$/, "$1");
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
