/** 做下一期: says what the next quarter will take from this one, and makes it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { textAt } from "../document/place";
import { send } from "../events";
import { factsOf } from "../library/version";
import { periodName } from "../text/period";
import { View } from "../view";
import { leaversOf, nextQuarter } from "./next";
import type { Next } from "./next";
import { covers, nextPeriod } from "./period";
import { rolloverWords } from "./words";
import type { Words } from "./words";

/** So many names stand in a sentence. */
const NAMED = 8;

export class NextQuarter extends View {
  static override properties: PropertyDeclarations = { staying: { state: true }, isOpen: { state: true } };

  /** who left and is taken along all the same */
  declare staying: ReadonlySet<string>;
  declare isOpen: boolean;

  constructor() {
    super();
    this.staying = new Set();
    this.isOpen = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { bench, words } = this;
    const period = nextPeriod(textAt(bench.quarter, "period"));
    if (period === null) return html`<p class="hint">${words.none}</p>`;
    const name = periodName(period, bench.language);
    return html`<details
      class="adder rollover"
      data-testid="next-quarter"
      .open=${live(this.isOpen)}
      @toggle=${(event: Event) => {
        if (event.target instanceof HTMLDetailsElement) this.isOpen = event.target.open;
      }}
    >
      <summary>${words.title(name)}</summary>
      ${this.isOpen ? this.plan(name) : nothing}
    </details>`;
  }

  private get words(): Words["next"] {
    return rolloverWords(this.bench.language).next;
  }

  private next(): Next | null {
    const { scheme, quarter, desk, settlement, language } = this.bench;
    if (scheme === undefined || quarter === undefined) return null;
    const clawBackReason = (period: string): string => this.words.clawBackReason(periodName(period, language));
    return nextQuarter({ scheme, quarter, desk, settlement, staying: this.staying, clawBackReason });
  }

  private plan(name: string): TemplateResult | typeof nothing {
    const { words, bench } = this;
    const next = this.next();
    if (next === null) return nothing;
    const facts = factsOf(bench.scheme);
    const isCovered = facts !== null && covers(facts, next.period);
    return html`<p>${words.lead(periodName(textAt(bench.quarter, "period"), bench.language), name)}</p>
      <p>${words.keeps}</p>
      <p>${words.clears}</p>
      <p>${isCovered ? words.scheme(facts.version) : words.otherScheme(facts?.version ?? "", name)}</p>
      ${this.leavers()}
      ${next.remarks.length === 0
        ? nothing
        : html`<p class="rollover-head">${words.remarks}</p>
            <ul data-testid="rollover-remarks">
              ${next.remarks.map((remark) => html`<li data-remark=${remark.kind}>${words.remark(remark, (people) => this.names(people))}</li>`)}
            </ul>`}
      <p class="hint">${words.save}</p>
      <button type="button" class="button" data-testid="make-next" @click=${() => this.make(next, name)}>${words.act(name)}</button>`;
  }

  private leavers(): TemplateResult | typeof nothing {
    const { words } = this;
    const leavers = leaversOf(this.bench.quarter);
    if (leavers.length === 0) return nothing;
    return html`<fieldset class="rollover-leavers">
      <legend>${words.leavers}</legend>
      ${leavers.map(
        ({ id, name, to }) => html`<label class="flag"
          ><input type="checkbox" data-leaver=${id} .checked=${live(this.staying.has(id))} @change=${(event: Event) => this.stay(id, event)} /><span
            >${words.leaver(name, to)}</span
          ></label
        >`,
      )}
    </fieldset>`;
  }

  private stay(id: string, event: Event): void {
    const isStaying = event.target instanceof HTMLInputElement && event.target.checked;
    this.staying = new Set([...this.staying].filter((one) => one !== id).concat(isStaying ? [id] : []));
  }

  private names(people: readonly string[]): string {
    const names = people.slice(0, NAMED).join(this.bench.words.listMark);
    return people.length > NAMED ? this.words.names(names, people.length) : names;
  }

  private make({ period, quarter, desk }: Next, name: string): void {
    this.staying = new Set();
    this.isOpen = false;
    const label = this.words.label(name);
    send(this, "bench-next", { period, quarter, desk, label: () => label, withoutVersion: this.words.noVersion(name) });
  }
}
customElements.define("next-quarter", NextQuarter);
