/** Where a value comes from, as a small form: its mark, its source, a note. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { textAt, under, valueAt } from "../document/place";
import { choice, input, problemsOf } from "../parts/fields";
import type { Field } from "../parts/fields";
import { candidates } from "../rules/ids";
import type { Form, Part } from "./form";

const MARKS = ["published", "example", "own"];

export function originForm(form: Form, part: Part): TemplateResult {
  const { bench, labels, words } = form;
  const { place } = part;
  // A single value becomes an object to carry its origin; an object has the keys anyway.
  const carrier = part.kind.is === "object" ? undefined : "origin";
  const field = (key: string): Field => {
    const { label, about } = labels.label("Origin", key);
    return { document: "scheme", place: under(place, key), name: `${part.name} ${label}`.trim(), kind: "optional", part: carrier, hint: about };
  };
  const marks = MARKS.map((id) => ({ id, name: labels.word("Origin", "mark", id) }));
  const sources = candidates(bench.scheme, "source", place) ?? [];
  const row = (key: string, control: TemplateResult): TemplateResult => {
    const { label, about } = labels.label("Origin", key);
    return html`<div class="field">
      <label><span class="field-name">${label}</span> ${control}</label>
      <p class="hint">${about}</p>
      ${problemsOf(bench, field(key))}
    </div>`;
  };
  return html`<details class="origin-form" data-origin=${place}>
    <summary class="link" aria-label=${words.originOf(part.name)}>${words.origin}${isSaid(form, part) ? "" : "…"}</summary>
    <div class="fields">
      ${row("mark", choice(bench, field("mark"), marks, words.inherit))} ${row("source", choice(bench, field("source"), sources, words.noSource))}
      ${row("note", input(bench, { ...field("note"), isLong: true }))}
    </div>
  </details>`;
}

function isSaid({ bench }: Form, { place }: Part): boolean {
  return ["mark", "source", "note"].some((key) => valueAt(bench.scheme, under(place, key)) !== undefined && textAt(bench.scheme, under(place, key)) !== "");
}
