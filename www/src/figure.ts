/** Figures as text: commas and placeholders only, never arithmetic. */

import type { DecimalText } from "./core";

export const ABSENT = "—";

/** "2640.00" → "2,640.00" */
export function money(figure: DecimalText | null | undefined): string {
  if (figure === null || figure === undefined) return ABSENT;
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(figure);
  if (parts === null) return figure;
  const [, sign = "", whole = "", rest = ""] = parts;
  return `${sign === "" ? "" : "−"}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`;
}

/** An amount whose direction is said in words beside it. */
export function withoutSign(figure: DecimalText): DecimalText {
  return figure.replace(/^-/, "");
}

export function isNegative(figure: DecimalText): boolean {
  return figure.startsWith("-");
}

export function isZero(figure: DecimalText): boolean {
  return /^-?0+(\.0+)?$/.test(figure);
}

export function shown(figure: string | number | null | undefined): string {
  return figure === null || figure === undefined ? ABSENT : String(figure);
}
