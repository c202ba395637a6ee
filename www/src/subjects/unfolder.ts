/** The name of a row that unfolds more about it. */

import { html } from "lit";
import type { TemplateResult } from "lit";

export function unfolder(name: string, label: string, isOpen: boolean, turn: () => void): TemplateResult {
  return html`<button type="button" class="unfolder" aria-expanded=${isOpen ? "true" : "false"} title=${label} @click=${turn}>
    <span class="unfolder-mark" aria-hidden="true">${isOpen ? "▾" : "▸"}</span>${name}
  </button>`;
}
