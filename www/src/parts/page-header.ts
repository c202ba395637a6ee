/** What is open, in which state, and what acts on all of it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { EditionInUse } from "../core";
import { textAt } from "../document/place";
import { send } from "../events";
import type { Keeper, Standing } from "../project/keeper";
import { periodName } from "../text/period";
import { View } from "../view";

export class PageHeader extends View {
  static override properties: PropertyDeclarations = { edition: { attribute: false }, message: { attribute: false }, keeper: { attribute: false }, standing: { attribute: false } };

  declare edition: EditionInUse;
  declare message: string;
  declare keeper: Keeper;
  declare standing: Standing;

  protected override render(): TemplateResult {
    const { words } = this.bench;
    return html`<header class="page-header">
      <h1>${words.product}</h1>
      ${this.what()} ${this.badges()}
      <p class="message" role="status">${this.message}</p>
      <kept-mark .bench=${this.bench} .keeper=${this.keeper} .standing=${this.standing}></kept-mark>
      ${this.history()}
      <label class="button file-button"
        >${words.header.open}
        <input type="file" data-testid="open-files" accept=".json,application/json,.xlsx,.xlsm,.xls,.ods,.et,.csv,.txt,.tsv,.htm,.html" multiple @change=${this.opened} />
      </label>
      <button type="button" class="button" data-testid="samples" @click=${() => send(this, "bench-view", "samples")}>${words.header.samples}</button>
      <button type="button" class="quiet" data-testid="help" title=${words.header.helpHint} @click=${() => send(this, "bench-view", "help")}>${words.header.help}</button>
      <span class="badge badge-quiet" title=${words.header.offlineHint}>${words.header.offline}</span>
      <button
        type="button"
        class="quiet"
        data-testid="language"
        lang=${words.otherLanguage.tag}
        @click=${() => {
          send(this, "bench-language", null);
        }}
      >
        ${words.otherLanguage.name}
      </button>
      ${this.editionNote()}
    </header>`;
  }

  private what(): TemplateResult {
    const { settlement, quarter } = this.bench;
    const town = settlement?.quarter.town ?? textAt(quarter, "town");
    const period = settlement?.quarter.periodName ?? periodName(textAt(quarter, "period"), this.bench.language);
    return html`<p class="what"><span class="town">${town}</span> <span class="period">${period}</span></p>`;
  }

  private badges(): TemplateResult {
    const { words, settlement } = this.bench;
    if (settlement === null) return html``;
    const { example } = settlement.marks;
    return html`${settlement.scheme.status === "draft"
        ? html`<span class="badge badge-draft" data-testid="draft" title=${words.draftHint}>${words.draft}</span>`
        : nothing}
      ${example === 0
        ? nothing
        : html`<button
            type="button"
            class="badge badge-example"
            data-testid="examples"
            title=${words.header.examplesHint}
            @click=${() => {
              send(this, "bench-view", "scheme");
            }}
          >
            ${words.header.examples(example)}
          </button>`}`;
  }

  private history(): TemplateResult {
    const { words, undoLabel, redoLabel } = this.bench;
    const undo = undoLabel === null ? words.header.undo : words.header.undoOf(undoLabel(words));
    const redo = redoLabel === null ? words.header.redo : words.header.redoOf(redoLabel(words));
    return html`<span class="history">
      <button type="button" class="quiet" data-testid="undo" title=${undo} aria-label=${undo} ?disabled=${undoLabel === null} @click=${() => this.step("undo")}>
        <span aria-hidden="true">↶</span>
      </button>
      <button type="button" class="quiet" data-testid="redo" title=${redo} aria-label=${redo} ?disabled=${redoLabel === null} @click=${() => this.step("redo")}>
        <span aria-hidden="true">↷</span>
      </button>
    </span>`;
  }

  private editionNote(): TemplateResult {
    const { words } = this.bench;
    const { kind, reason } = this.edition;
    return html`<span class="edition ${kind === "wasm" ? "visually-hidden" : ""}" data-testid="edition" data-edition=${kind} title=${reason ?? ""}>
      ${kind === "wasm" ? words.header.wasm : words.header.nowasm}
    </span>`;
  }

  private readonly opened = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || field.files === null) return;
    const files = [...field.files];
    // The same file may be chosen again after it was mended.
    field.value = "";
    send(this, "bench-files", files);
  };

  private step(direction: "undo" | "redo"): void {
    send(this, "bench-history", direction);
  }
}
customElements.define("page-header", PageHeader);
