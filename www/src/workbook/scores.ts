/** The sheet of who is assessed and what was typed of them: months, scores, adjustments, decisions; and the base score made of the scores. */

import type { Line, Reason } from "../core";
import type { WrittenCell, WrittenRow, WrittenSheet } from "../office/types";
import { daysOf } from "./time";
import { isDecimal, placesOfAll, plain, unsigned } from "./decimal";
import type { Figure } from "./exact";
import { TIE, quotaOf } from "./grading";
import type { Parameters } from "./parameters";
import { cohortOf, stepAt, subjectsOf } from "./source";
import type { Source, Subject } from "./source";
import type { Column } from "./table";
import { Table, TITLE_ROWS, cellFigure, formula, number, tableSheet, text, typed } from "./table";
import type { Villages } from "./villages";
import { sharedKey, weightKey } from "./villages";
import type { Leaf, Weights } from "./weights";

export interface Scores {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly sheet: () => WrittenSheet;
  /** decimal places of the base score; null where some base score is no finite decimal */
  readonly basePlaces: number | null;
  /** factors whose numbers stand in this sheet, by their index in the scheme */
  readonly factors: readonly number[];
  readonly factorSize: (factor: number) => Figure;
}

const SCORE_PLACES = 4;

export function scoresOf(source: Source, parameters: Parameters, weights: Weights | null, villages: Villages): Scores {
  const { settlement, words } = source;
  const lines = settlement.lines;
  const subjects = subjectsOf(source);
  const derived = weights === null ? [] : weights.leaves.filter(({ kind }) => kind === "derived");
  const factorRules = source.scheme.factors ?? [];
  const explained = derived.length > 0 || factorRules.length > 0 ? source.reasonsOf(lines.map(({ person }) => person)) : new Map<string, readonly Reason[]>();
  const parts = derivedColumns(source, derived, explained);
  const factors = factorColumns(source, explained);
  const early = factorRules.flatMap(({ on }, at) => (on === "pay" ? [] : [at]));
  const isLive = baseIsLive(source, weights, parts) && early.every((at) => factors.texts.has(at));
  const columns: Column[] = [
    ...firstColumns(source),
    ...timeColumns(source, subjects),
    ...leafColumns(source, subjects, weights, villages),
    ...parts.columns,
    ...totalColumn(source, subjects),
    ...factors.columns,
    ...moneyColumns(source),
    ...factColumns(source, subjects),
    ...decisionColumns(source),
  ];
  const basePlaces = lines.every(({ baseScore }) => baseScore === null || isDecimal(baseScore)) ? Math.max(isLive ? (weights?.places ?? SCORE_PLACES) : 0, placesOfAll(lines.map(({ baseScore }) => baseScore ?? ""), SCORE_PLACES), parts.places) : null;
  const keys = [...columns.map(({ key }) => key), "base"];
  const above = weights === null || leavesHere(weights).length === 0 ? 0 : 1;
  const table = new Table(words.sheets.scores[settlement.subject], TITLE_ROWS + above + 1, keys, lines.length);
  const base: Column = {
    key: "base",
    title: words.columns.base,
    width: 11,
    kind: isLive ? "formula" : "value",
    ...(isLive ? {} : { why: words.why.base }),
    cell: baseCell(source, parameters, weights, villages, isLive, { parts: parts.columns.map(({ key }) => key), factors: early.map(factorKey), places: basePlaces ?? 0 }),
  };
  const all = [...columns, base];
  const sizes = new Map([...factors.texts].map(([at, texts]) => [at, cellFigure("", texts)]));
  const heading = { title: words.sheets.scores[settlement.subject], note: words.notes.scores, above: above === 0 ? [] : [coefficientRow(source, weights, all)] };
  return { table, columns: all, sheet: () => tableSheet(table, all, heading, words), basePlaces, factors: [...factors.texts.keys()], factorSize: (factor) => sizes.get(factor) ?? cellFigure("", []) };
}

function leavesHere(weights: Weights | null): readonly Leaf[] {
  return weights === null ? [] : weights.leaves.filter(({ kind }) => kind !== "derived");
}

