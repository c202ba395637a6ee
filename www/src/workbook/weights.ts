/** How the scores of single indicators become one score: each times a coefficient made of the weights over it. */

import type { Indicator } from "../core";
import { placesOfAll, plain } from "./decimal";
import type { Parameters } from "./parameters";
import { allIndicators, valueText } from "./parameters";
import type { Source } from "./source";

export type LeafKind = "entered" | "shared" | "derived";

export interface Leaf {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly kind: LeafKind;
  readonly fullMarks: string | null;
  /** formula and value of what a point of it counts, in parts of `Weights.divisor` */
  readonly coefficient: { readonly formula: string; readonly result: string };
}

export interface Weights {
  readonly leaves: readonly Leaf[];
  /** the weighted sum is divided by this */
  readonly divisor: number;
  /** decimal places of the base score */
  readonly places: number;
  /** each village has a line of weights of its own */
  readonly byVillage: boolean;
}

/** An indicator whose score is divided by full marks and multiplied by a weight. */
interface Step {
  /** where its weight stands among all indicators */
  readonly at: number;
  readonly weight: string;
  readonly fullMarks: number;
}

const MOST_PLACES = 10;

/** Null where the score cannot be a finite decimal made of weights that are the same for all. */
export function weightsOf(source: Source, parameters: Parameters): Weights | null {
  const { scheme, quarter } = source;
  const all = allIndicators(scheme.indicators ?? []);
  const leaves = all.filter(({ indicator }) => !("items" in indicator));
  const paths = leaves.map(({ place }) => all.flatMap((entry, at) => (isOver(entry.place, place) ? stepOf(entry.indicator, at) : [])));
  if (paths.some((path) => path.some(({ fullMarks }) => !Number.isInteger(fullMarks) || fullMarks <= 0))) return null;
  const products = paths.map((path) => path.reduce((product, { fullMarks }) => product * fullMarks, 1));
  const divisor = products.reduce(smallestMultiple, 1);
  const divisorPlaces = decimalPlaces(divisor);
  const byVillage = quarter.villages.some(({ weights }) => weights !== undefined);
  if (divisorPlaces === null || (byVillage && !paths.every((path, at) => path.length === 1 && products[at] === divisor))) return null;
  const own = quarter.villages.flatMap(({ weights }) => Object.values(weights ?? {}));
  const weightPlaces = placesOfAll(own, parameters.lists.indicators.places("weight")) * Math.max(0, ...paths.map((path) => path.length));
  const places = 4 + weightPlaces + divisorPlaces;
  if (places > MOST_PLACES) return null;
  const coefficient = (at: number): Leaf["coefficient"] => {
    const path = paths[at] ?? [];
    const rest = divisor / (products[at] ?? 1);
    const factors = path.map((step) => parameters.lists.indicators.at("weight", step.at));
    const result = path.reduce((product, { weight }) => product * Number(weight), rest);
    return { formula: [...factors, ...(rest === 1 && factors.length > 0 ? [] : [String(rest)])].join("*"), result: String(Number(result.toFixed(weightPlaces))) };
  };
  return {
    leaves: leaves.map(({ indicator, place }, at) => ({ id: indicator.id, name: indicator.name, place, kind: kindOf(indicator), fullMarks: fullMarksOf(indicator), coefficient: coefficient(at) })),
    divisor,
    places,
    byVillage,
  };
}

function isOver(heading: string, place: string): boolean {
  return place === heading || place.startsWith(`${heading}.`);
}

function stepOf(indicator: Indicator, at: number): Step[] {
  const weight = "weight" in indicator ? valueText(indicator.weight) : null;
  if (weight === null) return [];
  return [{ at, weight, fullMarks: "items" in indicator ? headingMarks(indicator.items) : Number(fullMarksOf(indicator)) }];
}

/** The scale under a heading: the sum of its points, or 100 percent. */
function headingMarks(items: readonly Indicator[]): number {
  const points = items.map((item): number => {
    if ("points" in item && item.points !== undefined) return Number(plain(item.points));
    return "items" in item && !("weight" in item && item.weight !== undefined) ? headingMarks(item.items) : 0;
  });
  const isWeighted = items.some((item) => ("weight" in item && item.weight !== undefined) || ("items" in item && !("points" in item && item.points !== undefined) && hasWeights(item.items)));
  return isWeighted ? 100 : points.reduce((sum, one) => sum + one, 0);
}

function hasWeights(items: readonly Indicator[]): boolean {
  return items.some((item) => ("weight" in item && item.weight !== undefined) || ("items" in item && hasWeights(item.items)));
}

function fullMarksOf(indicator: Indicator): string | null {
  if ("items" in indicator) return null;
  if ("points" in indicator) return plain(indicator.points);
  return indicator.fullMarks === undefined ? "100" : plain(indicator.fullMarks);
}

function kindOf(indicator: Indicator): LeafKind {
  if ("items" in indicator || indicator.from !== undefined || indicator.start !== undefined) return "derived";
  return indicator.shared === true ? "shared" : "entered";
}

function smallestMultiple(a: number, b: number): number {
  return (a / greatestDivisor(a, b)) * b;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** How many decimal places one divided by this has; null if it never ends. */
function decimalPlaces(divisor: number): number | null {
  for (let places = 0; places <= MOST_PLACES; places += 1) {
    if (10 ** places % divisor === 0) return places;
  }
  return null;
}
