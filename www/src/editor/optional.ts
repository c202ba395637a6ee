/** What could still be said of an object: its optional keys, with what each of them means. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { replaced } from "../command";
import { isObject } from "../document/json";
import { under, valueAt } from "../document/place";
import { send } from "../events";
import { keysOf } from "../rules/shapes";
import { fieldKind } from "./form";
import { isApproving } from "./leaf";
import type { Form, Part } from "./form";
import { emptyOf } from "./new";

export function optionalKeys(form: Form, part: Part, shape: string, title = form.words.optional): TemplateResult | typeof nothing {
  const value = valueAt(form.bench.scheme, part.place);
  const missing = keysOf(shape, form.labels.order(shape)).filter((key) => !isApproving(shape, key) && !(isObject(value) && key in value));
  if (missing.length === 0) return nothing;
  return html`<details class="adder optional">
    <summary aria-label="${part.name} ${title}" data-optional=${part.place}>${title}</summary>
    <ul class="choices-list">
      ${missing.map((key) => html`<li>${choice(form, part, shape, key)}</li>`)}
    </ul>
  </details>`;
}

function choice(form: Form, part: Part, shape: string, key: string): TemplateResult {
  const { label, about } = form.labels.label(shape, key);
  const place = under(part.place, key);
  const add = (event: Event): void => {
    const button = event.currentTarget;
    if (!(button instanceof HTMLElement)) return;
    button.closest("details")?.removeAttribute("open");
    send(button, "bench-command", replaced("scheme", place, emptyOf(fieldKind(shape, key), form.labels), (words) => words.command.added(`${part.name} ${label}`.trim())));
    form.arrive(place);
  };
  return html`<button type="button" class="quiet" data-add-key=${place} @click=${add}>${label}</button> <span class="hint">${about}</span>`;
}
