/** Turns what was settled of a person, village or household into a worked example. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { added } from "../command";
import { listAt, under } from "../document/place";
import { send } from "../events";
import { exampleOf, subjectOf } from "./example";
import type { Form } from "./form";

export function exampleMaker(form: Form): TemplateResult {
  const { bench, words } = form;
  const about = words.examples[subjectOf(bench.scheme)];
  const settled = (bench.settlement?.lines ?? []).filter(({ state }) => state === "settled");
  const save = (event: Event): void => {
    event.preventDefault();
    const target = event.currentTarget;
    if (!(target instanceof HTMLFormElement)) return;
    const person = chosenIn(target);
    const example = exampleOf(form, person);
    if (example === null) return;
    const name = settled.find((line) => line.person === person)?.name ?? person;
    const place = under("examples", listAt(bench.scheme, "examples").length);
    send(target, "bench-command", added("scheme", "examples", example, () => words.savedExample(name)));
    form.arrive(place);
  };
  return html`<form class="add-form" data-testid="example-maker" @submit=${save}>
    ${settled.length === 0
      ? html`<p class="hint">${about.none}</p>`
      : html`<label>
            ${about.one}
            <select class="input" name="person">
              ${settled.map(({ person, name, villageName }) => html`<option value=${person}>${name === villageName ? name : `${villageName} ${name}`}</option>`)}
            </select>
          </label>
          <button type="submit" class="button">${about.save}</button>`}
    ${settled.length === 0 ? nothing : html`<p class="hint">${about.hint}</p>`}
  </form>`;
}

function chosenIn(form: HTMLFormElement): string {
  const chosen = new FormData(form).get("person");
  return typeof chosen === "string" ? chosen : "";
}
