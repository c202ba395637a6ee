/** Two versions side by side in words: what of the rules differs. */

import { html } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { Language } from "../core";
import { labels as english } from "../rules/labels.en";
import { labels as chinese } from "../rules/labels.zh";
import { partsOf } from "../rules/phrase";
import type { Part } from "../rules/phrase";
import { View } from "../view";
import { fromText } from "../document/written";
import type { Subject } from "./subjects";
import { libraryWords } from "./words";

export interface Chosen {
  readonly before: string;
  readonly after: string;
}

export class VersionComparison extends View {
  static override properties: PropertyDeclarations = { subjects: { attribute: false }, chosen: { attribute: false } };

  declare subjects: readonly Subject[];
  /** keys of subjects, "" while none is chosen */
  declare chosen: Chosen;
  declare choose: (chosen: Chosen) => void;
  declare addFile: (files: readonly File[]) => void;

  private known: { before: string; after: string; language: Language; parts: readonly Part[] | null } | null = null;

  protected override render(): TemplateResult {
    const words = libraryWords(this.bench.language).comparison;
    return html`<section class="comparison" data-testid="comparison" aria-labelledby="comparison-title">
      <h3 id="comparison-title" tabindex="-1">${words.title}</h3>
      <div class="toolbar">
        ${this.choice("before", words.before)} ${this.choice("after", words.after)}
        <button type="button" class="quiet" @click=${() => this.choose({ before: this.chosen.after, after: this.chosen.before })}>${words.swap}</button>
        <label class="button file-button"
          >${words.file}<input type="file" data-testid="compare-file" accept=".json,application/json" @change=${this.file}
        /></label>
      </div>
      <div aria-live="polite" data-testid="differences">${this.result()}</div>
    </section>`;
  }

  private choice(side: keyof Chosen, name: string): TemplateResult {
    const chosen = this.chosen[side];
    const choose = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement) this.choose({ ...this.chosen, [side]: target.value });
    };
    return html`<label
      >${name}
      <select name=${side} @change=${choose}>
        <option value="" .selected=${chosen === ""}>—</option>
        ${this.subjects.map(({ key, name: title }) => html`<option value=${key} .selected=${key === chosen}>${title}</option>`)}
      </select></label
    >`;
  }

  private result(): TemplateResult {
    const words = libraryWords(this.bench.language).comparison;
    const [before, after] = [this.chosen.before, this.chosen.after].map((key) => this.subjects.find((subject) => subject.key === key));
    if (before === undefined || after === undefined) return html`<p class="hint">${words.choose}</p>`;
    const parts = this.partsOf(before.text, after.text);
    if (parts === null) return html`<p class="caution">${words.unreadable}</p>`;
    if (parts.length === 0) return html`<p>${before.text === after.text ? words.none : words.onlyWriting}</p>`;
    const count = parts.reduce((sum, { sentences }) => sum + sentences.length, 0);
    return html`<p class="comparison-head">${words.between(before.name, after.name)} <span class="hint">${words.count(count)}</span></p>
      ${parts.map(
        ({ title, sentences }) => html`<h4>${title}</h4>
          <ul class="notes">
            ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`,
      )}`;
  }

  private partsOf(before: string, after: string): readonly Part[] | null {
    const { language } = this.bench;
    if (this.known?.before !== before || this.known.after !== after || this.known.language !== language) {
      const [one, other] = [fromText(before).value, fromText(after).value];
      const labels = language === "en" ? english : chinese;
      const parts = one === undefined || other === undefined ? null : partsOf(one, other, labels, libraryWords(language).difference);
      this.known = { before, after, language, parts };
    }
    return this.known.parts;
  }

  private readonly file = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.files === null) return;
    const files = [...target.files];
    target.value = "";
    this.addFile(files);
  };
}
customElements.define("version-comparison", VersionComparison);

