/** The sheet of the calculation (核算): a line for each person, from the score to what is paid out. */

import type { Line } from "../core";
import type { WrittenSheet } from "../office/types";
import type { Events } from "./barometer";
import { isDecimal, mostOf, placesOf, placesOfAll, plain } from "./decimal";
import { atLeast, atMost, figure, minus, plus, rounded, times } from "./exact";
import type { Figure } from "./exact";
import { TIE, gradeFormula, gradesByFormula, quotaOf } from "./grading";
import type { Parameters } from "./parameters";
import { eventsFormula, factTexts, itemFormula, payItems, roleTexts, standardTexts } from "./pay";
import type { PayRules, Sizes } from "./pay";
import type { Hits } from "./red-lines";
import type { Scores } from "./scores";
import { factorKey } from "./scores";
import { cohortOf, gradeNumber } from "./source";
import type { Source } from "./source";
import type { Column } from "./table";
import { Table, TITLE_ROWS, cellFigure, formula, number, same, tableSheet, text, textFormula } from "./table";
import type { Villages } from "./villages";

export interface Calculation {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly sheet: () => WrittenSheet;
}

/** The sheets on which the calculation rests. */
export interface Ground {
  readonly source: Source;
  readonly parameters: Parameters;
  readonly villages: Villages;
  readonly scores: Scores;
  readonly events: Events | null;
  readonly hits: Hits | null;
  /** the cell with the places of the quota for a cohort */
  readonly places: (cohort: string) => string | null;
}

export function calculationOf(ground: Ground): Calculation {
  const { source } = ground;
  const { words, settlement } = source;
  const sizes = sizesOf(source, ground.scores);
  const columns = [
    ...whoColumns(ground),
    ...scoreColumns(ground, sizes),
    ...rankColumns(ground),
    ...gradeColumns(ground),
    ...difficultyColumns(ground),
    ...payColumns(ground, sizes),
    ...accountColumns(ground),
    { key: "notes", title: words.columns.notes, width: 40, kind: "text" as const, cell: (row: number) => text(settlement.lines[row]?.notes.join(" ")) },
  ];
  const table = new Table(words.sheets.calculation, TITLE_ROWS + 1, columns.map(({ key }) => key), settlement.lines.length);
  return { table, columns, sheet: () => tableSheet(table, columns, { title: words.sheets.calculation, note: words.notes.calculation }, words) };
}

function linesOf({ settlement }: Source): (row: number) => Line | undefined {
  return (row) => settlement.lines[row];
}

function whoColumns({ source, scores }: Ground): Column[] {
  const { words: { columns }, scheme } = source;
  const line = linesOf(source);
  const who: Column[] = [
    { key: "number", title: columns.number, width: 6, kind: "text", cell: (row) => number(row + 1) },
    { key: "id", title: columns.id, width: 12, kind: "text", cell: (row) => text(line(row)?.person) },
    { key: "name", title: columns.name, width: 12, kind: "text", cell: (row) => text(line(row)?.name) },
    { key: "village", title: columns.village, width: 12, kind: "text", cell: (row) => text(line(row)?.villageName) },
    { key: "category", title: columns.category, width: 12, kind: "text", cell: (row) => text(line(row)?.categoryName) },
    { key: "cohort", title: columns.cohort, width: 7, kind: "text", cell: (row) => number(line(row) === undefined ? null : cohortOf(source, line(row) as Line)) },
  ];
  const months: Column = { key: "months", title: columns.months, width: 7, kind: "formula", cell: (row) => formula(scores.table.at("months", row), line(row)?.months) };
  return scheme.pay === undefined ? who : [...who, months];
}

// ── score ──

/** Scores have as many places as their rounding leaves; all figures have room for twice the largest. */
function sizesOf(source: Source, { basePlaces }: Scores): Sizes {
  const { scheme, settlement } = source;
  const floor = plain(scheme.score.floor);
  const most = 2 * mostOf(settlement.lines.flatMap(({ score }) => score ?? []), 100);
  const isNegative = settlement.lines.some(({ baseScore }) => baseScore?.startsWith("-") === true);
  return {
    score: figure("", placesOf(plain(scheme.score.rounding.step)), most, floor === "none" || floor.startsWith("-")),
    base: figure("", basePlaces ?? 0, Math.max(1000, most), isNegative),
    coefficient: cellFigure("", settlement.villages.map(({ coefficient }) => coefficient)),
    facts: new Map((scheme.facts ?? []).map(({ id }) => [id, cellFigure("", factTexts(source, id))])),
    isDouble: scheme.pay?.twoPosts !== undefined && settlement.lines.some(({ posts }) => posts.length > 1),
  };
}

