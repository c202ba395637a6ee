/** A page of a paper as it is seen and printed. Both look the same, so that what was measured on the screen holds on paper. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Block, FittedColumn, Paper, Row, Sheet, Table } from "./model";
import type { PaperWords } from "./words";

export interface Page {
  readonly sheet: Sheet;
  readonly number: number;
  readonly of: number;
  readonly pieces: readonly Piece[];
}

/** What stands on a page: some rows of a table with their sums, or a block. */
export type Piece = Block | Rows;

export interface Rows {
  readonly kind: "rows";
  /** the how-manieth part of the sheet it is */
  readonly part: number;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly sums: readonly Row[];
}

export function pageTemplate(paper: Paper, { sheet, number, of, pieces }: Page, words: PaperWords): TemplateResult {
  return html`<article class="paper-sheet paper-${paper.orientation}" aria-label="${sheet.title} ${words.page(number, of)}">
    <div class="paper-head">
      ${sheet.title === "" ? nothing : html`<p class="paper-title">${sheet.title}</p>`}
      ${sheet.about.length === 0 ? nothing : html`<p class="paper-about">${sheet.about.map((text) => html`<span>${text}</span>`)}</p>`}
    </div>
    <div class="paper-body">${pieces.map((piece) => (piece.kind === "block" ? html`<div class="paper-block" data-unit>${piece.content()}</div>` : rowsTemplate(piece)))}</div>
    <div class="paper-foot"><span class="paper-fine">${paper.fine}</span><span class="paper-page">${words.page(number, of)}</span></div>
    ${paper.mark === "" ? nothing : html`<p class="paper-mark"><span>${paper.mark}</span></p>`}
  </article>`;
}

function rowsTemplate({ part, table, rows, sums }: Rows): TemplateResult {
  return html`<div class="paper-rows" data-table=${part}>${tableTemplate(table, rows, sums)}</div>`;
}

/** Rows that can stand on another page are units of the layout. */
export function tableTemplate({ columns, caption, name, isDense }: Pick<Table, "columns" | "caption" | "name" | "isDense">, rows: readonly Row[], sums: readonly Row[], areUnits = true): TemplateResult {
  const width = columns.reduce((total, column) => total + column.width, 0);
  return html`<table class="paper-table ${isDense === true ? "paper-dense" : ""}">
    <caption class=${caption === undefined ? "visually-hidden" : "paper-caption"}>${caption ?? name}</caption>
    <colgroup>${columns.map((column) => html`<col width="${(column.width / width) * 100}%" />`)}</colgroup>
    <thead>
      <tr>${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}</tr>
    </thead>
    <tbody>${rows.map((row) => rowTemplate(columns, row, areUnits))}${sums.map((row) => rowTemplate(columns, row, false))}</tbody>
  </table>`;
}

function rowTemplate(columns: readonly FittedColumn[], row: Row, isUnit: boolean): TemplateResult {
  const { subtotal } = row;
  if (subtotal === undefined) return html`<tr ?data-unit=${isUnit} class=${row.depth === undefined ? nothing : `paper-depth-${Math.min(row.depth, 3)}`}>${columns.map((column, index) => cell(column, row.cells[index] ?? ""))}</tr>`;
  const first = columns.findIndex(({ sum }) => sum !== undefined);
  const reach = first < 0 ? columns.length : Math.max(first, 1);
  return html`<tr class="paper-sum" ?data-unit=${isUnit}>
    <th scope="row" colspan=${reach}>${subtotal}</th>
    ${columns.slice(reach).map((column, index) => cell({ ...column, kind: column.kind === "name" ? "text" : column.kind }, row.cells[reach + index] ?? ""))}
  </tr>`;
}

function cell({ kind }: FittedColumn, text: string): TemplateResult {
  return kind === "name" ? html`<th scope="row" class="paper-name">${text}</th>` : html`<td class="paper-${kind}">${text}</td>`;
}
