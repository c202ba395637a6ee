/** Through which stages the scores go, and which of them they have reached: self-report, check, confirmation. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import { rowsAt } from "../quarter";
import { subjectWords } from "./words";

export function stageTrack({ scheme, settlement, language }: Bench): TemplateResult | typeof nothing {
  const stages = rowsAt(scheme, "stages");
  const stage = settlement?.stage ?? null;
  if (stages.length === 0 || stage === null) return nothing;
  const words = subjectWords(language).stages;
  const here = stages.findIndex(({ id }) => id === stage.id);
  return html`<div class="stages" data-testid="stages">
    <ol aria-label=${words.label}>
      ${stages.map(
        ({ name }, index) => html`<li class=${index < here ? "stage-past" : index === here ? "stage-here" : "stage-ahead"} aria-current=${index === here ? "step" : nothing}>
          ${name}${index === here ? html` <span class="stage-now">${words.now}</span>` : nothing}
        </li>`,
      )}
    </ol>
    ${stage.last ? nothing : html`<p class="caution">${words.open}</p>`}
  </div>`;
}
