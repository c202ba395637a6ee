/** The personal notice (告知单): what somebody got, and every step that led there. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { Line, Reason, Settlement } from "../core";
import { isZero, money, shown } from "../figure";
import { paragraph } from "./blocks";
import { byVillage, fineOf, markOf, rankOf } from "./common";
import type { Built } from "./common";
import { fittedRows, WIDTH } from "./fit";
import { block } from "./model";
import type { Block, Column, Row, Sheet, Table } from "./model";
import { reasonsIn } from "./reasons";
import { paperWords } from "./words";

type ReasonsOf = (id: string) => readonly Reason[];

export function personalNotices(bench: Bench, settlement: Settlement): Built {
  const lines = byVillage(settlement).flatMap((village) => village.lines);
  const reasonsOf = reasonsIn(bench, lines.map(({ person }) => person));
  return {
    orientation: "portrait",
    rows: lines.length,
    mark: markOf(bench, settlement),
    fine: fineOf(bench, settlement),
    sheets: () => (bench.desk.paper?.perPage === 1 ? fullSheets(bench, settlement, lines, reasonsOf) : [slips(bench, settlement, lines, reasonsOf)]),
  };
}

function* fullSheets(bench: Bench, settlement: Settlement, lines: readonly Line[], reasonsOf: ReasonsOf): Iterable<Sheet> {
  const words = paperWords(bench.language);
  const { town, periodName } = settlement.quarter;
  for (const line of lines) {
    yield {
      title: words.personal.title(town, periodName),
      about: [],
      counts: 1,
      parts: [
        paragraph(words.personal.to(line.name, aboutLine(line))),
        resultTable(bench, line),
        ...stepTables(bench, reasonsOf(line.person)),
        ...line.notes.map((note) => paragraph(note)),
        paragraph(objection(bench), true),
        signLine(bench),
      ],
    };
  }
}

/** As many as fit, three to a page where nothing is long; each can be cut off. */
function slips(bench: Bench, settlement: Settlement, lines: readonly Line[], reasonsOf: ReasonsOf): Sheet {
  return { title: "", about: [], parts: lines.map((line) => block(() => slip(bench, settlement, line, reasonsOf(line.person)))) };
}

function slip(bench: Bench, { quarter }: Settlement, line: Line, reasons: readonly Reason[]): TemplateResult {
  const { personal } = paperWords(bench.language);
  return html`<div class="paper-slip">
    <p class="paper-slip-title">${personal.title(quarter.town, quarter.periodName)}</p>
    <p>${personal.to(line.name, aboutLine(line))}</p>
    <p class="paper-facts">${facts(bench, line).map(([name, value]) => html`<span>${name} <b>${value}</b></span>`)}</p>
    ${reasons.map(({ title, sentence }) => html`<p>${personal.sum(title, sentence)}</p>`)}
    ${line.notes.map((note) => html`<p>${note}</p>`)}
    <p class="paper-slip-end"><span>${objection(bench)}</span><span>${personal.sign}：</span><span>${personal.date}：</span></p>
  </div>`;
}

/** Score, rank, grade and amounts, as far as the rules know them. */
function facts(bench: Bench, line: Line): (readonly [string, string])[] {
  const { personal } = paperWords(bench.language);
  const { system } = bench;
  return [
    [personal.score, shown(line.score)],
    ...(line.rank === null ? [] : [[personal.rank(line.categoryName ?? ""), rankOf(line)] as const]),
    ...(system.hasGrading ? [[personal.grade, shown(line.gradeName)] as const] : []),
    ...(system.hasPay ? [[personal.pay, money(line.pay)] as const] : []),
    ...(system.hasPay && !isZero(line.adjustments) ? [[bench.words.columns.adjustments, money(line.adjustments)] as const, [personal.net, money(line.net)] as const] : []),
  ];
}

function resultTable(bench: Bench, line: Line): Table {
  const { personal } = paperWords(bench.language);
  const known = facts(bench, line);
  const width = WIDTH.portrait / Math.max(known.length, 1);
  return {
    kind: "table",
    name: personal.result,
    columns: known.map(([head]) => ({ id: head, head, kind: "centre", width })),
    rows: [{ cells: known.map(([, value]) => value), amounts: [] }],
  };
}

/** Each figure with the sum that gives it, the steps one below the other. */
function stepTables(bench: Bench, reasons: readonly Reason[]): Table[] {
  const words = paperWords(bench.language);
  const rows = reasons.flatMap((reason) => stepRows(reason, 0));
  if (rows.length === 0) return [];
  const shape: Column[] = [
    { id: "step", head: words.columns.step, kind: "name" },
    { id: "figure", head: words.columns.figure, kind: "number" },
    { id: "why", head: words.columns.why, kind: "text", least: 60, wish: 110 },
  ];
  return [{ kind: "table", name: words.personal.steps, caption: words.personal.steps, isDense: true, columns: fittedRows(shape, rows, "portrait"), rows }];
}

function stepRows(reason: Reason, depth: number): Row[] {
  const source = reason.source === null ? "" : `（${reason.source}）`;
  const own: Row = { cells: [reason.title, money(reason.figure ?? ""), `${reason.sentence}${source}`], amounts: [], depth };
  return [own, ...reason.steps.flatMap((step) => stepRows(step, depth + 1))];
}

function aboutLine({ name, villageName, postNames, categoryName }: Line): string {
  return [villageName === name ? "" : villageName, postNames, categoryName ?? ""].filter((part) => part !== "").join(" · ");
}

function objection(bench: Bench): string {
  const words = paperWords(bench.language);
  return words.personal.objection(bench.desk.paper?.objection ?? words.blank);
}

function signLine(bench: Bench): Block {
  const { personal } = paperWords(bench.language);
  return block(() => html`<p class="paper-signatures"><span>${personal.sign}：</span><span>${personal.date}：</span></p>`, true);
}
