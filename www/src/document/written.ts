/** One document as it was last written: by hand or from a file as text, through a form as a value. */

import type { Json } from "./json";
import { asDocumentText } from "./json";
import { repeatsKeys } from "./repeated";

/** The documents of the calculation. */
export type DocumentName = "scheme" | "quarter";
/** What is changed, undone and saved together: those two and what the clerk keeps beside them. */
export type PartName = DocumentName | "desk";

export interface Written {
  /** what was typed; null once a form has changed the value */
  readonly text: string | null;
  /** undefined while the text is not JSON or names a key twice: forms would then drop something */
  readonly value: Json | undefined;
}

export interface Documents {
  readonly scheme: Written;
  readonly quarter: Written;
  readonly desk: Written;
}

/** Text typed in the source view and not applied yet. */
export interface Draft {
  readonly text: string;
  /** the document from which it was typed on: once another stands in its place, applying would overwrite what changed since */
  readonly base: Written;
}

export type Drafts = Readonly<Record<DocumentName, Draft | null>>;

export function fromText(text: string): Written {
  try {
    const value = JSON.parse(text) as Json;
    return { text, value: repeatsKeys(text, value) ? undefined : value };
  } catch {
    return { text, value: undefined };
  }
}

export function fromValue(value: Json): Written {
  return { text: null, value };
}

export function textOf(written: Written): string {
  return written.text ?? asDocumentText(written.value);
}

/** What the core is to read: the text itself where there is one, because it sees more in it than a parsed value shows. */
export function forCore(written: Written): Json {
  return written.text ?? written.value ?? null;
}
