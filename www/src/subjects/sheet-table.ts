/** A score sheet as a table, and what was added or taken away after it. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import { money, shown } from "../figure";
import type { Row } from "../quarter";
import { isHeading } from "./level";
import { sheetOf } from "./sheet";
import type { Sheet, SheetRow } from "./sheet";
import { subjectWords } from "./words";

/** A sheet that is handed out has room for why points were lost, where nothing else says it. */
export function sheetTable(bench: Bench, village: Row, { isHandedOut = false } = {}): TemplateResult {
  const sheet = sheetOf(bench, village);
  const words = subjectWords(bench.language).sheet;
  return html`<div class="sheet" data-testid="sheet">
    ${sheet.rows.length === 0 ? html`<p class="hint">${words.given}</p>` : indicators(bench, village, sheet, isHandedOut || sheet.rows.some(({ why }) => why !== ""))} ${after(bench, sheet)}
  </div>`;
}

function indicators(bench: Bench, village: Row, sheet: Sheet, hasWhy: boolean): TemplateResult {
  const words = subjectWords(bench.language).sheet;
  return html`<table class="sheet-table">
    <caption class="visually-hidden">
      ${words.caption(village.name)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.indicator}</th>
        ${sheet.isWeighted ? html`<th scope="col" class="number">${words.weight}</th>` : nothing}
        <th scope="col" class="number">${words.full}</th>
        ${sheet.stages.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
        <th scope="col" class="number">${words.got}</th>
        <th scope="col" class="number">${words.lost}</th>
        ${sheet.isWeighted ? html`<th scope="col" class="number">${words.counted}</th>` : nothing}
        ${hasWhy ? html`<th scope="col">${words.why}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${sheet.rows.map((row) => line(bench, sheet, row, hasWhy))} ${total(bench, village, sheet, hasWhy)}
    </tbody>
  </table>`;
}

function line(bench: Bench, { isWeighted }: Sheet, { node, got, lost, counted, why, earlier }: SheetRow, hasWhy: boolean): TemplateResult {
  const words = subjectWords(bench.language).sheet;
  const isOpen = !isHeading(node) && got === null && counted === null;
  return html`<tr class="sheet-${isHeading(node) ? "heading" : "leaf"} sheet-depth-${Math.min(node.depth, 3)}">
    <th scope="row">${node.name}</th>
    ${isWeighted ? html`<td class="number">${node.weight === "" ? "" : `${node.weight} %`}</td>` : nothing}
    <td class="number">${node.full}</td>
    ${earlier.map((text) => html`<td class="number quiet-figure">${text}</td>`)}
    <td class="number derived">${isOpen ? html`<span class="caution">${words.open}</span>` : (got ?? "")}</td>
    <td class="number derived">${lost ?? ""}</td>
    ${isWeighted ? html`<td class="number derived">${counted ?? ""}</td>` : nothing} ${hasWhy ? html`<td class="sheet-why">${why}</td>` : nothing}
  </tr>`;
}

function total(bench: Bench, village: Row, sheet: Sheet, hasWhy: boolean): TemplateResult {
  const words = subjectWords(bench.language).sheet;
  const base = (bench.system.subject === "village" ? bench.lines : bench.teamLines).get(village.id)?.baseScore;
  const before = 1 + (sheet.isWeighted ? 1 : 0) + 1 + sheet.stages.length;
  return html`<tr class="sheet-total">
    <th scope="row" colspan=${sheet.isWeighted ? before + 2 : before}>${words.total}</th>
    <td class="number derived">${shown(base)}</td>
    ${sheet.isWeighted ? nothing : html`<td class="derived"></td>`} ${hasWhy ? html`<td></td>` : nothing}
  </tr>`;
}

function after(bench: Bench, sheet: Sheet): TemplateResult {
  const words = subjectWords(bench.language).sheet;
  if (sheet.after.length === 0) return html``;
  return html`<ul class="sheet-after" aria-label=${words.events}>
    ${sheet.after.map((step) => html`<li><span class="sheet-step">${step.title}</span> <b class="amount">${money(step.figure)}</b> <span class="sentence">${step.sentence}</span></li>`)}
  </ul>`;
}
