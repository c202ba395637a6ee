/** 操作历史: the undo list, to go back several steps at once. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { send } from "../events";
import type { PastStep } from "../store";
import { ProjectPart } from "./part";
import { clock } from "./time";

const MOST = 50;

export class ProjectHistory extends ProjectPart {
  protected override render(): TemplateResult {
    const { pastSteps, futureSteps } = this.bench;
    const words = this.words.history;
    const isEmpty = pastSteps.length + futureSteps.length === 0;
    const shown = pastSteps.slice(0, MOST);
    return html`<section class="project-section" aria-labelledby="project-history">
      <h3 id="project-history">${words.title}</h3>
      <p class="hint">${isEmpty ? words.none : words.hint}</p>
      ${isEmpty
        ? nothing
        : html`<ol class="history-list" data-testid="history">
            ${futureSteps.slice(0, MOST).map((step, index) => this.step(step, index + 1, "undone")).reverse()} ${shown.map((step, index) => this.step(step, -index, index === 0 ? "now" : "done"))}
            ${pastSteps.length > MOST ? html`<li class="hint">${words.more(pastSteps.length - MOST)}</li>` : this.beginning(pastSteps.length)}
          </ol>`}
    </section>`;
  }

  private step({ label, at }: PastStep, steps: number, state: "now" | "done" | "undone"): TemplateResult {
    return html`<li>
      <button type="button" class="history-step history-${state}" aria-current=${state === "now" ? "step" : nothing} @click=${() => this.go(steps)}>
        <span class="history-time">${clock(at)}</span> ${label(this.bench.words)}${state === "undone" ? html` <span class="hint">${this.words.history.future}</span>` : nothing}
      </button>
    </li>`;
  }

  private beginning(steps: number): TemplateResult {
    return html`<li>
      <button type="button" class="history-step history-${steps === 0 ? "now" : "done"}" aria-current=${steps === 0 ? "step" : nothing} data-testid="history-start" @click=${() => this.go(-steps)}>${this.words.history.start}</button>
    </li>`;
  }

  private go(steps: number): void {
    if (steps !== 0) send(this, "bench-steps", steps);
  }
}
customElements.define("project-history", ProjectHistory);