function firstColumns(source: Source): Column[] {
  const { settlement, words: { columns } } = source;
  const line = (row: number): Line | undefined => settlement.lines[row];
  const villageNumbers = new Map(settlement.villages.map(({ id }, at) => [id, at + 1]));
  return [
    { key: "number", title: columns.number, width: 6, kind: "text", cell: (row) => number(row + 1) },
    { key: "id", title: columns.id, width: 12, kind: "text", cell: (row) => text(line(row)?.person) },
    { key: "name", title: columns.name, width: 12, kind: "text", cell: (row) => text(line(row)?.name) },
    { key: "villageNumber", title: columns.villageNumber, width: 7, kind: "text", cell: (row) => number(villageNumbers.get(line(row)?.village ?? "")) },
    { key: "village", title: columns.village, width: 12, kind: "text", cell: (row) => text(line(row)?.villageName) },
    ...(settlement.subject === "person" ? [{ key: "posts", title: columns.posts, width: 16, kind: "text" as const, cell: (row: number) => text(line(row)?.postNames) }] : []),
    ...(settlement.lines.some(({ category }) => category !== null) ? [{ key: "category", title: columns.category, width: 12, kind: "text" as const, cell: (row: number) => text(line(row)?.categoryName) }] : []),
    { key: "cohort", title: columns.cohort, width: 7, kind: "text", cell: (row) => number(settlement.lines[row] === undefined ? null : cohortOf(source, settlement.lines[row])) },
  ];
}

function timeColumns({ settlement, scheme, quarter, words: { columns } }: Source, subjects: readonly Subject[]): Column[] {
  const months: Column = { key: "months", title: columns.months, width: 8, kind: "input", cell: (row) => typed(settlement.lines[row]?.months) };
  const days: Column = { key: "days", title: columns.days, width: 8, kind: "input", cell: (row) => typed(subjects[row]?.days ?? daysOf(quarter.period)) };
  if (scheme.pay === undefined) return [];
  return plain(scheme.pay.proRating) === "days" ? [months, days] : [months];
}

function leafColumns({ quarter, settlement }: Source, subjects: readonly Subject[], weights: Weights | null, villages: Villages): Column[] {
  return leavesHere(weights).map(({ id, name, kind }): Column => {
    const scores = subjects.map((subject) => subject.scores?.[id] ?? null);
    const places = placesOfAll([...scores, ...quarter.villages.map((village) => village.scores?.[id])].map((score) => score ?? ""), 0);
    if (kind === "entered") return { key: leafKey(id), title: name, width: 9, kind: "input", cell: (row) => typed(scores[row], places) };
    const chosen = (number: string): string => `INDEX(${villages.table.column(sharedKey(id))},${number})`;
    const ofVillage = (row: number) => quarter.villages.find((village) => village.id === settlement.lines[row]?.village)?.scores?.[id];
    const shared = (row: number, number: string): WrittenCell => formula(`IF(${chosen(number)}="","",${chosen(number)})`, ofVillage(row), places);
    return { key: leafKey(id), title: name, width: 9, kind: "formula", cell: (row, table) => shared(row, table.here("villageNumber", row)) };
  });
}

interface Parts {
  readonly columns: readonly Column[];
  readonly places: number;
  readonly known: boolean;
}

/** Indicators that nobody enters: what each contributes to the score, as the core found it. */
function derivedColumns({ settlement, words }: Source, derived: readonly Leaf[], explained: ReadonlyMap<string, readonly Reason[]>): Parts {
  const columns: Column[] = [];
  const all: string[] = [];
  let known = true;
  for (const leaf of derived) {
    const figures = settlement.lines.map((line) => {
      if (line.baseScore === null) return null;
      const step = stepAt(explained.get(line.person), ({ place, document }) => document === "scheme" && (place?.startsWith(`${leaf.place}.`) ?? false));
      return step?.figure === null || step?.figure === undefined ? "0" : unsigned(step.figure);
    });
    const texts = figures.filter((figure): figure is string => figure !== null);
    if (!texts.every(isDecimal)) known = false;
    all.push(...texts);
    const places = placesOfAll(texts.filter(isDecimal), 2);
    columns.push({ key: leafKey(leaf.id), title: `${leaf.name}${words.columns.contribution}`, width: 11, kind: "value", why: words.why.derived, cell: (row) => valueCell(figures[row], places) });
  }
  return { columns, known, places: placesOfAll(all.filter(isDecimal), 0) };
}

function valueCell(figure: string | null | undefined, places: number) {
  return isDecimal(figure) ? number(figure, places) : text(figure);
}

