/** The quarter's own coefficients of classes, each with its reason. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { listAt, textAt, under } from "../document/place";
import { send } from "../events";
import { rowsAt } from "../quarter";
import type { Choice } from "../quarter";
import { View } from "../view";
import { choice, input, problemsOf } from "./fields";
import type { FormField, Typed } from "./record-form";
import "./record-form";

export class CoefficientList extends View {
  protected override render(): TemplateResult {
    const { words, quarter, scheme } = this.bench;
    const classes = rowsAt(scheme, "difficulty.classes").map(({ id }) => ({ id, name: id }));
    const adjusted = listAt(quarter, "coefficients");
    const free = classes.filter(({ id }) => !adjusted.some((one) => textAt(one, "class") === id));
    return html`<section aria-label=${words.coefficients.title}>
      <h3>${words.coefficients.title}</h3>
      ${adjusted.length === 0 ? html`<p class="hint">${words.coefficients.none}</p>` : ""}
      <ul class="records">
        ${adjusted.map((_one, index) => html`<li class="record">${this.adjustment(under("coefficients", index), classes)}</li>`)}
      </ul>
      ${free.length === 0 ? "" : this.adder(free)}
    </section>`;
  }

  private adder(classes: readonly Choice[]): TemplateResult {
    const { words } = this.bench;
    return html`<details class="adder">
      <summary>${words.coefficients.add}</summary>
      <record-form
        .bench=${this.bench}
        .hook=${"add-coefficient"}
        .act=${words.add}
        .list=${"coefficients"}
        .fields=${[
          { name: "class", label: words.columns.class, choices: classes },
          { name: "coefficient", label: words.columns.coefficient, size: "figure" },
          { name: "reason", label: words.decisions.reason, size: "sentence" },
        ] satisfies FormField[]}
        .record=${({ text }: Typed): Json => ({ class: text("class"), coefficient: text("coefficient"), reason: text("reason") })}
        .label=${(): Label => (all) => all.coefficients.add}
      ></record-form>
    </details>`;
  }

  private adjustment(place: string, classes: readonly Choice[]): TemplateResult {
    const { words } = this.bench;
    const field = (key: string, name: string) => ({ document: "quarter", place: under(place, key), name }) as const;
    return html`${choice(this.bench, field("class", words.columns.class), classes)}
      ${input(this.bench, { ...field("coefficient", words.columns.coefficient), size: "figure" })}
      <label>${words.decisions.reason} ${input(this.bench, { ...field("reason", words.decisions.reason), size: "sentence" })}</label>
      <button type="button" class="quiet" @click=${() => send(this, "bench-command", removed("quarter", place, (all) => all.coefficients.removed))}>${words.remove}</button>
      ${[place, under(place, "class"), under(place, "coefficient"), under(place, "reason")].map((here) => problemsOf(this.bench, { document: "quarter", place: here }))}`;
  }
}
customElements.define("coefficient-list", CoefficientList);
