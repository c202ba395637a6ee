/** What a workbook is made of: the documents, what the core found, and a few questions to it. */

import type { DecimalText, Language, Line, PersonRecord, QuarterDocument, Reason, SchemeDocument, Settlement, VillageRecord } from "../core";
import type { Desk } from "../desk/desk";
import type { WorkbookWords } from "./words";

export interface Source {
  readonly scheme: SchemeDocument;
  readonly quarter: QuarterDocument;
  readonly settlement: Settlement;
  readonly desk: Desk;
  readonly language: Language;
  readonly words: WorkbookWords;
  /** of people, households and villages, by id */
  readonly reasonsOf: (ids: readonly string[]) => ReadonlyMap<string, readonly Reason[]>;
  readonly inWords: (amount: DecimalText) => string | null;
}

/** What is typed of somebody who is assessed, whatever it is; a household or a village has less. */
export type Subject = Omit<PersonRecord, "village" | "posts" | "months"> & Partial<Pick<PersonRecord, "village" | "posts" | "months">> & Pick<VillageRecord, "category">;

/** In the quarter's order, which is that of the lines. */
export function subjectsOf({ scheme, quarter }: Source): readonly Subject[] {
  switch (scheme.subject ?? "person") {
    case "person":
      return quarter.people ?? [];
    case "household":
      return quarter.households ?? [];
    case "village":
      return quarter.villages;
  }
}

/** A step of somebody's explanation, wherever it stands. */
export function stepAt(reasons: readonly Reason[] | undefined, fits: (reason: Reason) => boolean): Reason | undefined {
  for (const reason of reasons ?? []) {
    const found = fits(reason) ? reason : stepAt(reason.steps, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Who is ranked together with somebody: the number of their cohort, from 1. */
export function cohortOf({ scheme, settlement }: Source, line: Line): number {
  const within = scheme.grading?.within ?? ["category"];
  const byCategory = within.includes("category") && (scheme.categories ?? []).length > 0;
  const fits = (cohort: { id: string; village: string | null }): boolean =>
    (!byCategory || cohort.id === line.category) && (!within.includes("village") || cohort.village === line.village);
  return settlement.categories.findIndex(fits) + 1;
}

/** 1 for the first grade; null while it is open. */
export function gradeNumber({ scheme }: Source, grade: string | null): number | null {
  const at = (scheme.grading?.grades ?? []).findIndex(({ id }) => id === grade);
  return at < 0 ? null : at + 1;
}
