/** The rules as a regulation: chapters, articles, paragraphs, and in them the values with their origin. */

import type { Mark } from "../core";

/** What the rules say, as against the words around it. */
export interface Said {
  readonly text: string;
  /** where it stands in the rules */
  readonly place: string;
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
  /** as label and value, because no sentence tells it */
  readonly isListed?: true;
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

/** The sentence of an article, and the items that follow it. */
export const one = (pieces: Pieces): Paragraph => ({ pieces, level: 0 });
export const item = (pieces: Pieces, level = 1): Paragraph => ({ pieces, level });

/** Whether a list of pieces says anything. */
export const isSaid = (pieces: Pieces): boolean => pieces.length > 0;
