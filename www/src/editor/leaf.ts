/** The field of one value: label, explanation, unit, bounds, origin, problems. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { removed, typed } from "../command";
import { textAt } from "../document/place";
import { send } from "../events";
import { choice, flag, input, problemsOf } from "../parts/fields";
import type { Field, FieldKind } from "../parts/fields";
import { originMark } from "../parts/marks";
import { candidates, knownIds } from "../rules/ids";
import type { Kind } from "../rules/shapes";
import type { Form, Part } from "./form";
import { originForm } from "./origin-form";

export function leaf(form: Form, part: Part, isOptional: boolean): TemplateResult {
  const { labels, bench, words } = form;
  const { kind, place } = part;
  const { label, about } = labels.label(part.shape, part.key);
  return html`<div class="field rule-field ${kind.is === "note" ? "field-wide" : ""}">
    ${kind.is === "flag" ? control(form, { ...part, name: label }) : html`<label><span class="field-name">${label} ${unit(form, part)}</span> ${control(form, part)}</label>`}
    ${kind.none === true ? unlimited(form, part) : nothing}
    <p class="hint" id=${hintId(part)}>${about} ${kind.bound === undefined ? nothing : words.bound(kind.bound)}</p>
    ${kind.origin === true ? html`${originMark(bench, place, { isValue: true })} ${originForm(form, part)}` : nothing}
    ${isOptional ? dropButton(form, part) : nothing} ${problemsOf(bench, { document: "scheme", place })}
  </div>`;
}

/** Approving asks for more than a field and freezes what it approves: it is done in the library. */
export function isApproving(shape: string, key: string): boolean {
  return shape === "SchemeDocument" && (key === "status" || key === "approval");
}

/** A value of a list, whose label stands over the list. */
export function bareLeaf(form: Form, part: Part): TemplateResult {
  return html`${control(form, part)} ${problemsOf(form.bench, { document: "scheme", place: part.place })}`;
}

export function dropButton(form: Form, part: Part): TemplateResult {
  const name = form.words.dropOf(part.name);
  const drop = (event: Event): void => {
    if (event.currentTarget !== null) send(event.currentTarget, "bench-command", removed("scheme", part.place, (words) => words.command.removed(part.name)));
  };
  return html`<button type="button" class="link" data-drop=${part.place} aria-label=${name} @click=${drop}>${form.words.drop}</button>`;
}

function unit(form: Form, { shape, key, kind }: Part): TemplateResult | typeof nothing {
  const said = form.labels.label(shape, key).unit ?? (kind.bound?.unit === undefined ? "" : form.words.unit(kind.bound.unit));
  return said === "" ? nothing : html`<span class="unit">${said}</span>`;
}

function hintId({ place }: Part): string {
  return `about-${place}`;
}

function control(form: Form, part: Part): TemplateResult | typeof nothing {
  const { kind, place, key, name } = part;
  const { bench, labels, words } = form;
  const chosen = textAt(bench.scheme, place);
  const field: Field = { document: "scheme", place, name, kind: typingOf(kind), part: kind.origin === true ? "value" : undefined, describedBy: hintId(part), ...SIZES[kind.is] };
  const empty = chosen === "" ? words.choose : null;
  if (kind.is === "fixed" || isApproving(part.shape, key)) return html`<output class="fixed" tabindex="0" data-place="scheme:${place}">${labels.word(part.shape, key, chosen)}</output>`;
  if (kind.is === "flag") return flag(bench, field);
  if (kind.is === "word") return choice(bench, field, (kind.words ?? []).map((id) => ({ id, name: labels.word(part.shape, key, id) })), empty);
  if (kind.is === "reference") {
    const known = candidates(bench.scheme, key, place);
    return known === null ? freeReference(form, field) : choice(bench, field, known, empty);
  }
  return kind.none === true && chosen === "none" ? nothing : input(bench, field);
}

/** A reference whose key does not tell what it names: typed, with everything that has an id to choose from. */
function freeReference({ bench }: Form, field: Field): TemplateResult {
  const list = `known-${field.place}`;
  return html`${input(bench, { ...field, list })}
    <datalist id=${list}>${knownIds(bench.scheme).map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</datalist>`;
}

function typingOf(kind: Kind): FieldKind {
  if (kind.is === "flag") return "flag";
  if (kind.is === "whole") return kind.nullable === true ? "open-digits" : "digits";
  return kind.nullable === true ? "open" : "text";
}

const SIZES: Readonly<Partial<Record<Kind["is"], Pick<Field, "size" | "isLong">>>> = {
  decimal: { size: "figure" },
  whole: { size: "figure" },
  day: { size: "date" },
  period: { size: "date" },
  note: { isLong: true },
  name: { size: "sentence" },
};

/** "none" is said by a tick, so that nobody has to know the word. */
function unlimited(form: Form, part: Part): TemplateResult {
  const isOn = textAt(form.bench.scheme, part.place) === "none";
  const change = (event: Event): void => {
    event.stopPropagation();
    if (!(event.target instanceof HTMLInputElement)) return;
    send(event.target, "bench-command", { ...typed("scheme", part.place, event.target.checked ? "none" : "", part.name, "value"), key: null });
  };
  return html`<label class="flag"
    ><input type="checkbox" data-none=${part.place} data-place=${isOn ? `scheme:${part.place}` : nothing} .checked=${live(isOn)} @input=${change} /><span
      >${form.words.unlimited}</span
    ></label
  >`;
}
