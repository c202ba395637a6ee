/** Pay strips (工资条): the columns of the pay sheet for one person each, to be cut apart and handed out. */

import { html } from "lit";
import type { Bench } from "../bench";
import type { Line, Settlement } from "../core";
import { byVillage, fineOf, markOf } from "./common";
import type { Built } from "./common";
import { block } from "./model";
import type { FittedColumn, Sheet } from "./model";
import { chosenColumns } from "./pay-columns";
import type { PayColumn } from "./pay-columns";
import { tableTemplate } from "./sheet";
import { disagreement } from "./totals";
import { paperWords } from "./words";

export function payStrips(bench: Bench, settlement: Settlement): Built {
  const wrong = disagreement(bench, settlement);
  if (wrong !== null) return { refusal: wrong };
  const columns = chosenColumns(bench, settlement)?.filter(({ id }) => id !== "signature" && id !== "number");
  if (columns === undefined) return { refusal: paperWords(bench.language).refusals.wide };
  return {
    orientation: "landscape",
    rows: settlement.lines.length,
    mark: markOf(bench, settlement),
    fine: fineOf(bench, settlement),
    sheets: () => [sheetOf(bench, settlement, columns)],
  };
}

function sheetOf(bench: Bench, settlement: Settlement, columns: readonly (PayColumn & FittedColumn)[]): Sheet {
  const lines = byVillage(settlement).flatMap((village) => village.lines);
  return { title: "", about: [], parts: lines.map((line) => block(() => strip(bench, settlement, columns, line))) };
}

function strip(bench: Bench, { quarter }: Settlement, columns: readonly (PayColumn & FittedColumn)[], line: Line) {
  const { strips } = paperWords(bench.language);
  const row = { cells: columns.map(({ text }) => text(line, 0)), amounts: [] };
  return html`<div class="paper-strip">
    <p class="paper-strip-title">${strips.each(quarter.town, quarter.periodName)}</p>
    ${tableTemplate({ name: line.name, columns }, [row], [], false)}
  </div>`;
}
