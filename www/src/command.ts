/** Changes of the documents, each with a name that undo can show. */

import { isObject } from "./document/json";
import type { Json } from "./document/json";
import { withTypedValue } from "./document/origin";
import { listAt, textAt, withItem, withPlainValue, withValue } from "./document/place";
import type { DocumentName } from "./document/written";
import type { Words } from "./text/words";

export type Label = (words: Words) => string;

export interface Command {
  readonly document: DocumentName;
  readonly label: Label;
  /** commands that follow each other with the same key are undone together, as the letters typed into one field */
  readonly key: string | null;
  readonly change: (document: Json) => Json;
}

export function typed(document: DocumentName, place: string, value: Json | undefined, name: string): Command {
  return {
    document,
    label: (words) => words.command.typed(name),
    key: `${document}:${place}`,
    change: (before) => (document === "scheme" ? withTypedValue(before, place, value) : withPlainValue(before, place, value)),
  };
}

export function replaced(document: DocumentName, place: string, value: Json | undefined, label: Label): Command {
  return { document, label, key: null, change: (before) => withValue(before, place, value) };
}

export function added(document: DocumentName, place: string, item: Json, label: Label): Command {
  return { document, label, key: null, change: (before) => withItem(before, place, item) };
}

export function removed(document: DocumentName, place: string, label: Label): Command {
  return { document, label, key: null, change: (before) => withValue(before, place, undefined) };
}

/** An id that no item of the list has yet. */
export function nextId(document: Json | undefined, place: string, letter: string): string {
  const taken = new Set(listAt(document, place).map((item) => (isObject(item) ? textAt(item, "id") : "")));
  let number = taken.size + 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}
