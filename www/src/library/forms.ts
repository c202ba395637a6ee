/** The two acts that ask something first: approving a draft, and making another version. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Problem } from "../core";
import { sentenceOf } from "../parts/fields";
import type { LibraryWords } from "./words";

export interface AskedField {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly size?: "count" | "figure" | "date" | "name" | "sentence";
  /** the place of the scheme that the field becomes */
  readonly place: string;
}

export interface Asking {
  readonly hook: string;
  readonly title: string;
  readonly hints: readonly string[];
  readonly fields: readonly AskedField[];
  readonly act: string;
  readonly submit: (typed: (name: string) => string) => void;
  readonly cancel: () => void;
  /** what keeps the act from being done: sentences of the core at their fields, the page's own below */
  readonly problems: readonly Problem[];
  readonly complaints: readonly string[];
}

export function askingForm(words: LibraryWords, asking: Asking): TemplateResult {
  const places = asking.fields.map(({ place }) => place);
  const rest = asking.problems.filter((problem) => !places.includes(problem.place));
  const submitted = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const data = new FormData(form);
    asking.submit((name) => {
      const typed = data.get(name);
      return typeof typed === "string" ? typed.trim() : "";
    });
  };
  return html`<form class="asking" novalidate data-testid=${asking.hook} aria-labelledby="asking-title" @submit=${submitted}>
    <h3 id="asking-title">${asking.title}</h3>
    ${asking.hints.map((hint) => html`<p class="hint">${hint}</p>`)}
    <div class="add-form">${asking.fields.map((field) => askedField(field, asking.problems))}</div>
    ${rest.length + asking.complaints.length === 0
      ? nothing
      : html`<div class="field-problems" role="alert">
          ${asking.complaints.map((sentence) => html`<p class="problem">${sentence}</p>`)} ${rest.slice(0, MOST).map(sentenceOf)}
        </div>`}
    <p class="version-acts">
      <button type="submit" class="button">${asking.act}</button>
      <button type="button" class="quiet" @click=${asking.cancel}>${words.approval.cancel}</button>
    </p>
  </form>`;
}

/** So many of the core's sentences are shown in a form; the rules view shows all of them. */
const MOST = 5;

function askedField({ name, label, value, hint, placeholder, size = "name", place }: AskedField, problems: readonly Problem[]): TemplateResult {
  const here = problems.filter((problem) => problem.place === place);
  const id = `asking-${name}`;
  const ids = [...(here.length > 0 ? [`${id}-problems`] : []), ...(hint === undefined ? [] : [`${id}-hint`])];
  return html`<div class="add-field">
    <label
      >${label}
      <input
        class="input input-${size} ${here.length > 0 ? "input-wrong" : ""}"
        name=${name}
        autocomplete="off"
        value=${value ?? nothing}
        placeholder=${placeholder ?? nothing}
        aria-invalid=${here.length > 0 ? "true" : "false"}
        aria-describedby=${ids.length === 0 ? nothing : ids.join(" ")}
      />
    </label>
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${here.length === 0 ? nothing : html`<div class="field-problems" id="${id}-problems">${here.map(sentenceOf)}</div>`}
  </div>`;
}
