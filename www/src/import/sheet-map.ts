/** A sheet as it was understood, drawn over the sheet itself: what each column is, which row is the head, which rows are left out. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { View } from "../view";
import { columnLetters } from "./grid";
import { meaningsOf } from "./meanings";
import type { Meaning, Part } from "./meanings";
import { isRosterLike } from "./plan";
import { columnOf } from "./recognise";
import type { Column, Setting } from "./recognise";
import type { Shown } from "./session";
import { meaningName } from "./telling";
import { importWords } from "./words";
import type { Words } from "./words";

/** The head and what follows it, as far as one has to see it to know. */
const FIRST = 12;
const MORE = 50;
const HEADS = 40;
const PARTS: readonly Part[] = ["who", "roster", "score", "village", "event", "account"];

export class SheetMap extends View {
  static override properties: PropertyDeclarations = { table: { attribute: false }, brings: { attribute: false }, shownRows: { state: true } };

  declare table: Shown;
  /** whether new people of this sheet are added */
  declare brings: boolean;
  declare change: (setting: Partial<Setting>) => void;
  declare shownRows: number;

  constructor() {
    super();
    this.shownRows = FIRST;
  }

  protected override render(): TemplateResult {
    const words = importWords(this.bench.language);
    return html`${this.choices(words)} ${this.drawn(words)} ${this.leftOut(words)}`;
  }

  private choices(words: Words): TemplateResult {
    const { recognised, setting } = this.table;
    const { head, grid } = recognised;
    const rows = Array.from({ length: Math.min(grid.height, HEADS) }, (_, row) => row);
    const option = (row: number, chosen: number | undefined): TemplateResult => html`<option value=${row} .selected=${live(row === chosen)}>${words.sheet.headRow(row + 1)}</option>`;
    const from = (event: Event): void => {
      const row = Number((event.target as HTMLSelectElement).value);
      this.change({ head: row < 0 ? null : { from: row, to: Math.max(row, row + (head === null ? 0 : head.to - head.from)) }, columns: {} });
    };
    const to = (event: Event): void => {
      if (head !== null) this.change({ head: { from: head.from, to: Number((event.target as HTMLSelectElement).value) }, columns: {} });
    };
    const hasVillage = columnOf(recognised, "village") !== null && columnOf(recognised, "name") !== null;
    return html`<div class="toolbar">
      <label>${words.sheet.headFrom} <select class="input" data-testid="head-from" @change=${from}>${rows.map((row) => option(row, head?.from))}<option value="-1" .selected=${live(head === null)}>${words.sheet.noHead}</option></select></label>
      ${head === null ? nothing : html`<label>${words.sheet.headTo} <select class="input" data-testid="head-to" @change=${to}>${rows.filter((row) => row >= head.from && row < head.from + 4).map((row) => option(row, head.to))}</select></label>`}
      ${hasVillage ? this.flag(words.sheet.fillsDown, setting.fillsDown, "fills-down", (fillsDown) => ({ fillsDown })) : nothing}
      ${isRosterLike(this.table, this.bench) ? this.flag(words.sheet.brings, this.brings, "brings", (brings) => ({ brings })) : nothing}
    </div>`;
  }

  private flag(name: string, isOn: boolean, hook: string, change: (isOn: boolean) => Partial<Setting>): TemplateResult {
    return html`<label class="flag"><input type="checkbox" data-testid=${hook} .checked=${live(isOn)} @change=${(event: Event) => this.change(change((event.target as HTMLInputElement).checked))} /><span>${name}</span></label>`;
  }

  private drawn(words: Words): TemplateResult {
    const { recognised, file, sheet } = this.table;
    const { grid, columns, head } = recognised;
    const last = Math.min(grid.height, (head?.to ?? 0) + this.shownRows);
    const rows = Array.from({ length: last }, (_, row) => row);
    const caption = words.sheet.caption(file, sheet);
    return html`<div class="table-region import-map" role="region" tabindex="0" aria-label=${caption}>
        <table>
          <caption class="visually-hidden">${caption}</caption>
          <thead>
            <tr>
              <th scope="col" class="frozen">${words.sheet.row}</th>
              ${columns.map((column) => this.columnHead(column, words))}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.row(row, words))}
          </tbody>
        </table>
      </div>
      ${last < grid.height ? html`<button type="button" class="quiet" @click=${() => (this.shownRows += MORE)}>${words.sheet.more(Math.min(MORE, grid.height - last))}</button>` : nothing}`;
  }

