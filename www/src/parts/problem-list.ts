/** Everything that is wrong, in one list; each sentence leads to its field. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { documentOf } from "../bench";
import type { Json } from "../document/json";
import { stepsOf, textAt, under } from "../document/place";
import { send } from "../events";
import type { SaidProblem } from "../rules/said";
import { View } from "../view";

export class ProblemList extends View {
  protected override render(): TemplateResult {
    const refusals = this.bench.problems.filter((problem) => problem.severity === "refusal");
    const warnings = this.bench.problems.filter((problem) => problem.severity === "warning");
    return html`<p class="visually-hidden" role="status">${refusals.length === 0 ? "" : this.bench.words.problems.refused(refusals.length)}</p>
      ${this.fault()} ${refusals.length === 0 ? nothing : this.refused(refusals)} ${warnings.length === 0 ? nothing : this.remarks(warnings)}`;
  }

  private fault(): TemplateResult | typeof nothing {
    const { words, fault } = this.bench;
    if (fault === null) return nothing;
    return html`<section class="notice notice-fault" role="alert" data-testid="fault">
      <h2>${words.fault.title}</h2>
      <p>${fault}</p>
      <p>${words.fault.after}</p>
    </section>`;
  }

  private refused(problems: readonly SaidProblem[]): TemplateResult {
    const { words } = this.bench;
    return html`<section class="notice notice-refused" data-testid="problems" aria-label=${words.problems.list}>
      <h2>${words.problems.refused(problems.length)}</h2>
      <p>${words.problems.withheld}</p>
      ${this.list(problems, words.problems.list)}
    </section>`;
  }

  private remarks(problems: readonly SaidProblem[]): TemplateResult {
    const { words } = this.bench;
    return html`<details class="notice notice-warning" data-testid="warnings">
      <summary>${words.problems.warnings(problems.length)}</summary>
      ${this.list(problems, words.problems.remarks)}
    </details>`;
  }

  private list(problems: readonly SaidProblem[], name: string): TemplateResult {
    return html`<div class="problem-scroll" tabindex="0" role="group" aria-label=${name}>
      <ol>
        ${problems.map((problem) => html`<li>${this.item(problem)}</li>`)}
      </ol>
    </div>`;
  }

  private item(problem: SaidProblem): TemplateResult {
    const { document, place, sentence, hint } = problem;
    const where = `${document}:${place}`;
    if (document === "call") return html`<span data-problem-place=${where}>${sentence}</span>`;
    const follow = (event: Event): void => {
      event.preventDefault();
      send(this, "bench-goto", { document, place });
    };
    const record = problem.about ?? recordName(documentOf(this.bench, document), place);
    return html`${record === "" || sentence.includes(record) ? nothing : html`<b>${record}</b> `}
      <a href="#main" data-problem-place=${where} @click=${follow}>${sentence}</a>
      ${hint === null ? nothing : html`<span class="problem-hint">${hint}</span>`}`;
  }
}
customElements.define("problem-list", ProblemList);

/** The name of the person, village or rule that a place belongs to. */
function recordName(document: Json | undefined, place: string): string {
  const steps = stepsOf(place);
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const name = textAt(document, under("", ...steps.slice(0, length), "name"));
    if (name !== "") return name;
  }
  return "";
}
