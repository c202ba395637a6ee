/** 导出工作簿: makes the file with live formulas, and says which columns are live and which are not. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Bench } from "../bench";
import { detailOf } from "../core";
import type { QuarterDocument, SchemeDocument } from "../core";
import { send } from "../events";
import { download } from "../files";
import { office } from "../office/office";
import { View } from "../view";
import { fixedColumns, liveColumns } from "./about";
import type { Source } from "./source";
import { workbookWords } from "./words";
import type { WorkbookWords } from "./words";
import { titleOf, workbookOf } from "./workbook";
import type { BuiltWorkbook } from "./workbook";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Said = { readonly kind: "ready" } | { readonly kind: "working"; readonly percent: number | null } | { readonly kind: "failed"; readonly detail: string };

export class WorkbookExport extends View {
  static override properties: PropertyDeclarations = { said: { state: true } };

  declare said: Said;
  private stop: AbortController | null = null;
  /** which columns are live is asked of the workbook itself, once for each settlement */
  private last: { readonly settlement: Source["settlement"]; readonly built: BuiltWorkbook } | null = null;

  constructor() {
    super();
    this.said = { kind: "ready" };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const source = sourceOf(this.bench, this.allWords);
    return html`<section class="rules" aria-labelledby="workbook-title">
      <h3 id="workbook-title">${words.title}</h3>
      <p class="hint">${words.lead}</p>
      ${source === null ? html`<p class="notice notice-refused" data-testid="workbook-waiting">${words.waiting}</p>` : this.offer(source)}
    </section>`;
  }

  private get allWords(): WorkbookWords {
    return workbookWords(this.bench.language);
  }

  private get words(): WorkbookWords["export"] {
    return this.allWords.export;
  }

  private offer(source: Source): TemplateResult {
    const { words, said } = this;
    const isWorking = said.kind === "working";
    return html`${source.settlement.partial ? html`<p class="notice notice-warning">${words.partial}</p>` : nothing}
      <div class="toolbar">
        <button type="button" class="button" data-testid="workbook-export" ?disabled=${isWorking} @click=${() => void this.make(source)}>${words.button}</button>
        ${isWorking ? html`<button type="button" class="button" @click=${() => this.stop?.abort()}>${words.stop}</button>` : nothing}
        <span role="status">${isWorking ? words.working(said.percent) : ""}</span>
      </div>
      ${said.kind === "failed" ? html`<p class="notice notice-refused" role="alert">${words.failed(said.detail)}</p>` : nothing} ${this.columns(source)}`;
  }

  private columns(source: Source): TemplateResult {
    const { words } = this;
    const { described } = this.built(source);
    const fixed = fixedColumns(described);
    return html`<h4>${words.live}</h4>
      <dl class="workbook-columns">
        ${liveColumns(described).map(({ sheet, columns }) => html`<dt>${sheet}</dt><dd>${columns.join(this.allWords.about.comma)}</dd>`)}
      </dl>
      <h4>${words.fixed}</h4>
      ${fixed.length === 0
        ? html`<p>${words.nothingFixed}</p>`
        : html`<dl class="workbook-columns" data-testid="workbook-fixed">
            ${fixed.map(({ sheet, column, why }) => html`<dt>${sheet} · ${column}</dt><dd>${why}</dd>`)}
          </dl>`}`;
  }

  private built(source: Source): BuiltWorkbook {
    const { settlement } = source;
    if (this.last?.settlement !== settlement) this.last = { settlement, built: workbookOf(source) };
    return this.last.built;
  }

  private async make(source: Source): Promise<void> {
    const name = `${titleOf(source)}.xlsx`;
    const stop = new AbortController();
    this.stop = stop;
    this.said = { kind: "working", percent: null };
    try {
      // Built anew: what stands on the desk does not belong to the settlement.
      const bytes = await office.write(workbookOf(source).workbook(), ({ percent }) => (this.said = { kind: "working", percent }), stop.signal);
      download(name, new Uint8Array(bytes), TYPE);
      this.said = { kind: "ready" };
      send(this, "bench-say", this.words.done(name));
    } catch (fault) {
      this.said = stop.signal.aborted ? { kind: "ready" } : { kind: "failed", detail: detailOf(fault) };
      if (stop.signal.aborted) send(this, "bench-say", this.words.stopped);
    }
  }
}
customElements.define("workbook-export", WorkbookExport);

/** Null while the documents have no settlement; with one they have been read and are what they say. */
function sourceOf(bench: Bench, words: WorkbookWords): Source | null {
  const { settlement, scheme, quarter, desk, language } = bench;
  if (settlement === null || scheme === undefined || quarter === undefined) return null;
  return {
    scheme: scheme as unknown as SchemeDocument,
    quarter: quarter as unknown as QuarterDocument,
    settlement,
    desk,
    language,
    words,
    reasonsOf: (ids) => bench.reasonsOfAll(ids),
    inWords: (amount) => bench.ask((core) => core.inWords(amount, language)),
  };
}
