/** The account of one household: what it earned, what it redeemed, and its record. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import { nextId, removed } from "../command";
import type { Label } from "../command";
import type { Json } from "../document/json";
import { textAt, under } from "../document/place";
import { send } from "../events";
import { choice, input, labelled, labelledChoice, problemsOf } from "../parts/fields";
import { given } from "../parts/record-form";
import type { FormField, Typed } from "../parts/record-form";
import { rowsAt } from "../quarter";
import type { PersonRow, Row } from "../quarter";
import { subjectWords } from "./words";
import "../parts/record-form";

export function householdAccount(bench: Bench, household: PersonRow, redemptions: readonly Row[]): TemplateResult {
  return html`<div class="account" data-account=${household.id}>
    ${earned(bench, household)} ${redeemed(bench, household, redemptions)} ${record(bench, household)}
  </div>`;
}

function earned(bench: Bench, household: PersonRow): TemplateResult {
  const words = subjectWords(bench.language).ledger;
  const score = bench.reasonsOf(household.id).find(({ kind }) => kind === "score");
  const steps = score?.steps.filter(({ kind }) => !["starting-score", "no-cap", "score-rounding"].includes(kind)) ?? [];
  return html`<section aria-label=${words.events}>
    <h4>${words.events}</h4>
    ${steps.length === 0
      ? html`<p class="hint">${words.noEvents}</p>`
      : html`<ul class="sheet-after">
          ${steps.map((step) => html`<li><b class="amount">${step.figure}</b> ${step.kind === "event" ? nothing : html`<span class="sheet-step">${step.title}</span>`} <span class="sentence">${step.sentence}</span></li>`)}
        </ul>`}
  </section>`;
}

function redeemed(bench: Bench, household: PersonRow, redemptions: readonly Row[]): TemplateResult {
  const words = subjectWords(bench.language).ledger;
  const from = textAt(bench.scheme, "ledger.redeemFrom");
  return html`<section aria-label=${words.redemptions}>
    <h4>${words.redemptions} ${from === "" ? nothing : html`<span class="unit">${words.redeemFrom(from)}</span>`}</h4>
    ${redemptions.length === 0 ? html`<p class="hint">${words.noRedemptions}</p>` : html`<ul class="records">${redemptions.map((row) => html`<li>${redemption(bench, household, row)}</li>`)}</ul>`}
    <record-form
      .bench=${bench}
      .hook=${"add-redemption"}
      .act=${words.redeem}
      .list=${"redemptions"}
      .stays=${true}
      .fields=${[
        { name: "points", label: words.points, size: "figure" },
        { name: "date", label: bench.words.columns.date, size: "date" },
        { name: "note", label: words.what },
      ] satisfies FormField[]}
      .record=${({ text }: Typed): Json => ({ id: nextId(bench.quarter, "redemptions", "r"), of: household.id, date: text("date"), points: text("points"), ...given(text, "note") })}
      .label=${(): Label => () => words.addedRedemption(household.name)}
    ></record-form>
  </section>`;
}

function redemption(bench: Bench, household: PersonRow, row: Row): TemplateResult {
  const words = subjectWords(bench.language).ledger;
  const field = (key: string, name: string) => ({ document: "quarter", place: under(row.place, key), name: `${household.name} ${name}` }) as const;
  const remove = (event: Event): void => {
    if (event.currentTarget !== null) send(event.currentTarget, "bench-command", removed("quarter", row.place, () => words.removedRedemption(household.name)));
  };
  return html`<div class="record" data-redemption=${row.id}>
    <label>${words.points} ${input(bench, { ...field("points", words.points), size: "figure" })}</label>
    <label>${bench.words.columns.date} ${input(bench, { ...field("date", bench.words.columns.date), size: "date" })}</label>
    <label>${words.what} ${input(bench, { ...field("note", words.what), kind: "optional" })}</label>
    <button type="button" class="quiet" aria-label=${words.removedRedemption(household.name)} @click=${remove}>${bench.words.remove}</button>
    ${["", "points", "date", "note"].map((key) => problemsOf(bench, { document: "quarter", place: key === "" ? row.place : under(row.place, key) }))}
  </div>`;
}

function record(bench: Bench, household: PersonRow): TemplateResult {
  const words = subjectWords(bench.language).ledger;
  const village = rowsAt(bench.quarter, "villages").find(({ id }) => id === household.village);
  const field = (key: string, name: string) => ({ document: "quarter", place: under(household.place, key), name }) as const;
  const remove = (event: Event): void => {
    if (event.currentTarget !== null) send(event.currentTarget, "bench-command", removed("quarter", household.place, () => words.removed(household.name)));
  };
  return html`<section aria-label=${words.record}>
    <h4>${words.record}</h4>
    <div class="fields">
      ${labelled(bench, field("name", words.name))}
      ${labelledChoice(bench, field("grid", words.grid), rowsAt(village?.value, "grids"), words.noGrid)}
      ${labelled(bench, { ...field("openingPoints", words.opening), kind: "optional", size: "figure" })}
      ${bench.system.hasCategories ? html`<div class="field"><label><span class="field-name">${bench.words.filter.category}</span> ${choice(bench, field("category", bench.words.filter.category), rowsAt(bench.scheme, "categories"))}</label></div>` : nothing}
      ${labelled(bench, { ...field("note", bench.words.people.note), kind: "optional" })}
    </div>
    <button type="button" class="quiet" @click=${remove}>${words.removeThis}</button>
  </section>`;
}
