/** Everything that is wrong, in one list; each sentence leads to its field. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { send } from "../events";
import type { Problem } from "../core";
import { View } from "../view";

export class ProblemList extends View {
  protected override render(): TemplateResult | typeof nothing {
    const { words, problems, refused, fault } = this.bench;
    return html`
      ${fault === null ? nothing : html`<section class="notice notice-fault" role="alert" data-testid="fault"><h2>${words.fault.title}</h2><p>${fault}</p><p>${words.fault.after}</p></section>`}
      ${problems.length === 0
        ? nothing
        : refused
          ? html`<section class="notice notice-refused" data-testid="problems" aria-label=${words.problems.refused(problems.length)}>
              <h2>${words.problems.refused(problems.length)}</h2>
              <p>${words.problems.withheld}</p>
              ${this.list(problems)}
            </section>`
          : html`<details class="notice notice-warning" data-testid="problems">
              <summary>${words.problems.warnings(problems.length)}</summary>
              ${this.list(problems)}
            </details>`}
    `;
  }

  private list(problems: readonly Problem[]): TemplateResult {
    return html`<div class="problem-scroll" tabindex="0" role="region" aria-label=${this.bench.words.problems.list}>
      <ol>
        ${problems.map((problem) => html`<li>${this.item(problem)}</li>`)}
      </ol>
    </div>`;
  }

  private item(problem: Problem): TemplateResult {
    const { document, place, sentence, hint } = problem;
    const where = `${document}:${place}`;
    if (document === "call") return html`<span data-problem-place=${where}>${sentence}</span>`;
    const follow = (event: Event): void => {
      event.preventDefault();
      send(this, "bench-goto", { document, place });
    };
    return html`<a href="#main" data-problem-place=${where} @click=${follow}>${sentence}</a>
      ${hint === null ? nothing : html`<span class="problem-hint">${hint}</span>`}`;
  }
}
customElements.define("problem-list", ProblemList);