function scoreColumns(ground: Ground, sizes: Sizes): Column[] {
  const { source, scores } = ground;
  const { words: { columns, why }, scheme } = source;
  const line = linesOf(source);
  const basePlaces = placesOfAll(source.settlement.lines.map(({ baseScore }) => (isDecimal(baseScore) ? baseScore : "")), 2);
  const base: Column = {
    key: "base",
    title: columns.base,
    width: 10,
    kind: "formula",
    cell: (row) => {
      const found = line(row)?.baseScore;
      const cell = same(scores.table.at("base", row));
      return isDecimal(found) ? formula(cell, found, basePlaces) : textFormula(cell, found);
    },
  };
  const adjustments = scheme.barometer === undefined ? [] : [eventColumn(ground, "bonus"), eventColumn(ground, "deduction")];
  const isLive = scores.basePlaces !== null && scoreFormula(ground, sizes, new Table("", 1, [...["base", "bonus", "deduction", "coefficient"]], 1), 0) !== null;
  const places = Math.max(2, sizes.score.places);
  const score: Column = isLive
    ? { key: "score", title: columns.score, width: 10, kind: "formula", cell: (row, table) => formula(scoreFormula(ground, sizes, table, row) ?? "", line(row)?.score, places) }
    : { key: "score", title: columns.score, width: 10, kind: "value", why: why.score, cell: (row) => number(line(row)?.score, places) };
  return [base, ...adjustments, score];
}

function eventColumn({ source, events, parameters }: Ground, which: "bonus" | "deduction"): Column {
  const { words: { columns, why } } = source;
  const line = linesOf(source);
  const common = { key: which, title: columns[which], width: 8 };
  if (events === null || events.sum === null) return { ...common, kind: "value", why: why.events, cell: (row) => number(line(row)?.[which], 2) };
  const cap = parameters.one(which === "bonus" ? "bonusCap" : "deductionCap");
  return {
    ...common,
    kind: "formula",
    cell: (row, table) => {
      const sum = sumOfEvents(events, which === "bonus" ? 1 : 2, table.here("number", row));
      return formula(cap === undefined ? `ROUND(${sum},4)` : `ROUND(MIN(${sum},${cap.formula}),4)`, line(row)?.[which], 2);
    },
  };
}

function sumOfEvents({ table, sum }: Events, code: number, subject: string): string {
  return `SUMIFS(${table.column(sum ?? "")},${table.column("subject")},${subject},${table.column("code")},${code})`;
}

/** (base × factors + bonus − deduction) × factors, between floor and ceiling, rounded once. */
function scoreFormula(ground: Ground, sizes: Sizes, table: Table, row: number): string | null {
  const { source, parameters } = ground;
  const { scheme } = source;
  const assessed = factorsOn(ground, sizes, "assessed", table, row);
  const afterwards = factorsOn(ground, sizes, "score", table, row);
  if (assessed === null || afterwards === null) return null;
  const base = { ...sizes.base, formula: table.here("base", row) };
  const events = figure("", 4, sizes.base.most);
  const moved = table.has("bonus") && scheme.barometer !== undefined
    ? minus(plus(times(base, ...assessed), { ...events, formula: table.here("bonus", row) }), { ...events, formula: table.here("deduction", row) })
    : times(base, ...assessed);
  const scaled = times(moved, ...afterwards);
  const [floor, ceiling] = [parameters.one("floor"), parameters.one("ceiling")];
  const floored = floor === undefined ? scaled : atLeast(scaled, floor);
  const bounded = ceiling === undefined ? floored : atMost(floored, ceiling);
  const score = rounded(bounded, 1, scheme.score.rounding);
  const open = [base, ...assessed, ...afterwards].map(({ formula }) => `${formula}=""`);
  return score === null ? null : `IF(${open.length === 1 ? (open[0] ?? "") : `OR(${open.join(",")})`},"",${score})`;
}

/** Null where a factor is not known as a decimal. */
function factorsOn({ source, scores }: Ground, sizes: Sizes, on: "assessed" | "score", table: Table, row: number): Figure[] | null {
  const { scheme } = source;
  const own = (scheme.factors ?? []).flatMap((factor, at) => (factor.on === on ? [at] : []));
  if (!own.every((at) => scores.factors.includes(at))) return null;
  const others = own.map((at) => ({ ...scores.factorSize(at), formula: scores.table.at(factorKey(at), row) }));
  return scheme.difficulty?.on === on ? [{ ...sizes.coefficient, formula: table.here("coefficient", row) }, ...others] : others;
}

