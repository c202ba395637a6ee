/** Red-line incidents (高压线): what happened, where, on what basis, and who is hit by it. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { nextId, removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { textAt, under } from "../document/place";
import { send } from "../events";
import { assessedOf, nameIn, peopleOf, rowsAt } from "../quarter";
import type { PersonRow, Row } from "../quarter";
import { View } from "../view";
import { personOptions } from "../parts/person-options";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { choice, flag, input, problemsOf } from "../parts/fields";
import { figureButton } from "../parts/figures";

export class RedLinesView extends View {
  static override properties: PropertyDeclarations = { redLine: { state: true } };

  /** the situation chosen in the form */
  declare redLine: string;

  protected override render(): TemplateResult {
    const { words, quarter } = this.bench;
    const incidents = rowsAt(quarter, "incidents");
    return html`<h2 class="view-title">${words.redLines.title}</h2>
      ${this.adder()}
      ${incidents.length === 0 ? html`<p class="empty">${words.redLines.none}</p>` : ""}
      <ul class="cards">
        ${repeat(
          incidents,
          (row) => row.id,
          (row) => html`<li class="card" data-incident=${row.id}>${this.incident(row)}</li>`,
        )}
      </ul>`;
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
        <button
          type="button"
          class="quiet"
          @click=${() => send(this, "bench-command", removed("quarter", row.place, (all) => all.redLines.removed(nameIn(redLines, textAt(row.value, "redLine")))))}
        >
          ${words.remove}
        </button>
      </div>
      ${keys.map((key) => problemsOf(this.bench, { document: "quarter", place: key === "" ? row.place : at(key) }))} ${this.hit(people)}`;
  }

  private hit(people: readonly PersonRow[]): TemplateResult {
    const { words, settlement, lines } = this.bench;
    if (settlement === null) return html``;
    const hit = people.flatMap((person) => {
      const line = lines.get(person.id);
      return line !== undefined && (line.redLined || line.items.some((item) => item.withheld)) ? [line] : [];
    });
    return html`<div class="hit">
      <h3>${words.redLines.hit(hit.length)}</h3>
      <ul>
        ${hit.map(
          (line) => html`<li>
            <b>${line.name}</b> ${line.postNames} →
            ${figureButton({
              hook: "grade",
              text: line.gradeName ?? "",
              name: `${line.name} ${words.columns.grade}`,
              question: { about: "person", person: line.person, figure: "grade" },
            })}
            <span class="about">${line.notes.join(words.clauseMark)}</span>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  private adder(): TemplateResult {
    const { words, scheme, quarter } = this.bench;
    const rows = rowsAt(scheme, "redLines");
    const isPerson = this.bench.system.subject === "person";
    const offender = isPerson ? textAt((rows.find(({ id }) => id === this.redLine) ?? rows[0])?.value, "hits.offender") : "never";
    const people = personOptions(this.bench, peopleOf(this.bench), null);
    const fields: FormField[] = [
      { name: "redLine", label: words.redLines.what, choices: rows, onChoose: (redLine) => (this.redLine = redLine) },
      {
        name: "where",
        label: words.redLines.where,
        keys: ["village", "grid"],
        choices: html`${rowsAt(quarter, "villages").map(
          (village) => html`<optgroup label=${village.name}>
            ${rowsAt(village.value, "grids").map((grid) => html`<option value="${village.id} ${grid.id}">${grid.name}</option>`)}
            <option value="${village.id} ">${words.redLines.wholeVillage(village.name)}</option>
          </optgroup>`,
        )}`,
      },
      { name: "date", label: words.columns.date, size: "date" },
      { name: "basis", label: words.redLines.basis, size: "sentence" },
      ...(offender === "never" ? [] : [{ name: "offender", label: words.redLines.offender, choices: html`<option value="">${words.none}</option>${people}` }]),
      ...(offender === "when-ticked" ? [{ name: "offenderTicked", label: "", boxes: [{ id: "yes", name: words.redLines.offenderTicked }] }] : []),
    ];
    return html`<record-form
      .bench=${this.bench}
      .hook=${"add-incident"}
      .act=${words.add}
      .list=${"incidents"}
      .fields=${fields}
      .record=${this.record}
      .label=${(): Label => (all) => all.redLines.add}
    ></record-form>`;
  }

  private readonly record = ({ text }: Typed): Json => {
    const [village = "", grid = ""] = text("where").split(" ");
    return {
      id: nextId(this.bench.quarter, "incidents", "i"),
      redLine: text("redLine"),
      village,
      ...(grid === "" ? {} : { grid }),
      date: text("date"),
      basis: text("basis"),
      ...given(text, "offender"),
      ...(text("offenderTicked") === "" ? {} : { offenderTicked: true }),
    };
  };
}
customElements.define("red-lines-view", RedLinesView);
