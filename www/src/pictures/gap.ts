/** How far one score is from another, exactly: scores are counted in whole ten-thousandths, the finest place that they have. */

import type { DecimalText } from "../core";

const PLACES = 4;

/** "90.63" → 906300 */
function countOf(score: DecimalText): number {
  const [, sign = "", whole, rest = ""] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(score) ?? [];
  const count = whole === undefined ? NaN : Number(`${sign}${whole}${rest.padEnd(PLACES, "0")}`);
  if (!Number.isSafeInteger(count)) throw new Error(`not a score: ${score}`);
  return count;
}

export function isAtLeast(score: DecimalText, other: DecimalText): boolean {
  return countOf(score) >= countOf(other);
}

/** The larger first. */
export function byScore(one: DecimalText, other: DecimalText): number {
  return countOf(other) - countOf(one);
}

/** What has to be added to one score to make the other: "88.63" to "90" is "1.37". */
export function gapBetween(score: DecimalText, goal: DecimalText): DecimalText {
  const gap = countOf(goal) - countOf(score);
  const digits = String(Math.abs(gap)).padStart(PLACES + 1, "0");
  const rest = digits.slice(-PLACES).replace(/0+$/, "");
  return `${gap < 0 ? "-" : ""}${digits.slice(0, -PLACES)}${rest === "" ? "" : `.${rest}`}`;
}
