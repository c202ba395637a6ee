/** The red-line incidents of the quarter (高压线) and those that were withdrawn, for the sheet that is signed. */

import type { Bench } from "../bench";
import type { Settlement } from "../core";
import { textAt } from "../document/place";
import { rowsAt } from "../quarter";
import { hitBy, toldOf } from "../red-lines/effect";
import { paragraph } from "./blocks";
import { fittedRows } from "./fit";
import type { Column, Part, Table } from "./model";
import { paperWords } from "./words";

interface TextColumn<Of> extends Column {
  readonly text: (of: Of) => string;
}

/** That there was none is signed for too. */
export function redLineParts(bench: Bench, settlement: Settlement): Part[] {
  if (!bench.system.hasRedLines) return [];
  const words = paperWords(bench.language).redLines;
  const incidents = incidentTable(bench, settlement);
  const withdrawn = withdrawnTable(bench);
  return [...(incidents.rows.length === 0 ? [paragraph(words.none)] : [incidents]), ...(withdrawn.rows.length === 0 ? [] : [withdrawn])];
}

function incidentTable(bench: Bench, settlement: Settlement): Table {
  const { redLines: words, columns } = paperWords(bench.language);
  const incidents = rowsAt(bench.quarter, "incidents").map(({ value }) => ({ village: textAt(value, "village"), told: toldOf(bench.scheme, value) }));
  const villages = new Map(rowsAt(bench.quarter, "villages").map(({ id, name }) => [id, name]));
  const shape: TextColumn<(typeof incidents)[number]>[] = [
    { id: "redLine", head: words.redLine, kind: "name", text: ({ told }) => told.redLine },
    { id: "village", head: columns.village, kind: "text", least: 20, text: ({ village }) => villages.get(village) ?? village },
    { id: "date", head: words.date, kind: "centre", text: ({ told }) => told.date },
    { id: "basis", head: words.basis, kind: "text", wish: 70, text: ({ told }) => told.basis },
    { id: "hit", head: words.hit, kind: "text", wish: 90, text: ({ told }) => hitBy(settlement, told).map(({ name, postNames, gradeName }) => words.who(name, postNames, gradeName ?? "")).join(bench.words.clauseMark) || words.nobody },
  ];
  return tableOf(words.title, shape, incidents);
}

function withdrawnTable(bench: Bench): Table {
  const { redLines: words, columns } = paperWords(bench.language);
  const withdrawn = bench.desk.withdrawn ?? [];
  const shape: TextColumn<(typeof withdrawn)[number]>[] = [
    { id: "redLine", head: words.redLine, kind: "name", text: ({ redLine }) => redLine },
    { id: "village", head: columns.village, kind: "text", least: 20, text: ({ village }) => village },
    { id: "date", head: words.date, kind: "centre", text: ({ incident }) => textAt(incident, "date") },
    { id: "basis", head: words.basis, kind: "text", wish: 70, text: ({ incident }) => textAt(incident, "basis") },
    { id: "withdrawn", head: words.withdrawn, kind: "centre", text: ({ date }) => date },
    { id: "reason", head: words.reason, kind: "text", wish: 60, text: ({ reason }) => reason },
  ];
  return tableOf(words.withdrawnTitle, shape, withdrawn);
}

function tableOf<Of>(title: string, shape: readonly TextColumn<Of>[], all: readonly Of[]): Table {
  const rows = all.map((one) => ({ cells: shape.map(({ text }) => text(one)), amounts: [] }));
  return { kind: "table", name: title, caption: title, columns: fittedRows(shape, rows, "landscape"), rows };
}
