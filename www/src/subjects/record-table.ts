/** Records of villages, people or households as a table to type into, so many rows at a time. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { under } from "../document/place";
import type { Question } from "../events";
import { shown } from "../figure";
import { choice, input, problemRow, problemsIn } from "../parts/fields";
import { figureButton } from "../parts/figures";
import { pageOf, pager, ROWS } from "../parts/pager";
import { moveBetweenRows } from "../parts/table-keys";
import type { Row } from "../quarter";
import { RECORDED } from "../route";
import { View } from "../view";
import type { Column } from "./columns";
import { subjectWords } from "./words";

/** What follows from a record. */
export interface Outcome {
  readonly score: string | null;
  readonly rank: number | null;
  readonly gradeName: string | null;
}

export class RecordTable extends View {
  static override properties: PropertyDeclarations = {
    caption: { attribute: false },
    head: { attribute: false },
    rows: { attribute: false },
    columns: { attribute: false },
    about: { attribute: false },
    outcome: { attribute: false },
    question: { attribute: false },
    page: { state: true },
  };

  declare caption: string;
  /** over the names */
  declare head: string;
  declare rows: readonly Row[];
  declare columns: readonly Column[];
  /** stands before the name, such as the village */
  declare about: (row: Row) => string;
  /** null where nothing follows for the row itself */
  declare outcome: ((id: string) => Outcome | undefined) | null;
  declare question: (id: string) => Question;
  declare page: number;

  constructor() {
    super();
    this.page = 0;
    this.about = () => "";
    this.outcome = null;
  }

  /** Turns to the page on which the record of a place stands. */
  turnTo(place: string): boolean {
    const index = this.rows.findIndex((row) => place === row.place || place.startsWith(`${row.place}.`));
    if (index >= 0) this.page = Math.floor(index / ROWS);
    return index >= 0;
  }

  protected override render(): TemplateResult {
    return html`<div class="table-region" role="region" tabindex="0" aria-label=${this.caption} @keydown=${moveBetweenRows}>
        <table class="scores records-table">
          ${this.heads()}
          <tbody>
            ${repeat(
              pageOf(this.rows, this.page),
              (row) => row.id,
              (row) => this.guarded(row),
            )}
          </tbody>
        </table>
      </div>
      ${pager(this.bench, this.rows.length, this.page, (page) => (this.page = page))}`;
  }

  private heads(): TemplateResult {
    const { columns } = this.bench.words;
    const groups = groupsOf(this.columns);
    const isGrouped = groups.some(({ name }) => name !== "");
    const rows = isGrouped ? 2 : 1;
    const leaf = (column: Column, height: number): TemplateResult => html`<th scope="col" class="leaf" rowspan=${height}>${column.name} <span class="unit">${column.unit}</span></th>`;
    return html`<thead>
      <tr>
        <th scope="col" rowspan=${rows} class="frozen">${this.head}</th>
        ${groups.map((group) =>
          group.name === "" ? group.columns.map((column) => leaf(column, rows)) : html`<th scope="colgroup" colspan=${group.columns.length} class="group">${group.name}</th>`,
        )}
        ${this.outcome === null
          ? nothing
          : html`<th scope="col" rowspan=${rows} class="number derived">${columns.score}</th>
              <th scope="col" rowspan=${rows} class="number derived">${columns.rank}</th>
              <th scope="col" rowspan=${rows} class="derived">${columns.grade}</th>`}
      </tr>
      ${isGrouped
        ? html`<tr>
            ${groups.map((group) => (group.name === "" ? nothing : group.columns.map((column) => leaf(column, 1))))}
          </tr>`
        : nothing}
    </thead>`;
  }

  /** Rendered again only when something that it shows has changed: a page of forty columns has thousands of fields. */
  private guarded(row: Row): unknown {
    const { bench } = this;
    const outcome = this.outcome?.(row.id);
    const said = problemsIn(bench, row.place).map(({ place, sentence }) => `${place} ${sentence}`);
    const shape = this.columns.map(({ key }) => key).join(" ");
    return guard([row.value, row.place, bench.scheme, bench.language, this.about(row), shape, outcome?.score, outcome?.rank, outcome?.gradeName, said.length, ...said], () => this.row(row));
  }

  private row(row: Row): TemplateResult {
    const about = this.about(row);
    return html`<tr data-record=${row.id}>
        <th scope="row" class="frozen">${about === "" ? nothing : html`<span class="row-village">${about}</span> `}${row.name}</th>
        ${this.columns.map((column) => this.cell(row, column))} ${this.outcome === null ? nothing : this.results(row, this.outcome(row.id))}
      </tr>
      ${problemRow(this.bench, row.place, this.columns.length + 4, (place) => RECORDED.test(place))}`;
  }

  private cell(row: Row, { key, name, kind, choices }: Column): TemplateResult {
    const field = { document: "quarter", place: under(row.place, ...key.split(".")), name: `${row.name} ${name}`, kind } as const;
    if (choices !== null) return html`<td>${choice(this.bench, field, choices, subjectWords(this.bench.language).records.unrated)}</td>`;
    return html`<td class="score-cell">${input(this.bench, { ...field, size: "figure" })}</td>`;
  }

  private results(row: Row, outcome: Outcome | undefined): TemplateResult {
    const { columns } = this.bench.words;
    const text = shown(outcome?.score);
    return html`<td class="number derived">
        ${outcome === undefined ? text : figureButton({ hook: "score", text, name: `${row.name} ${columns.score}`, question: this.question(row.id) })}
      </td>
      <td class="number derived">${shown(outcome?.rank)}</td>
      <td class="derived">${shown(outcome?.gradeName)}</td>`;
  }
}
customElements.define("record-table", RecordTable);

/** Neighbouring columns of one group share a head. */
function groupsOf(columns: readonly Column[]): { name: string; columns: Column[] }[] {
  const groups: { name: string; columns: Column[] }[] = [];
  for (const column of columns) {
    const last = groups[groups.length - 1];
    if (last?.name === column.group) last.columns.push(column);
    else groups.push({ name: column.group, columns: [column] });
  }
  return groups;
}
