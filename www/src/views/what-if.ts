/** What if: other rules over the open quarter and past ones. Nothing here changes the documents. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { textAt } from "../document/place";
import { fromText } from "../document/written";
import type { DocumentName } from "../document/written";
import { open } from "../files";
import { focusKeeper } from "../focus";
import { nameOf } from "../library/library";
import type { Library, Version } from "../library/library";
import { periodName } from "../text/period";
import { View } from "../view";
import { figuresOf, usualRange } from "../what-if/figures";
import type { Figure, Range } from "../what-if/figures";
import { comparisonTables } from "../what-if/result";
import { answerPart, problemNotice } from "../what-if/sweep";
import { QUARTERS, Trial, typedValue } from "../what-if/trial";
import type { Asked, Change, Opened } from "../what-if/trial";
import { trialWords } from "../what-if/words";
import type { Words } from "../what-if/words";

/** Outlives the view: whoever looks at another step comes back to the same trial. */
const trial = new Trial();

export class WhatIfView extends View {
  static override properties: PropertyDeclarations = { library: { attribute: false }, message: { state: true } };

  declare library: Library;
  declare message: string;

  constructor() {
    super();
    this.message = "";
  }

  private get words(): Words {
    return trialWords(this.bench.language);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    trial.follow(textAt(this.bench.scheme, "id"));
    const figures = figuresOf(this.bench.scheme, this.bench.language, words.versus.general);
    return html`<h2 class="view-title">${words.title}</h2>
      <p class="hint">${this.bench.system.hasPay ? words.lead : words.leadUnpaid}</p>
      <p class="message" role="status" data-testid="trial-message">${this.message}</p>
      ${this.quarterPart()} ${this.versusPart(figures)}
      <section class="rules" aria-label=${words.result.title} data-testid="trial-result">
        <h3>${words.result.title}</h3>
        ${this.result()}
      </section>
      ${this.sweepPart(figures)}`;
  }

  private quarterPart(): TemplateResult {
    const words = this.words.quarters;
    const name = `${textAt(this.bench.quarter, "town")} ${periodName(textAt(this.bench.quarter, "period"), this.bench.language)}`;
    return html`<section class="rules">
      <h3>${words.title}</h3>
      <ul class="trial-quarters">
        <li>
          <label class="flag">
            <input type="checkbox" data-testid="trial-open" .checked=${live(trial.usesOpen)} @change=${this.toggleOpen} /><span>${name} · ${words.open}</span>
          </label>
        </li>
        ${repeat(
          trial.past,
          (past) => past,
          (past) => html`<li>
            <span>${textAt(past.written.value, "town")} ${periodName(textAt(past.written.value, "period"), this.bench.language)}</span> <span class="unit">${past.name}</span>
            <button type="button" class="quiet" aria-label=${words.removed(past.name)} @click=${() => this.change(() => (trial.past = trial.past.filter((own) => own !== past)))}>
              ${this.bench.words.remove}
            </button>
          </li>`,
        )}
      </ul>
      <label class="button file-button"
        >${words.add}
        <input type="file" data-testid="trial-past" accept=".json,application/json" multiple @change=${this.addPast} />
      </label>
      <p class="hint">${words.most}</p>
    </section>`;
  }

  private versusPart(figures: readonly Figure[]): TemplateResult {
    const words = this.words.versus;
    const option = (versus: Trial["versus"], name: string): TemplateResult => html`<label class="flag trial-versus">
      <input type="radio" name="trial-versus" data-testid="trial-${versus}" .checked=${live(trial.versus === versus)} @change=${() => this.change(() => (trial.versus = versus))} />
      <span>${name}</span>
    </label>`;
    return html`<section class="rules">
      <h3 id="trial-versus-title">${words.title}</h3>
      <div role="radiogroup" aria-labelledby="trial-versus-title">${option("changes", words.changes)} ${option("other", words.other)}</div>
      ${trial.versus === "other" ? this.otherPart() : this.changesPart(figures)}
    </section>`;
  }

