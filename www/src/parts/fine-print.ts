/** By which rules, from which data and with which core: below every table that is printed. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";

/** Beside the title of what is printed, so that no sheet of a draft is taken for the final one. */
export function draftMark({ words, settlement }: Bench): TemplateResult | typeof nothing {
  return settlement?.scheme.status === "draft" ? html`<span class="badge">${words.draft}</span>` : nothing;
}

export function finePrint({ words, settlement }: Bench): TemplateResult | typeof nothing {
  if (settlement === null) return nothing;
  return html`<p class="fine-print" data-testid="fine-print">
    ${words.ranking.basis(settlement.scheme.title, settlement.scheme.version)} ${settlement.scheme.status === "draft" ? words.draftHint : ""}
    <span class="hash">${words.ranking.hashes(settlement.scheme.hash.slice(0, 12), settlement.quarter.hash.slice(0, 12), settlement.engine)}</span>
  </p>`;
}
