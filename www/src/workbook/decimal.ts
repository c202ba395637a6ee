/** What the decimals of a document look like, as far as a spreadsheet's formulas depend on it. */

import type { Value } from "../core";

/** A value, whether it is written plainly or with its origin. */
export function plain<T extends string | number | boolean>(value: Value<T>): T {
  return typeof value === "object" ? (value as { value: T }).value : value;
}

/** How many decimal places a text has. */
export function placesOf(text: string): number {
  return (text.split(".")[1] ?? "").length;
}

export function isDecimal(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && /^-?\d+(\.\d+)?$/.test(text);
}

/** How many places a column needs so that none of its decimals is cut short. */
export function placesOfAll(texts: readonly string[], least: number): number {
  return Math.max(least, ...texts.map(placesOf));
}

/** How large they are; only an upper bound is asked for, so that a binary number is good enough. */
export function mostOf(texts: readonly string[], least: number): number {
  return texts.reduce((most, text) => Math.max(most, Math.abs(Number(text))), least);
}

/** "+2.00" and "−10.00", as the core signs figures, as decimal text. */
export function unsigned(figure: string): string {
  return figure.replace("−", "-").replace(/^\+/, "");
}
