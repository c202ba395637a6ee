/** The grade of everybody by threshold, quota, red line and recorded decision, as far as a formula can find it. */

import type { Grading, SchemeDocument } from "../core";
import type { Parameters } from "./parameters";

/** The column in which recorded decisions on ties stand. */
export const TIE = "tie";

type Grade = Grading["grades"][number];

/** The one grade whose places are counted, and its index; grades that have a quota and a threshold "at least" are given by the threshold. */
export function quotaOf(scheme: SchemeDocument): { grade: Grade; at: number } | null {
  const grades = scheme.grading?.grades ?? [];
  const at = grades.findIndex(isCounted);
  return grades[at] === undefined ? null : { grade: grades[at], at };
}

function isCounted({ quota, from }: Grade): boolean {
  return quota !== undefined && !(quota.bound === "at-least" && from !== undefined);
}

/** Conditions, several quotas, quotas by the village's grade, ties settled by indicators and red lines that only limit a grade are left to the core. */
export function gradesByFormula(scheme: SchemeDocument): boolean {
  const { grading } = scheme;
  if (grading === undefined) return false;
  const counted = grading.grades.filter(isCounted);
  const isFirst = counted.length === 0 || orderOf(grading)[0] === grading.grades.findIndex(isCounted);
  const settlesTies = counted.length === 0 || grading.tie.rule !== "by-indicators";
  const names = new Set(grading.grades.map(({ name }) => name.toLowerCase()));
  return (
    grading.grades.every(({ tests }) => tests === undefined || tests.length === 0) &&
    counted.length <= 1 &&
    isFirst &&
    settlesTies &&
    counted.every(({ quota }) => quota?.byTeamGrade === undefined) &&
    (scheme.redLines ?? []).every(({ grade }) => grade === undefined) &&
    names.size === grading.grades.length &&
    !/[*?~]/.test([...names].join(""))
  );
}

/** Grades with something to fulfil, as they are tried; whoever is left gets the other one. */
function orderOf({ grades, order }: Grading): number[] {
  const all = order === undefined ? grades.map((_, at) => at) : order.map((id) => grades.findIndex((grade) => grade.id === id));
  return all.filter((at) => grades[at]?.from !== undefined || grades[at]?.quota !== undefined);
}

/** What a line of the calculation needs: cells of its own, and the columns in which everybody stands. */
export interface Standing {
  readonly score: string;
  readonly rank: string;
  readonly cohort: string;
  readonly decision: string;
  /** 1 where a red line leads to the last grade; null if none does */
  readonly sunk: string | null;
  readonly tie: string | null;
  readonly columns: { readonly score: string; readonly cohort: string; readonly sunk: string | null; readonly tie: string | null };
}

/** The number of the grade, from 1; empty while there is no score or a tie is open. */
export function gradeFormula(grading: Grading, { lists: { grades } }: Parameters, places: string | null, standing: Standing): string {
  const { score, decision, sunk } = standing;
  const last = grading.otherwise === undefined ? grading.grades.length : grading.grades.findIndex(({ id }) => id === grading.otherwise) + 1;
  const chain = orderOf(grading).reduceRight((next, at) => {
    const grade = grading.grades[at];
    const reaches = grade?.from === undefined ? null : `${score}>=${grades.at("from", at)}`;
    if (grade !== undefined && isCounted(grade) && places !== null) {
      const placed = placeFormula(grading, at + 1, next, places, standing);
      return reaches === null ? placed : `IF(${reaches},${placed},${next})`;
    }
    return reaches === null ? String(at + 1) : `IF(${reaches},${at + 1},${next})`;
  }, String(last));
  const byRule = sunk === null ? chain : `IF(${sunk}=1,${grading.grades.length},${chain})`;
  return `IF(${score}="","",IF(${decision}<>"",MATCH(${decision},${grades.range("name")},0),${byRule}))`;
}

/** With places for all who are as good it is given, with none for anybody it is not; across the line the tie rule speaks. */
function placeFormula(grading: Grading, grade: number, next: string, places: string, standing: Standing): string {
  const { rank } = standing;
  const better = `(${rank}-1)`;
  const equal = countEqual(standing, []);
  const tie = tieFormula(grading, grade, next, `${places}-${better}`, standing);
  return `IF(${better}+${equal}<=${places},${grade},IF(${better}>=${places},${next},${tie}))`;
}

function tieFormula({ tie }: Grading, grade: number, next: string, left: string, standing: Standing): string {
  const { columns, cohort } = standing;
  if (tie.rule === "both-up") return String(grade);
  if (tie.rule === "both-down" || standing.tie === null || columns.tie === null) return tie.rule === "both-down" ? next : '""';
  const named = countEqual(standing, [columns.tie, "1"]);
  const namedAtAll = `COUNTIFS(${columns.cohort},${cohort},${columns.tie},1)`;
  return `IF(AND(${named}=${left},${namedAtAll}=${left}),IF(${standing.tie}=1,${grade},${next}),"")`;
}

function countEqual({ score, cohort, columns }: Standing, more: readonly string[]): string {
  const standing = columns.sunk === null ? [] : [columns.sunk, "0"];
  return `COUNTIFS(${[columns.cohort, cohort, ...standing, columns.score, score, ...more].join(",")})`;
}

/** Places of the quota for a cohort: at most rounds down, at least rounds up. */
export function placesFormula({ grade, at }: { grade: Grade; at: number }, { lists: { grades } }: Parameters, headcount: string): string {
  if (grade.quota?.places !== undefined) return grades.at("places", at);
  const exact = `ROUND(${grades.at("share", at)}*10000,0)*${headcount}`;
  return grade.quota?.bound === "at-least" ? `INT((${exact}+999999)/1000000)` : `INT(${exact}/1000000)`;
}
