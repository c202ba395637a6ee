/** The rules (办法): as a form to change them, and as a regulation to read and print. */

import { html } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { emptyScheme } from "../editor/new";
import { selfCheck } from "../editor/self-check";
import { editorWords } from "../editor/words";
import { textAt } from "../document/place";
import { send } from "../events";
import type { Place } from "../events";
import { labels as english } from "../rules/labels.en";
import { labels as chinese } from "../rules/labels.zh";
import { View } from "../view";
export { said } from "../rules/said";
import { RuleEditor } from "../editor/rule-editor";
import "../editor/rule-editor";
import "../regulation/regulation-text";

type Way = "edit" | "text";

export class SchemeView extends View {
  static override properties: PropertyDeclarations = { readonly: { type: Boolean }, way: { state: true } };

  /** an approved version is shown and not changed */
  declare readonly: boolean;
  declare way: Way;

  constructor() {
    super();
    this.readonly = false;
    this.way = "edit";
  }

  override async reveal(place: Place): Promise<void> {
    this.way = "edit";
    await this.updateComplete;
    const editor = this.querySelector("rule-editor");
    if (!(editor instanceof RuleEditor)) return;
    editor.reveal(place);
    await editor.updateComplete;
  }

  protected override render(): TemplateResult {
    const { bench } = this;
    const labels = bench.language === "en" ? english : chinese;
    return html`${this.head()}
    ${this.way === "edit"
      ? html`<rule-editor .bench=${bench} .labels=${labels} .readonly=${this.readonly}></rule-editor>`
      : html`<regulation-text .bench=${bench} .labels=${labels}></regulation-text>`}`;
  }

  private head(): TemplateResult {
    const { bench } = this;
    const { scheme } = bench;
    const words = editorWords(bench.language);
    const isDraft = textAt(scheme, "status") === "draft";
    return html`<header class="rule-head">
      <h2>${textAt(scheme, "title")}</h2>
      <div class="choices" role="group" aria-label=${words.ways}>${this.choice("edit", words.edit)}${this.choice("text", words.text)}</div>
      ${isDraft ? html`<span class="badge badge-draft" title=${bench.words.draftHint}>${bench.words.draft}</span>` : ""} ${selfCheck(bench)}
      ${this.way === "text"
        ? html`<button type="button" class="button" data-testid="print-text" @click=${() => window.print()}>${words.print}</button>`
        : html`<button type="button" class="quiet" data-testid="new-scheme" title=${words.createHint} @click=${this.create}>${words.create}</button>`}
      <p class="hint">${this.readonly ? words.fixed : words.lead}</p>
    </header>`;
  }

  private choice(way: Way, name: string): TemplateResult {
    const choose = (): void => {
      this.way = way;
    };
    return html`<button type="button" class="choice" data-way=${way} aria-pressed=${this.way === way ? "true" : "false"} @click=${choose}>${name}</button>`;
  }

  private readonly create = (): void => {
    const { created } = editorWords(this.bench.language);
    const labels = this.bench.language === "en" ? english : chinese;
    send(this, "bench-command", { document: "scheme", label: () => created, key: null, change: () => emptyScheme(labels) });
  };
}
customElements.define("scheme-view", SchemeView);
