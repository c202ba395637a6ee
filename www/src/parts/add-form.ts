/** A small form whose content becomes one new record, whole: half a record would leave the quarter without a result. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

export interface Typed {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => string[];
}

interface AddForm {
  readonly hook?: string;
  /** the word on the button */
  readonly act: string;
  /** emptied after the record was added */
  readonly onAdd: (typed: Typed) => void;
}

export function addForm({ hook, act, onAdd }: AddForm, fields: TemplateResult): TemplateResult {
  return html`<form
    class="add-form"
    novalidate
    data-testid=${hook ?? nothing}
    @submit=${(event: Event) => {
      event.preventDefault();
      const form = event.currentTarget;
      if (!(form instanceof HTMLFormElement)) return;
      onAdd(typedIn(form));
      form.reset();
    }}
  >
    ${fields}
    <button type="submit" class="button">${act}</button>
  </form>`;
}

function typedIn(form: HTMLFormElement): Typed {
  const data = new FormData(form);
  const texts = (name: string): string[] => data.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));
  return { texts, text: (name) => texts(name)[0] ?? "" };
}
