/** One page of instructions (操作说明), to be read here or printed and put beside the computer. */

import { html } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { send } from "../events";
import type { ViewName } from "../events";
import { helpWords } from "../help/words";
import { askFor } from "../paper/page-rule";
import { View } from "../view";

export class HelpView extends View {
  static override properties: PropertyDeclarations = { back: { attribute: false } };

  /** where one was before */
  declare back: ViewName;

  override connectedCallback(): void {
    super.connectedCallback();
    askFor("portrait");
  }

  override disconnectedCallback(): void {
    askFor(null);
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const words = helpWords(this.bench.language);
    return html`<div class="toolbar">
        <button type="button" class="button" data-testid="print-help" @click=${() => window.print()}>${words.print}</button>
        <span class="hint">${words.hint}</span>
        <button type="button" class="quiet" data-testid="close-help" @click=${() => send(this, "bench-view", this.back)}>${words.close}</button>
      </div>
      <article class="help-sheet">
        <h2 tabindex="-1">${this.bench.words.product}${this.bench.language === "en" ? ": " : " · "}${words.title}</h2>
        <p>${words.lead}</p>
        <h3>${words.steps}</h3>
        <table class="help-steps" aria-label=${words.steps}>
          <tbody>
            ${this.steps.map((step, index) => this.step(step, index))}
          </tbody>
        </table>
        <h3>${words.keysTitle}</h3>
        <table class="help-keys" aria-label=${words.keysTitle}>
          <tbody>
            ${words.keys.map(([keys, does]) => html`<tr><th scope="row">${keys}</th><td>${does}</td></tr>`)}
          </tbody>
        </table>
        <h3>${words.careTitle}</h3>
        <ul>
          ${words.care.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </article>`;
  }

  /** What the open system has, by the names at the left. */
  private get steps(): ViewName[] {
    const { does } = helpWords(this.bench.language);
    return this.bench.system.views.filter((view) => does[view] !== undefined);
  }

  private step(step: ViewName, index: number): TemplateResult {
    const { words, language } = this.bench;
    const name = step === "library" || step === "samples" || step === "help" ? "" : words.nav[step];
    return html`<tr>
      <th scope="row">${index + 1}　${name}</th>
      <td>${helpWords(language).does[step]}</td>
    </tr>`;
  }
}
customElements.define("help-view", HelpView);