// ── rank and grade ──

function rankColumns({ source, hits }: Ground): Column[] {
  const { words: { columns } } = source;
  const line = linesOf(source);
  const sinks = hits !== null && hits.sink;
  const sunk: Column = {
    key: "sunk",
    title: columns.sunk,
    width: 8,
    kind: "formula",
    cell: (row, table) =>
      formula(`IF(COUNTIFS(${hits?.table.column("subject") ?? ""},${table.here("number", row)},${hits?.table.column("sinks") ?? ""},1)>0,1,0)`, line(row)?.redLined === true ? 1 : 0),
  };
  const rank: Column = { key: "rank", title: columns.rank, width: 8, kind: "formula", cell: (row, table) => formula(rankFormula(table, row), line(row)?.rank) };
  return sinks ? [sunk, rank] : [rank];
}

/** One more than there are better ones; whom a red line leads to the last grade comes after all others. */
function rankFormula(table: Table, row: number): string {
  const [score, cohort] = [table.here("score", row), table.here("cohort", row)];
  const [scores, cohorts] = [table.own("score"), table.own("cohort")];
  const better = `${scores},">"&${score}`;
  if (!table.has("sunk")) return `IF(${score}="","",1+COUNTIFS(${cohorts},${cohort},${better}))`;
  const [sunk, sunks] = [table.here("sunk", row), table.own("sunk")];
  const others = `IF(${sunk}=1,COUNTIFS(${cohorts},${cohort},${sunks},0,${scores},">=-999999999"),0)`;
  return `IF(${score}="","",1+COUNTIFS(${cohorts},${cohort},${sunks},${sunk},${better})+${others})`;
}

function gradeColumns(ground: Ground): Column[] {
  const { source, parameters } = ground;
  const { scheme, words: { columns, why } } = source;
  const { grades } = parameters.lists;
  const line = linesOf(source);
  const found = (row: number): number | null => gradeNumber(source, line(row)?.grade ?? null);
  if (scheme.grading === undefined) return [];
  const isLive = gradesByFormula(scheme);
  const gradeColumn = { key: "gradeNumber", title: columns.gradeNumber, width: 7 };
  const chosen = (table: Table, row: number, key: string): string => `IF(${table.here("gradeNumber", row)}="","",INDEX(${grades.range(key)},${table.here("gradeNumber", row)}))`;
  const valueAt = (row: number, key: "ratio" | "amount"): string | null => {
    const value = scheme.grading?.grades[(found(row) ?? 0) - 1]?.[key];
    return value === undefined ? null : plain(value);
  };
  const lists = (["ratio", "amount"] as const).filter((key) => scheme.grading?.grades.some((grade) => grade[key] !== undefined) === true);
  return [
    isLive
      ? { ...gradeColumn, kind: "formula", cell: (row, table) => formula(gradeCell(ground, table, row), found(row)) }
      : { ...gradeColumn, kind: "value", why: why.grade, cell: (row) => number(found(row)) },
    { key: "grade", title: columns.grade, width: 10, kind: "formula", cell: (row, table) => textFormula(gradeName(table, row, grades.range("name"), columns.open), nameOf(line(row), columns.open)) },
    ...lists.map((key): Column => ({ key, title: columns[key], width: 9, kind: "formula", cell: (row, table) => formula(chosen(table, row, key), valueAt(row, key), 2) })),
  ];
}

function nameOf(line: Line | undefined, open: string): string {
  if (line === undefined || line.score === null) return "";
  return line.gradeName ?? open;
}

function gradeName(table: Table, row: number, names: string, open: string): string {
  return `IF(${table.here("score", row)}="","",IF(${table.here("gradeNumber", row)}="","${open}",INDEX(${names},${table.here("gradeNumber", row)})))`;
}

function gradeCell({ source, parameters, scores, places }: Ground, table: Table, row: number): string {
  const { grading } = source.scheme;
  if (grading === undefined) return '""';
  const here = (key: string): string => table.here(key, row);
  const hasTies = scores.table.has(TIE);
  const sunk = table.has("sunk");
  return gradeFormula(grading, parameters, quotaOf(source.scheme) === null ? null : places(here("cohort")), {
    score: here("score"),
    rank: here("rank"),
    cohort: here("cohort"),
    decision: scores.table.at("decision", row),
    sunk: sunk ? here("sunk") : null,
    tie: hasTies ? scores.table.at(TIE, row) : null,
    columns: { score: table.own("score"), cohort: table.own("cohort"), sunk: sunk ? table.own("sunk") : null, tie: hasTies ? scores.table.column(TIE) : null },
  });
}

