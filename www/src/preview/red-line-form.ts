/** Red lines: what happened, and in what capacity one is concerned. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Json } from "../document/json";
import { listAt, textAt } from "../document/place";
import { fold } from "./field";
import type { Sight } from "./sight";
import { capacitiesOf, gridIsOwn, triedIncident, withIncident } from "./trial";
import type { Capacity } from "./trial";

export function redLineForm(sight: Sight): TemplateResult | typeof nothing {
  const { words, trial } = sight;
  const redLines = listAt(trial.scheme, "redLines");
  if (redLines.length === 0) return nothing;
  const ticked = redLines.filter((redLine) => triedIncident(trial, textAt(redLine, "id")) >= 0).length;
  return fold("red-lines", words.redLines.title, ticked === 0 ? "" : words.redLines.some(ticked), html`<p class="about">${words.redLines.lead}</p>
    ${redLines.map((redLine) => one(sight, redLine))}`);
}

function one(sight: Sight, redLine: Json): TemplateResult {
  const { words, trial, change } = sight;
  const id = textAt(redLine, "id");
  const at = triedIncident(trial, id);
  const capacities = capacitiesOf(trial, redLine);
  const chosen = at < 0 ? null : capacityOf(sight, at, capacities);
  const set = (capacity: Capacity | null): void => {
    change(withIncident(trial, redLine, capacity, words.names));
  };
  return html`<div class="red-line">
    <label class="tick"
      ><input type="checkbox" data-red-line=${id} .checked=${at >= 0} @change=${(event: Event) => {
        set((event.target as HTMLInputElement).checked ? (capacities[0] ?? "post") : null);
      }} /><span>${textAt(redLine, "name")}</span></label
    >
    ${at < 0
      ? nothing
      : capacities.length === 0
        ? html`<p class="about">${words.redLines.not}</p>`
        : html`<fieldset class="ways"><legend>${words.redLines.how}</legend>
            ${capacities.map(
              (capacity) => html`<label class="way"><input type="radio" name="capacity-${id}" data-capacity=${capacity} .checked=${capacity === chosen} @change=${() => set(capacity)} />${words.redLines.capacity[capacity]}</label>`,
            )}
          </fieldset>`}
  </div>`;
}

function capacityOf({ trial }: Sight, at: number, capacities: readonly Capacity[]): Capacity | null {
  const incident = listAt(trial.quarter, "incidents")[at];
  if (textAt(incident, "offender") === trial.person) return "offender";
  if (gridIsOwn(trial, textAt(incident, "grid"))) return "grid";
  return capacities.find((capacity) => capacity === "post" || capacity === "everybody") ?? null;
}
