/** What the clerk decides about each paper. All of it is kept on the desk, and undone like anything else. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import { replaced, typed } from "../command";
import type { Settlement } from "../core";
import { send } from "../events";
import { flag, labelled, labelledChoice } from "../parts/fields";
import type { Field } from "../parts/fields";
import { signersOf } from "./common";
import { chosenColumns, NEEDED, payColumns } from "./pay-columns";
import type { PaperName } from "./papers";
import { missingOf } from "./public-notice";
import { paperWords } from "./words";

export function settingsOf(name: PaperName, bench: Bench, settlement: Settlement): TemplateResult | typeof nothing {
  switch (name) {
    case "pay":
      return html`${heads(bench)} ${signers(bench)} ${parting(bench, settlement)} ${accounts(bench)} ${columns(bench, settlement)}`;
    case "summary":
      return html`${heads(bench)} ${signers(bench)}`;
    case "public":
      return html`${posting(bench)} ${flags(bench)}`;
    case "personal":
      return html`${perPage(bench)} ${text(bench, "objection", "sentence")}`;
    case "villages":
      return nothing;
    case "strips":
      return html`${accounts(bench)} ${columns(bench, settlement)}`;
  }
}

type TextSetting = "unit" | "date" | "postedFrom" | "postedTo" | "contact" | "objection";

function text(bench: Bench, key: TextSetting, size: Field["size"]): TemplateResult {
  return labelled(bench, { document: "desk", place: `paper.${key}`, name: paperWords(bench.language).fields[key], kind: "optional", size, ...(size === "date" ? { hint: bench.words.datePattern } : {}) });
}

function heads(bench: Bench): TemplateResult {
  return html`${text(bench, "unit", "sentence")} ${text(bench, "date", "date")}`;
}

function signers(bench: Bench): TemplateResult {
  const { fields } = paperWords(bench.language);
  const change = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const names = field.value.split(/[、，,\s]+/).filter((name) => name !== "");
    send(field, "bench-command", { ...typed("desk", "paper.signers", names.length === 0 ? undefined : names, fields.signers), key: null });
  };
  return html`<div class="field field-wide">
    <label>
      <span class="field-name">${fields.signers}</span>
      <input class="input input-sentence" type="text" autocomplete="off" data-testid="signers" .value=${signersOf(bench).join(bench.words.listMark)} @change=${change} />
    </label>
    <p class="hint">${fields.signersHint}</p>
  </div>`;
}

function parting(bench: Bench, { subject }: Settlement): TemplateResult | typeof nothing {
  const { fields } = paperWords(bench.language);
  const choices = (["subtotals", "none", "village"] as const).map((id) => ({ id, name: fields.partings[id] }));
  return subject === "village" ? nothing : labelledChoice(bench, { document: "desk", place: "paper.pageBreaks", name: fields.parting }, choices);
}

function accounts(bench: Bench): TemplateResult | typeof nothing {
  const { fields } = paperWords(bench.language);
  if ((bench.desk.payees ?? []).length === 0) return nothing;
  return html`<div class="field">${flag(bench, { document: "desk", place: "paper.withAccounts", name: fields.withAccounts })}<p class="hint">${fields.withAccountsHint}</p></div>`;
}

function columns(bench: Bench, settlement: Settlement): TemplateResult {
  const { fields } = paperWords(bench.language);
  const all = payColumns(bench, settlement);
  const chosen = new Set(bench.desk.paper?.columns ?? (chosenColumns(bench, settlement) ?? []).map(({ id }) => id));
  const turn = (event: Event, id: string, head: string): void => {
    const { checked } = event.target as HTMLInputElement;
    const ids = all.map((column) => column.id).filter((one) => (one === id ? checked : chosen.has(one)));
    send(event.target as HTMLInputElement, "bench-command", replaced("desk", "paper.columns", ids, () => fields.columnOf(head, checked)));
  };
  const box = ({ id, head }: { readonly id: string; readonly head: string }): TemplateResult =>
    html`<label class="flag"><input type="checkbox" data-column=${id} .checked=${chosen.has(id) || NEEDED.includes(id)} ?disabled=${NEEDED.includes(id)} @change=${(event: Event) => turn(event, id, head)} /><span>${head}</span></label>`;
  return html`<fieldset class="paper-columns">
    <legend class="field-name">${fields.columns}</legend>
    ${all.map(box)}
    ${bench.desk.paper?.columns === undefined
      ? nothing
      : html`<button type="button" class="quiet" @click=${(event: Event) => send(event.target as HTMLElement, "bench-command", replaced("desk", "paper.columns", undefined, () => fields.standardColumns))}>${fields.standardColumns}</button>`}
  </fieldset>`;
}

function posting(bench: Bench): TemplateResult {
  const { fields } = paperWords(bench.language);
  const missing = missingOf(bench);
  return html`${missing.length === 0 ? nothing : html`<p class="hint" data-testid="paper-missing">${fields.missing(missing.join(bench.words.listMark))}</p>`}
    ${text(bench, "postedFrom", "date")} ${text(bench, "postedTo", "date")} ${text(bench, "contact", "sentence")} ${text(bench, "objection", "sentence")}`;
}

function flags(bench: Bench): TemplateResult {
  const { fields } = paperWords(bench.language);
  return html`${bench.system.subject === "village" ? nothing : flag(bench, { document: "desk", place: "paper.maskNames", name: fields.maskNames })}
    ${bench.system.hasPay ? flag(bench, { document: "desk", place: "paper.withAmounts", name: fields.withAmounts }) : nothing}`;
}

function perPage(bench: Bench): TemplateResult {
  const { fields } = paperWords(bench.language);
  const now = bench.desk.paper?.perPage ?? 3;
  const choices = [
    { count: 3, name: fields.perPages.three },
    { count: 1, name: fields.perPages.one },
  ];
  const choose = (event: Event, { count, name }: { readonly count: number; readonly name: string }): void =>
    send(event.target as HTMLElement, "bench-command", replaced("desk", "paper.perPage", count, () => fields.perPageLabel(name)));
  return html`<div class="choices paper-choices" role="group" aria-label=${fields.perPage}>
    ${choices.map((one) => html`<button type="button" class="choice" data-per-page=${one.count} aria-pressed=${one.count === now ? "true" : "false"} @click=${(event: Event) => choose(event, one)}>${one.name}</button>`)}
  </div>`;
}
