/** The pay sheet (发放表): for the whole town, or one for each village. Its lines are the core's; it only adds up what a page shows. */

import { html } from "lit";
import type { Bench } from "../bench";
import type { DecimalText, Line, Settlement } from "../core";
import { sumOf } from "../fen";
import { money } from "../figure";
import { paragraph, signatures } from "./blocks";
import { aboutOf, byVillage, fineOf, markOf, signersOf } from "./common";
import type { Built } from "./common";
import { fittedRows } from "./fit";
import { block } from "./model";
import type { Block, Column, FittedColumn, Part, Row, Sheet, Table } from "./model";
import { chosenColumns } from "./pay-columns";
import type { PayColumn } from "./pay-columns";
import { sumRow } from "./sums";
import { disagreement, inWords, netOf } from "./totals";
import { paperWords } from "./words";

/** So many of those who are open are named below the total; their lines say it of all of them. */
const NAMED = 40;

type PayColumns = readonly (PayColumn & FittedColumn)[];

export function paySheet(bench: Bench, settlement: Settlement): Built {
  const words = paperWords(bench.language);
  const wrong = disagreement(bench, settlement);
  if (wrong !== null) return { refusal: wrong };
  const columns = chosenColumns(bench, settlement);
  if (columns === null) return { refusal: words.refusals.wide };
  return {
    orientation: "landscape",
    rows: settlement.lines.length,
    mark: markOf(bench, settlement),
    fine: fineOf(bench, settlement),
    sheets: () => (partingOf(bench, settlement) === "village" ? villageSheets(bench, settlement, columns) : [townSheet(bench, settlement, columns)]),
  };
}

export type Parting = "subtotals" | "none" | "village";

export function partingOf(bench: Bench, { subject }: Settlement): Parting {
  return subject === "village" ? "none" : (bench.desk.paper?.pageBreaks ?? "subtotals");
}

function townSheet(bench: Bench, settlement: Settlement, columns: PayColumns): Sheet {
  const { pay } = paperWords(bench.language);
  const { quarter, subject } = settlement;
  let number = 0;
  const rows = byVillage(settlement).flatMap(({ name, lines }): Row[] => {
    const own = lines.map((line) => rowOf(columns, line, (number += 1)));
    return partingOf(bench, settlement) === "subtotals" ? [...own, sumRow({ columns }, pay.subtotal(name, lines.length), own)] : own;
  });
  return sheetOf(bench, pay.title(quarter.town, quarter.periodName, subject === "person"), columns, rows, settlement.lines);
}

/** One sheet for each village with its own total, and one that adds them up. */
function* villageSheets(bench: Bench, settlement: Settlement, columns: PayColumns): Iterable<Sheet> {
  const { pay } = paperWords(bench.language);
  const { town, periodName } = settlement.quarter;
  for (const { name, lines } of byVillage(settlement)) {
    const rows = lines.map((line, index) => rowOf(columns, line, index + 1));
    yield sheetOf(bench, pay.villageTitle(town, name, periodName), columns, rows, lines);
  }
  yield villagesSheet(bench, settlement, columns);
}

function villagesSheet(bench: Bench, settlement: Settlement, columns: PayColumns): Sheet {
  const { pay, columns: heads } = paperWords(bench.language);
  const { town, periodName } = settlement.quarter;
  const own = columns.filter(({ sum }) => sum !== undefined);
  const villages = byVillage(settlement);
  const rows = villages.map(({ name, lines }, index): Row => {
    const amounts = own.map(({ amount }) => sumOf(lines.map((line) => amount?.(line) ?? null)));
    return { cells: [String(index + 1), name, String(lines.length), ...amounts.map(money), ""], amounts };
  });
  const shape: Column[] = [
    { id: "number", head: heads.number, kind: "centre" },
    { id: "village", head: heads.village, kind: "name" },
    { id: "people", head: heads.people, kind: "centre" },
    ...own.map(({ id, head }, sum): Column => ({ id, head, kind: "number", sum })),
    { id: "notes", head: heads.notes, kind: "text", least: 20, wish: 60 },
  ];
  const total = sumRow({ columns: shape }, "", rows);
  return sheetOf(bench, pay.villagesTitle(town, periodName), fittedRows(shape, [...rows, total], "landscape"), rows, settlement.lines);
}

function rowOf(columns: PayColumns, line: Line, number: number): Row {
  const amounts: (DecimalText | null)[] = [];
  for (const { sum, amount } of columns) if (sum !== undefined) amounts[sum] = amount?.(line) ?? null;
  return { cells: columns.map(({ text }) => text(line, number)), amounts };
}

function sheetOf(bench: Bench, title: string, columns: readonly FittedColumn[], rows: readonly Row[], lines: readonly Line[]): Sheet {
  const words = paperWords(bench.language);
  const { page, soFar, total } = words.pay;
  const table: Table = { kind: "table", name: title, columns, rows, running: { page, soFar, total } };
  return { title, about: aboutOf(bench, words.unitOfMoney), parts: [table, ...closing(bench, lines)] };
}

/** The total in words, who is not in it, and who signs for it. */
function closing(bench: Bench, lines: readonly Line[]): Part[] {
  const { pay } = paperWords(bench.language);
  const total = netOf(lines);
  const said = block(() => html`<p class="paper-words"><span>${pay.inWords(inWords(bench, total) ?? "")}</span><span class="paper-figure">${pay.inFigures(money(total))}</span></p>`, true);
  return [said, ...openOf(bench, lines), signatures(signersOf(bench))];
}

function openOf(bench: Bench, lines: readonly Line[]): Block[] {
  const { pay } = paperWords(bench.language);
  const open = lines.filter(({ net }) => net === null);
  if (open.length === 0) return [];
  const names = open.slice(0, NAMED).map(({ name, villageName }) => pay.openOf(name, villageName === name ? "" : villageName));
  const said = names.join(bench.words.listMark);
  return [paragraph(pay.open(open.length > NAMED ? pay.openMore(said, open.length) : said), true)];
}
