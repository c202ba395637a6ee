/** Why a figure is what it is: every step with its rule, and where the rule comes from. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Reason } from "../core";
import { money } from "../figure";
import { fold } from "./field";
import { sourceTitle } from "./sight";
import type { Sight } from "./sight";

export function why(sight: Sight): TemplateResult | typeof nothing {
  if (sight.reasons.length === 0) return nothing;
  return fold("why", sight.words.why.title, "", html`${sight.reasons.map((reason, index) => sum(sight, reason, index === 0))}`);
}

function sum(sight: Sight, reason: Reason, isOpen: boolean): TemplateResult {
  return html`<details class="part" ?open=${isOpen} data-reason=${reason.kind}>
    <summary><span>${reason.title}</span> ${reason.figure === null ? nothing : html`<b class="number">${money(reason.figure)}</b>`}</summary>
    <p>${reason.sentence} ${origin(sight, reason)}</p>
    ${steps(sight, reason.steps)}
  </details>`;
}

export function steps(sight: Sight, reasons: readonly Reason[]): TemplateResult | typeof nothing {
  if (reasons.length === 0) return nothing;
  return html`<ol class="steps" part="steps">
    ${reasons.map(
      (reason) => html`<li>
        <div class="step"><span>${reason.title}</span> ${reason.figure === null ? nothing : html`<b class="number">${money(reason.figure)}</b>`}</div>
        <p>${reason.sentence} ${origin(sight, reason)}</p>
        ${steps(sight, reason.steps)}
      </li>`,
    )}
  </ol>`;
}

function origin({ words, trial }: Sight, { mark, source, document }: Reason): TemplateResult | typeof nothing {
  const title = source === null ? "" : sourceTitle(trial.scheme, source);
  const badge = mark === null || document !== "scheme" ? nothing : html`<span class="badge badge-${mark}" part="badge">${words.mark[mark]}</span>`;
  return html`${badge}${title === "" ? nothing : html`<span class="about">${words.why.source(title)}</span>`}`;
}
