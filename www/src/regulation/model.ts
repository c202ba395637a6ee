/** The rules as a regulation: chapters, articles, paragraphs, and in them the values with their origin. */

import type { Mark } from "../core";
import { isList, isObject, plain } from "../document/json";
import type { Json } from "../document/json";
import { originOf } from "../document/origin";
import { stepsOf, textAt, under, valueAt } from "../document/place";
import { nameOf } from "../rules/ids";
import type { Labels } from "../rules/labels";
import { hasOrigin, isLeaf, keysOf, ORIGIN, shapeOf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";

/** What the rules say, as against the words around it. */
export interface Said {
  readonly text: string;
  readonly mark: Mark | null;
  /** the number of its source, or its id if it is not listed; empty if it has none */
  readonly source: string;
}

export type Piece = string | Said;
export type Pieces = readonly Piece[];

export interface Paragraph {
  readonly pieces: Pieces;
  /** 0 for the article itself, then items and items of items */
  readonly level: number;
  /** its number, once the whole is put together */
  readonly lead?: string;
}

export interface Chapter {
  readonly title: string;
  readonly articles: readonly (readonly Paragraph[])[];
}

export interface Regulation {
  readonly title: Pieces;
  /** said under the title of a draft */
  readonly warning: string;
  /** what the marks mean */
  readonly legend: string;
  readonly chapters: readonly Chapter[];
  /** what is no rule, but stands in the document */
  readonly annexes: readonly Chapter[];
}

/** How a language says what needs no sentence of its own. */
export interface Manner {
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  readonly yes: string;
  readonly no: string;
  readonly unlimited: string;
  readonly note: (text: Piece) => Pieces;
  readonly period: (text: string) => string;
  readonly day: (text: string) => string;
}

/** Reads the rules, and remembers what was told, so that the rest can be told too. */
export class Reader {
  private readonly told = new Set<string>();

  constructor(
    readonly scheme: Json | undefined,
    readonly labels: Labels,
    readonly manner: Manner,
  ) {}

  has(place: string): boolean {
    return valueAt(this.scheme, place) !== undefined;
  }

  /** What stands at a place, to decide how to say it. */
  plain(place: string): Json | undefined {
    return plain(valueAt(this.scheme, place));
  }

  word(place: string): string {
    return textAt(this.scheme, place);
  }

  places(list: string): string[] {
    const value = valueAt(this.scheme, list);
    return isList(value) ? value.map((_, index) => under(list, index)) : [];
  }

  /** The value of a key, in words where it is one of a choice, with the names of what it refers to. */
  say(shape: string, place: string, word?: (text: string) => string): Said {
    const key = keyOf(place);
    const kind = shapeOf(shape)[key]?.kind ?? { is: "name" };
    const text = this.text(shape, key, kind, place);
    return this.mark(place, word === undefined ? text : word(text));
  }

  /** Words of its own for what a place says. */
  mark(place: string, text: string): Said {
    this.told.add(place);
    if (!carriesOrigin(place)) return { text, mark: null, source: "" };
    const origin = originOf(this.scheme, place);
    const number = this.places("sources").findIndex((source) => this.plain(under(source, "id")) === origin.source) + 1;
    return { text, mark: origin.mark, source: origin.source === null ? "" : number === 0 ? origin.source : String(number) };
  }

  /** The note of a value or an object, if it has one. */
  note(place: string): Pieces {
    const here = under(place, "note");
    const text = valueAt(this.scheme, here);
    if (typeof text !== "string" || this.told.has(here)) return [];
    this.told.add(here);
    return this.manner.note(text);
  }

  isTold(place: string): boolean {
    return this.told.has(place);
  }

  text(shape: string, key: string, kind: Kind, place: string): string {
    const value = this.plain(place);
    if (typeof value === "boolean") return value ? this.manner.yes : this.manner.no;
    if (typeof value !== "string") return value === null || value === undefined ? "—" : typeof value === "number" ? String(value) : JSON.stringify(value);
    if (value === "none" && kind.none === true) return this.manner.unlimited;
    if (kind.is === "word") return this.labels.word(shape, key, value);
    if (kind.is === "reference") return nameOf(this.scheme, key, place, value);
    if (kind.is === "period") return this.manner.period(value);
    return kind.is === "day" ? this.manner.day(value) : value;
  }
}

/** Names and dates of the document itself, its sources and examples are no values that somebody set. */
function carriesOrigin(place: string): boolean {
  const [top = ""] = stepsOf(place);
  const kind = shapeOf("SchemeDocument")[top]?.kind;
  return kind?.origin === true || hasOrigin(kind?.shape ?? kind?.of?.shape);
}

export function keyOf(place: string): string {
  return /([^.[\]]+)(?:\[\d+\])*$/.exec(place)?.[1] ?? "";
}

/** `say\`每人每季度${value}元\`` */
export function say(words: TemplateStringsArray, ...values: readonly (Piece | Pieces)[]): Pieces {
  return words.flatMap((word, index) => {
    const value = values[index];
    return [word, ...(value === undefined ? [] : typeof value === "string" || !Array.isArray(value) ? [value as Piece] : (value as Pieces))].filter((piece) => piece !== "");
  });
}

export function joined(parts: readonly Pieces[], mark: string): Pieces {
  return parts.flatMap((part, index) => (index === 0 ? part : [mark, ...part]));
}

/** "0.80" → "80%", without arithmetic. */
export function percent(text: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) return text;
  const [, sign = "", whole = "", rest = ""] = found;
  const digits = rest.length < 2 ? `${rest}00`.slice(0, 2) : rest;
  const hundredth = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const tail = digits.slice(2).replace(/0+$/, "");
  return `${sign}${hundredth}${tail === "" ? "" : `.${tail}`}%`;
}

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
