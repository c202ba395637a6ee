/** Turns a settled person into a worked example. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { added } from "../command";
import { listAt, under } from "../document/place";
import { send } from "../events";
import { nameIn, peopleOf, rowsAt } from "../quarter";
import { exampleOf } from "./example";
import type { Form } from "./form";

export function exampleMaker(form: Form): TemplateResult {
  const { bench, words } = form;
  const settled = peopleOf(bench).filter(({ id }) => bench.lines.get(id)?.state === "settled");
  const villages = rowsAt(bench.quarter, "villages");
  const save = (event: Event): void => {
    event.preventDefault();
    const target = event.currentTarget;
    if (!(target instanceof HTMLFormElement)) return;
    const person = chosenIn(target);
    const example = exampleOf(form, person);
    if (example === null) return;
    const name = nameIn(settled, person);
    const place = under("examples", listAt(bench.scheme, "examples").length);
    send(target, "bench-command", added("scheme", "examples", example, () => words.savedExample(name)));
    form.arrive(place);
  };
  return html`<form class="add-form" data-testid="example-maker" @submit=${save}>
    ${settled.length === 0
      ? html`<p class="hint">${words.noResult}</p>`
      : html`<label>
            ${words.person}
            <select class="input" name="person">
              ${settled.map(({ id, name, village }) => html`<option value=${id}>${nameIn(villages, village)} ${name}</option>`)}
            </select>
          </label>
          <button type="submit" class="button">${words.saveExample}</button>`}
    ${settled.length === 0 ? nothing : html`<p class="hint">${words.saveHint}</p>`}
  </form>`;
}

function chosenIn(form: HTMLFormElement): string {
  const chosen = new FormData(form).get("person");
  return typeof chosen === "string" ? chosen : "";
}
