/** What is still open in the quarter, counted once for the steps and for the overview. */

import type { Bench } from "../bench";
import type { Line } from "../core";
import type { ViewName } from "../events";
import type { SaidProblem } from "../rules/said";
import { viewOf } from "../route";

/** Problems that withhold the result and are put right in this view. */
export function refusalsIn({ problems }: Pick<Bench, "problems">, view: ViewName): SaidProblem[] {
  return problems.filter(({ severity, document, place }) => severity === "refusal" && document !== "call" && viewOf({ document, place }) === view);
}

/** Those who are not scored yet. */
export function pendingLines({ settlement }: Pick<Bench, "settlement">): Line[] {
  return settlement?.lines.filter(({ state }) => state === "pending") ?? [];
}

/** Ties that wait for a decision: of those who are assessed, and of villages as teams. */
export function openTies({ settlement }: Pick<Bench, "settlement">): { readonly own: number; readonly team: number } {
  return { own: settlement?.ties.length ?? 0, team: settlement?.team?.ties.length ?? 0 };
}
