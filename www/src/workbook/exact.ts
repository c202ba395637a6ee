/**
 * Exact arithmetic in a spreadsheet, whose numbers are binary fractions.
 *
 * A decimal of known places becomes a whole number by one multiplication and one ROUND, which has nothing to decide: it only removes the
 * binary noise. Whole numbers below `EXACT` are added, multiplied and divided without loss, and INT of their quotient is never off by one:
 * it differs from a whole number by more than the fifteen digits to which spreadsheet programs compare. So the one rounding of the scheme
 * is done by whole numbers. A formula that could leave this range is not written at all.
 */

import type { Rounding } from "../core";
import { placesOf, plain } from "./decimal";

const EXACT = 1e14;
/** of each multiplication or addition of binary fractions */
const NOISE = 1.2e-16;

/** A formula whose true value is a decimal. */
export interface Figure {
  readonly formula: string;
  /** decimal places that its true value has at most */
  readonly places: number;
  /** its size at most */
  readonly most: number;
  /** how many binary operations make its noise */
  readonly steps: number;
  readonly mayBeNegative: boolean;
}

export function figure(formula: string, places: number, most: number, mayBeNegative = false): Figure {
  return { formula, places, most, steps: 1, mayBeNegative };
}

export function times(...figures: readonly Figure[]): Figure {
  return {
    formula: figures.map(({ formula }) => formula).join("*"),
    places: figures.reduce((sum, { places }) => sum + places, 0),
    most: figures.reduce((product, { most }) => product * most, 1),
    steps: figures.reduce((sum, { steps }) => sum + steps, 0),
    mayBeNegative: figures.some(({ mayBeNegative }) => mayBeNegative),
  };
}

export function plus(a: Figure, b: Figure): Figure {
  return { ...joined(a, b), formula: `(${a.formula}+${b.formula})`, most: a.most + b.most, mayBeNegative: a.mayBeNegative || b.mayBeNegative };
}

export function minus(a: Figure, b: Figure): Figure {
  return { ...joined(a, b), formula: `(${a.formula}-${b.formula})`, most: a.most + b.most, mayBeNegative: true };
}

export function atLeast(a: Figure, b: Figure): Figure {
  return { ...joined(a, b), formula: `MAX(${a.formula},${b.formula})`, mayBeNegative: a.mayBeNegative && b.mayBeNegative };
}

export function atMost(a: Figure, b: Figure): Figure {
  return { ...joined(a, b), formula: `MIN(${a.formula},${b.formula})`, mayBeNegative: a.mayBeNegative || b.mayBeNegative };
}

function joined(a: Figure, b: Figure): Omit<Figure, "formula" | "mayBeNegative"> {
  return { places: Math.max(a.places, b.places), most: Math.max(a.most, b.most), steps: a.steps + b.steps };
}

/** The formula of `over ÷ under` rounded as the scheme says, or null where it could not be exact. */
export function rounded(over: Figure, under: number, { step, mode }: Rounding): string | null {
  const stepText = plain(step);
  const stepPlaces = placesOf(stepText);
  const places = Math.max(over.places, stepPlaces);
  const stepUnits = Math.round(Number(stepText) * 10 ** stepPlaces);
  const divisor = under * stepUnits * 10 ** (places - stepPlaces);
  const largest = over.most * 10 ** places;
  if (mode === "half-even" || 2 * largest + divisor > EXACT || largest * NOISE * (over.steps + 2) > 0.25) return null;
  const whole = `ROUND(${over.formula}*${whole10(places)},0)`;
  const size = over.mayBeNegative ? `ABS(${whole})` : whole;
  const steps = divided(size, divisor, mode);
  const signed = over.mayBeNegative ? `SIGN(${whole})*${steps}` : steps;
  const units = stepUnits === 1 ? signed : `${signed}*${stepUnits}`;
  return stepPlaces === 0 ? units : `${units}/${whole10(stepPlaces)}`;
}

function divided(whole: string, divisor: number, mode: "half-up" | "down" | "up"): string {
  if (divisor === 1) return whole;
  switch (mode) {
    case "half-up":
      return `INT((2*${whole}+${divisor})/${2 * divisor})`;
    case "down":
      return `INT(${whole}/${divisor})`;
    case "up":
      return `INT((${whole}+${divisor - 1})/${divisor})`;
  }
}

function whole10(places: number): string {
  return String(10 ** places);
}
