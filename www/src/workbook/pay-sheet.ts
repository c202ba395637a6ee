/** The pay sheet (发放表) as it is printed and signed: by village, with subtotals, total and the total in words. */

import type { Line } from "../core";
import { payeesOf } from "../desk/desk";
import { fenOf, sumOf } from "../fen";
import type { WrittenCell, WrittenRow, WrittenSheet } from "../office/types";
import { periodName } from "../text/period";
import type { Calculation } from "./calculation";
import type { Source } from "./source";
import { formula, letterOf, literal, number, same, text, textFormula } from "./table";

interface PayColumn {
  readonly title: string;
  readonly width: number;
  readonly cell: (line: Line, row: number) => WrittenCell;
  /** is summed up */
  readonly amount?: (line: Line) => string | null;
}

const HEAD = 3;

export function paySheet(source: Source, { table }: Calculation): WrittenSheet | null {
  const { scheme, settlement, words } = source;
  if (scheme.pay === undefined) return null;
  const columns = columnsOf(source, table);
  const rows: WrittenRow[] = [titleRow(source), unitRow(source), { cells: columns.map(({ title }): WrittenCell => ({ text: title, look: "head" })), height: 32 }];
  const subtotals: number[] = [];
  let printed = 0;
  for (const village of settlement.villages) {
    const members = settlement.lines.map((line, at) => ({ line, at })).filter(({ line }) => line.village === village.id);
    if (members.length === 0) continue;
    const first = rows.length + 1;
    for (const { line, at } of members) {
      printed += 1;
      rows.push({ cells: [number(printed), ...columns.slice(1).map((column) => column.cell(line, at))], height: 22 });
    }
    subtotals.push(rows.length + 1);
    rows.push(sumRow(columns, `${village.name} ${words.paySheet.subtotal}`, members.map(({ line }) => line), (letter) => `SUM(${letter}${first}:${letter}${rows.length})`));
  }
  rows.push(sumRow(columns, words.paySheet.total, settlement.lines, (letter) => subtotals.map((row) => `${letter}${row}`).join("+") || "0"));
  rows.push(wordsRow(source, letterOf(columns.length - 1 - AFTER_NET), rows.length), { cells: [] }, { cells: words.paySheet.signatures.map((signature): WrittenCell => text(signature)) });
  return {
    name: words.sheets.pay,
    widths: columns.map(({ width }) => width),
    rows,
    frozen: { rows: HEAD, columns: 3 },
    print: { landscape: true, fitWidth: true, head: { from: 0, to: HEAD - 1 }, footer: words.paySheet.footer },
  };
}

/** account, signature and note stand after the amount that is paid out */
const AFTER_NET = 3;

function titleRow({ quarter, language, words }: Source): WrittenRow {
  return { cells: [{ text: words.paySheet.title(quarter.town, periodName(quarter.period, language)), look: "title" }], height: 28 };
}

function unitRow({ desk, words, scheme }: Source): WrittenRow {
  const parts = [desk.paper?.unit, desk.paper?.date, words.paySheet.yuan, scheme.status === "draft" ? words.paySheet.draft : undefined];
  return { cells: [{ text: parts.filter((part) => part !== undefined && part !== "").join("　　"), look: "note" }] };
}

function columnsOf({ settlement, desk, words: { columns } }: Source, table: Calculation["table"]): PayColumn[] {
  const payees = payeesOf(desk);
  const linked = (key: string, title: string, width: number, value: (line: Line) => string | number | null, decimals = 0): PayColumn[] =>
    table.has(key) ? [{ title, width, cell: (line, row) => formula(same(table.at(key, row)), value(line), decimals) }] : [];
  const linkedText = (key: string, title: string, width: number, value: (line: Line) => string): PayColumn[] =>
    table.has(key) ? [{ title, width, cell: (line, row) => textFormula(same(table.at(key, row)), value(line)) }] : [];
  const money = (key: "pay" | "adjustments" | "net", title: string): PayColumn[] => [{ title, width: 12, cell: (line, row) => formula(same(table.at(key, row)), line[key], 2), amount: (line) => line[key] }];
  const decimals = settlement.lines.some(({ score }) => (score ?? "").includes(".")) ? 2 : 0;
  return [
    { title: columns.number, width: 5, cell: () => null },
    { title: columns.village, width: 10, cell: (line) => text(line.villageName) },
    { title: columns.name, width: 10, cell: (line) => text(line.name) },
    ...(settlement.subject === "person" ? [{ title: columns.posts, width: 14, cell: (line: Line) => text(line.postNames) }] : []),
    ...(settlement.lines.some(({ category }) => category !== null) ? [{ title: columns.category, width: 11, cell: (line: Line) => text(line.categoryName) }] : []),
    ...linked("months", columns.months, 6, ({ months }) => months),
    ...linked("score", columns.score, 8, ({ score }) => score, decimals),
    ...linked("rank", columns.rank, 6, ({ rank }) => rank),
    ...linkedText("grade", columns.grade, 8, (line) => (line.score === null ? "" : (line.gradeName ?? columns.open))),
    ...linked("standard", columns.standard, 10, ({ standard }) => standard, 2),
    ...linked("ratio", columns.ratio, 7, ({ ratio }) => ratio, 2),
    ...linkedText("class", columns.class, 6, (line) => line.class ?? ""),
    ...linked("coefficient", columns.coefficient, 7, ({ coefficient }) => coefficient, 2),
    ...money("pay", columns.pay),
    ...money("adjustments", columns.adjustments),
    ...money("net", columns.net),
    { title: columns.account, width: 22, cell: ({ person }) => text(payees.get(person)?.account) },
    { title: columns.signature, width: 14, cell: () => text("") },
    { title: columns.notes, width: 24, cell: ({ notes }) => ({ text: notes.join(" "), look: "wrapped" }) },
  ];
}

function sumRow(columns: readonly PayColumn[], label: string, lines: readonly Line[], sum: (letter: string) => string): WrittenRow {
  const cell = ({ amount }: PayColumn, at: number): WrittenCell => {
    if (at === 1) return { text: label, look: "total" };
    if (amount === undefined) return { text: "", look: "total" };
    return { formula: `ROUND(${sum(letterOf(at))},2)`, result: sumOf(lines.map(amount)), decimals: 2, look: "total" };
  };
  return { cells: columns.map(cell), height: 22 };
}

/** The words are text: they are shown only while the total is the one that they were written for. */
function wordsRow({ settlement, inWords, words }: Source, letter: string, totalRow: number): WrittenRow {
  const total = sumOf(settlement.lines.map(({ net }) => net));
  const found = fenOf(total) < fenOf("0.00") ? null : inWords(total);
  const said = found === null ? null : words.paySheet.spoken(found);
  const label: WrittenCell = { text: words.paySheet.inWords, look: "total" };
  if (said === null) return { cells: [null, label, { text: words.paySheet.noWords, look: "note" }] };
  const spoken = `IF(ROUND(${letter}${totalRow}*100,0)=${fenOf(total).toString()},${literal(said)},${literal(words.paySheet.changed)})`;
  return { cells: [null, label, { formula: spoken, result: said, isText: true, look: "total" }] };
}