/** Factors as the core found them; those that depend on the result itself are left to the core altogether. */
function factorColumns({ scheme, settlement, words }: Source, explained: ReadonlyMap<string, readonly Reason[]>): { columns: readonly Column[]; texts: ReadonlyMap<number, readonly string[]> } {
  const columns: Column[] = [];
  const texts = new Map<number, readonly string[]>();
  (scheme.factors ?? []).forEach((factor, at) => {
    if (["score", "rank", "rankFromEnd"].includes(factor.from.by)) return;
    const figures = settlement.lines.map(({ person }) => stepAt(explained.get(person), ({ place }) => place === `factors[${at}]`)?.figure ?? null);
    const complete = settlement.lines.every((line, row) => line.score === null || (isDecimal(figures[row]) && placesOfAll([figures[row] ?? ""], 0) <= SCORE_PLACES));
    if (!complete) return;
    texts.set(at, figures.filter(isDecimal));
    const places = placesOfAll(figures.map((figure) => figure ?? ""), 2);
    columns.push({ key: factorKey(at), title: factor.name, width: 11, kind: "value", why: words.why.factor, cell: (row) => valueCell(figures[row], places) });
  });
  return { columns, texts };
}

function totalColumn({ scheme, words: { columns } }: Source, subjects: readonly Subject[]): Column[] {
  const isTotal = (scheme.indicators ?? []).length === 0 && scheme.score.start === undefined;
  if (!isTotal && !subjects.some(({ score }) => score !== undefined)) return [];
  const places = placesOfAll(subjects.map(({ score }) => score ?? ""), 0);
  return [{ key: "total", title: columns.total, width: 10, kind: "input", cell: (row) => typed(subjects[row]?.score, places) }];
}

function moneyColumns({ scheme, settlement, words: { columns } }: Source): Column[] {
  const adjustments: Column = { key: "adjustments", title: columns.adjustments, width: 11, kind: "input", cell: (row) => typed(settlement.lines[row]?.adjustments, 2) };
  const opening: Column = { key: "opening", title: columns.openingPoints, width: 11, kind: "input", cell: (row) => typed(settlement.lines[row]?.account?.opening, 2) };
  const redeemed: Column = { key: "redeemed", title: columns.redeemed, width: 11, kind: "input", cell: (row) => typed(settlement.lines[row]?.account?.redeemed, 2) };
  return [...(scheme.pay === undefined ? [] : [adjustments]), ...(scheme.ledger === undefined ? [] : [opening, redeemed])];
}

/** Facts that are somebody's standard. */
function factColumns({ scheme, quarter, settlement }: Source, subjects: readonly Subject[]): Column[] {
  const used = new Set((scheme.pay?.items ?? []).flatMap(({ standardFact }) => (standardFact === undefined ? [] : [standardFact])));
  return (scheme.facts ?? []).filter(({ id }) => used.has(id)).map(({ id, name, of }) => {
    const village = (row: number) => quarter.villages.find((one) => one.id === settlement.lines[row]?.village);
    const figures = subjects.map((subject, row) => (of === "village" ? village(row)?.facts?.[id] : subject.facts?.[id]));
    const places = placesOfAll(figures.map((figure) => figure ?? ""), 2);
    return { key: factKey(id), title: name, width: 11, kind: "input", cell: (row) => typed(figures[row], places) };
  });
}

export function leafKey(id: string): string {
  return `score:${id}`;
}

export function factKey(id: string): string {
  return `fact:${id}`;
}

export function factorKey(at: number): string {
  return `factor:${at}`;
}

/** What was decided and recorded: a grade by name, or 1 for who got the place in a tie. */
function decisionColumns(source: Source): Column[] {
  const { scheme, quarter, settlement, words: { columns } } = source;
  const grades = scheme.grading?.grades ?? [];
  if (grades.length === 0) return [];
  const decided = new Map<string, string>();
  for (const decision of quarter.decisions ?? []) {
    if (decision.kind === "grade" && decision.team !== true) decided.set(decision.person, grades.find(({ id }) => id === decision.grade)?.name ?? "");
  }
  const name = (row: number): string | undefined => decided.get(settlement.lines[row]?.person ?? "");
  const decision: Column = { key: "decision", title: columns.decision, width: 12, kind: "input", cell: (row) => (name(row) === undefined ? null : { text: name(row) ?? "", look: "input" }) };
  const quota = quotaOf(scheme);
  if (quota === null || scheme.grading?.tie.rule !== "decide") return [decision];
  const up = namedInTies(source, quota.grade.id);
  return [decision, { key: TIE, title: columns.tie, width: 12, kind: "input", cell: (row) => typed(up.has(settlement.lines[row]?.person ?? "") ? 1 : null) }];
}

