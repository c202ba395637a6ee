/** Both documents as text, with the line of every problem. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { lineNumber, mapOf, selectionOf } from "../document/locate";
import { textOf } from "../document/written";
import type { DocumentName } from "../document/written";
import { send } from "../events";
import { download } from "../files";
import { View } from "../view";

const DOCUMENTS: readonly DocumentName[] = ["scheme", "quarter"];

export class SourceView extends View {
  static override properties: PropertyDeclarations = { shown: { attribute: false }, line: { state: true } };

  declare shown: DocumentName;
  declare line: number;

  protected override render(): TemplateResult {
    const { words } = this.bench;
    const text = this.text;
    const draft = this.bench.drafts[this.shown];
    const isDraft = draft !== null;
    return html`<h2 class="view-title">${words.source.title}</h2>
      <div class="toolbar">
        <div class="choices" role="group" aria-label=${words.source.which}>
          ${DOCUMENTS.map(
            (name) => html`<button
              type="button"
              class="choice"
              data-document=${name}
              aria-pressed=${name === this.shown ? "true" : "false"}
              @click=${() => send(this, "bench-show-source", name)}
            >
              ${words.documents[name]}
            </button>`,
          )}
        </div>
        <button type="button" class="button" data-testid="apply-source" ?disabled=${!isDraft} @click=${this.apply}>
          ${draft?.isStale === true ? words.source.applyAnyway : words.source.apply}
        </button>
        <button type="button" class="quiet" data-testid="discard-source" ?disabled=${!isDraft} @click=${() => send(this, "bench-discard", this.shown)}>
          ${words.source.discard}
        </button>
        <button type="button" class="quiet" data-testid="download" @click=${() => this.save(this.shown)}>${words.source.download(words.documents[this.shown])}</button>
        <span class="toolbar-count">${this.line > 0 ? words.source.line(this.line) : nothing}</span>
      </div>
      ${draft?.isStale === true
        ? html`<p class="notice notice-warning" data-testid="stale">${words.source.waiting(words.documents[this.shown])} ${words.source.stale}</p>`
        : isDraft
          ? html`<p class="hint">${words.source.unapplied}</p>`
          : nothing}
      <label class="visually-hidden" for="source-text">${words.documents[this.shown]}</label>
      <textarea
        id="source-text"
        class="source-text"
        data-testid="source-text"
        spellcheck="false"
        ?readonly=${this.bench.closed !== null || (this.shown === "scheme" && this.bench.frozen)}
        autocomplete="off"
        wrap="off"
        .value=${text}
        @input=${this.typed}
        @keyup=${this.caret}
        @click=${this.caret}
        @keydown=${(event: KeyboardEvent) => {
          // What would overwrite later changes is not applied by a mere key.
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && draft?.isStale === false) this.apply();
        }}
      ></textarea>`;
  }

  /** Selects the line of a place and brings it into view. */
  select(place: string): void {
    const field = this.querySelector("textarea");
    if (field === null) return;
    const { from, to, line } = selectionOf(this.text, mapOf(this.text), place);
    // Browsers bring the caret into view on focus, also sideways in a long line.
    field.setSelectionRange(from, from);
    field.blur();
    field.focus();
    field.setSelectionRange(from, to);
    const rows = field.scrollHeight / this.text.split("\n").length;
    field.scrollTop = Math.max(0, (line - 4) * rows);
    this.line = line;
  }

  private get text(): string {
    return this.bench.drafts[this.shown]?.text ?? textOf(this.bench.documents[this.shown]);
  }

  private readonly typed = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) send(this, "bench-draft", { document: this.shown, text: event.target.value });
  };

  private readonly caret = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) this.line = lineNumber(event.target.value, event.target.selectionStart);
  };

  private readonly apply = (): void => {
    send(this, "bench-apply", this.shown);
  };

  private save(name: DocumentName): void {
    download(`${this.bench.words.documents[name]}.json`, this.text);
    send(this, "bench-kept", this.text);
  }
}
customElements.define("source-view", SourceView);
