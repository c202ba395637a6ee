/** Withdraws a registered incident (撤销登记): it leaves the quarter, and stays on the desk with date and reason. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Bench } from "../bench";
import type { Command } from "../command";
import { removed } from "../command";
import type { WithdrawnIncident } from "../desk/desk";
import { textAt, withItem } from "../document/place";
import { send } from "../events";
import { dayOf } from "../project/time";
import { nameIn, rowsAt } from "../quarter";
import type { Row } from "../quarter";
import { View } from "../view";
import { redLineWords } from "./words";

type Key = "reason" | "date";

export class IncidentWithdrawal extends View {
  static override properties: PropertyDeclarations = { incident: { attribute: false }, typed: { state: true }, isAsked: { state: true } };

  declare incident: Row;
  declare typed: Readonly<Record<Key, string>>;
  /** somebody wanted to withdraw it, so what is missing is said */
  declare isAsked: boolean;

  constructor() {
    super();
    this.typed = { reason: "", date: dayOf(new Date()) };
    this.isAsked = false;
  }

  protected override render(): TemplateResult {
    const words = redLineWords(this.bench.language).withdraw;
    return html`<details class="adder">
      <summary>${words.open}</summary>
      <form class="withdrawal" novalidate @submit=${this.submitted}>
        <p class="hint">${words.lead}</p>
        ${this.field("reason", "sentence")} ${this.field("date", "date")}
        <button type="submit" class="button">${words.act}</button>
      </form>
    </details>`;
  }

  private field(key: Key, size: string): TemplateResult {
    const words = redLineWords(this.bench.language).withdraw;
    const isMissing = this.isAsked && this.typed[key].trim() === "";
    const id = `withdraw-${key}-${this.incident.id}`;
    return html`<div class="add-field">
      <label
        >${words[key]}
        <input
          class="input input-${size} ${isMissing ? "input-wrong" : ""}"
          type="text"
          name=${key}
          autocomplete="off"
          placeholder=${key === "date" ? this.bench.words.datePattern : nothing}
          aria-invalid=${isMissing ? "true" : "false"}
          aria-describedby=${isMissing ? id : nothing}
          .value=${live(this.typed[key])}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) this.typed = { ...this.typed, [key]: event.target.value };
          }}
      /></label>
      ${isMissing ? html`<div class="field-problems" id=${id}>${words.missing[key]}</div>` : nothing}
    </div>`;
  }

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    this.isAsked = true;
    if (this.typed.reason.trim() === "" || this.typed.date.trim() === "") {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    send(this, "bench-command", withdrawal(this.bench, this.incident, this.typed));
  };
}
customElements.define("incident-withdrawal", IncidentWithdrawal);

function withdrawal({ scheme, quarter }: Bench, { place, value }: Row, { reason, date }: Readonly<Record<Key, string>>): Command {
  const redLine = nameIn(rowsAt(scheme, "redLines"), textAt(value, "redLine"));
  const village = nameIn(rowsAt(quarter, "villages"), textAt(value, "village"));
  const trace = { incident: value, redLine, village, date: date.trim(), reason: reason.trim() } satisfies WithdrawnIncident;
  return {
    ...removed("quarter", place, (words) => words.redLines.withdrawn(village, redLine)),
    also: [{ document: "desk", change: (desk) => withItem(desk, "withdrawn", trace) }],
  };
}

/** What was registered and withdrawn again, for the screen and the approval sheet. */
export function withdrawnTable({ desk, language }: Bench): TemplateResult | typeof nothing {
  const words = redLineWords(language).trace;
  const withdrawn = desk.withdrawn ?? [];
  if (withdrawn.length === 0) return nothing;
  return html`<div class="withdrawn">
    <h3>${words.title}</h3>
    <p class="hint">${words.hint}</p>
    <div class="table-region" role="region" tabindex="0" aria-label=${words.title}>
      <table data-testid="withdrawn">
        <thead>
          <tr>
            ${[words.incident, words.where, words.on, words.basis, words.withdrawn, words.reason].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${withdrawn.map(
            ({ incident, redLine, village, date, reason }) => html`<tr>
              <th scope="row" class="wrap">${redLine}</th>
              <td>${village}</td>
              <td>${textAt(incident, "date")}</td>
              <td>${textAt(incident, "basis")}</td>
              <td>${date}</td>
              <td>${reason}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}
