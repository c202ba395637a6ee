/** The amount of each item of pay, as far as one exact formula can find it. */

import type { PayItem, Rounding } from "../core";
import { plain } from "./decimal";
import { atLeast, figure, minus, rounded, times } from "./exact";
import type { Figure } from "./exact";
import type { Hits } from "./red-lines";
import { withheldKey } from "./red-lines";
import type { Parameters } from "./parameters";
import type { Scores } from "./scores";
import { factKey, factorKey } from "./scores";
import type { Source } from "./source";
import { subjectsOf } from "./source";
import { Table, cellFigure } from "./table";
import { mostOf, placesOfAll } from "./decimal";
import { monthsOf, daysOf } from "./time";

export interface PayRules {
  readonly source: Source;
  readonly parameters: Parameters;
  readonly scores: Scores;
  readonly hits: Hits | null;
  readonly sizes: Sizes;
}

/** How many places the figures of a line have and how large they are, which is the same for all lines. */
export interface Sizes {
  readonly score: Figure;
  readonly base: Figure;
  readonly coefficient: Figure;
  readonly facts: ReadonlyMap<string, Figure>;
  /** somebody holds two posts that are both paid */
  readonly isDouble: boolean;
}

const SINGLE: PayItem = { id: "performance", name: "", by: "ratio" };

/** The scheme's items; without any there is one by ratio. */
export function payItems({ scheme }: Source): readonly PayItem[] {
  return scheme.pay?.items ?? [SINGLE];
}

/** The formula of an item for a line of the calculation; null where it cannot be written exactly. */
export function itemFormula(rules: PayRules, table: Table, at: number, row: number): string | null {
  const { source, scores, hits } = rules;
  const item = payItems(source)[at];
  const rounding = source.scheme.pay?.rounding;
  if (item === undefined || rounding === undefined) return null;
  const amount = amountFormula(rules, table, item, at, row, rounding);
  if (amount === null) return null;
  const result = source.scheme.grading === undefined ? table.here("score", row) : table.here("gradeNumber", row);
  const facts = item.standardFact === undefined ? [] : [scores.table.at(factKey(item.standardFact), row)];
  const needed = [result, ...facts].map((cell) => `${cell}=""`);
  const open = needed.length === 1 ? needed[0] : `OR(${needed.join(",")})`;
  const isWithheld = hits !== null && hits.withheld.includes(at);
  const paid = isWithheld ? `IF(SUMIFS(${hits.table.column(withheldKey(at))},${hits.table.column("subject")},${table.here("number", row)})>0,0,${amount})` : amount;
  return `IF(${open},"",${paid})`;
}

function amountFormula(rules: PayRules, table: Table, item: PayItem, at: number, row: number, rounding: Rounding): string | null {
  const base = result(rules, table, item, at, row);
  const factors = multipliers(rules, table, item, row);
  if (base === null || factors === null) return null;
  const time = timeOf(rules, table, item, row);
  return rounded(times(base.over, ...factors, ...time.over), base.under * time.under, rounding);
}

interface Quotient {
  readonly over: Figure;
  readonly under: number;
}

function result(rules: PayRules, table: Table, item: PayItem, at: number, row: number): Quotient | null {
  const { parameters, source } = rules;
  const role = roleOf(rules, table, item, row);
  const standard = standardOf(rules, table, item, at, row);
  const score: Figure = { ...rules.sizes.score, formula: table.here("score", row) };
  const one = (key: string): Figure => parameters.one(`item:${at}:${key}`) ?? figure("0", 0, 0);
  if (role === null) return null;
  const points = (less: Figure): Figure => times(atLeast(less, figure("0", 0, 0)), one("yuanPerPoint"));
  switch (item.by) {
    case "fixed":
      return standard && { over: times(standard.over, ...role), under: standard.under };
    case "ratio":
      return standard && { over: times(standard.over, ...role, chosenGrade(source, table, "ratio", row)), under: standard.under };
    case "amount":
      return { over: times(chosenGrade(source, table, "amount", row), ...role), under: 1 };
    case "score": {
      const full = Number(plain(item.fullScore ?? "100"));
      return standard && Number.isInteger(full) ? { over: times(standard.over, ...role, score), under: standard.under * full } : null;
    }
    case "points-missing":
      return standard && standard.under === 1 ? { over: times(atLeast(minus(standard.over, points(minus(one("line"), score))), figure("0", 0, 0)), ...role), under: 1 } : null;
    case "points-above":
      return { over: times(points(minus(score, one("line"))), ...role), under: 1 };
    case "prizes":
      return { over: times(prizeOf(parameters, table, item, at, row), ...role), under: 1 };
  }
}

function chosenGrade({ scheme }: Source, table: Table, key: "ratio" | "amount", row: number): Figure {
  const values = (scheme.grading?.grades ?? []).flatMap((grade) => (grade[key] === undefined ? [] : [plain(grade[key])]));
  return cellFigure(table.here(key, row), values);
}

