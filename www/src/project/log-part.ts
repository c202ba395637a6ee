/** 改动记录 as a table, the latest entry first. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { textAt } from "../document/place";
import { download } from "../files";
import { pageOf, pager } from "../parts/pager";
import { periodName } from "../text/period";
import type { Entry } from "./journal";
import { logAsCsv, placeOf } from "./log-csv";
import { ProjectPart } from "./part";
import { writtenTime } from "./time";

export class ProjectLog extends ProjectPart {
  static override properties: PropertyDeclarations = { wanted: { state: true }, page: { state: true } };

  declare wanted: string;
  declare page: number;

  constructor() {
    super();
    this.wanted = "";
    this.page = 0;
  }

  protected override render(): TemplateResult {
    const words = this.words.log;
    const { entries, folded } = this.keeper.log;
    const found = entries.filter((entry) => this.fits(entry)).reverse();
    return html`<section class="project-section">
      <h3>${words.title}</h3>
      <p class="hint">${words.hint}</p>
      <div class="toolbar">
        <label>${words.clerk} <input class="input input-name" type="text" autocomplete="off" title=${words.clerkHint} data-testid="clerk" .value=${this.keeper.clerk} @change=${this.named} /></label>
        <label>${words.filter} <input type="search" data-testid="find-entry" .value=${this.wanted} @input=${this.sought} /></label>
        <button type="button" class="button" data-testid="log-csv" ?disabled=${entries.length === 0} @click=${this.save}>${words.csv}</button>
        <span class="toolbar-count" role="status">${words.shown(found.length)}</span>
      </div>
      ${found.length === 0 ? html`<p class="hint">${words.none}</p>` : this.table(pageOf(found, this.page))} ${pager(this.bench, found.length, this.page, (page) => (this.page = page))}
      ${folded === 0 ? nothing : html`<p class="hint">${words.folded(folded)}</p>`}
    </section>`;
  }

  private table(entries: readonly Entry[]): TemplateResult {
    const { title, columns } = this.words.log;
    const { at, by, act, what, whose, from, to } = columns;
    return html`<div class="table-region" role="region" tabindex="0" aria-label=${title}>
      <table class="log-table" data-testid="log">
        <thead>
          <tr>${[at, by, act, what, whose, from, to].map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>${entries.map((entry) => this.row(entry))}</tbody>
      </table>
    </div>`;
  }

  private row(entry: Entry): TemplateResult {
    const words = this.words.log;
    const { day, clock } = writtenTime(entry.at);
    return html`<tr data-entry-number=${entry.number}>
      <td title=${entry.at}>${day} ${clock}</td>
      <td>${entry.by}</td>
      <td>${words.act(entry.act)}</td>
      <th scope="row" class="wrap" title=${placeOf(entry)}>${entry.what}</th>
      <td>${entry.whose}</td>
      ${entry.count === 1
        ? html`<td class="wrap">${this.value(entry.from)}</td><td class="wrap">${this.value(entry.to)}</td>`
        : html`<td class="hint" colspan="2">${entry.count === 0 ? nothing : words.several(entry.count)}</td>`}
    </tr>`;
  }

  private value(text: string | null): TemplateResult | string {
    const { nothing: none, empty } = this.words.log;
    return text === null ? html`<span class="hint">${none}</span>` : text === "" ? html`<span class="hint">${empty}</span>` : text;
  }

  private fits({ what, whose, by, from, to, at }: Entry): boolean {
    return this.wanted === "" || [what, whose, by, from, to, at].some((text) => text?.includes(this.wanted) === true);
  }

  private readonly sought = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.wanted = event.target.value.trim();
    this.page = 0;
  };

  private readonly named = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.keeper.clerk = event.target.value.trim();
  };

  private readonly save = (): void => {
    const { quarter, language } = this.bench;
    const parts = [textAt(quarter, "town"), periodName(textAt(quarter, "period"), language), this.words.log.csvName];
    download(`${parts.filter((part) => part !== "").join("-")}.csv`, logAsCsv(this.keeper.log, this.words), "text/csv;charset=utf-8");
  };
}
customElements.define("project-log", ProjectLog);
