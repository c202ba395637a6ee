/** What kind of system the rules describe, so that only those views are offered that it has something for. */

import { isList, isObject } from "./document/json";
import type { Json } from "./document/json";
import { listAt, textAt, valueAt } from "./document/place";
import type { ViewName } from "./events";

export type Subject = "person" | "village" | "household";
export type PeriodKind = "month" | "quarter" | "half-year" | "year";
export type Measure = "registeredPopulation" | "residentPopulation" | "workload";

export const MEASURES: readonly Measure[] = ["registeredPopulation", "residentPopulation", "workload"];

export interface System {
  readonly subject: Subject;
  readonly period: PeriodKind;
  readonly hasTeam: boolean;
  readonly hasCategories: boolean;
  readonly hasDifficulty: boolean;
  readonly hasBarometer: boolean;
  readonly hasRedLines: boolean;
  readonly hasGrading: boolean;
  readonly hasPay: boolean;
  readonly hasPool: boolean;
  readonly hasLedger: boolean;
  /** grids have cadres in charge, or households */
  readonly hasGrids: boolean;
  /** an indicator or a total is entered for each person */
  readonly hasScores: boolean;
  /** something is entered of villages, or of somebody besides plain scores: facts, votes, ratings, shared indicators */
  readonly hasRecords: boolean;
  readonly measures: readonly Measure[];
  readonly views: readonly ViewName[];
  /** what one wants to see first: the board where villages are what it is about, else the ranking, payroll or ledger */
  readonly home: ViewName;
}

const ALL: readonly ViewName[] = [
  "overview",
  "scheme",
  "import",
  "villages",
  "people",
  "records",
  "scores",
  "barometer",
  "redlines",
  "leaderboard",
  "ranking",
  "paper",
  "export",
  "project",
  "whatif",
  "source",
];

let last: { readonly scheme: Json | undefined; readonly system: System } | null = null;

export function systemOf(scheme: Json | undefined): System {
  if (last === null || last.scheme !== scheme) last = { scheme, system: read(scheme) };
  return last.system;
}

function read(scheme: Json | undefined): System {
  const has = (place: string): boolean => valueAt(scheme, place) !== undefined;
  const subject = oneOf<Subject>(textAt(scheme, "subject"), ["village", "household"], "person");
  const indicators = leaves(listAt(scheme, "indicators"));
  const isEntered = (leaf: Json): boolean => !["from", "start"].some((key) => valueAt(leaf, key) !== undefined);
  const own = indicators.filter((leaf) => isEntered(leaf) && valueAt(leaf, "shared") !== true);
  const isTotal = indicators.length === 0 && !has("score.start");
  const isRated = numbersOf(scheme).some((number) => textAt(number, "by") === "rating");
  const hasRecords =
    has("team") || has("facts") || has("ballots") || isRated || indicators.some((leaf) => valueAt(leaf, "shared") === true) || (subject !== "person" && (own.length > 0 || isTotal));
  const hasDifficulty = has("difficulty");
  const hasRedLines = listAt(scheme, "redLines").length > 0;
  const system = {
    subject,
    period: oneOf<PeriodKind>(textAt(scheme, "period"), ["month", "half-year", "year"], "quarter"),
    hasTeam: has("team"),
    hasCategories: listAt(scheme, "categories").length > 0,
    hasDifficulty,
    hasBarometer: has("barometer") || has("team.barometer"),
    hasRedLines,
    hasGrading: has("grading"),
    hasPay: has("pay"),
    hasPool: has("pool"),
    hasLedger: has("ledger"),
    hasGrids: subject === "household" || hasRedLines,
    hasScores: subject === "person" && (own.length > 0 || isTotal),
    hasRecords,
    measures: hasDifficulty ? MEASURES : MEASURES.filter((measure) => numbersOf(scheme).some((number) => textAt(number, "by") === measure)),
  };
  // Without a readable scheme nothing is known, and everything is offered.
  const home = system.hasTeam && !system.hasPay ? "leaderboard" : "ranking";
  return { ...system, home, views: scheme === undefined ? ALL : ALL.filter((view) => isOffered(view, system)) };
}

function isOffered(view: ViewName, system: Omit<System, "views" | "home">): boolean {
  const conditions: Partial<Record<ViewName, boolean>> = {
    people: system.subject === "person",
    scores: system.hasScores,
    records: system.hasRecords,
    barometer: system.hasBarometer,
    redlines: system.hasRedLines,
    leaderboard: system.hasTeam,
  };
  return conditions[view] ?? true;
}

function oneOf<T extends string>(text: string, known: readonly T[], otherwise: T): T {
  return known.find((one) => one === text) ?? otherwise;
}

function leaves(items: readonly Json[]): Json[] {
  return items.flatMap((item) => (valueAt(item, "items") === undefined ? [item] : leaves(listAt(item, "items"))));
}

/** Every number rule of the scheme, wherever it stands; what the examples say does not count. */
function numbersOf(value: Json | undefined): Json[] {
  if (isList(value)) return value.flatMap(numbersOf);
  if (!isObject(value)) return [];
  const here = typeof value["by"] === "string" ? [value as Json] : [];
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => (key === "examples" ? [] : numbersOf(inner)))];
}