// ── what multiplies ──

function difficultyColumns({ source, villages, scores }: Ground): Column[] {
  const { words: { columns } } = source;
  const line = linesOf(source);
  if (!villages.table.has("coefficient")) return [];
  const chosen = (key: string, row: number): string => `INDEX(${villages.table.column(key)},${scores.table.at("villageNumber", row)})`;
  return [
    { key: "class", title: columns.class, width: 8, kind: "formula", cell: (row) => textFormula(same(chosen("class", row)), line(row)?.class) },
    { key: "coefficient", title: columns.coefficient, width: 9, kind: "formula", cell: (row) => formula(chosen("coefficient", row), line(row)?.coefficient, 2) },
  ];
}

/** The number of the post that counts, from 1: that of the highest category, of these the first of the scheme. */
function mainPost({ scheme }: Source, line: Line | undefined): number {
  const posts = scheme.posts ?? [];
  const held = posts.map(({ id }, at) => ({ id, at })).filter(({ id }) => line?.posts.includes(id) === true);
  const inCategory = held.find(({ at }) => posts[at]?.category === line?.category) ?? held[0];
  return (inCategory?.at ?? -1) + 1;
}

function standardColumns({ source, parameters }: Ground): Column[] {
  const { scheme, words: { columns } } = source;
  const { posts } = parameters.lists;
  const line = linesOf(source);
  const common = parameters.one("standard");
  const hasOwn = (scheme.posts ?? []).some(({ standard }) => standard !== undefined);
  const own = (row: number): string => `INDEX(${posts.range("standard")},${mainPost(source, line(row))})`;
  const standard = (row: number): string => {
    if (!hasOwn || mainPost(source, line(row)) === 0) return common?.formula ?? '""';
    return common === undefined ? own(row) : `IF(${own(row)}="",${common.formula},${own(row)})`;
  };
  const hasRoles = roleTexts(source).some((role) => Number(role) !== 1);
  return [
    ...(standardTexts(source).length === 0 ? [] : [{ key: "standard", title: columns.standard, width: 11, kind: "formula" as const, cell: (row: number) => formula(standard(row), line(row)?.standard, 2) }]),
    ...(hasRoles ? [{ key: "role", title: columns.role, width: 8, kind: "formula" as const, cell: (row: number) => formula(`INDEX(${posts.range("role")},${mainPost(source, line(row))})`, line(row)?.roleFactor, 2) }] : []),
  ];
}

// ── money ──

function payColumns(ground: Ground, sizes: Sizes): Column[] {
  const { source, parameters, scores, hits } = ground;
  const { scheme, words: { columns } } = source;
  if (scheme.pay === undefined) return [];
  const rules: PayRules = { source, parameters, scores, hits, sizes };
  const items = payItems(source).map((_, at) => itemColumn(ground, rules, at));
  return [...standardColumns(ground), ...items, ...eventAmounts(ground), ...(scheme.pay.items === undefined ? [] : [earnedColumn(ground, items.length)]), ...paidColumns(ground, columns)];
}

/** Of a scheme without items its only one is what is earned. */
function itemColumn(ground: Ground, rules: PayRules, at: number): Column {
  const { source } = ground;
  const { scheme, words: { columns, why } } = source;
  const line = linesOf(source);
  const item = scheme.pay?.items?.[at];
  const common = item === undefined ? { key: "earned", title: columns.earned, width: 12 } : { key: `item:${at}`, title: item.name, width: 12 };
  const amount = (row: number): string | null | undefined => (item === undefined ? line(row)?.earned : line(row)?.items.find(({ id }) => id === item.id)?.amount);
  const everything = new Table("", 1, ["number", "score", "rank", "gradeNumber", "ratio", "amount", "months", ...difficultyColumns(ground).map(({ key }) => key), ...standardColumns(ground).map(({ key }) => key)], 1);
  const movesMoney = item === undefined && hasYuan(source);
  if (movesMoney || itemFormula(rules, everything, at, 0) === null) return { ...common, kind: "value", why: why.item, cell: (row) => number(amount(row), 2) };
  return { ...common, kind: "formula", cell: (row, table) => formula(itemFormula(rules, table, at, row) ?? "", amount(row), 2) };
}

