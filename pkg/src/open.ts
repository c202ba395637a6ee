/** A quarter that stays open in the core. The core keeps one; who comes back to another one reads it anew. */

import type { Runner } from "./runner.js";
import type { CategoryLine, DecimalText, Language, Line, OpenTie, PoolLine, Problem, QuarterDocument, Reason, SchemeDocument, SettleAnswer } from "./types.js";

/** A score that is written elsewhere now: its place, e.g. "people[3].scores.attitude", and what is written there; left out where nothing is. */
export type ScoreChange = [place: string] | [place: string, score: DecimalText | null];
/** A quarter in which scores are being entered. */
export interface OpenQuarter {
  /** What `settle` gives for the documents as they are now. A new object after each change; what has not changed in it is the same object as before. */
  readonly answer: SettleAnswer;
  /**
   * Scores are others now. `quarter` is asked for only where more has to be read than these scores: after a fault, after a
   * refusal, or where one of them is not sound.
   */
  change(changes: ScoreChange[], quarter: () => QuarterDocument | string): SettleAnswer;
  /** The reasons of some who are assessed; those of a village are of it as a team. */
  reasons(ids: string[], quarter: () => QuarterDocument | string): { person: string; reasons: Reason[] }[];
}

/** What changed scores changed, as `src/answer/rescored.rs` writes it. */
interface Rescored {
  hash: string;
  partial: boolean;
  categories: { index: number; category: CategoryLine }[];
  villages: { index: number; payable: string }[];
  lines: { index: number; line: Line }[];
  ranks: { index: number; rank: number | null; rankedAmong: number }[];
  ties: OpenTie[];
  pool: PoolLine;
  warnings: { from: number; removed: number; added: Problem[] };
}

type Whole = () => QuarterDocument | string;

let last = 0;

export class OpenInCore implements OpenQuarter {
  private number = 0;
  private now: SettleAnswer;

  constructor(
    private readonly runner: Runner,
    private readonly scheme: SchemeDocument | string,
    quarter: QuarterDocument | string,
    private readonly options: { language?: Language } | undefined,
  ) {
    this.now = this.read(quarter);
  }

  get answer(): SettleAnswer {
    return this.now;
  }

  change(changes: ScoreChange[], quarter: Whole): SettleAnswer {
    const rescored = this.runner.call((door) => door.rescoreOpen(this.number, changes) as Rescored | null);
    this.now = rescored === null ? this.read(quarter()) : upToDate(this.now, rescored);
    return this.now;
  }

  reasons(ids: string[], quarter: Whole): { person: string; reasons: Reason[] }[] {
    const ask = (): { person: string; reasons: Reason[] }[] | null =>
      this.runner.call((door) => door.explainOpen(this.number, ids) as { person: string; reasons: Reason[] }[] | null);
    const known = ask();
    if (known !== null) return known;
    this.now = this.read(quarter());
    return ask() ?? [];
  }

  private read(quarter: QuarterDocument | string): SettleAnswer {
    last = (last % 0x7fffffff) + 1;
    this.number = last;
    return this.runner.call((door) => door.openQuarter(this.number, this.scheme, quarter, this.options) as SettleAnswer);
  }
}

function upToDate(answer: SettleAnswer, changed: Rescored): SettleAnswer {
  if (answer.kind === "refused") throw new Error("the core keeps no quarter open that it refused");
  const { settlement, warnings } = answer;
  const lines = replaced(settlement.lines, changed.lines, ({ line }) => line);
  return {
    kind: "settled",
    settlement: {
      ...settlement,
      quarter: { ...settlement.quarter, hash: changed.hash },
      partial: changed.partial,
      categories: replaced(settlement.categories, changed.categories, ({ category }) => category),
      villages: replaced(settlement.villages, changed.villages, ({ payable }, village) => ({ ...village, payable })),
      lines: replaced(lines, changed.ranks, ({ rank, rankedAmong }, line) => ({ ...line, rank, rankedAmong })),
      ties: changed.ties,
      pool: changed.pool,
    },
    warnings: spliced(warnings, changed.warnings),
  };
}

function replaced<T, C extends { index: number }>(list: T[], changes: C[], by: (change: C, before: T) => T): T[] {
  if (changes.length === 0) return list;
  const result = list.slice();
  for (const change of changes) {
    const before = list[change.index];
    if (before !== undefined) result[change.index] = by(change, before);
  }
  return result;
}

function spliced(warnings: Problem[], { from, removed, added }: Rescored["warnings"]): Problem[] {
  if (removed === 0 && added.length === 0) return warnings;
  return [...warnings.slice(0, from), ...added, ...warnings.slice(from + removed)];
}
