/** A view's order of rows. It never becomes the document's. */

import { isFigure } from "./tidy";

/** Decimals as text, compared digit by digit; what is no number comes after all numbers, and nothing at all comes last. */
export function byFigure(one: string, other: string): number {
  const rank = (text: string): number => (isFigure(text) ? 0 : text === "" ? 2 : 1);
  if (rank(one) !== 0 || rank(other) !== 0) return rank(one) - rank(other) || one.localeCompare(other, "zh-CN");
  const isBelow = (text: string): boolean => text.startsWith("-");
  if (isBelow(one) !== isBelow(other)) return isBelow(one) ? -1 : 1;
  return isBelow(one) ? bySize(other.slice(1), one.slice(1)) : bySize(one, other);
}

function bySize(one: string, other: string): number {
  const [whole = "", rest = ""] = one.replace(/^0+(?=\d)/, "").split(".");
  const [otherWhole = "", otherRest = ""] = other.replace(/^0+(?=\d)/, "").split(".");
  if (whole.length !== otherWhole.length) return whole.length - otherWhole.length;
  if (whole !== otherWhole) return whole < otherWhole ? -1 : 1;
  const digits = Math.max(rest.length, otherRest.length);
  const [fine, otherFine] = [rest.padEnd(digits, "0"), otherRest.padEnd(digits, "0")];
  return fine === otherFine ? 0 : fine < otherFine ? -1 : 1;
}

/** Equal rows keep the order that they had; what is empty or no number stays at the end either way. */
export function inOrderOf<T>(rows: readonly T[], textOf: (row: T) => string, isFigures: boolean, direction: "ascending" | "descending"): T[] {
  const names = new Intl.Collator("zh-CN-u-co-pinyin");
  const compare = isFigures ? byFigure : (one: string, other: string): number => names.compare(one, other);
  const isLast = (text: string): boolean => text === "" || (isFigures && !isFigure(text));
  const keyed = rows.map((row, index) => ({ row, index, text: textOf(row) }));
  keyed.sort((one, other) => {
    const toEnd = Number(isLast(one.text)) - Number(isLast(other.text));
    if (toEnd !== 0) return toEnd;
    const found = compare(one.text, other.text);
    return (direction === "ascending" ? found : -found) || one.index - other.index;
  });
  return keyed.map(({ row }) => row);
}