function prizeOf(parameters: Parameters, table: Table, { prizes }: PayItem, at: number, row: number): Figure {
  const all = prizes ?? [];
  const formula = all.reduceRight((next, prize, index) => `IF(${table.here("rank", row)}<=${plain(prize.to)},${parameters.one(`item:${at}:prize:${index}`)?.formula ?? "0"},${next})`, "0");
  return cellFigure(formula, all.map(({ yuan }) => plain(yuan)));
}

/** The standard of an item, with its share of it. */
function standardOf({ source, parameters, scores, sizes }: PayRules, table: Table, item: PayItem, at: number, row: number): Quotient | null {
  const whole = ((): Figure | null => {
    if (item.standardFact !== undefined) return { ...(sizes.facts.get(item.standardFact) ?? cellFigure("", [])), formula: scores.table.at(factKey(item.standardFact), row) };
    if (item.standard !== undefined) return parameters.one(`item:${at}:standard`) ?? null;
    return table.has("standard") ? cellFigure(table.here("standard", row), standardTexts(source)) : null;
  })();
  if (whole === null) return null;
  const share = parameters.one(`item:${at}:share`);
  return share === undefined ? { over: whole, under: 1 } : { over: times(whole, share), under: 100 };
}

export function factTexts(source: Source, fact: string): string[] {
  const of = source.scheme.facts?.find(({ id }) => id === fact)?.of;
  const holders = of === "village" ? source.quarter.villages : subjectsOf(source);
  return holders.flatMap(({ facts }) => facts?.[fact] ?? []);
}

/** Standards that a formula may choose from. */
export function standardTexts({ scheme }: Source): string[] {
  const own = (scheme.posts ?? []).flatMap(({ standard }) => (standard === undefined ? [] : [plain(standard)]));
  return scheme.standard === undefined ? own : [...own, plain(scheme.standard)];
}

export function roleTexts({ scheme }: Source): string[] {
  return (scheme.posts ?? []).flatMap(({ roleFactor }) => (roleFactor === undefined ? [] : [plain(roleFactor)]));
}

/** The role factor; nothing to multiply by where there is none. Null where a second post adds to it. */
function roleOf({ source, sizes }: PayRules, table: Table, item: PayItem, row: number): Figure[] | null {
  if (sizes.isDouble) return null;
  return table.has("role") && item.without?.includes("roleFactor") !== true ? [cellFigure(table.here("role", row), roleTexts(source))] : [];
}

function multipliers({ source, scores, sizes }: PayRules, table: Table, item: PayItem, row: number): Figure[] | null {
  const { scheme } = source;
  const without = item.without ?? [];
  const byDifficulty = table.has("coefficient") && (scheme.difficulty?.on ?? "pay") === "pay" && !without.includes("difficulty");
  const factors = (scheme.factors ?? []).flatMap((factor, at) => (factor.on === "pay" && !without.includes(factor.id) ? [at] : []));
  if (!factors.every((at) => scores.factors.includes(at))) return null;
  const others = factors.map((at) => ({ ...scores.factorSize(at), formula: scores.table.at(factorKey(at), row) }));
  return byDifficulty ? [{ ...sizes.coefficient, formula: table.here("coefficient", row) }, ...others] : others;
}

/** The time that is paid, in periods or in months as the standard is. */
function timeOf({ source, scores }: PayRules, table: Table, item: PayItem, row: number): { over: Figure[]; under: number } {
  const { scheme, quarter } = source;
  const period = monthsOf(scheme);
  const whole = scheme.pay?.standardPer === "month" ? period : 1;
  if (item.months !== undefined) return { over: [constant(plain(item.months))], under: 1 };
  switch (plain(scheme.pay?.proRating ?? "none")) {
    case "months":
      return whole === period ? { over: [figure(table.here("months", row), 0, period)], under: 1 } : { over: [figure(table.here("months", row), 0, period)], under: period };
    case "days": {
      const days = daysOf(quarter.period);
      return { over: [figure(scores.table.at("days", row), 0, days), constant(whole)], under: days };
    }
    case "none":
      return { over: whole === 1 ? [] : [constant(whole)], under: 1 };
  }
}

function constant(value: number): Figure {
  return { ...figure(String(value), 0, Math.max(1, value)), steps: 1 };
}

/** Yuan of bonus and deduction events, rounded like an item. */
export function eventsFormula(code: (code: number) => string, rounding: Rounding, texts: readonly string[]): string | null {
  const most = 1000 * mostOf(texts, 1);
  const sum = (which: number): Figure => figure(code(which), placesOfAll(texts, 2), most);
  return rounded(minus(sum(3), sum(4)), 1, rounding);
}
