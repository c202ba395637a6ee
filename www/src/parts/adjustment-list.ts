/** What is withheld from somebody's payment or added to it (扣补发), each with its reason. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { under } from "../document/place";
import { send } from "../events";
import { peopleOf, rowsAt } from "../quarter";
import type { PersonRow } from "../quarter";
import { View } from "../view";
import { input, problemsOf } from "./fields";
import { personOptions } from "./person-options";
import type { FormField, Typed } from "./record-form";
import "./record-form";

export class AdjustmentList extends View {
  static override properties: PropertyDeclarations = { person: { state: true } };

  /** chosen in the form */
  declare person: string;

  protected override render(): TemplateResult {
    const { words } = this.bench;
    const people = peopleOf(this.bench);
    const adjusted = people.flatMap((row) => rowsAt(this.bench.quarter, under(row.place, "adjustments")).map((one) => ({ row, place: one.place })));
    return html`<section class="adjustments" data-testid="adjustments" aria-label=${words.adjustments.title}>
      <h3>${words.adjustments.title}</h3>
      ${adjusted.length === 0
        ? html`<p class="hint">${words.adjustments.none}</p>`
        : html`<ul class="records">
            ${adjusted.map(({ row, place }) => html`<li>${this.adjustment(row, place)}</li>`)}
          </ul>`}
      <details class="adder">
        <summary>${words.adjustments.add}</summary>
        ${this.form(people)}
      </details>
    </section>`;
  }

  private adjustment(row: PersonRow, place: string): TemplateResult {
    const { words } = this.bench;
    const field = (key: string, name: string) => ({ document: "quarter", place: under(place, key), name: `${row.name} ${name}` }) as const;
    return html`<div class="record">
      <p class="record-title">${row.name}</p>
      <label>${words.adjustments.amount} ${input(this.bench, { ...field("amount", words.adjustments.amount), size: "figure" })}</label>
      <label>${words.decisions.reason} ${input(this.bench, { ...field("reason", words.decisions.reason), size: "sentence" })}</label>
      <button
        type="button"
        class="quiet"
        aria-label="${words.remove} ${row.name}"
        @click=${() => send(this, "bench-command", removed("quarter", place, (all) => all.adjustments.removed(row.name)))}
      >
        ${words.remove}
      </button>
      ${[place, under(place, "amount"), under(place, "reason")].map((here) => problemsOf(this.bench, { document: "quarter", place: here }))}
    </div>`;
  }

  private form(people: readonly PersonRow[]): TemplateResult | typeof nothing {
    const { words } = this.bench;
    const villages = rowsAt(this.bench.quarter, "villages");
    // The options stand by village, so the first person of the first village is chosen to begin with.
    const first = villages.flatMap(({ id }) => people.filter((row) => row.village === id))[0];
    const chosen = people.find((row) => row.id === this.person) ?? first;
    if (chosen === undefined) return nothing;
    return html`<record-form
      .bench=${this.bench}
      .hook=${"add-adjustment"}
      .act=${words.add}
      .list=${under(chosen.place, "adjustments")}
      .fields=${[
        { name: "person", label: words.columns.name, choices: personOptions(this.bench, people, null), onChoose: (person) => (this.person = person) },
        { name: "amount", label: words.adjustments.amount, size: "figure", hint: words.adjustments.amountHint },
        { name: "reason", label: words.decisions.reason, size: "sentence" },
      ] satisfies FormField[]}
      .record=${({ text }: Typed): Json => ({ amount: text("amount"), reason: text("reason") })}
      .label=${(): Label => (all) => all.adjustments.added(chosen.name)}
    ></record-form>`;
  }
}
customElements.define("adjustment-list", AdjustmentList);
