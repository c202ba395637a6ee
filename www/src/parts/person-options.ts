/** People to choose from, by village. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Bench } from "../bench";
import { rowsAt } from "../quarter";
import type { PersonRow } from "../quarter";

/** With `null` nobody is chosen beforehand, and the browser keeps what the user chooses. */
export function personOptions(bench: Bench, people: readonly PersonRow[], chosen: string | null): TemplateResult {
  const villages = rowsAt(bench.quarter, "villages");
  const isKnown = chosen === null || people.some((person) => person.id === chosen);
  return html`${isKnown ? "" : html`<option value=${chosen} .selected=${live(true)}>${chosen}</option>`}
  ${villages.map((village) => {
    const here = people.filter((person) => person.village === village.id);
    if (here.length === 0) return "";
    return html`<optgroup label=${village.name}>
      ${here.map((person) => chosen === null
          ? html`<option value=${person.id}>${person.name}</option>`
          : html`<option value=${person.id} .selected=${live(person.id === chosen)}>${person.name}</option>`)}
    </optgroup>`;
  })}`;
}