/** Whom the first decision on each tie names; one that names somebody from elsewhere decides nothing. */
function namedInTies(source: Source, grade: string): Set<string> {
  const cohorts = new Map(source.settlement.lines.map((line) => [line.person, cohortOf(source, line)]));
  const settled = new Set<string>();
  const named = new Set<string>();
  for (const decision of source.quarter.decisions ?? []) {
    if (decision.kind !== "tie" || decision.team === true || decision.grade !== grade) continue;
    const cohort = `${decision.category ?? ""}/${decision.village ?? ""}`;
    if (settled.has(cohort)) continue;
    settled.add(cohort);
    if (new Set(decision.up.map((person) => cohorts.get(person))).size === 1) decision.up.forEach((person) => named.add(person));
  }
  return named;
}

function baseIsLive({ scheme }: Source, weights: Weights | null, parts: Parts): boolean {
  if ((scheme.indicators ?? []).length === 0) return true;
  return weights !== null && parts.known && parts.places <= 8;
}

function coefficientRow({ words }: Source, weights: Weights | null, columns: readonly Column[]): WrittenRow {
  const leaves = new Map(leavesHere(weights).map((leaf) => [leafKey(leaf.id), leaf]));
  return {
    cells: columns.map(({ key }) => {
      const leaf = leaves.get(key);
      if (leaf === undefined) return key === "name" ? { text: words.columns.coefficients, look: "note" } : null;
      return weights?.byVillage === true ? { text: words.columns.byVillage, look: "note" } : formula(leaf.coefficient.formula, leaf.coefficient.result, placesOfAll([leaf.coefficient.result], 0));
    }),
  };
}

/** Keys of the columns besides the scores that the base score needs. */
interface Derived {
  readonly parts: readonly string[];
  readonly factors: readonly string[];
  readonly places: number;
}

function baseCell(source: Source, parameters: Parameters, weights: Weights | null, villages: Villages, isLive: boolean, derived: Derived): Column["cell"] {
  const { settlement } = source;
  const places = placesOfAll(settlement.lines.map(({ baseScore }) => (isDecimal(baseScore) ? baseScore : "")), 2);
  return (row, table) => {
    const result = settlement.lines[row]?.baseScore;
    if (!isLive) return valueCell(result, places);
    return formula(baseFormula(parameters, weights, villages, table, row, derived), result, places);
  };
}

function baseFormula(parameters: Parameters, weights: Weights | null, villages: Villages, table: Table, row: number, { parts, factors, places }: Derived): string {
  const start = parameters.one("start");
  const hasTotal = table.has("total");
  const total = hasTotal ? table.here("total", row) : "";
  const hasIndicators = weights !== null && weights.leaves.length > 0;
  const sum = hasIndicators ? weightedSum(weights, villages, table, row, parts, places) : (start?.formula ?? '""');
  const base = hasTotal ? `IF(${total}<>"",${total},${sum})` : sum;
  // What is to be multiplied by something unknown is not known either.
  return factors.reduceRight((known, factor) => `IF(${table.here(factor, row)}="","",${known})`, base);
}

function weightedSum(weights: Weights, villages: Villages, table: Table, row: number, parts: readonly string[], places: number): string {
  const leaves = leavesHere(weights);
  const [first, last] = [leaves[0], leaves[leaves.length - 1]];
  const sums: string[] = [];
  const missing: string[] = [];
  if (first !== undefined && last !== undefined) {
    const scores = table.across(leafKey(first.id), leafKey(last.id), row);
    const coefficients = weights.byVillage
      ? `INDEX(${villages.table.block(weightKey(first.id), weightKey(last.id))},${table.here("villageNumber", row)},0)`
      : table.across(leafKey(first.id), leafKey(last.id), -1).replace(/(\d+)/g, "$$$1");
    sums.push(`SUMPRODUCT(${scores},${coefficients})${weights.divisor === 1 ? "" : `/${weights.divisor}`}`);
    missing.push(`SUMPRODUCT((${scores}="")*(${coefficients}<>0))>0`);
  }
  const [firstPart, lastPart] = [parts[0], parts[parts.length - 1]];
  if (firstPart !== undefined && lastPart !== undefined) {
    const derived = table.across(firstPart, lastPart, row);
    sums.push(`SUM(${derived})`);
    missing.push(`COUNT(${derived})<${parts.length}`);
  }
  if (sums.length === 0) return '""';
  return `IF(${missing.length === 1 ? missing[0] : `OR(${missing.join(",")})`},"",ROUND(${sums.join("+")},${places}))`;
}
