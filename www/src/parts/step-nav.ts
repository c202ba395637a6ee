/** The quarter's steps. Any of them can be opened at any time; each says how it stands. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { send } from "../events";
import type { ViewName } from "../events";
import { listAt } from "../document/place";
import { View } from "../view";
import { openTies, pendingLines, refusalsIn } from "./standing";

/** The library stands behind the rules and is no step of its own. */
type Step = Exclude<ViewName, "library" | "samples" | "help">;

export class StepNav extends View {
  static override properties: PropertyDeclarations = { view: { attribute: false } };

  declare view: ViewName;

  protected override render(): TemplateResult {
    const { words } = this.bench;
    return html`<nav aria-label=${words.nav.label}>
      <ol class="steps">
        ${this.steps.map((step, index) => html`<li>${this.step(step, index)}</li>`)}
      </ol>
    </nav>`;
  }

  /** What the system has something for. */
  private get steps(): Step[] {
    return this.bench.system.views.filter((view): view is Step => view !== "library" && view !== "samples" && view !== "help");
  }

  private step(step: Step, index: number): TemplateResult {
    const { words } = this.bench;
    const problems = this.problemsIn(step);
    const state = this.stateOf(step);
    return html`<button
      type="button"
      class="step"
      data-view=${step}
      aria-current=${step === (this.view === "library" ? "scheme" : this.view) ? "page" : nothing}
      @click=${() => {
        send(this, "bench-view", step);
      }}
    >
      <span class="step-number" aria-hidden="true">${index + 1}</span>
      <span class="step-name">${words.nav[step]}</span>
      ${problems > 0
        ? html`<span class="step-state step-wrong">${words.nav.problems(problems)}</span>`
        : state === ""
          ? nothing
          : html`<span class="step-state">${state}</span>`}
    </button>`;
  }

  private problemsIn(step: Step): number {
    if (step === "source") return 0;
    return refusalsIn(this.bench, step).length;
  }

  /** How many are not scored yet. */
  private pending(): string {
    const open = pendingLines(this.bench).length;
    return open === 0 ? "" : this.bench.words.nav.open(open);
  }

  private stateOf(step: Step): string {
    const { words, settlement, quarter } = this.bench;
    switch (step) {
      case "scheme":
        return settlement?.scheme.status === "draft" ? words.draft : "";
      case "villages":
        return words.nav.count(listAt(quarter, "villages").length);
      case "people":
        return words.nav.count(listAt(quarter, "people").length);
      case "records":
        return this.bench.system.subject === "person" ? "" : this.pending();
      case "scores":
        return this.pending();
      case "barometer":
        return words.nav.count(listAt(quarter, "events").length);
      case "redlines":
        return words.nav.count(listAt(quarter, "incidents").length);
      case "leaderboard": {
        const ties = openTies(this.bench).team;
        return ties === 0 ? "" : words.nav.ties(ties);
      }
      case "ranking": {
        const ties = openTies(this.bench).own;
        return ties === 0 ? "" : words.nav.ties(ties);
      }
      case "overview":
      case "import":
      case "paper":
      case "export":
      case "project":
      case "whatif":
      case "source":
        return "";
    }
  }
}
customElements.define("step-nav", StepNav);
