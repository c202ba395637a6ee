/** The quarter's own coefficients of classes, each with its reason. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { added, removed } from "../command";
import { listAt, textAt, under } from "../document/place";
import { send } from "../events";
import { rowsAt } from "../quarter";
import { View } from "../view";
import { choice, input, problemsOf } from "./fields";

export class CoefficientList extends View {
  protected override render(): TemplateResult {
    const { words, quarter, scheme } = this.bench;
    const classes = rowsAt(scheme, "difficulty.classes").map(({ id, name }) => ({ id, name: name === "" ? id : name }));
    const adjusted = listAt(quarter, "coefficients");
    const first = classes.find(({ id }) => !adjusted.some((one) => textAt(one, "class") === id));
    return html`<section aria-label=${words.coefficients.title}>
      <h3>${words.coefficients.title}</h3>
      ${adjusted.length === 0 ? html`<p class="hint">${words.coefficients.none}</p>` : ""}
      <ul class="records">
        ${adjusted.map((_one, index) => html`<li class="record">${this.adjustment(under("coefficients", index), classes)}</li>`)}
      </ul>
      <button
        type="button"
        class="quiet"
        ?disabled=${first === undefined}
        @click=${() => {
          const coefficient = { class: first?.id ?? "", coefficient: this.schemeCoefficient(first?.id ?? ""), reason: "" };
          send(this, "bench-command", added("quarter", "coefficients", coefficient, (all) => all.coefficients.add));
        }}
      >
        ${words.coefficients.add}
      </button>
    </section>`;
  }

  private adjustment(place: string, classes: readonly { id: string; name: string }[]): TemplateResult {
    const { words } = this.bench;
    const field = (key: string, name: string) => ({ document: "quarter", place: under(place, key), name }) as const;
    return html`${choice(this.bench, field("class", words.columns.class), classes)}
      ${input(this.bench, { ...field("coefficient", words.columns.coefficient), size: "figure" })}
      <label>${words.decisions.reason} ${input(this.bench, { ...field("reason", words.decisions.reason), size: "sentence" })}</label>
      <button type="button" class="quiet" @click=${() => send(this, "bench-command", removed("quarter", place, (all) => all.coefficients.removed))}>${words.remove}</button>
      ${[place, under(place, "class"), under(place, "coefficient"), under(place, "reason")].map((here) => problemsOf(this.bench, { document: "quarter", place: here }))}`;
  }

  private schemeCoefficient(id: string): string {
    const found = rowsAt(this.bench.scheme, "difficulty.classes").find((one) => one.id === id);
    return found === undefined ? "" : textAt(found.value, "coefficient");
  }
}
customElements.define("coefficient-list", CoefficientList);
