/** The scores from which grades begin, and how far somebody is from the next one. */

import type { Bench } from "../bench";
import type { DecimalText, Line, Settlement } from "../core";
import { textAt, valueAt } from "../document/place";
import { rowsAt } from "../quarter";
import { byScore, gapBetween, isAtLeast } from "./gap";

export interface GradeLine {
  readonly grade: string;
  readonly name: string;
  readonly from: DecimalText;
  /** reaching it gives the grade, whatever others reach */
  readonly isEnough: boolean;
}

/** Best first; grades that ask for no score have none. */
export function gradeLines({ scheme }: Pick<Bench, "scheme">): GradeLine[] {
  return rowsAt(scheme, "grading.grades")
    .map(({ id, name, value }) => ({ grade: id, name, from: textAt(value, "from"), isEnough: !["quota", "tests", "below"].some((key) => valueAt(value, key) !== undefined) }))
    .filter(({ from }) => /^\d+(\.\d{1,4})?$/.test(from));
}

/** What lies between somebody and the next better grade. */
export type NextGrade =
  /** nothing but the score */
  | { readonly by: "line"; readonly name: string; readonly gap: DecimalText; readonly line: DecimalText }
  /** the places are taken, so others decide too: the last one who has a place is so far ahead */
  | { readonly by: "places"; readonly name: string; readonly gap: DecimalText; readonly last: DecimalText; readonly places: number }
  /** conditions besides the score */
  | { readonly by: "conditions"; readonly name: string };

/** Null where there is none: at the best grade, under a red line or a decision, or while the score is open. */
export function nextGradeOf({ scheme, quarter }: Pick<Bench, "scheme" | "quarter">, settlement: Settlement, line: Line): NextGrade | null {
  const grades = rowsAt(scheme, "grading.grades");
  const own = grades.findIndex(({ id }) => id === line.grade);
  const next = grades[own - 1];
  if (next === undefined || line.score === null || line.redLined || decidedIn(quarter).has(line.person)) return null;
  const { name, value } = next;
  if (valueAt(value, "tests") !== undefined || valueAt(value, "below") !== undefined || valueAt(scheme, "grading.order") !== undefined) return { by: "conditions", name };
  const from = textAt(value, "from");
  const short = from !== "" && !isAtLeast(line.score, from) ? gapBetween(line.score, from) : null;
  if (valueAt(value, "quota") === undefined) return short === null ? null : { by: "line", name, gap: short, line: from };
  const places = cohortOf(settlement, line)?.grades.find(({ grade }) => grade === next.id)?.places ?? null;
  const decided = decidedIn(quarter);
  const holders = cohortMates(settlement, line).filter((mate) => mate.grade === next.id && !decided.has(mate.person));
  const last = holders.flatMap(({ score }) => (score === null ? [] : [score])).sort(byScore).pop();
  if (places !== null && last !== undefined && holders.length >= places) return { by: "places", name, gap: gapBetween(line.score, last), last, places };
  return short === null ? { by: "conditions", name } : { by: "line", name, gap: short, line: from };
}

/** Whose grade a recorded decision set apart from the rules. */
export function decidedIn(quarter: Bench["quarter"]): ReadonlySet<string> {
  return new Set(rowsAt(quarter, "decisions").flatMap(({ value }) => (textAt(value, "kind") === "grade" ? [textAt(value, "person")] : [])));
}

function cohortOf({ categories }: Settlement, line: Line): Settlement["categories"][number] | undefined {
  return categories.find(({ id, village }) => (id === "" || id === line.category) && (village === null || village === line.village));
}

/** Those who are ranked together with somebody. */
export function cohortMates(settlement: Settlement, line: Line): Line[] {
  const cohort = cohortOf(settlement, line);
  if (cohort === undefined) return [];
  return settlement.lines.filter(({ category, village }) => (cohort.id === "" || cohort.id === category) && (cohort.village === null || cohort.village === village));
}
