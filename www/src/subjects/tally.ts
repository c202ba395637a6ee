/**
 * Sums and differences of figures. The page calculates nothing by itself, so these are asked of the core too: each is an
 * account of points, in which what is added has been redeemed, or what is taken away is redeemed from what there was.
 */

import type { Bench } from "../bench";
import type { DecimalText } from "../core";
import type { Json, JsonObject } from "../document/json";
import { isNegative, isZero, withoutSign } from "../figure";

export interface Sum {
  readonly plus: readonly DecimalText[];
  readonly minus: readonly DecimalText[];
}

const ACCOUNTS: Json = {
  format: "cadre-pay/scheme/1",
  id: "tally",
  version: "1",
  title: "tally",
  issuer: "tally",
  status: "draft",
  validity: { from: "2000" },
  period: "year",
  subject: "village",
  score: { start: "0", rounding: { step: "0.01", mode: "half-up" }, floor: "none", ceiling: "none" },
  ledger: { unit: "tally" },
};

/** Each sum as text; null where the core knows no such figure. */
export function tally(bench: Bench, sums: readonly Sum[]): readonly (DecimalText | null)[] {
  if (sums.length === 0) return [];
  const signed = sums.map(bySign);
  const added = accounts(bench, signed.map(({ plus }) => ({ opening: "0", redeemed: plus }))).map((account) => account?.redeemed ?? null);
  const rest = accounts(bench, signed.map(({ minus }, index) => ({ opening: added[index] ?? "0", redeemed: minus })));
  return rest.map((account, index) => (added[index] === null ? null : (account?.balance ?? null)));
}

/** What is added below zero is taken away, and the other way round. */
function bySign({ plus, minus }: Sum): Sum {
  const of = (figures: readonly DecimalText[], isBelow: boolean): DecimalText[] => figures.filter((one) => !isZero(one) && isNegative(one) === isBelow).map(withoutSign);
  return { plus: [...of(plus, false), ...of(minus, true)], minus: [...of(minus, false), ...of(plus, true)] };
}

interface Account {
  readonly opening: DecimalText;
  readonly redeemed: readonly DecimalText[];
}

function accounts(bench: Bench, wanted: readonly Account[]): readonly ({ redeemed: DecimalText; balance: DecimalText } | null)[] {
  const quarter: JsonObject = {
    format: "cadre-pay/quarter/1",
    scheme: { id: "tally", version: "1" },
    period: "2000",
    town: "tally",
    openingBalance: "0.00",
    villages: wanted.map(({ opening }, index) => ({ id: `a${index}`, name: `a${index}`, openingPoints: opening })),
    redemptions: wanted.flatMap(({ redeemed }, index) => redeemed.map((points, at) => ({ id: `r${index}-${at}`, of: `a${index}`, date: "2000-01-01", points }))),
  };
  const answer = bench.ask((core) => core.settle(ACCOUNTS, quarter, bench.language));
  const lines = answer?.kind === "settled" ? answer.settlement.lines : [];
  return wanted.map((_, index) => lines[index]?.account ?? null);
}
