import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { textAt, textsAt } from "../../document/place";
import { rowsAt } from "../../quarter";
import { section } from "./section";

/** What the published values rest on, and the scheme's own remarks. */
export function sourceList(bench: Bench): TemplateResult {
  const sources = rowsAt(bench.scheme, "sources");
  return section(
    bench.words.rules.sources,
    html`<ul class="notes">
      ${sources.map(({ value }, index) => {
        const note = textAt(value, "note");
        return html`<li>${bench.words.mark.source(index + 1)}: ${textAt(value, "title")} ${textAt(value, "date")}${note === "" ? nothing : html` <span class="hint">${note}</span>`}</li>`;
      })}
      ${textsAt(bench.scheme, "notes").map((note) => html`<li>${note}</li>`)}
    </ul>`,
  );
}
