/** Reads the rules, and remembers what was told, so that the rest can be told too. */

import { isList, plain } from "../document/json";
import type { Json } from "../document/json";
import { originOf } from "../document/origin";
import { stepsOf, textAt, under, valueAt } from "../document/place";
import { nameOf } from "../rules/ids";
import type { Labels } from "../rules/labels";
import { hasOrigin, shapeOf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";
import type { Manner, Pieces, Said } from "./model";

export class Reader {
  private readonly told = new Set<string>();
  readonly codes: [name: string, id: Said][] = [];

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
    const text = this.text(shape, key, kind.is === "list" ? (kind.of ?? kind) : kind, place);
    return this.mark(place, word === undefined ? text : word(text));
  }

  /** The same without its origin, for what stands in annexes. */
  bare(shape: string, place: string): Said {
    return { ...this.say(shape, place), mark: null, source: "" };
  }

  /** The same with its note. */
  value(shape: string, place: string, word?: (text: string) => string): Pieces {
    return [this.say(shape, place, word), ...this.note(place)];
  }

  /** What a list refers to, each by its name. */
  names(shape: string, list: string): Pieces[] {
    return this.places(list).map((place) => [this.say(shape, place)]);
  }

  /** The name of what a reference means, where only one list can hold it. */
  named(list: string, place: string): Said {
    return this.mark(place, this.nameIn(list, this.word(place)));
  }

  nameIn(list: string, id: string): string {
    const found = this.places(list).find((entry) => this.word(under(entry, "id")) === id);
    return found === undefined ? id : this.word(under(found, "name")) || id;
  }

  /** A word that a sentence chooses by what stands at a place; the word of the labels if it knows none. */
  chosen(shape: string, place: string, words: Readonly<Record<string, string>>): Pieces {
    return this.value(shape, place, (text) => words[this.word(place)] ?? text);
  }

  /** What a place says is said by the sentence as a whole. */
  tell(place: string): void {
    this.told.add(place);
  }

  /** An id that stands apart from the rules, with all others. */
  code(name: string, place: string): void {
    this.codes.push([name, this.mark(place, this.word(place))]);
  }

  /** Words of its own for what a place says. */
  mark(place: string, text: string): Said {
    this.told.add(place);
    if (!carriesOrigin(place)) return { text, place, mark: null, source: "" };
    const origin = originOf(this.scheme, place);
    const number = this.places("sources").findIndex((source) => this.plain(under(source, "id")) === origin.source) + 1;
    return { text, place, mark: origin.mark, source: origin.source === null ? "" : number === 0 ? origin.source : String(number) };
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