  private otherPart(): TemplateResult {
    const words = this.words.versus;
    const { other } = trial;
    const at = (place: string): string => textAt(other?.written.value, place);
    const { versions } = this.library;
    const picked = (event: Event): void => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      const { value } = event.target;
      const version = versions.find((one) => nameOf(one) === value);
      if (version !== undefined) void this.chooseVersion(version);
    };
    return html`${other === null ? nothing : html`<p>${words.chosen(at("title"), at("version"), other.name)}</p>`}
      <label class="trial-picker"
        ><span class="field-name">${words.library}</span>
        <select class="input" data-testid="trial-version" @change=${picked}>
          <option value="" .selected=${live(true)}>${words.pickVersion}</option>
          ${versions.map((version) => html`<option value=${nameOf(version)}>${version.title} ${version.version}</option>`)}
        </select></label
      >
      <label class="button file-button"
        >${words.choose}
        <input type="file" data-testid="trial-scheme" accept=".json,application/json" @change=${this.chooseOther} />
      </label>`;
  }

  private changesPart(figures: readonly Figure[]): TemplateResult {
    const words = this.words.versus;
    const known = new Map(figures.map((figure) => [figure.place, figure]));
    return html`<ul class="trial-changes">
        ${repeat(
          trial.changes,
          ({ place }) => place,
          (change) => {
            const figure = known.get(change.place);
            return html`<li>${figure === undefined ? change.place : this.changed(figure, change)} ${this.dropButton(change, figure)}</li>`;
          },
        )}
      </ul>
      <div class="toolbar">
        ${this.picker("trial-pick", words.figure, figures, trial.picked, (place) => (trial.picked = place))}
        <button type="button" class="button" data-testid="trial-add" ?disabled=${!known.has(trial.picked)} @click=${() => this.add(known.get(trial.picked))}>${words.add}</button>
      </div>`;
  }

  private changed(figure: Figure, change: Change): TemplateResult {
    const words = this.words.versus;
    const name = words.becomes(`${figure.group} · ${figure.name}`);
    const set = (value: Change["value"]): void => this.change(() => (trial.changes = trial.changes.map((own) => (own.place === change.place ? { ...own, value } : own))));
    const typed = (event: Event): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) set(typedValue(figure, event.target.value));
    };
    if (figure.kind === "flag") {
      const isOn = change.value === true;
      return html`<label class="flag"
          ><input type="checkbox" data-trial=${figure.place} .checked=${live(isOn)} @change=${() => set(!isOn)} /><span>${figure.group} · ${figure.name}</span></label
        >
        <span class="hint">${words.now(figure.current === true ? words.yes : words.no)}</span>`;
    }
    const field =
      figure.kind === "word"
        ? html`<select class="input" data-trial=${figure.place} @change=${typed}>
            ${figure.choices.map(({ id, name: choice }) => html`<option value=${id} .selected=${live(id === change.value)}>${choice}</option>`)}
          </select>`
        : html`<input
            class="input input-figure"
            type="text"
            autocomplete="off"
            spellcheck="false"
            inputmode="decimal"
            data-trial=${figure.place}
            .value=${live(String(change.value))}
            @input=${typed}
          />`;
    const now = figure.choices.find(({ id }) => id === figure.current)?.name ?? String(figure.current);
    return html`<label><span class="trial-name">${name}</span> ${field}</label> <span class="unit">${figure.unit}</span> <span class="hint">${words.now(now)}</span>`;
  }

  private dropButton(change: Change, figure: Figure | undefined): TemplateResult {
    const name = figure === undefined ? change.place : `${figure.group} · ${figure.name}`;
    return html`<button
      type="button"
      class="quiet"
      aria-label=${this.words.versus.removed(name)}
      @click=${() => this.change(() => (trial.changes = trial.changes.filter((own) => own !== change)))}
    >
      ${this.bench.words.remove}
    </button>`;
  }

  private picker(id: string, name: string, figures: readonly Figure[], chosen: string, pick: (place: string) => void): TemplateResult {
    const groups = [...new Set(figures.map(({ group }) => group))];
    const picked = (event: Event): void => {
      const { target } = event;
      if (target instanceof HTMLSelectElement) this.change(() => pick(target.value));
    };
    return html`<label class="trial-picker"
      ><span class="field-name">${name}</span>
      <select class="input" data-testid=${id} @change=${picked}>
        <option value="" .selected=${live(chosen === "")}>${this.words.versus.pick}</option>
        ${groups.map(
          (group) => html`<optgroup label=${group}>
            ${figures
              .filter((figure) => figure.group === group)
              .map((figure) => html`<option value=${figure.place} .selected=${live(figure.place === chosen)}>${figure.name}</option>`)}
          </optgroup>`,
        )}
      </select></label
    >`;
  }

  private result(): TemplateResult {
    const { words } = this;
    if (trial.count === 0) return html`<p class="empty">${words.quarters.none}</p>`;
    const answer = trial.compared(this.bench);
    if (answer === null) return html`<p class="empty">${trial.versus === "other" ? words.versus.emptyOther : words.versus.empty}</p>`;
    if (answer.kind === "refused") return html`${problemNotice(this.bench, answer.problems, true)}`;
    return html`${comparisonTables(this.bench, answer.comparison)} ${problemNotice(this.bench, answer.warnings, false)}`;
  }

  private sweepPart(figures: readonly Figure[]): TemplateResult {
    const words = this.words.sweep;
    const numbers = figures.filter(({ kind }) => kind === "decimal" || kind === "whole");
    const figure = numbers.find(({ place }) => place === trial.swept);
    const pick = (place: string): void => {
      const picked = numbers.find((own) => own.place === place);
      [trial.swept, trial.asked] = [place, null];
      if (picked !== undefined) trial.range = usualRange(picked);
    };
    const end = (key: keyof Range): TemplateResult => {
      const typed = (event: Event): void => {
        const { target } = event;
        if (target instanceof HTMLInputElement) this.change(() => ([trial.range, trial.asked] = [{ ...trial.range, [key]: target.value }, null]));
      };
      return html`<label class="trial-end"
        ><span class="field-name">${words[key]}</span>
        <input class="input input-figure" type="text" autocomplete="off" inputmode="decimal" data-testid="trial-${key}" .value=${live(trial.range[key])} @input=${typed} /></label
      >`;
    };
    const ask = (asked: Asked, name: string): TemplateResult => html`<button
      type="button"
      class="button"
      data-testid="trial-${asked}"
      ?disabled=${figure === undefined || trial.count === 0}
      @click=${() => this.change(() => (trial.asked = asked))}
    >
      ${name}
    </button>`;
    const answered = figure === undefined ? null : trial.answered(this.bench);
    return html`<section class="rules">
      <h3>${words.title}</h3>
      <p class="hint">${this.bench.system.hasPay ? words.lead : words.leadUnpaid}</p>
      <div class="toolbar trial-range">
        ${this.picker("trial-figure", words.figure, numbers, trial.swept, pick)} ${end("from")} ${end("to")} ${end("step")}
        ${figure === undefined ? nothing : html`<span class="hint">${this.words.versus.now(String(figure.current))} <span class="unit">${figure.unit}</span></span>`}
      </div>
      <div class="toolbar">${ask("sweep", words.run)} ${this.bench.system.hasPool ? html`${ask("largest", words.largest)} ${ask("smallest", words.smallest)}` : nothing}</div>
      ${this.bench.system.hasPool ? html`<p class="hint">${words.stepHint}</p>` : nothing}
      ${answered === null || figure === undefined ? nothing : answerPart(this.bench, answered, `${figure.group} · ${figure.name}`)}
    </section>`;
  }

  private change(act: () => void): void {
    const keep = focusKeeper(this);
    act();
    this.message = "";
    this.requestUpdate();
    void this.updateComplete.then(keep);
  }

  private add(figure: Figure | undefined): void {
    if (figure === undefined) return;
    this.change(() => {
      if (!trial.changes.some(({ place }) => place === figure.place)) trial.changes = [...trial.changes, { place: figure.place, value: figure.current }];
      trial.picked = "";
    });
    void this.updateComplete.then(() => {
      const field = [...this.querySelectorAll<HTMLElement>("[data-trial]")].find(({ dataset }) => dataset["trial"] === figure.place);
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
    });
  }

  private readonly toggleOpen = (): void => {
    const isFull = !trial.usesOpen && trial.count >= QUARTERS;
    this.change(() => (trial.usesOpen = !trial.usesOpen && !isFull));
    if (isFull) this.message = this.words.quarters.full;
  };

  private readonly addPast = (event: Event): void => {
    void this.opened(event, "quarter").then(({ opened, complaints }) => {
      const room = QUARTERS - trial.count;
      this.change(() => (trial.past = [...trial.past, ...opened.slice(0, room)]));
      if (opened.length > room) complaints.push(this.words.quarters.full);
      this.message = complaints.join(" ");
    });
  };

  private readonly chooseOther = (event: Event): void => {
    void this.opened(event, "scheme").then(({ opened, complaints }) => {
      this.change(() => (trial.other = opened[0] ?? trial.other));
      this.message = complaints.join(" ");
    });
  };

  private async chooseVersion(version: Version): Promise<void> {
    const { versus } = this.words;
    try {
      const { text } = await this.library.load(version);
      this.change(() => (trial.other = { name: versus.library, written: fromText(text) }));
    } catch {
      this.message = versus.unloaded(version.title);
    }
  }

  private async opened(event: Event, wanted: DocumentName): Promise<{ opened: Opened[]; complaints: string[] }> {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return { opened: [], complaints: [] };
    const words = this.words.quarters;
    const opened: Opened[] = [];
    const complaints: string[] = [];
    const files = await Promise.all([...(input.files ?? [])].map(open));
    // So that the same file can be chosen again once it has been mended.
    input.value = "";
    for (const file of files) {
      if (file.kind === "document" && file.document === wanted) opened.push({ name: file.name, written: fromText(file.text) });
      else if (file.kind === "not-read") complaints.push(this.bench.words.files.notRead(file.name));
      else if (file.kind === "not-utf-8") complaints.push(words.notUtf8(file.name));
      else complaints.push(wanted === "quarter" ? words.notQuarter(file.name) : words.notScheme(file.name));
    }
    return { opened, complaints };
  }
}
customElements.define("what-if-view", WhatIfView);
