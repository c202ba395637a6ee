/** Red-line incidents (高压线): what happened, where, on what basis, and who is hit by it. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { textAt, under } from "../document/place";
import { assessedOf, rowsAt } from "../quarter";
import type { Row } from "../quarter";
import { View } from "../view";
import { choice, flag, input, problemsOf } from "../parts/fields";
import { figureButton } from "../parts/figures";
import { hitBy, reasonsOf, toldOf } from "../red-lines/effect";
import { withdrawnTable } from "../red-lines/withdrawal";
import "../red-lines/wizard";
import { redLineWords } from "../red-lines/words";

export class RedLinesView extends View {
  protected override render(): TemplateResult {
    const { words, quarter } = this.bench;
    const incidents = rowsAt(quarter, "incidents");
    return html`<h2 class="view-title">${words.redLines.title}</h2>
      ${incidents.length === 0 ? html`<p class="empty">${words.redLines.none}</p>` : ""}
      <ul class="cards">
        ${repeat(
          incidents,
          (row) => row.id,
          (row) => html`<li class="card" data-incident=${row.id}>${this.incident(row)}</li>`,
        )}
      </ul>
      <details class="adder wizard-adder" ?open=${incidents.length === 0}>
        <summary>${redLineWords(this.bench.language).title}</summary>
        <red-line-wizard .bench=${this.bench}></red-line-wizard>
      </details>
      ${withdrawnTable(this.bench)}`;
  }

  private incident(row: Row): TemplateResult {
    const { words, scheme, quarter } = this.bench;
    const at = (key: string): string => under(row.place, key);
    const field = (key: string, name: string) => ({ document: "quarter", place: at(key), name }) as const;
    const villages = rowsAt(quarter, "villages");
    const village = villages.find(({ id }) => id === textAt(row.value, "village"));
    const people = assessedOf(this.bench).filter((person) => person.village === village?.id);
    const isPerson = this.bench.system.subject === "person";
    const redLines = rowsAt(scheme, "redLines");
    const keys = ["", "redLine", "village", "grid", "date", "basis", "offender", "offenderTicked"];
    return html`<div class="card-fields">
        <label>${words.redLines.what} ${choice(this.bench, field("redLine", words.redLines.what), redLines)}</label>
        <label>${words.columns.village} ${choice(this.bench, field("village", words.columns.village), villages)}</label>
        ${rowsAt(village?.value, "grids").length === 0 && textAt(row.value, "grid") === "" ? nothing : html`<label>${words.villages.grid} ${choice(this.bench, field("grid", words.villages.grid), rowsAt(village?.value, "grids"), words.none)}</label>`}
        <label>${words.columns.date} ${input(this.bench, { ...field("date", words.columns.date), size: "date" })}</label>
        ${isPerson
          ? html`<label>${words.redLines.offender} ${choice(this.bench, field("offender", words.redLines.offender), people, words.none)}</label>
              ${flag(this.bench, field("offenderTicked", words.redLines.offenderTicked))}`
          : nothing}
        <label class="wide">${words.redLines.basis} ${input(this.bench, { ...field("basis", words.redLines.basis), size: "sentence" })}</label>
      </div>
      ${keys.map((key) => problemsOf(this.bench, { document: "quarter", place: key === "" ? row.place : at(key) }))} ${this.hit(row)} <incident-withdrawal .bench=${this.bench} .incident=${row}></incident-withdrawal>`;
  }

  private hit(row: Row): TemplateResult | typeof nothing {
    const { words, settlement, scheme, system } = this.bench;
    if (settlement === null) return nothing;
    const own = redLineWords(this.bench.language).incident;
    const told = toldOf(scheme, row.value);
    const hit = hitBy(settlement, told);
    if (hit.length === 0) return html`<p class="hint">${own.nobody}</p>`;
    return html`<div class="hit">
      <h3>${own.hit(words.ranking.people(hit.length))}</h3>
      <ul>
        ${hit.map(
          (line) => html`<li>
            <b>${line.name}</b> ${line.postNames}
            ${system.hasGrading
              ? html`→
                ${figureButton({
                  hook: "grade",
                  text: line.gradeName ?? "",
                  name: `${line.name} ${words.columns.grade}`,
                  question: { about: "person", person: line.person, figure: "grade" },
                })}`
              : nothing}
            <span class="about">${reasonsOf(line, told).join(words.clauseMark)}</span>
          </li>`,
        )}
      </ul>
    </div>`;
  }
}
customElements.define("red-lines-view", RedLinesView);
