/** Whether what is to be printed is what was settled, and the total that is paid out. */

import type { Bench } from "../bench";
import type { DecimalText, Line, Settlement } from "../core";
import { fenOf, sumOf } from "../fen";
import { isNegative, money } from "../figure";
import { byVillage } from "./common";
import { paperWords } from "./words";

/** What may not be, and what the sheet is withheld for: printed lines that do not add up to what was settled. */
export function disagreement(bench: Bench, settlement: Settlement): string | null {
  const { refusals } = paperWords(bench.language);
  const { lines, pool, villages, subject } = settlement;
  const total = sumOf(lines.map(({ pay }) => pay));
  if (total !== sumOf([pool.payable])) return refusals.sum(total, pool.payable);
  const line = lines.find(({ pay, adjustments, net }) => (pay === null) !== (net === null) || (pay !== null && net !== null && fenOf(sumOf([pay, adjustments])) !== fenOf(net)));
  if (line !== undefined) return refusals.line(line.name);
  const paid = new Map(byVillage(settlement).map((village) => [village.id, sumOf(village.lines.map(({ pay }) => pay))]));
  const village = subject === "person" ? villages.find(({ id, payable }) => sumOf([payable]) !== (paid.get(id) ?? "0.00")) : undefined;
  if (village !== undefined) return refusals.village(village.name);
  const net = netOf(lines);
  if (isNegative(net)) return refusals.negative(money(net));
  return inWords(bench, net) === null ? refusals.words(money(net)) : null;
}

export function netOf(lines: readonly Line[]): DecimalText {
  return sumOf(lines.map(({ net }) => net));
}

export function inWords(bench: Bench, amount: DecimalText): string | null {
  return bench.ask((core) => core.inWords(amount, bench.language));
}
