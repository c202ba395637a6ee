/** Where the knob of a slider stands for a decimal text, and the other way round; counted in whole ten-thousandths. */

import type { DecimalText } from "../core";

const PLACES = 4;

function countOf(text: DecimalText): number | null {
  const [, whole, rest = ""] = /^(\d{1,8})(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  return whole === undefined ? null : Number(`${whole}${rest.padEnd(PLACES, "0")}`);
}

function textOf(count: number): DecimalText {
  const digits = String(count).padStart(PLACES + 1, "0");
  const rest = digits.slice(-PLACES).replace(/0+$/, "");
  return `${digits.slice(0, -PLACES)}${rest === "" ? "" : `.${rest}`}`;
}

/** A slider goes in steps that a thumb can tell apart; the box beside it takes every value. */
export interface Slider {
  readonly last: number;
  positionOf(score: DecimalText): number;
  textAt(position: number): DecimalText;
}

export function sliderTo(full: DecimalText): Slider | null {
  const end = countOf(full);
  if (end === null || end === 0) return null;
  const step = end > 200_000 ? 5_000 : 1_000;
  const last = Math.ceil(end / step);
  return {
    last,
    positionOf: (score) => Math.min(last, Math.floor((countOf(score) ?? 0) / step)),
    textAt: (position) => textOf(Math.min(end, position * step)),
  };
}

/** The smaller first. */
export function bySize(one: DecimalText, other: DecimalText): number {
  return (countOf(one) ?? 0) - (countOf(other) ?? 0);
}

/** How far along a scale a score stands, in thousandths of it, for drawing. */
export function shareOf(score: DecimalText, full: DecimalText): number {
  const [at, end] = [countOf(score), countOf(full)];
  return at === null || end === null || end === 0 ? 0 : Math.min(1000, Math.round((at * 1000) / end));
}

/** What was typed with a Chinese keyboard, as the rules write numbers. */
export function tidied(typed: string): string {
  return typed
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[。．，,]/g, (mark) => (mark === "。" || mark === "．" ? "." : ""));
}
