/** Changes of the documents, each with a name that undo can show. */

import { isObject } from "./document/json";
import type { Json } from "./document/json";
import { withOriginKey, withTypedValue } from "./document/origin";
import { listAt, textAt, withItem, withPlainValue, withValue } from "./document/place";
import type { PartName } from "./document/written";
import type { Words } from "./text/words";

export type Label = (words: Words) => string;

export interface Command {
  readonly document: PartName;
  readonly label: Label;
  /** commands that follow each other with the same key are undone together, as the letters typed into one field */
  readonly key: string | null;
  readonly change: (document: Json) => Json;
  /** what changes in the same step, so that one undo takes all of it back */
  readonly also?: readonly Pick<Command, "document" | "change">[];
  /** approving, and ending an approval: undo goes no further back than this */
  readonly isFinal?: true;
}

/** What a typed value becomes part of: a value that may carry its origin, the origin of such a value, or anything else. */
export type Part = "value" | "origin" | undefined;

export function typed(document: PartName, place: string, value: Json | undefined, name: string, part?: Part): Command {
  const change = part === "value" ? withTypedValue : part === "origin" ? withOriginKey : withPlainValue;
  return { document, label: (words) => words.command.typed(name), key: `${document}:${place}`, change: (before) => change(before, place, value) };
}

export function replaced(document: PartName, place: string, value: Json | undefined, label: Label): Command {
  return { document, label, key: null, change: (before) => withValue(before, place, value) };
}

export function added(document: PartName, place: string, item: Json, label: Label): Command {
  return { document, label, key: null, change: (before) => withItem(before, place, item) };
}

export function removed(document: PartName, place: string, label: Label): Command {
  return { document, label, key: null, change: (before) => withValue(before, place, undefined) };
}

/** Takes an entry out of its list and puts it in again so many places further on. */
export function moved(document: PartName, place: string, index: number, by: number, label: Label): Command {
  const change = (before: Json): Json => {
    const list = [...listAt(before, place)];
    const [item] = list.splice(index, 1);
    if (item === undefined || index + by < 0 || index + by > list.length) return before;
    list.splice(index + by, 0, item);
    return withValue(before, place, list);
  };
  return { document, label, key: null, change };
}

/** An id that no item of the list has yet. */
export function nextId(document: Json | undefined, place: string, letter: string): string {
  const taken = new Set(listAt(document, place).map((item) => (isObject(item) ? textAt(item, "id") : "")));
  let number = taken.size + 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}
