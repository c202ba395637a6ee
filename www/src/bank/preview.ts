/** The first lines of the file, with what cannot be seen made visible. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { BankTemplate } from "../desk/desk";
import { masked } from "../desk/numbers";
import { inFile, isSheet } from "./batch";
import type { Batch, FileCell, FileRow } from "./batch";
import { decimalsOf } from "./sheet";
import type { Words } from "./words";

const SHOWN = 12;
const MARK_BYTES = 3;

export function preview(words: Words, batch: Batch, template: BankTemplate, isRevealed: boolean): TemplateResult {
  const rows = batch.rows.filter((row, index) => index < SHOWN || row.part === "tail");
  const lead = words.preview.lead(rows.length, batch.rows.length);
  const mark = template.encoding === "utf-8-bom" ? MARK_BYTES : 0;
  return html`<p class="hint">${lead} ${isSheet(template) ? words.preview.sheetSigns : html`${words.preview.total(String(batch.bytes + mark))} ${words.preview.signs}`}</p>
    <div class="table-region" role="region" tabindex="0" aria-label=${words.preview.title}>
      <table class="bank-preview" data-testid="bank-preview">
        <thead>
          <tr>
            <th scope="col">${words.preview.line}</th>
            <th scope="col" colspan=${isSheet(template) ? widest(rows) : 1}>${words.preview.content}</th>
            ${isSheet(template) ? nothing : html`<th scope="col" class="number">${words.preview.bytes}</th>`}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr>
              <th scope="row">${words.preview.parts[row.part] || batch.rows.indexOf(row) + 1}</th>
              ${isSheet(template) ? sheetCells(row, isRevealed, widest(rows)) : textCells(row, template, isRevealed, isLast(row, batch))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function widest(rows: readonly FileRow[]): number {
  return Math.max(1, ...rows.map(({ cells }) => cells.length));
}

function isLast(row: FileRow, { rows }: Batch): boolean {
  return row === rows[rows.length - 1];
}

function sheetCells({ cells, part }: FileRow, isRevealed: boolean, columns: number): TemplateResult[] {
  const isFigure = ({ field }: FileCell): boolean => part !== "titles" && decimalsOf(field) !== null;
  return Array.from({ length: columns }, (_, index) => {
    const cell = cells[index];
    return cell === undefined ? html`<td></td>` : html`<td class=${isFigure(cell) ? "number" : ""}>${shown(cell, cell.text, isRevealed)}</td>`;
  });
}

function textCells(row: FileRow, template: BankTemplate, isRevealed: boolean, isLastRow: boolean): TemplateResult {
  const end = template.endsLine === true || !isLastRow ? html`<span class="bank-sign">↵</span>` : nothing;
  const separator = template.separator === "" ? nothing : html`<span class="bank-sign">${visible(template.separator)}</span>`;
  // On one line, because white space would be shown.
  return html`<td class="bank-text">${row.cells.map((cell, index) => html`${index === 0 ? nothing : separator}${visible(shown(cell, inFile(cell, template), isRevealed))}`)}${end}</td><td class="number">${row.bytes}</td>`;
}

function visible(text: string): string {
  return text.replace(/ /g, "␣").replace(/\t/g, "→").replace(/\r?\n/g, "↵");
}

function shown({ field }: FileCell, text: string, isRevealed: boolean): string {
  return isRevealed || !["account", "idNumber"].includes(field.from) ? text : text.replace(/\w+/, masked);
}
