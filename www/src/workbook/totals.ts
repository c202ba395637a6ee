/** The summary (汇总): who is ranked together with places and grades, amounts by village, and the pool. */

import type { WrittenCell, WrittenRow, WrittenSheet } from "../office/types";
import type { Calculation } from "./calculation";
import { plain } from "./decimal";
import { figure, rounded, times } from "./exact";
import { gradesByFormula, placesFormula, quotaOf } from "./grading";
import type { Parameters } from "./parameters";
import { standardTexts } from "./pay";
import type { Scores } from "./scores";
import { gradeNumber } from "./source";
import type { Source } from "./source";
import { cellFigure, formula, number, quoted, text } from "./table";
import { monthsOf } from "./time";

const FIRST = 5;

/** The cell with the places of the quota for a cohort, known before the sheet is written. */
export function placesCell({ scheme, settlement, words }: Source): (cohort: string) => string | null {
  const range = `${quoted(words.sheets.totals)}!$D$${FIRST}:$D$${FIRST + settlement.categories.length - 1}`;
  return (cohort) => (quotaOf(scheme) === null ? null : `INDEX(${range},${cohort})`);
}

export function totalsSheet(source: Source, parameters: Parameters, scores: Scores, { table }: Calculation): WrittenSheet {
  const { words } = source;
  const rows: WrittenRow[] = [
    { cells: [{ text: words.sheets.totals, look: "title" }], height: 24 },
    { cells: [{ text: words.notes.totals, look: "note" }] },
    { cells: [{ text: words.totals.cohorts, look: "total" }] },
    ...cohortRows(source, parameters, table),
    { cells: [] },
  ];
  if (source.scheme.pay !== undefined) {
    rows.push({ cells: [{ text: words.totals.villages, look: "total" }] }, ...villageRows(source, scores, table), { cells: [] });
    rows.push({ cells: [{ text: words.totals.pool, look: "total" }] }, ...poolRows(source, parameters, table, rows.length + 2));
  }
  return { name: words.sheets.totals, widths: [30, 14, 14, 14, 14, 14, 14, 14, 14], rows, print: { landscape: true, fitWidth: true } };
}

function head(...titles: readonly string[]): WrittenRow {
  return { cells: titles.map((title): WrittenCell => ({ text: title, look: "head" })) };
}

function cohortRows(source: Source, parameters: Parameters, table: Calculation["table"]): WrittenRow[] {
  const { scheme, settlement, words: { columns } } = source;
  const quota = gradesByFormula(scheme) ? quotaOf(scheme) : null;
  const grades = scheme.grading?.grades ?? [];
  const cohort = table.column("cohort");
  const graded = (at: number): string[] => (grades[at] === undefined ? [] : [grades[at].name]);
  const rows = settlement.categories.map((category, at): WrittenRow => {
    const row = FIRST + at;
    const isOut = scheme.grading !== undefined && !plain(scheme.grading.redLinedInHeadcount) && table.has("sunk");
    const headcount = isOut ? `($B${row}-COUNTIFS(${cohort},${at + 1},${table.column("sunk")},1))` : `$B${row}`;
    const places = category.grades.find(({ grade }) => grade === quota?.grade.id)?.places ?? null;
    return {
      cells: [
        text(category.name),
        formula(`COUNTIFS(${cohort},${at + 1})`, category.people),
        formula(`B${row}-COUNTIFS(${cohort},${at + 1},${table.column("rank")},">0")`, category.pending),
        quota === null ? null : formula(placesFormula(quota, parameters, headcount), places),
        ...grades.map(({ id }) => formula(`COUNTIFS(${cohort},${at + 1},${table.column("gradeNumber")},${gradeNumber(source, id) ?? 0})`, category.grades.find(({ grade }) => grade === id)?.people ?? 0)),
        scheme.pay === undefined ? null : formula(`ROUND(SUMIFS(${table.column("pay")},${cohort},${at + 1}),2)`, category.payable, 2),
      ],
    };
  });
  const places = quota === null ? "" : columns.places(quota.grade.name);
  return [head(columns.cohortName, columns.people, columns.pending, places, ...grades.flatMap((_, at) => graded(at)), ...(scheme.pay === undefined ? [] : [columns.payable])), ...rows];
}

function villageRows({ settlement, words: { columns } }: Source, scores: Scores, table: Calculation["table"]): WrittenRow[] {
  const numbers = scores.table.column("villageNumber");
  const rows = settlement.villages.map((village, at): WrittenRow => ({
    cells: [text(village.name), formula(`COUNTIFS(${numbers},${at + 1})`, village.people), formula(`ROUND(SUMIFS(${table.column("pay")},${numbers},${at + 1}),2)`, village.payable, 2)],
  }));
  return [head(columns.village, columns.people, columns.payable), ...rows];
}

/** `first` is the number of the first row as the spreadsheet counts. */
function poolRows(source: Source, parameters: Parameters, table: Calculation["table"], first: number): WrittenRow[] {
  const { settlement, words: { totals }, scheme } = source;
  const { pool } = settlement;
  const setAside = setAsideFormula(source, parameters, table);
  const opening = parameters.one("openingBalance")?.formula ?? "0";
  const payable = `ROUND(SUM(${table.column("pay")}),2)`;
  const setAsideCell = scheme.pool === undefined ? formula(`ROUND(SUM(${table.column("earned")}),2)`, pool.setAside, 2) : setAside === null ? number(pool.setAside, 2) : formula(setAside, pool.setAside, 2);
  return [
    { cells: [text(setAside === null && scheme.pool !== undefined ? totals.setAsideValue : totals.setAside), setAsideCell] },
    { cells: [text(totals.openingBalance), formula(opening, pool.openingBalance, 2)] },
    { cells: [text(totals.available), formula(`ROUND($B${first}+$B${first + 1},2)`, pool.available, 2)] },
    { cells: [text(totals.payable), formula(payable, pool.payable, 2)] },
    { cells: [text(totals.balance), formula(`ROUND($B${first + 2}-$B${first + 3},2)`, pool.balance, 2)] },
  ];
}

/** Standards of everybody, by head or by months; null where items of pay have standards of their own. */
function setAsideFormula(source: Source, parameters: Parameters, table: Calculation["table"]): string | null {
  const { scheme, settlement } = source;
  const { pool, pay } = scheme;
  if (pool === undefined || pay === undefined) return null;
  const policy = plain(pool.setAside);
  if (policy === "sum") return parameters.one("sum")?.formula ?? null;
  if (pay.items !== undefined || !table.has("standard")) return null;
  const period = monthsOf(scheme);
  const isMonthly = pay.standardPer === "month";
  if (policy === "people") return `ROUND(SUM(${table.column("standard")})${isMonthly ? `*${period}` : ""},2)`;
  const each = cellFigure("", standardTexts(source));
  const all = figure("", 0, period * settlement.lines.length);
  const sum = { ...times(each, all), formula: `SUMPRODUCT(${table.column("standard")},${table.column("months")})` };
  return rounded(sum, isMonthly ? 1 : period, pay.rounding);
}
