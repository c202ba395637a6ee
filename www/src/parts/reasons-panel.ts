/** Why a figure is what it is: the sum as one would write it on paper, then the steps below it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import { send } from "../events";
import type { Question } from "../events";
import type { Line, Reason } from "../core";
import { money, shown } from "../figure";
import { View } from "../view";
import { badge, sourceTitle } from "./marks";

type AboutPerson = Extract<Question, { about: "person" }>;

export class ReasonsPanel extends View {
  static override properties: PropertyDeclarations = { question: { attribute: false } };

  declare question: Question | null;

  protected override render(): TemplateResult {
    const { words, settlement } = this.bench;
    return html`<section
      class="reasons ${this.question === null ? "reasons-empty" : ""}"
      data-testid="reasons"
      aria-label=${words.reasons.title}
      tabindex="-1"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.close();
      }}
    >
      <div class="reasons-head">
        <h2>${words.reasons.title}</h2>
        ${this.question === null
          ? nothing
          : html`<button type="button" class="quiet" data-testid="close-reasons" @click=${() => this.close()}>${words.reasons.close}</button>`}
      </div>
      ${this.question === null
        ? html`<p class="hint">${words.reasons.empty}</p>`
        : settlement === null
          ? html`<p class="hint">${words.reasons.withheld}</p>`
          : this.explanation(this.question)}
    </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("question") || this.question === null) return;
    this.scrollTop = 0;
    this.querySelector<HTMLElement>(".reasons")?.focus({ preventScroll: window.matchMedia("(min-width: 1000px)").matches });
  }

  private close(): void {
    send(this, "bench-close", null);
  }

  private explanation(question: Question): TemplateResult {
    const { words, settlement, lines, villageLines } = this.bench;
    if (question.about === "pool") return this.sheet(words.money.label, "", settlement?.pool.reasons ?? [], null);
    if (question.about === "village") {
      const village = villageLines.get(question.village);
      return this.sheet(village?.name ?? "", words.villages.title, village?.reasons ?? [], null);
    }
    if (question.about === "team") return this.team(question.village, question.figure);
    const line = lines.get(question.person);
    if (line === undefined) return html`<p class="hint">${words.reasons.gone}</p>`;
    return this.person(line, question);
  }

  private person(line: Line, question: AboutPerson): TemplateResult {
    const { words } = this.bench;
    const { figure } = question;
    const about = [line.villageName === line.name ? "" : line.villageName, line.postNames, line.categoryName].filter((part) => part !== null && part !== "").join(" · ");
    const result = html`<p class="result">
      ${words.reasons.score} <b class="amount">${shown(line.score)}</b> · ${words.reasons.rank(line.categoryName ?? "", shown(line.rank), line.rankedAmong)}
      ${this.bench.system.hasGrading ? html`· <b>${shown(line.gradeName)}</b>` : nothing}
    </p>`;
    return html`${this.sheet(line.name, about, this.bench.reasonsOf(line.person), figure, html`${result}<person-pictures .bench=${this.bench} .question=${question}></person-pictures>`)}
      ${line.notes.length === 0 ? nothing : html`<ul class="notes">${line.notes.map((note) => html`<li>${note}</li>`)}</ul>`}`;
  }

  private team(village: string, figure: string): TemplateResult {
    const { words, teamLines } = this.bench;
    const line = teamLines.get(village);
    if (line === undefined) return html`<p class="hint">${words.reasons.gone}</p>`;
    const result = html`<p class="result">
      ${words.reasons.score} <b class="amount">${shown(line.score)}</b> · ${words.reasons.rank("", shown(line.rank), line.rankedAmong)}
      ${line.gradeName === null ? nothing : html`· <b>${line.gradeName}</b>`}
    </p>`;
    return html`${this.sheet(line.name, words.reasons.team, this.bench.reasonsOf(village), figure, result)}
      ${line.notes.length === 0 ? nothing : html`<ul class="notes">${line.notes.map((note) => html`<li>${note}</li>`)}</ul>`}`;
  }

  private sheet(
    title: string,
    about: string,
    reasons: readonly Reason[],
    asked: string | null,
    result: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`<h3>${title}</h3>
      ${about === "" ? nothing : html`<p class="about">${about}</p>`} ${result}
      ${reasons.map((reason, index) => this.sum(reason, asked === null || answers(reason, asked) || (index === 0 && !reasons.some((other) => answers(other, asked)))))}`;
  }

  /** One figure with the sum that gives it. */
  private sum(reason: Reason, isOpen: boolean): TemplateResult {
    return html`<details class="sum" ?open=${isOpen}>
      <summary>
        <span class="sum-title">${reason.title}</span>
        ${reason.figure === null ? nothing : html`<span class="amount sum-figure">${money(reason.figure)}</span>`}
      </summary>
      <p class="sentence">${reason.sentence} ${this.origin(reason)}</p>
      ${this.steps(reason.steps)}
    </details>`;
  }

  private steps(steps: readonly Reason[]): TemplateResult | typeof nothing {
    if (steps.length === 0) return nothing;
    return html`<ol class="sum-steps">
      ${steps.map((step) => html`<li>${step.steps.length === 0 ? this.factor(step) : this.compound(step)}</li>`)}
    </ol>`;
  }

  /** A step that is made of nothing further. */
  private factor(reason: Reason): TemplateResult {
    return html`<div class="factor">
      <span class="step-figure amount">${money(reason.figure ?? "")}</span>
      <div class="step-words"><span class="step-title">${reason.title}</span> ${badge(this.bench, reason.mark)}
        <p class="sentence">${reason.sentence} ${this.origin(reason)}</p>
      </div>
    </div>`;
  }

  /** A step with steps of its own. */
  private compound(reason: Reason): TemplateResult {
    return html`<details class="part">
      <summary>
        <span class="step-figure amount">${money(reason.figure ?? "")}</span>
        <span class="step-title">${reason.title}</span> ${badge(this.bench, reason.mark)}
      </summary>
      <p class="sentence">${reason.sentence} ${this.origin(reason)}</p>
      ${this.steps(reason.steps)}
    </details>`;
  }

  private origin(reason: Reason): TemplateResult | typeof nothing {
    const { document, place, source } = reason;
    const title = sourceTitle(this.bench, source);
    if (title === "" && (document === null || place === null)) return nothing;
    return html`<span class="origin">
      ${title === "" ? nothing : html`<span class="origin-source">${title}</span>`}
      ${document === null || place === null
        ? nothing
        : html`<a
            href="#main"
            @click=${(event: Event) => {
              event.preventDefault();
              send(this, "bench-goto", { document, place });
            }}
            >${document === "scheme" ? this.bench.words.reasons.toRule : this.bench.words.reasons.toFact}</a
          >`}
    </span>`;
  }
}
customElements.define("reasons-panel", ReasonsPanel);

/** `rank-open` and `rank-last` answer a question about the rank as `rank` does. */
function answers(reason: Reason, asked: string): boolean {
  return reason.kind === asked || reason.kind.startsWith(`${asked}-`);
}
