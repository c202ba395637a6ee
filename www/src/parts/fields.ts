/** Fields of the documents. Each names its place in `data-place`; one listener of the workbench turns typing into commands. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { documentOf, problemsAt } from "../bench";
import type { Bench } from "../bench";
import { typed } from "../command";
import type { Command, Part } from "../command";
import type { Problem } from "../core";
import { plain } from "../document/json";
import type { Json } from "../document/json";
import { fieldOf, textAt, valueAt } from "../document/place";
import type { PartName } from "../document/written";
import { isFieldClosed } from "../project/closed";
import type { Choice } from "../quarter";

/**
 * How typed text becomes a value of the document. `text` stays as typed, `optional` disappears when empty, `open` becomes null
 * when empty (not scored yet), `whole` becomes a number if it is one in plain digits and disappears when empty, `digits` the same
 * but stays when empty, `open-digits` becomes null when empty, `flag` is yes or no.
 */
export type FieldKind = "text" | "optional" | "open" | "whole" | "digits" | "open-digits" | "flag";

export interface Field {
  readonly document: PartName;
  readonly place: string;
  /** for the label, for screen readers and for the name of the change in undo */
  readonly name: string;
  readonly kind?: FieldKind;
  readonly unit?: string;
  readonly hint?: string;
  readonly size?: "figure" | "date" | "name" | "sentence";
  readonly part?: Part;
  /** the id of a list of suggestions */
  readonly list?: string;
  /** text of several lines */
  readonly isLong?: boolean;
  /** what explains the field, besides its problems */
  readonly describedBy?: string;
}

const PARTS: readonly PartName[] = ["scheme", "quarter", "desk"];

export function commandOf(target: EventTarget | null): Command | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement)) return null;
  const { place, kind, name, part } = target.dataset;
  if (place === undefined) return null;
  const colon = place.indexOf(":");
  const document = PARTS.find((name) => name === place.slice(0, colon));
  return document === undefined ? null : typed(document, place.slice(colon + 1), valueOf(target, kind as FieldKind | undefined), name ?? "", part as Part);
}

