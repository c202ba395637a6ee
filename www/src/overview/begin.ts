/** A quarter of one's own begins without villages and people; and while there are none, a sample is one click away. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { emptyDesk } from "../desk/desk";
import type { Json, JsonObject } from "../document/json";
import { listAt, textAt } from "../document/place";
import { fromValue, textOf } from "../document/written";
import { send } from "../events";
import { sample } from "../sample";
import { periodName } from "../text/period";
import { View } from "../view";
import { overviewWords } from "./words";
import type { Words } from "./words";

export function isEmpty(quarter: Json | undefined): boolean {
  return ["villages", "people", "households"].every((list) => listAt(quarter, list).length === 0);
}

export class BeginQuarter extends View {
  static override properties: PropertyDeclarations = { complaint: { state: true } };

  declare complaint: string;

  constructor() {
    super();
    this.complaint = "";
  }

  protected override render(): TemplateResult {
    return html`${isEmpty(this.bench.quarter) ? this.toSample() : nothing}
      <details class="adder" data-testid="begin">
        <summary>${this.words.title}</summary>
        ${this.form()}
      </details>`;
  }

  private get words(): Words["begin"] {
    return overviewWords(this.bench.language).begin;
  }

  private toSample(): TemplateResult {
    const open = (): void => {
      const { quarter } = sample();
      send(this, "bench-sample", { text: textOf(quarter), title: `${textAt(quarter.value, "town")}${periodName(textAt(quarter.value, "period"), this.bench.language)}` });
    };
    return html`<p class="empty">${this.words.sampleLead} <button type="button" class="button" data-testid="one-click-sample" @click=${open}>${this.words.sample}</button></p>`;
  }

  private form(): TemplateResult {
    const { words } = this;
    return html`<form class="add-form" novalidate @submit=${this.submitted}>
      <p class="hint">${words.lead}</p>
      <div class="add-field">
        <label>${words.town} <input class="input input-name" name="town" /></label>
      </div>
      <div class="add-field">
        <label>${words.period} <input class="input input-date" name="period" value=${textAt(this.bench.quarter, "period")} /></label>
        <p class="hint">${words.periodHint}</p>
      </div>
      <button type="submit" class="button">${words.act}</button>
      ${this.complaint === "" ? nothing : html`<p class="field-problems" role="alert">${this.complaint}</p>`}
    </form>`;
  }

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    const typed = (name: string): string => {
      const text = data.get(name);
      return typeof text === "string" ? text.trim() : "";
    };
    const [town, period] = [typed("town"), typed("period")];
    this.complaint = town === "" || period === "" ? this.words.missing : "";
    if (this.complaint === "") this.begin(town, period);
  };

  private begin(town: string, period: string): void {
    const { documents, language } = this.bench;
    const label = this.words.label(town, periodName(period, language));
    const opened = { scheme: documents.scheme, quarter: fromValue(this.empty(town, period)), desk: fromValue(emptyDesk()) };
    send(this, "bench-project", { opening: { documents: opened, drafts: {}, project: null, label: () => label }, from: null });
    send(this, "bench-view", "overview");
  }

  /** Nothing is guessed: what the rules need besides is asked for by the core. */
  private empty(town: string, period: string): JsonObject {
    const { scheme, system } = this.bench;
    const version = { id: textAt(scheme, "id"), version: textAt(scheme, "version") };
    const subjects: JsonObject = system.subject === "person" ? { people: [] } : system.subject === "household" ? { households: [] } : {};
    return { format: "cadre-pay/quarter/1", scheme: version, period, town, ...(system.hasPool ? { openingBalance: "0.00" } : {}), villages: [], ...subjects };
  }
}
customElements.define("begin-quarter", BeginQuarter);
