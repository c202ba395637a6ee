/** What was decided by people rather than by the rules, each with its reason. */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { nextId, removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { textAt, textsAt, under, valueAt } from "../document/place";
import { send } from "../events";
import { assessedOf, nameIn, rowsAt } from "../quarter";
import type { Choice, Row } from "../quarter";
import { View } from "../view";
import { choice, input, problemsOf } from "./fields";
import { personOptions } from "./person-options";
import { given } from "./record-form";
import type { FormField, Typed } from "./record-form";

export class DecisionList extends View {
  static override properties: PropertyDeclarations = { isOfTeam: { attribute: false } };

  /** about villages as teams, rather than about those who are assessed one by one */
  declare isOfTeam: boolean;

  constructor() {
    super();
    this.isOfTeam = false;
  }

  protected override render(): TemplateResult {
    const { words, quarter } = this.bench;
    const decisions = rowsAt(quarter, "decisions").filter((row) => isTeam(row) === this.isOfTeam);
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
        : choice(this.bench, { document: "quarter", place: at("grade"), name: words.columns.grade }, this.grades(isTeam(row)))}
      <label>${words.decisions.reason} ${input(this.bench, { document: "quarter", place: at("reason"), name: words.decisions.reason, size: "sentence" })}</label>
      <label>${words.columns.date} ${input(this.bench, { document: "quarter", place: at("date"), name: words.columns.date, size: "date" })}</label>
      <label>${words.decisions.by} ${input(this.bench, { document: "quarter", place: at("by"), name: words.decisions.by, kind: "optional" })}</label>
      <button type="button" class="quiet" @click=${() => send(this, "bench-command", removed("quarter", row.place, (all) => all.decisions.removed))}>
        ${words.remove}
      </button>
      ${["", "person", "category", "grade", "up", "reason", "date", "by"].map((key) =>
        problemsOf(this.bench, { document: "quarter", place: key === "" ? row.place : at(key) }),
      )}
    </div>`;
  }

  private summary(row: Row): string {
    const { words, scheme, quarter } = this.bench;
    const villages = rowsAt(quarter, "villages");
    const isOfTeam = isTeam(row);
    const who = isOfTeam ? villages : assessedOf(this.bench);
    const named = (id: string): string => (isOfTeam && this.bench.system.subject !== "village" ? words.decisions.team(nameIn(who, id)) : nameIn(who, id));
    const grade = nameIn(this.grades(isOfTeam), textAt(row.value, "grade"));
    if (textAt(row.value, "kind") !== "tie") return words.decisions.grade(named(textAt(row.value, "person")), grade);
    const among = [nameIn(rowsAt(scheme, "categories"), textAt(row.value, "category")), nameIn(villages, textAt(row.value, "village"))].filter((part) => part !== "");
    return words.decisions.tie(among.join(words.listMark), grade, textsAt(row.value, "up").map(named).join(words.listMark));
  }

  private grades(isOfTeam: boolean): readonly Choice[] {
    return rowsAt(this.bench.scheme, isOfTeam ? "team.grading.grades" : "grading.grades");
  }

  private form(): TemplateResult {
    const { words } = this.bench;
    return html`<record-form
      .bench=${this.bench}
      .hook=${"add-decision"}
      .act=${words.add}
      .list=${"decisions"}
      .fields=${[
        { name: "person", label: words.columns.name, choices: this.options() },
        { name: "grade", label: words.columns.grade, choices: this.grades(this.isOfTeam) },
        { name: "reason", label: words.decisions.reason, size: "sentence" },
        { name: "date", label: words.columns.date, size: "date" },
        { name: "by", label: words.decisions.by },
      ] satisfies FormField[]}
      .record=${this.record}
      .label=${(): Label => (all) => all.decisions.add}
    ></record-form>`;
  }

  private options(): readonly Choice[] | TemplateResult {
    const { system, quarter } = this.bench;
    if (this.isOfTeam || system.subject === "village") return rowsAt(quarter, "villages");
    return personOptions(this.bench, assessedOf(this.bench), null);
  }

  private readonly record = ({ text }: Typed): Json => ({
    id: nextId(this.bench.quarter, "decisions", "d"),
    kind: "grade",
    person: text("person"),
    ...(this.isOfTeam ? { team: true } : {}),
    grade: text("grade"),
    reason: text("reason"),
    date: text("date"),
    ...given(text, "by"),
  });
}
customElements.define("decision-list", DecisionList);

function isTeam(row: Row): boolean {
  return valueAt(row.value, "team") === true;
}
