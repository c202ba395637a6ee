/** Figures that open their reasons. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { send } from "../events";
import type { Question } from "../events";

interface Figure {
  readonly hook: string;
  readonly text: string;
  /** said before the figure to whoever cannot see its column */
  readonly name: string;
  readonly question: Question;
  /** the one button of a row that Tab stops at; the arrow keys reach the others */
  readonly isStop?: boolean;
}

export function figureButton({ hook, text, name, question, isStop = true }: Figure): TemplateResult {
  return html`<button
    type="button"
    class="figure-button"
    data-testid=${hook}
    tabindex=${isStop ? "0" : "-1"}
    aria-label="${name} ${text}"
    @click=${(event: Event) => {
      if (event.currentTarget !== null) send(event.currentTarget, "bench-explain", question);
    }}
  >
    ${text}
  </button>`;
}

/** Arrow keys among the figures of a table: along the row, and to the same column of the rows around. */
export function moveAmongFigures(event: KeyboardEvent): void {
  const from = event.target;
  if (!(from instanceof HTMLElement) || !from.classList.contains("figure-button")) return;
  const to = neighbour(from, event.key);
  if (to === null) return;
  event.preventDefault();
  to.focus();
}

function neighbour(from: HTMLElement, key: string): HTMLElement | null {
  const row = from.closest("tr");
  if (row === null) return null;
  const along = [...row.querySelectorAll<HTMLElement>(".figure-button")];
  const index = along.indexOf(from);
  if (key === "ArrowRight") return along[index + 1] ?? null;
  if (key === "ArrowLeft") return along[index - 1] ?? null;
  const rows = [...(row.closest("table")?.querySelectorAll<HTMLElement>("tbody tr") ?? [])];
  const other = key === "ArrowDown" ? rows[rows.indexOf(row) + 1] : key === "ArrowUp" ? rows[rows.indexOf(row) - 1] : undefined;
  return other?.querySelectorAll<HTMLElement>(".figure-button")[index] ?? null;
}
