/** The form of any part of the rules, by what the schema says of it. What the schema does not know is shown and kept. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { problemsAt } from "../bench";
import { isList, isObject, plain } from "../document/json";
import type { Json } from "../document/json";
import { under, valueAt } from "../document/place";
import { problemsOf } from "../parts/fields";
import { originMark } from "../parts/marks";
import { hasOrigin, isLeaf, keysOf, ORIGIN, shapeOf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";
import { fieldKind } from "./form";
import type { Form, Part } from "./form";
import { dropButton, leaf } from "./leaf";
import { listForm } from "./list";
import { mapForm } from "./map";
import { optionalKeys } from "./optional";
import { originForm } from "./origin-form";

/** All that stands in an object: its keys in the order of a regulation, what else is in it, and what could be added. */
export function objectForm(form: Form, part: Part): TemplateResult {
  const shape = part.kind.shape ?? "";
  const value = valueAt(form.bench.scheme, part.place);
  if (!isObject(value)) return unknown(form, part.place, value);
  const keys = keysOf(shape, form.labels.order(shape)).filter((key) => key in value);
  const parts = keys.map((key) => partOf(form, part, shape, key));
  const leaves = parts.filter((one) => isLeaf(one.kind));
  const origin = hasOrigin(shape);
  return html`${problemsHere(form, part)}
    <div class="fields">${leaves.map((one) => known(form, one))}</div>
    ${parts.filter((one) => !isLeaf(one.kind)).map((one) => block(form, one))} ${unknownKeys(form, part)}
    ${origin ? html`<p class="object-origin">${originMark(form.bench, part.place)} ${originForm(form, part)}</p>` : nothing} ${optionalKeys(form, part, shape)}`;
}

export function partOf(form: Form, around: Part, shape: string, key: string): Part {
  const { label } = form.labels.label(shape, key);
  return { kind: fieldKind(shape, key), place: under(around.place, key), shape, key, name: around.name === "" ? label : `${around.name} ${label}` };
}

/** A part with a heading of its own. */
export function block(form: Form, part: Part): TemplateResult {
  const { label, about } = form.labels.label(part.shape, part.key);
  return html`<section class="rule-block" aria-label=${part.name}>
    <h4>${label} ${isOptional(part) ? dropButton(form, part) : nothing}</h4>
    <p class="hint">${about}</p>
    ${content(form, part)}
  </section>`;
}

export function content(form: Form, part: Part): TemplateResult {
  if (part.kind.is === "object") return objectForm(form, part);
  if (part.kind.is === "list") return listForm(form, part);
  return part.kind.is === "map" ? mapForm(form, part) : known(form, part);
}

export function isOptional({ shape, key }: Part): boolean {
  return shapeOf(shape)[key]?.required !== true;
}

function known(form: Form, part: Part): TemplateResult {
  const value = valueAt(form.bench.scheme, part.place);
  return fits(part.kind, value) ? leaf(form, part, isOptional(part)) : unknown(form, part.place, value);
}

/** Whether a field can show the value without losing anything of it. */
function fits(kind: Kind, value: Json | undefined): boolean {
  const bare = kind.origin === true ? plain(value) : value;
  if (kind.origin === true && isObject(value) && Object.keys(value).some((key) => key !== "value" && !ORIGIN.includes(key))) return false;
  if (kind.is === "flag") return typeof bare === "boolean";
  return bare === null || typeof bare === "string" || typeof bare === "number";
}

function problemsHere(form: Form, { place }: Part): TemplateResult | typeof nothing {
  if (place === "" || problemsAt(form.bench, "scheme", place).length === 0) return nothing;
  return html`<div tabindex="-1" data-place="scheme:${place}">${problemsOf(form.bench, { document: "scheme", place })}</div>`;
}

export function unknownKeys(form: Form, part: Part): TemplateResult[] {
  const value = valueAt(form.bench.scheme, part.place);
  const shape = shapeOf(part.kind.shape);
  const strange = isObject(value) ? Object.keys(value).filter((key) => !(key in shape)) : [];
  return strange.map((key) => {
    const place = under(part.place, key);
    return html`<div class="unknown"><b>${key}</b> ${unknown(form, place, valueAt(value, key))} ${dropButton(form, { ...part, place, name: key })}</div>`;
  });
}

export function unknown(form: Form, place: string, value: Json | undefined): TemplateResult {
  const text = isObject(value) || isList(value) ? JSON.stringify(value, null, 2) : JSON.stringify(value ?? null);
  return html`<div class="unknown-value" tabindex="-1" data-place="scheme:${place}">
    <p class="hint">${form.words.unknown}: ${form.words.unknownHint}</p>
    <pre>${text}</pre>
    ${problemsOf(form.bench, { document: "scheme", place })}
  </div>`;
}
