/** Households by grid, and what each grid holds together. */

import type { Bench } from "../bench";
import type { DecimalText, Line } from "../core";
import { textAt } from "../document/place";
import { assessedOf, rowsAt } from "../quarter";
import type { PersonRow } from "../quarter";
import { tally } from "./tally";

export interface Grid {
  /** of village and grid; "" never occurs */
  readonly key: string;
  readonly name: string;
  readonly households: readonly PersonRow[];
}

/** In the order of villages and their grids; who stands in none comes last. A village is named where there are several. */
export function gridsOf(bench: Bench, noGrid: string): Grid[] {
  const by = new Map<string, PersonRow[]>();
  for (const household of assessedOf(bench)) {
    const key = `${household.village}/${textAt(household.value, "grid")}`;
    const here = by.get(key);
    if (here === undefined) by.set(key, [household]);
    else here.push(household);
  }
  const villages = rowsAt(bench.quarter, "villages");
  const prefix = (village: string): string => (villages.length > 1 ? `${village} ` : "");
  const grids = villages.flatMap((village) => [...rowsAt(village.value, "grids").map((grid) => ({ key: `${village.id}/${grid.id}`, name: `${prefix(village.name)}${grid.name}` })), { key: `${village.id}/`, name: `${prefix(village.name)}${noGrid}` }]);
  return grids.map((grid) => ({ ...grid, households: by.get(grid.key) ?? [] })).filter(({ key, households }) => households.length > 0 || !key.endsWith("/"));
}

export interface Balance {
  readonly opening: DecimalText | null;
  readonly earned: DecimalText | null;
  readonly redeemed: DecimalText | null;
  readonly balance: DecimalText | null;
}

const FIGURES = ["opening", "earned", "redeemed", "balance"] as const;

/** What several accounts come to together: of each grid, and of all of them at the end. */
export function balancesOf(bench: Bench, grids: readonly Grid[]): readonly Balance[] {
  const accounts = grids.map(({ households }) => households.flatMap(({ id }) => bench.lines.get(id)?.account ?? []));
  const all = [...accounts, accounts.flat()];
  const sums = tally(bench, all.flatMap((some) => FIGURES.map((figure) => ({ plus: some.map((account) => account[figure]), minus: [] }))));
  return all.map((_, index) => {
    const [opening = null, earned = null, redeemed = null, balance = null] = sums.slice(index * FIGURES.length);
    return { opening, earned, redeemed, balance };
  });
}

/** Where caps let less count than was earned. */
export function capsOf(bench: Bench, { person }: Line, said: (sentence: string, counted: string) => string): string[] {
  const score = bench.reasonsOf(person).find(({ kind }) => kind === "score");
  const caps = score?.steps.filter(({ kind }) => ["month-cap", "item-cap", "group-cap"].includes(kind)) ?? [];
  return caps.map(({ sentence, figure }) => said(sentence, figure ?? ""));
}
