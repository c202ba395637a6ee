/** Values by id, such as the scores of a worked example. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { replaced } from "../command";
import { isObject } from "../document/json";
import { under, valueAt } from "../document/place";
import { send } from "../events";
import { candidates, nameOf } from "../rules/ids";
import { isLeaf } from "../rules/shapes";
import type { Kind } from "../rules/shapes";
import type { Form, Part } from "./form";
import { bareLeaf, dropButton } from "./leaf";
import { emptyOf } from "./new";
import { content, unknown } from "./node";

export function mapForm(form: Form, part: Part): TemplateResult {
  const value = valueAt(form.bench.scheme, part.place);
  if (!isObject(value)) return unknown(form, part.place, value);
  const kind: Kind = part.kind.of ?? { is: "name" };
  const list = `keys-${part.place}`;
  const known = (candidates(form.bench.scheme, part.key, part.place) ?? []).filter(({ id }) => !(id in value));
  return html`<div class="map" tabindex="-1" data-place="scheme:${part.place}">
    <div class="fields">${Object.keys(value).map((id) => entry(form, { ...part, kind, place: under(part.place, id) }, nameOf(form.bench.scheme, part.key, part.place, id)))}</div>
    <form class="map-adder" data-add-entry=${part.place} @submit=${(event: Event) => add(form, part, kind, event)}>
      <label>${form.words.key} <input class="input input-name" list=${list} name="id" autocomplete="off" /></label>
      <datalist id=${list}>${known.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</datalist>
      <button type="submit" class="quiet">＋ ${form.words.add("")}</button>
    </form>
  </div>`;
}

function entry(form: Form, part: Part, name: string): TemplateResult {
  const named = { ...part, name };
  if (!isLeaf(part.kind)) {
    return html`<section class="rule-block field-wide" aria-label=${name}>
      <h4>${name} ${dropButton(form, named)}</h4>
      ${content(form, named)}
    </section>`;
  }
  return html`<div class="field rule-field"><label><span class="field-name">${name}</span> ${bareLeaf(form, named)}</label> ${dropButton(form, named)}</div>`;
}

function add(form: Form, part: Part, kind: Kind, event: Event): void {
  event.preventDefault();
  const target = event.currentTarget;
  if (!(target instanceof HTMLFormElement)) return;
  const entered = new FormData(target).get("id");
  const typed = typeof entered === "string" ? entered.trim() : "";
  const known = candidates(form.bench.scheme, part.key, part.place)?.find(({ name }) => name === typed);
  const id = known?.id ?? typed;
  if (id === "") return;
  target.reset();
  const place = under(part.place, id);
  if (valueAt(form.bench.scheme, place) === undefined) {
    send(target, "bench-command", replaced("scheme", place, emptyOf(kind, form.labels), (words) => words.command.added(typed)));
  }
  form.arrive(place);
}