function hasYuan({ scheme }: Source): boolean {
  return (scheme.barometer?.items ?? []).some(({ yuan }) => yuan !== undefined);
}

/** What events in yuan add or take, where the scheme lists its items. */
function eventAmounts({ source, events }: Ground): Column[] {
  const { scheme, words: { columns, why } } = source;
  const line = linesOf(source);
  if (!hasYuan(source) || scheme.pay?.items === undefined) return [];
  const { rounding } = scheme.pay;
  // Who has no such events has no such item, and nothing is added.
  const amount = (row: number): string | null => (line(row)?.earned === null ? null : (line(row)?.items.find(({ id }) => id === "events")?.amount ?? "0.00"));
  const texts = (scheme.barometer?.items ?? []).flatMap(({ yuan }) => (yuan === undefined ? [] : [plain(yuan)]));
  const write = (subject: string): string | null => (events !== null && events.sum !== null ? eventsFormula((code) => sumOfEvents(events, code, subject), rounding, texts) : null);
  const common = { key: "events", title: columns.events, width: 11 };
  if (write("$A1") === null) return [{ ...common, kind: "value", why: why.events, cell: (row) => number(amount(row), 2) }];
  return [{ ...common, kind: "formula", cell: (row, table) => formula(`IF(${table.here("item:0", row)}="","",${write(table.here("number", row)) ?? ""})`, amount(row), 2) }];
}

function earnedColumn({ source }: Ground, count: number): Column {
  const { words: { columns } } = source;
  const line = linesOf(source);
  return {
    key: "earned",
    title: columns.earned,
    width: 12,
    kind: "formula",
    cell: (row, table) => {
      const last = table.has("events") ? "events" : `item:${count - 1}`;
      const items = table.across("item:0", last, row);
      const all = count + (table.has("events") ? 1 : 0);
      return formula(`IF(COUNT(${items})<${all},"",ROUND(SUM(${items}),2))`, line(row)?.earned, 2);
    },
  };
}

function paidColumns({ source, scores }: Ground, columns: Source["words"]["columns"]): Column[] {
  const { words: { why } } = source;
  const line = linesOf(source);
  const moved: Column = { key: "poolAdjustment", title: columns.poolAdjustment, width: 11, kind: "value", why: why.pool, cell: (row) => number(line(row)?.poolAdjustment, 2) };
  const pay: Column = poolMoves(source)
    ? { key: "pay", title: columns.pay, width: 12, kind: "value", why: why.pool, cell: (row) => number(line(row)?.pay, 2) }
    : { key: "pay", title: columns.pay, width: 12, kind: "formula", cell: (row, table) => formula(same(table.here("earned", row)), line(row)?.pay, 2) };
  const adjustments: Column = { key: "adjustments", title: columns.adjustments, width: 11, kind: "formula", cell: (row) => formula(scores.table.at("adjustments", row), line(row)?.adjustments, 2) };
  const net: Column = {
    key: "net",
    title: columns.net,
    width: 12,
    kind: "formula",
    cell: (row, table) => formula(`IF(${table.here("pay", row)}="","",ROUND(${table.here("pay", row)}+${table.here("adjustments", row)},2))`, line(row)?.net, 2),
  };
  const clawBack: Column = { key: "clawBack", title: columns.clawBack, width: 11, kind: "value", why: why.clawBack, cell: (row) => number(line(row)?.clawBack, 2) };
  const takesBack = source.scheme.pool !== undefined && plain(source.scheme.pool.whenOver) === "claw-back";
  return [...(poolMoves(source) ? [moved] : []), pay, adjustments, net, ...(takesBack ? [clawBack] : [])];
}

/** The pool may change amounts, by splitting to the fen among all of them. */
export function poolMoves({ scheme: { pool } }: Source): boolean {
  return pool !== undefined && (plain(pool.whenOver) === "scale-down" || plain(pool.whenUnder) === "share");
}

function accountColumns({ source, scores }: Ground): Column[] {
  const { scheme, words: { columns } } = source;
  const line = linesOf(source);
  if (scheme.ledger === undefined) return [];
  const sum = (table: Table, row: number): string => `${scores.table.at("opening", row)}+${table.here("score", row)}-${scores.table.at("redeemed", row)}`;
  return [{ key: "balance", title: columns.balance, width: 11, kind: "formula", cell: (row, table) => formula(`IF(${table.here("score", row)}="","",ROUND(${sum(table, row)},4))`, line(row)?.account?.balance, 2) }];
}
