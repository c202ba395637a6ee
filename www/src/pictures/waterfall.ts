/** How one amount comes about, bar by bar. The figures are the core's; only how long a bar is drawn is worked out here. */

import type { Line, Reason } from "../core";
import { isZero } from "../figure";

export interface Bar {
  readonly kind: "amount" | "factor" | "change";
  readonly title: string;
  /** as the core writes it: an amount, "100%", "3 ÷ 3" or a signed amount */
  readonly figure: string;
  /** where the bar begins and ends, in yuan: for drawing alone */
  readonly from: number;
  readonly to: number;
}

/** What the last two bars are called. */
export interface Names {
  readonly earned: string;
  readonly adjustments: string;
  readonly net: string;
}

/** Steps that say how the amount was rounded or what is taken back next time: no part of the sum. */
const BESIDE: ReadonlySet<string> = new Set(["pay-item", "pay-events", "pay-rounding", "pool-change", "claw-back"]);

/** Null where the amount is open, or where a step is of a kind that this picture cannot show. */
export function waterfallOf(line: Line, reasons: readonly Reason[], names: Names): Bar[] | null {
  const pay = reasons.find(({ kind }) => kind === "pay");
  if (pay === undefined || line.earned === null || line.pay === null || line.net === null) return null;
  const items = pay.steps.filter(({ kind }) => kind === "pay-item");
  // One item alone is shown by its factors; several are parts of a sum.
  const isSum = items.length > 1;
  const factors = isSum ? [] : factorBars(items[0]?.steps ?? pay.steps);
  if (factors === null) return null;
  const bars = [...factors, ...changeBars(isSum ? line.items : line.items.slice(1), endOf(factors))];
  return isAbout(endOf(bars), Number(line.earned)) ? [...bars, ...settledBars(line, pay, names)] : null;
}

/** From what the rules give to what is paid: pool, withheld or added, net. */
function settledBars(line: Line, pay: Reason, names: Names): Bar[] {
  const whole = (title: string, figure: string): Bar => ({ kind: "amount", title, figure, from: 0, to: Number(figure) });
  const bars = [whole(names.earned, line.earned ?? "")];
  if (!isZero(line.poolAdjustment)) {
    const title = pay.steps.find(({ kind }) => kind === "pool-change")?.title ?? "";
    bars.push({ kind: "change", title, figure: signed(line.poolAdjustment), from: Number(line.earned), to: Number(line.pay) });
  }
  if (!isZero(line.adjustments)) bars.push({ kind: "change", title: names.adjustments, figure: signed(line.adjustments), from: Number(line.pay), to: Number(line.net) });
  return [...bars, whole(names.net, line.net ?? "")];
}

function factorBars(steps: readonly Reason[]): Bar[] | null {
  const [first, ...rest] = steps.filter(({ kind }) => !BESIDE.has(kind));
  if (first?.figure === null || first?.figure === undefined || !/^-?\d+\.\d\d$/.test(first.figure)) return null;
  const bars: Bar[] = [{ kind: "amount", title: first.title, figure: first.figure, from: 0, to: Number(first.figure) }];
  for (const { title, figure } of rest) {
    const multiplier = figure === null ? null : multiplierOf(figure);
    if (figure === null || multiplier === null) return null;
    const from = endOf(bars);
    bars.push({ kind: "factor", title, figure, from, to: from * multiplier });
  }
  return bars;
}

function changeBars(items: Line["items"], start: number): Bar[] {
  let at = start;
  return items.map(({ name, amount }) => {
    const from = at;
    at += Number(amount);
    return { kind: "change", title: name, figure: signed(amount), from, to: at };
  });
}

/** "100%", "1.10", "3 ÷ 3" or "1 × 30 ÷ 30", for the length of a bar. */
function multiplierOf(figure: string): number | null {
  let product = 1;
  for (const [index, part] of figure.split(" ÷ ").entries()) {
    const factor = part.split(" × ").reduce((all, one) => all * (/^-?\d+(\.\d+)?%?$/.test(one) ? (one.endsWith("%") ? Number(one.slice(0, -1)) / 100 : Number(one)) : NaN), 1);
    product = index === 0 ? factor : product / factor;
  }
  return Number.isFinite(product) ? product : null;
}

function endOf(bars: readonly Bar[]): number {
  return bars[bars.length - 1]?.to ?? 0;
}

/** The exact value before it is rounded: up to a yuan away, as some rules round to whole yuan or more. */
function isAbout(drawn: number, said: number): boolean {
  return Math.abs(drawn - said) <= Math.max(1, Math.abs(said) * 0.005);
}

function signed(figure: string): string {
  return figure.startsWith("-") || isZero(figure) ? figure : `+${figure}`;
}