/** What is not a plain whole number stays as typed, and the core says what is wrong with it. */
export function wholeNumber(text: string): number | string {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function valueOf(target: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, kind: FieldKind | undefined): Json | undefined {
  const text = target.value;
  switch (kind) {
    case "flag":
      return target instanceof HTMLInputElement && target.checked;
    case "optional":
      return text === "" ? undefined : text;
    case "open":
      return text === "" ? null : text;
    case "whole":
      return text === "" ? undefined : wholeNumber(text);
    case "digits":
      return wholeNumber(text);
    case "open-digits":
      return text === "" ? null : wholeNumber(text);
    case "text":
    case undefined:
      return text;
  }
}

/** A field with its label above and its problems below. */
export function labelled(bench: Bench, field: Field, mark: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="field ${field.size === "sentence" ? "field-wide" : ""}">
    <label>
      <span class="field-name">${field.name}${field.unit === undefined ? nothing : html` <span class="unit">${field.unit}</span>`}</span>
      ${input(bench, field)}
    </label>
    ${field.hint === undefined ? nothing : html`<p class="hint">${field.hint}</p>`} ${mark} ${problemsOf(bench, field)}
  </div>`;
}

/** The input alone, named for screen readers, for tables and places whose label stands elsewhere. */
export function input(bench: Bench, field: Field): TemplateResult {
  const problems = problemsAt(bench, field.document, field.place);
  const size = field.size ?? (field.kind === "whole" ? "figure" : "name");
  if (field.isLong === true) return longInput(bench, field, problems);
  return html`<input
    class="input input-${size} ${problems.length > 0 ? "input-wrong" : ""}"
    type="text"
    ?readonly=${isClosed(bench, field)}
    autocomplete="off"
    spellcheck="false"
    inputmode=${size === "figure" ? "decimal" : "text"}
    placeholder=${size === "date" && field.kind !== "optional" ? bench.words.datePattern : nothing}
    aria-label=${field.name}
    aria-invalid=${problems.some((problem) => problem.severity === "refusal") ? "true" : "false"}
    aria-describedby=${describedBy(field, problems)}
    list=${field.list ?? nothing}
    data-place="${field.document}:${field.place}"
    data-kind=${field.kind ?? "text"}
    data-part=${field.part ?? nothing}
    data-name=${field.name}
    .value=${live(textAt(documentOf(bench, field.document), field.place))}
  />`;
}

function longInput(bench: Bench, field: Field, problems: readonly Problem[]): TemplateResult {
  const text = textAt(documentOf(bench, field.document), field.place);
  return html`<textarea
    class="input input-note ${problems.length > 0 ? "input-wrong" : ""}"
    ?readonly=${isClosed(bench, field)}
    rows=${Math.min(6, 1 + Math.ceil(text.length / 60))}
    spellcheck="false"
    aria-label=${field.name}
    aria-invalid=${problems.some((problem) => problem.severity === "refusal") ? "true" : "false"}
    aria-describedby=${describedBy(field, problems)}
    data-place="${field.document}:${field.place}"
    data-kind=${field.kind ?? "text"}
    data-part=${field.part ?? nothing}
    data-name=${field.name}
    .value=${live(text)}
  ></textarea>`;
}

function isClosed({ closed }: Bench, { document, place }: Field): boolean {
  return isFieldClosed(closed, document, place);
}

function describedBy(field: Field, problems: readonly Problem[]): string | typeof nothing {
  const ids = [problems.length > 0 ? problemsId(field) : "", field.describedBy ?? ""].filter((id) => id !== "");
  return ids.length === 0 ? nothing : ids.join(" ");
}

export function choice(bench: Bench, field: Field, choices: readonly Choice[], empty: string | null = null): TemplateResult {
  const chosen = textAt(documentOf(bench, field.document), field.place);
  const problems = problemsAt(bench, field.document, field.place);
  const isKnown = chosen === "" || choices.some((one) => one.id === chosen);
  return html`<select
    class="input ${problems.length > 0 ? "input-wrong" : ""}"
    ?disabled=${isClosed(bench, field)}
    aria-label=${field.name}
    aria-invalid=${problems.length > 0 ? "true" : "false"}
    aria-describedby=${describedBy(field, problems)}
    data-place="${field.document}:${field.place}"
    data-kind=${field.kind ?? (empty === null ? "text" : "optional")}
    data-part=${field.part ?? nothing}
    data-name=${field.name}
  >
    ${empty === null ? nothing : html`<option value="" .selected=${live(chosen === "")}>${empty}</option>`}
    ${isKnown ? nothing : html`<option value=${chosen} .selected=${live(true)}>${chosen}</option>`}
    ${choices.map((one) => html`<option value=${one.id} .selected=${live(one.id === chosen)}>${one.name}</option>`)}
  </select>`;
}

export function labelledChoice(
  bench: Bench,
  field: Field,
  choices: readonly Choice[],
  empty: string | null = null,
  mark: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="field">
    <label><span class="field-name">${field.name}</span> ${choice(bench, field, choices, empty)}</label>
    ${mark} ${problemsOf(bench, field)}
  </div>`;
}

export function flag(bench: Bench, field: Field): TemplateResult {
  const isOn = plain(valueAt(documentOf(bench, field.document), field.place)) === true;
  return html`<label class="flag"
    ><input
      type="checkbox"
      ?disabled=${isClosed(bench, field)}
      data-place="${field.document}:${field.place}"
      data-kind="flag"
      data-part=${field.part ?? nothing}
      data-name=${field.name}
      .checked=${live(isOn)}
    /><span>${field.name}</span></label
  >`;
}

/** The core's sentences about a field, at the field. */
export function problemsOf(bench: Bench, field: Pick<Field, "document" | "place">): TemplateResult | typeof nothing {
  const problems = problemsAt(bench, field.document, field.place);
  if (problems.length === 0) return nothing;
  return html`<div class="field-problems" id=${problemsId(field)}>${problems.map(sentenceOf)}</div>`;
}

/** What is wrong with a record of the quarter and with its fields. */
export function problemsIn(bench: Bench, record: string): Problem[] {
  return bench.problems.filter(({ document, place }) => document === "quarter" && place.startsWith(record) && /^($|[.[])/.test(place.slice(record.length)));
}

/** A table row below a record, with the core's sentences about all of its fields. */
export function problemRow(bench: Bench, record: string, columns: number, concerns: (place: string) => boolean = () => true): TemplateResult | typeof nothing {
  const here = problemsIn(bench, record).filter(({ place }) => concerns(place.slice(record.length + 1)));
  if (here.length === 0) return nothing;
  const places = new Set(here.map((problem) => fieldOf(problem.place)));
  return html`<tr class="problem-row ${here.some((problem) => problem.severity === "refusal") ? "" : "problem-row-remark"}">
    <td colspan=${columns}><div class="problem-stay">${[...places].map((place) => problemsOf(bench, { document: "quarter", place }))}</div></td>
  </tr>`;
}

export function problemsId(field: Pick<Field, "document" | "place">): string {
  return `problem-${field.document}-${field.place}`;
}

export function sentenceOf(problem: Problem): TemplateResult {
  return html`<p class="problem problem-${problem.severity}">
    ${problem.sentence}${problem.hint === null ? nothing : html` <span class="problem-hint">${problem.hint}</span>`}
  </p>`;
}
