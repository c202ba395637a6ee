/** Long lists are shown so many rows at a time. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";

export const ROWS = 50;

/** The rows of a page; a page beyond the end is the last one. */
export function pageOf<T>(rows: readonly T[], page: number, size = ROWS): readonly T[] {
  const here = within(rows.length, page, size);
  return rows.slice(here * size, (here + 1) * size);
}

export function pager(bench: Bench, count: number, page: number, turn: (page: number) => void, size = ROWS): TemplateResult | typeof nothing {
  if (count <= size) return nothing;
  const words = bench.words.pager;
  const here = within(count, page, size);
  const last = within(count, count, size);
  const button = (name: string, to: number, isEnd: boolean): TemplateResult =>
    html`<button type="button" class="button" ?disabled=${isEnd} @click=${() => turn(to)}>${name}</button>`;
  return html`<nav class="pager" aria-label=${words.label} data-testid="pager">
    ${button(words.before, here - 1, here === 0)}
    <span role="status">${words.shown(here * size + 1, Math.min(count, (here + 1) * size), count)}</span>
    ${button(words.after, here + 1, here === last)}
  </nav>`;
}

function within(count: number, page: number, size: number): number {
  return Math.max(0, Math.min(page, Math.ceil(count / size) - 1));
}
