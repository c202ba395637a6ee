/** What was decided by people rather than by the rules, each with its reason. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { nextId, removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { textAt, textsAt, under } from "../document/place";
import { send } from "../events";
import { nameIn, peopleOf, rowsAt } from "../quarter";
import type { Row } from "../quarter";
import { View } from "../view";
import { choice, input, problemsOf } from "./fields";
import { personOptions } from "./person-options";
import type { FormField, Typed } from "./record-form";
import "./record-form";

export class DecisionList extends View {
  protected override render(): TemplateResult {
    const { words, quarter } = this.bench;
    const decisions = rowsAt(quarter, "decisions");
    return html`<section class="decisions" data-testid="decisions" aria-label=${words.decisions.title}>
      <h3>${words.decisions.title}</h3>
      ${decisions.length === 0 ? html`<p class="hint">${words.decisions.none}</p>` : html`<ul class="records">${decisions.map((row) => html`<li>${this.decision(row)}</li>`)}</ul>`}
      <details class="adder">
        <summary>${words.decisions.add}</summary>
        ${this.form()}
      </details>
    </section>`;
  }

  private decision(row: Row): TemplateResult {
    const { words } = this.bench;
    const at = (key: string): string => under(row.place, key);
    return html`<div class="record">
      <p class="record-title">${this.summary(row)}</p>
      ${textAt(row.value, "kind") === "tie"
        ? nothing
        : choice(this.bench, { document: "quarter", place: at("grade"), name: words.columns.grade }, rowsAt(this.bench.scheme, "grading.grades"))}
      <label>${words.decisions.reason} ${input(this.bench, { document: "quarter", place: at("reason"), name: words.decisions.reason, size: "sentence" })}</label>
      <label>${words.columns.date} ${input(this.bench, { document: "quarter", place: at("date"), name: words.columns.date, size: "date" })}</label>
      <button type="button" class="quiet" @click=${() => send(this, "bench-command", removed("quarter", row.place, (all) => all.decisions.removed))}>
        ${words.remove}
      </button>
      ${["", "person", "category", "grade", "up", "reason", "date"].map((key) =>
        problemsOf(this.bench, { document: "quarter", place: key === "" ? row.place : at(key) }),
      )}
    </div>`;
  }

  private summary(row: Row): string {
    const { words, scheme, quarter } = this.bench;
    const people = rowsAt(quarter, "people");
    const grade = nameIn(rowsAt(scheme, "grading.grades"), textAt(row.value, "grade"));
    if (textAt(row.value, "kind") !== "tie") return words.decisions.grade(nameIn(people, textAt(row.value, "person")), grade);
    const up = textsAt(row.value, "up").map((person) => nameIn(people, person));
    return words.decisions.tie(nameIn(rowsAt(scheme, "categories"), textAt(row.value, "category")), grade, up.join(words.listMark));
  }

  private form(): TemplateResult {
    const { words, scheme } = this.bench;
    return html`<record-form
      .bench=${this.bench}
      .hook=${"add-decision"}
      .act=${words.add}
      .list=${"decisions"}
      .fields=${[
        { name: "person", label: words.columns.name, choices: personOptions(this.bench, peopleOf(this.bench), null) },
        { name: "grade", label: words.columns.grade, choices: rowsAt(scheme, "grading.grades") },
        { name: "reason", label: words.decisions.reason, size: "sentence" },
        { name: "date", label: words.columns.date, size: "date" },
      ] satisfies FormField[]}
      .record=${this.record}
      .label=${(): Label => (all) => all.decisions.add}
    ></record-form>`;
  }

  private readonly record = ({ text }: Typed): Json => ({
    id: nextId(this.bench.quarter, "decisions", "d"),
    kind: "grade",
    person: text("person"),
    grade: text("grade"),
    reason: text("reason"),
    date: text("date"),
  });
}
customElements.define("decision-list", DecisionList);
