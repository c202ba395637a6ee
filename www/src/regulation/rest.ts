/** What no sentence tells, as label and value: nothing of the rules is missing. */

import { isList, isObject } from "../document/json";
import { stepsOf, under, valueAt } from "../document/place";
import { nameOf } from "../rules/ids";
import { isLeaf, keysOf, ORIGIN, shapeOf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";
import { joined } from "./model";
import type { Paragraph, Pieces } from "./model";
import { keyOf } from "./reader";
import type { Reader } from "./reader";

/** Everything below a place that nobody has told yet, as label and value: nothing of the rules is missing. */
export function rest(reader: Reader, kind: Kind, shape: string, place: string, level: number): Paragraph[] {
  if (isLeaf(kind)) return reader.isTold(place) ? [] : [{ level, pieces: [reader.say(shape, place), ...reader.note(place)] }];
  if (kind.is === "object") return restOfObject(reader, kind.shape ?? "", place, level);
  const value = valueAt(reader.scheme, place);
  const inner = kind.of ?? { is: "name" };
  if (isList(value) && isLeaf(inner)) return restOfLeaves(reader, inner, shape, value.map((_, index) => under(place, index)), level);
  if (isList(value)) return value.flatMap((_, index) => rest(reader, inner, shape, under(place, index), level));
  if (isObject(value) && kind.is === "map") return restOfMap(reader, inner, place, Object.keys(value), level);
  return strange(reader, place, level);
}

function restOfLeaves(reader: Reader, kind: Kind, shape: string, places: readonly string[], level: number): Paragraph[] {
  const told = places.filter((place) => !reader.isTold(place)).map((place) => [reader.mark(place, reader.text(shape, keyOf(place), kind, place))]);
  return told.length === 0 ? [] : [{ level, pieces: joined(told, reader.manner.comma) }];
}

function isFlat(kind: Kind): boolean {
  return kind.of !== undefined && isLeaf(kind.of);
}

/** A map, and maps inside it, on one line. */
function restOfMap(reader: Reader, kind: Kind, place: string, ids: readonly string[], level: number): Paragraph[] {
  const pieces = inMap(reader, kind, place, ids);
  return pieces.length === 0 ? [] : [{ level, pieces: joined(pieces, reader.manner.semicolon) }];
}

function inMap(reader: Reader, kind: Kind, place: string, ids: readonly string[]): Pieces[] {
  const { colon, comma } = reader.manner;
  const key = keyOf(place);
  return ids.flatMap((id) => {
    const entry = under(place, id);
    const name = key === "items" && id === "events" ? reader.labels.label("SchemeDocument", "barometer").label : nameOf(reader.scheme, stepsOf(place).includes("votes") && key !== "votes" ? "option" : key, place, id);
    const value = valueAt(reader.scheme, entry);
    if (isLeaf(kind)) return reader.isTold(entry) ? [] : [[`${name}${colon}`, reader.mark(entry, reader.text("", key, kind, entry))]];
    const inside = isObject(value) ? inMap(reader, kind.of ?? { is: "name" }, entry, Object.keys(value)) : [];
    return inside.length === 0 ? [] : [[`${name}${colon}`, ...joined(inside, comma)]];
  });
}

function restOfObject(reader: Reader, shape: string, place: string, level: number): Paragraph[] {
  const value = valueAt(reader.scheme, place);
  if (!isObject(value)) return strange(reader, place, level);
  const { colon, semicolon } = reader.manner;
  const subject = subjectOf(reader, shape, place);
  const known = keysOf(shape, reader.labels.order(shape)).filter((key) => key in value);
  const strangers = Object.keys(value).filter((key) => !(key in shapeOf(shape)));
  const leaves: Pieces[] = [];
  const below: Paragraph[] = [];
  for (const key of known) {
    const here = under(place, key);
    const kind = shapeOf(shape)[key]?.kind ?? { is: "name" };
    const { label, unit = "" } = reader.labels.label(shape, key);
    if (isLeaf(kind)) {
      if (!reader.isTold(here)) leaves.push([`${label}${colon}`, reader.say(shape, here, (text) => (kind.is === "decimal" && /\d/.test(text) ? text + unit : text)), ...reader.note(here)]);
      continue;
    }
    const inside = rest(reader, kind, shape, here, level + 1);
    const [only] = inside;
    if (inside.length === 1 && only !== undefined && (level > 0 || isFlat(kind))) leaves.push([`${label}${colon}`, ...only.pieces]);
    else if (level > 1 && inside.length > 0) leaves.push([`${label}${colon}`, ...joined(inside.map(({ pieces }) => pieces), reader.manner.comma)]);
    else if (inside.length > 0) below.push({ level, pieces: [`${label}${colon}`] }, ...inside);
  }
  const note = "note" in value && ORIGIN.every((key) => key in shapeOf(shape)) ? [reader.note(place)].filter((pieces) => pieces.length > 0) : [];
  const told = [...leaves, ...note];
  const isSilent = told.length + below.length === 0 && subject.every((piece) => typeof piece === "string");
  const first = isSilent || subject.length === 0 ? told : [subject, ...told];
  const more = strangers.flatMap((key) => strange(reader, under(place, key), level, key));
  return [...(first.length === 0 ? [] : [{ level, pieces: joined(first, semicolon) }]), ...below, ...more];
}

/** What an object begins with: its name, without a label; its id stands with the others at the end. What was named by a sentence is named again. */
function subjectOf(reader: Reader, shape: string, place: string): Pieces {
  const [name, id] = [under(place, "name"), under(place, "id")];
  const isNamed = reader.word(name) !== "";
  if (isInExample(place) && reader.word(id) !== "" && !reader.isTold(id)) reader.code(reader.word(name) || reader.labels.label(shape, "").label, id);
  if (!isNamed || (shape === "Example" && reader.isTold(name))) return [];
  return [reader.isTold(name) ? reader.word(name) : reader.say(shape, name)];
}

const isInExample = (place: string): boolean => place.startsWith("examples");

/** What the format does not know is quoted. */
function strange(reader: Reader, place: string, level: number, key = keyOf(place)): Paragraph[] {
  const value = valueAt(reader.scheme, place);
  if (value === undefined || reader.isTold(place)) return [];
  return [{ level, pieces: [`${key}${reader.manner.colon}`, reader.mark(place, typeof value === "string" ? value : JSON.stringify(value))] }];
}
