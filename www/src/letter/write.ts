/** Writes the letter of one person out of what is settled. */

import type { Line, Reason, Settlement } from "../core";
import { isSameJson } from "../document/json";
import type { Json } from "../document/json";
import { fromText } from "../document/written";
import { builtIn } from "../library/built-in";
import { excerptOf } from "./excerpt";
import type { Letter, SettledLine, Step } from "./letter";

export interface Source {
  readonly scheme: Json;
  readonly quarter: Json;
  readonly settlement: Settlement;
  readonly hasPay: boolean;
  readonly objection: string;
  /** the day of writing */
  readonly on: string;
}

/** How much of the reasons goes along. */
export type Detail = "all" | "main" | "none";

export function letterOf(source: Source, named: Letter["scheme"], line: Line, reasons: readonly Reason[], detail: Detail): Letter {
  return { scheme: named, quarter: excerptOf(source.scheme, source.quarter, line.person), person: line.person, settled: settledLine(source, line, stepsOf(reasons, detail)) };
}

/** A scheme that comes with the program is known there by its name; the town's own goes along as it is. */
export async function nameOf(scheme: Json, hash: string): Promise<Letter["scheme"]> {
  for (const { facts, load } of builtIn()) {
    if (fromNamed(scheme, facts.id, facts.version) && isSameJson(fromText(await load()).value, scheme)) return { id: facts.id, version: facts.version, hash };
  }
  return { document: scheme, hash };
}

function fromNamed(scheme: Json, id: string, version: string): boolean {
  return typeof scheme === "object" && scheme !== null && "id" in scheme && "version" in scheme && scheme["id"] === id && scheme["version"] === version;
}

function settledLine({ settlement, hasPay, objection, on }: Source, line: Line, steps: readonly Step[]): SettledLine {
  return {
    on,
    town: settlement.quarter.town,
    period: settlement.quarter.periodName,
    name: line.name,
    village: line.villageName,
    posts: line.postNames,
    category: line.categoryName ?? "",
    rules: { title: settlement.scheme.title, version: settlement.scheme.version, isDraft: settlement.scheme.status === "draft", engine: settlement.engine },
    isPartial: settlement.partial,
    score: line.score,
    rank: line.rank,
    among: line.rankedAmong,
    grade: line.gradeName,
    pay: hasPay ? { earned: line.pay, adjustments: line.adjustments, net: line.net } : null,
    notes: line.notes,
    objection,
    steps,
  };
}

/** The neighbours in the ranking are other people: how far away they are is said by the rank itself. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(["above", "below"]);

function stepsOf(reasons: readonly Reason[], detail: Detail, depth = 0): Step[] {
  if (detail === "none" || (detail === "main" && depth > 0)) return [];
  return reasons.flatMap(({ kind, title, figure, sentence, steps }) => (ABOUT_OTHERS.has(kind) ? [] : [{ depth, title, figure: figure ?? "", sentence }, ...stepsOf(steps, detail, depth + 1)]));
}
