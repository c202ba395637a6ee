/** What no sentence tells, as label and value: nothing of the rules is missing. */

import { isList, isObject } from "../document/json";
import { under, valueAt } from "../document/place";
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

function restOfMap(reader: Reader, kind: Kind, place: string, ids: readonly string[], level: number): Paragraph[] {
  const key = keyOf(place);
  if (!isLeaf(kind)) {
    return ids.flatMap((id) => {
      const inside = rest(reader, kind, key, under(place, id), level + 1);
      return inside.length === 0 ? [] : [{ level, pieces: [`${nameOf(reader.scheme, key, place, id)}${reader.manner.colon}`] }, ...inside];
    });
  }
  const entries = ids.map((id) => under(place, id)).filter((entry) => !reader.isTold(entry));
  const pieces = entries.map((entry) => [`${nameOf(reader.scheme, key, place, keyOf(entry))}${reader.manner.colon}`, reader.mark(entry, reader.text("", key, kind, entry))]);
  return pieces.length === 0 ? [] : [{ level, pieces: joined(pieces, reader.manner.semicolon) }];
}

function restOfObject(reader: Reader, shape: string, place: string, level: number): Paragraph[] {
  const value = valueAt(reader.scheme, place);
  if (!isObject(value)) return strange(reader, place, level);
  const { colon, semicolon } = reader.manner;
  const known = keysOf(shape, reader.labels.order(shape)).filter((key) => key in value);
  const strangers = Object.keys(value).filter((key) => !(key in shapeOf(shape)));
  const leaves: Pieces[] = [];
  const below: Paragraph[] = [];
  for (const key of known) {
    const here = under(place, key);
    const kind = shapeOf(shape)[key]?.kind ?? { is: "name" };
    const { label, unit = "" } = reader.labels.label(shape, key);
    if (isLeaf(kind)) {
      if (!reader.isTold(here)) leaves.push([`${label}${colon}`, reader.say(shape, here, (text) => (kind.is === "decimal" && text !== reader.manner.unlimited ? text + unit : text)), ...reader.note(here)]);
      continue;
    }
    const inside = rest(reader, kind, shape, here, level + 1);
    const [only] = inside;
    if (inside.length === 1 && only !== undefined && (level > 0 || isFlat(kind))) leaves.push([`${label}${colon}`, ...only.pieces]);
    else if (inside.length > 0) below.push({ level, pieces: [`${label}${colon}`] }, ...inside);
  }
  const note = "note" in value && ORIGIN.every((key) => key in shapeOf(shape)) ? [reader.note(place)].filter((pieces) => pieces.length > 0) : [];
  const name = valueAt(value, "name");
  // What its sentence left out would not say whose it is.
  const isContinued = typeof name === "string" && reader.isTold(under(place, "name")) && leaves.length + note.length + below.length > 0;
  const subject: Pieces[] = isContinued ? [[name]] : [];
  const first = [...subject, ...leaves, ...note];
  const more = strangers.flatMap((key) => strange(reader, under(place, key), level, key));
  return [...(first.length === 0 ? [] : [{ level, pieces: joined(first, semicolon) }]), ...below, ...more];
}

/** What the format does not know is quoted. */
function strange(reader: Reader, place: string, level: number, key = keyOf(place)): Paragraph[] {
  const value = valueAt(reader.scheme, place);
  if (value === undefined || reader.isTold(place)) return [];
  return [{ level, pieces: [`${key}${reader.manner.colon}`, reader.mark(place, typeof value === "string" ? value : JSON.stringify(value))] }];
}
