/** A list: its entries folded to one line each, and what adds, moves and removes them. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { badge } from "../parts/marks";
import { added, moved, removed } from "../command";
import type { Command } from "../command";
import { isList } from "../document/json";
import { listAt, under, valueAt } from "../document/place";
import { originOf } from "../document/origin";
import { send } from "../events";
import { problemsOf } from "../parts/fields";
import type { Kind } from "../rules/shapes";
import { hasOrigin, isLeaf } from "../rules/shapes";
import { summary, unlessSame } from "./form";
import type { Form, Part } from "./form";
import { bareLeaf } from "./leaf";
import { newEntry } from "./new";
import { objectForm, unknown } from "./node";

export function listForm(form: Form, part: Part): TemplateResult {
  const { scheme } = form.bench;
  const value = valueAt(scheme, part.place);
  if (!isList(value)) return unknown(form, part.place, value);
  const kind: Kind = part.kind.of ?? { is: "name" };
  const entries = value.map((_, index) => ({ ...part, kind, place: under(part.place, index) }));
  return html`<div class="rule-list" tabindex="-1" data-place="scheme:${part.place}">
    ${problemsOf(form.bench, { document: "scheme", place: part.place })} ${entries.length === 0 ? html`<p class="hint">${form.words.none}</p>` : nothing}
    <ol class="entries">
      ${repeat(
        entries,
        (_, index) => index,
        (entry, index) => html`<li class="entry">${isLeaf(kind) ? plainEntry(form, entry, index, entries.length) : unlessSame(form, entry.place, () => entryForm(form, entry, index, entries.length), entries.length, part.name)}</li>`,
      )}
    </ol>
    <button type="button" class="quiet" data-add=${part.place} @click=${(event: Event) => add(form, part, kind, event)}>＋ ${form.words.add(entryName(form, part, kind))}</button>
  </div>`;
}

function entryForm(form: Form, part: Part, index: number, count: number): TemplateResult {
  const { place } = part;
  const isOpen = form.opened.has(place);
  const { title, digest } = summary(form, part.kind, place, index + 1);
  const mistakes = form.bench.problems.filter((problem) => problem.document === "scheme" && problem.severity === "refusal" && problem.place.startsWith(place) && /^($|[.[])/.test(problem.place.slice(place.length)));
  const fold = (event: Event): void => {
    if (event.currentTarget instanceof HTMLDetailsElement) form.fold(place, event.currentTarget.open);
  };
  return html`<details ?open=${isOpen} data-entry=${place} @toggle=${fold}>
      <summary>
        <span class="entry-number">${index + 1}</span> <b>${title}</b>
        <span class="digest">${isOpen ? nothing : digest.map((text) => html`<span>${text}</span>`)}</span>
        ${hasOrigin(part.kind.shape) ? badge(form.bench, originOf(form.bench.scheme, place).mark) : nothing}
        ${mistakes.length === 0 ? nothing : html`<span class="badge badge-red">${form.words.problems(mistakes.length)}</span>`}
      </summary>
      ${isOpen ? html`<div class="entry-content">${objectForm(form, { ...part, name: title })}</div>` : nothing}
    </details>
    ${tools(form, part, title, index, count)}`;
}

function plainEntry(form: Form, part: Part, index: number, count: number): TemplateResult {
  const name = form.words.entry(form.labels.label(part.shape, part.key).label, index + 1);
  return html`<div class="entry-plain">${bareLeaf(form, { ...part, name })}</div>
    ${tools(form, part, name, index, count)}`;
}

function tools(form: Form, { place }: Part, name: string, index: number, count: number): TemplateResult {
  const { words } = form;
  const list = place.replace(/\[\d+\]$/, "");
  const run = (command: Command) => (event: Event) => {
    if (event.currentTarget !== null) send(event.currentTarget, "bench-command", command);
  };
  const move = (by: number): Command => moved("scheme", list, index, by, (all) => all.command.moved(name));
  return html`<span class="entry-tools">
    <button type="button" class="quiet" data-up=${place} aria-label=${words.up(name)} title=${words.up(name)} ?disabled=${index === 0} @click=${run(move(-1))}>↑</button>
    <button type="button" class="quiet" data-down=${place} aria-label=${words.down(name)} title=${words.down(name)} ?disabled=${index === count - 1} @click=${run(move(1))}>↓</button>
    <button type="button" class="quiet" data-remove=${place} aria-label=${words.remove(name)} title=${words.remove(name)} @click=${run(removed("scheme", place, (all) => all.command.removed(name)))}>×</button>
  </span>`;
}

function entryName(form: Form, part: Part, kind: Kind): string {
  return kind.is === "object" ? form.labels.label(kind.shape ?? "", "").label : form.labels.label(part.shape, part.key).label;
}

function add(form: Form, part: Part, kind: Kind, event: Event): void {
  if (event.currentTarget === null) return;
  const { scheme } = form.bench;
  const place = under(part.place, listAt(scheme, part.place).length);
  const name = entryName(form, part, kind);
  send(event.currentTarget, "bench-command", added("scheme", part.place, newEntry(kind, form.labels, scheme, part.place), (words) => words.command.added(name)));
  form.arrive(place);
}