  private columnHead(column: Column, words: Words): TemplateResult {
    const meanings = meaningsOf(this.bench);
    const chosen = meanings.find(({ id }) => id === column.meaning);
    const isOfVillagesOnly = this.bench.system.subject === "village";
    const group = (part: Part): TemplateResult | typeof nothing => {
      const here = meanings.filter((meaning) => meaning.part === part);
      return here.length === 0 ? nothing : html`<optgroup label=${words.parts[part]}>${here.map((one: Meaning) => html`<option value=${one.id} .selected=${live(one.id === column.meaning)}>${meaningName(one, words, isOfVillagesOnly)}</option>`)}</optgroup>`;
    };
    const choose = (event: Event): void => {
      const meaning = (event.target as HTMLSelectElement).value;
      // A meaning that moves to this column leaves the one that had it.
      const others = this.table.recognised.columns.filter((other) => other.meaning === meaning && meaning !== "" && other.index !== column.index);
      this.change({ columns: { ...this.table.setting.columns, ...Object.fromEntries(others.map(({ index }) => [index, ""])), [column.index]: meaning } });
    };
    return html`<th scope="col" class="import-column import-${chosen?.part ?? "none"}">
      <span class="import-letter">${columnLetters(column.index)}</span>
      <select class="input" aria-label=${words.sheet.column(columnLetters(column.index), column.title)} data-column=${column.index} @change=${choose}>
        <option value="" .selected=${live(column.meaning === "")}>${words.sheet.none}</option>
        ${PARTS.map(group)}
      </select>
      <span class="import-certainty">${column.isContested ? words.sheet.contested : words.certainty[column.certainty]}</span>
    </th>`;
  }

  private row(row: number, words: Words): TemplateResult {
    const { recognised } = this.table;
    const { head, grid, columns, leftOut } = recognised;
    const isHead = head !== null && row >= head.from && row <= head.to;
    const reason = leftOut.get(row);
    const text = (column: number): string => (isHead ? grid.headText(row, column) : grid.cell(row, column).text);
    return html`<tr class=${isHead ? "import-head" : reason === undefined ? "" : "import-out"} data-row=${row + 1}>
      <th scope="row" class="frozen">
        ${isHead
          ? html`${row + 1} <span class="badge badge-published">${words.sheet.isHead}</span>`
          : html`<label class="flag"><input type="checkbox" aria-label=${words.sheet.takeRow(row + 1)} .checked=${live(reason === undefined)} @change=${(event: Event) => this.takeRow(row, (event.target as HTMLInputElement).checked)} /><span>${row + 1}</span></label>${reason === undefined ? nothing : html` <span class="hint">${words.leftOut[reason]}</span>`}`}
      </th>
      ${columns.map(({ index, meaning }) => html`<td class=${meaning === "" ? "import-unused" : ""}>${text(index)}</td>`)}
    </tr>`;
  }

  private leftOut(words: Words): TemplateResult | typeof nothing {
    const { grid, leftOut, columns } = this.table.recognised;
    const rows = [...leftOut].filter(([, reason]) => reason !== "blank");
    if (rows.length === 0) return nothing;
    const opening = (row: number): string => columns.map(({ index }) => grid.cell(row, index).text.trim()).filter((text) => text !== "").slice(0, 4).join(" ");
    return html`<details data-testid="left-out">
      <summary>${words.sheet.leftOut(rows.length)}</summary>
      <ul class="import-left">
        ${rows.slice(0, 200).map(
          ([row, reason]) => html`<li>
            ${words.sheet.headRow(row + 1)}${" "}<span class="badge badge-quiet">${words.leftOut[reason]}</span> ${opening(row)}
            <button type="button" class="quiet" aria-label=${words.sheet.putBackRow(row + 1)} @click=${() => this.takeRow(row, true)}>${words.sheet.putBack}</button>
          </li>`,
        )}
      </ul>
    </details>`;
  }

  private takeRow(row: number, isIn: boolean): void {
    this.change({ rows: { ...this.table.setting.rows, [row]: isIn } });
  }
}
customElements.define("import-sheet-map", SheetMap);
