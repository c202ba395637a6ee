/** Sums of amounts in whole fen. What a page of paper adds up depends on where the page ends, and only the page knows that. */

/* eslint-disable compat/compat -- papers are made where a page is printed, and no phone without BigInt does that; what only looks on asks `canAdd` */

import type { DecimalText } from "./core";

/** Whether this browser has whole numbers of any size: Safari has them since 14. */
export function canAdd(): boolean {
  return typeof BigInt === "function";
}

/** "2640.00" → 264000; an amount is yuan with at most two places, as the core writes it. */
export function fenOf(amount: DecimalText): bigint {
  const [, sign = "", yuan, rest = ""] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  if (yuan === undefined) throw new Error(`not an amount: ${amount}`);
  return BigInt(`${sign}${yuan}${rest.padEnd(2, "0")}`);
}

export function yuanOf(fen: bigint): DecimalText {
  const text = String(fen).replace(/^-/, "").padStart(3, "0");
  return `${fen < BigInt(0) ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Amounts that are not known yet count nothing. */
export function sumOf(amounts: readonly (DecimalText | null)[]): DecimalText {
  return yuanOf(amounts.reduce((sum, amount) => (amount === null ? sum : sum + fenOf(amount)), BigInt(0)));
}

export function differenceOf(after: DecimalText, before: DecimalText): DecimalText {
  return yuanOf(fenOf(after) - fenOf(before));
}

/** The mean of so many amounts, half-up to the fen. It is for looking at, and is paid to nobody. */
export function meanOf(sum: DecimalText, count: number): DecimalText {
  const fen = fenOf(sum);
  const twice = BigInt(2 * count);
  const away = fen < BigInt(0) ? -BigInt(count) : BigInt(count);
  return yuanOf((BigInt(2) * fen + away) / twice);
}
