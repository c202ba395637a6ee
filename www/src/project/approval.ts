/** Approving a quarter, opening it again for a numbered revision, and whether what was approved still comes to the same. */

import type { Bench } from "../bench";
import type { Command } from "../command";
import type { Settlement } from "../core";
import type { Approval } from "../desk/desk";
import type { Json } from "../document/json";
import { listAt, valueAt, withItem, withValue } from "../document/place";
import { checksumOf } from "./checksum";
import { isApproved, lastApproval, revisionOf } from "./closed";
import type { ProjectWords } from "./words";

export type Difference = "unsettled" | "scheme" | "quarter" | "payable" | "result";

/** Why it cannot be approved now; null if it can. */
export function obstacleOf({ closed, settlement, drafts, desk }: Bench): "refused" | "partial" | "drafts" | "unverified" | null {
  if (closed !== null || settlement === null) return "refused";
  if (drafts.scheme !== null || drafts.quarter !== null) return "drafts";
  if (desk.unverified !== undefined) return "unverified";
  return settlement.partial || settlement.ties.length > 0 || settlement.stage?.last === false ? "partial" : null;
}

export function approvalBy(bench: Bench, settlement: Settlement, by: string, date: string): Approval {
  const { scheme, quarter, engine, pool } = settlement;
  const revision = revisionOf(bench.documents.desk.value);
  return { revision, by, date, scheme: scheme.hash, quarter: quarter.hash, payable: pool.payable, engine, result: resultOf(settlement, bench.documents.desk.value) };
}

export function approving(approval: Approval, words: ProjectWords): Command {
  return { document: "desk", key: null, isFinal: true, label: () => words.approval.approved(approval.revision), change: (desk) => withItem(desk, "approvals", approval as unknown as Json) };
}

export function reopening(date: string, reason: string, words: ProjectWords): Command {
  const change = (desk: Json): Json => {
    const last = listAt(desk, "approvals").length - 1;
    return isApproved(desk) ? withValue(desk, `approvals[${last}].reopened`, { date, reason }) : desk;
  };
  return { document: "desk", key: null, isFinal: true, label: () => words.approval.reopened(reason), change };
}

/** What is not as it was approved: a file was changed by hand, or another engine settles it. Nothing is compared while it is open. */
export function differencesFrom({ settlement, documents }: Bench): readonly Difference[] {
  const { value } = documents.desk;
  const approval = lastApproval(value);
  if (approval === null || !isApproved(value)) return [];
  if (settlement === null) return ["unsettled"];
  const now: Readonly<Record<Exclude<Difference, "unsettled">, string>> = {
    scheme: settlement.scheme.hash,
    quarter: settlement.quarter.hash,
    payable: settlement.pool.payable,
    result: resultOf(settlement, value),
  };
  return (["scheme", "quarter", "payable", "result"] as const).filter((part) => now[part] !== approval[part]);
}

const results = new WeakMap<Settlement, { payees: Json | undefined; hash: string }>();

/** Who is graded how, gets how much, and on which account. */
function resultOf(settlement: Settlement, desk: Json | undefined): string {
  const payees = valueAt(desk, "payees");
  const known = results.get(settlement);
  if (known !== undefined && known.payees === payees) return known.hash;
  const lines = settlement.lines.map(({ person, score, rank, grade, pay, net, account }): Json => ({ person, score, rank, grade, pay, net, points: account?.balance ?? null }));
  const hash = checksumOf({ lines, payees: payees ?? null });
  results.set(settlement, { payees, hash });
  return hash;
}
