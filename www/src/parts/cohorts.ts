/** Those who are ranked together: role categories, villages, both or everybody. */

import type { Bench } from "../bench";
import type { CategoryLine, Line } from "../core";
import { valueAt } from "../document/place";
import { rowsAt } from "../quarter";
import type { PersonRow } from "../quarter";

export interface Cohort {
  readonly name: string;
  readonly line: CategoryLine | undefined;
  readonly has: (row: PersonRow) => boolean;
}

export interface Ranked {
  readonly row: PersonRow;
  readonly line: Line | undefined;
}

export function cohortsOf({ words, scheme, settlement }: Bench): Cohort[] {
  if (settlement === null) {
    const categories = valueAt(scheme, "grading.within") === undefined ? rowsAt(scheme, "categories") : [];
    if (categories.length === 0) return [{ name: words.ranking.everybody, line: undefined, has: () => true }];
    return categories.map(({ id, name }) => ({ name, line: undefined, has: ({ category }) => category === id }));
  }
  return settlement.categories.map((line) => ({
    name: line.name === "" ? words.ranking.everybody : line.name,
    line,
    has: ({ category, village }) => (line.id === "" || line.id === category) && (line.village === null || line.village === village),
  }));
}

/** By rank; whoever has none yet comes last, in the quarter's order. */
export function inOrder<T extends { readonly line: { readonly rank: number | null } | undefined }>(rows: readonly T[]): T[] {
  const rankOf = ({ line }: T): number => line?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((one, other) => rankOf(one) - rankOf(other));
}
