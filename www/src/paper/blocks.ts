/** What stands outside of tables. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { block } from "./model";
import type { Block } from "./model";

export function signatures(names: readonly string[]): Block {
  return block(() => html`<p class="paper-signatures">${names.map((name) => html`<span>${name}：</span>`)}</p>`, true);
}

export function paragraph(text: string, keep = false): Block {
  return block((): TemplateResult => html`<p class="paper-text">${text}</p>`, keep);
}
