import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { listAt, textAt } from "../../document/place";
import { rowsAt } from "../../quarter";
import { section } from "./section";

/** What the published values rest on, and the scheme's own remarks. */
export function sourceList(bench: Bench): TemplateResult {
  const sources = rowsAt(bench.scheme, "sources");
  return section(
    bench.words.rules.sources,
    html`<ul class="notes">
      ${sources.map(({ value }) => {
        const note = textAt(value, "note");
        return html`<li>${textAt(value, "title")} ${textAt(value, "date")}${note === "" ? nothing : html` <span class="hint">${note}</span>`}</li>`;
      })}
      ${listAt(bench.scheme, "notes").map((note) => html`<li>${String(note)}</li>`)}
    </ul>`,
  );
}
