/**
 * A small form whose content becomes one new record, whole. What the core would refuse is said at the form's own fields and
 * not added: half a record would leave the quarter without a result.
 */

import { html, nothing } from "lit";
import type { PropertyDeclarations, TemplateResult } from "lit";
import { added } from "../command";
import type { Label } from "../command";
import type { Problem } from "../core";
import type { Json } from "../document/json";
import { listAt, under } from "../document/place";
import { send } from "../events";
import type { Choice } from "../quarter";
import { View } from "../view";
import { sentenceOf } from "./fields";

export interface Typed {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => string[];
}

/** Those keys that something was typed for. */
export function given(text: Typed["text"], ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, text(name)] as const).filter(([, content]) => content !== ""));
}

export interface FormField {
  readonly name: string;
  /** empty for a single box, which says itself what it is */
  readonly label: string;
  /** the record's keys that this field answers for, if not the one of its name; "" is the record as a whole */
  readonly keys?: readonly string[];
  readonly size?: "count" | "figure" | "date" | "name" | "sentence";
  readonly value?: string;
  readonly hint?: string;
  /** a choice of one */
  readonly choices?: readonly Choice[] | TemplateResult;
  /** boxes to tick */
  readonly boxes?: readonly Choice[];
  /** told when another value is chosen, also by emptying the form */
  readonly onChoose?: (value: string) => void;
}

let formCount = 0;

export class RecordForm extends View {
  static override properties: PropertyDeclarations = {
    hook: { attribute: false },
    act: { attribute: false },
    list: { attribute: false },
    fields: { attribute: false },
    problems: { state: true },
  };

  declare hook: string;
  /** the word on the button */
  declare act: string;
  /** the list of the quarter that the record is added to */
  declare list: string;
  declare fields: readonly FormField[];
  declare record: (typed: Typed) => Json;
  declare label: (typed: Typed) => Label;
  /** remarks about the new record count as mistakes too */
  declare isStrict: boolean;
  /** the next record is likely to follow, so the focus stays in the form instead of going to the new one */
  declare stays: boolean;
  declare problems: readonly Problem[];

  private readonly own = `form-${String((formCount += 1))}`;

  constructor() {
    super();
    this.hook = "";
    this.isStrict = false;
    this.stays = false;
    this.problems = [];
  }

  protected override render(): TemplateResult {
    const claimed = new Set(this.fields.flatMap(keysOf));
    const rest = this.problems.filter((problem) => !claimed.has(this.keyOf(problem)));
    return html`<form class="add-form" novalidate data-testid=${this.hook === "" ? nothing : this.hook} @submit=${this.submitted}>
      ${this.fields.map((field) => this.field(field))}
      <button type="submit" class="button">${this.act}</button>
      ${rest.length === 0 ? nothing : html`<div class="field-problems" role="alert">${rest.map(sentenceOf)}</div>`}
    </form>`;
  }

  private field(field: FormField): TemplateResult {
    const problems = this.problems.filter((problem) => keysOf(field).includes(this.keyOf(problem)));
    const id = `${this.own}-${field.name}`;
    return html`<div class="add-field">
      ${field.boxes === undefined ? html`<label>${field.label} ${this.control(field, id, problems.length > 0)}</label>` : boxes(field, field.boxes)}
      ${field.hint === undefined ? nothing : html`<p class="hint">${field.hint}</p>`}
      ${problems.length === 0 ? nothing : html`<div class="field-problems" id=${id}>${problems.map(sentenceOf)}</div>`}
    </div>`;
  }

  private control(field: FormField, id: string, isWrong: boolean): TemplateResult {
    const { name, choices, size = "name" } = field;
    if (choices !== undefined) {
      return html`<select
        class="input ${isWrong ? "input-wrong" : ""}"
        name=${name}
        aria-invalid=${isWrong ? "true" : "false"}
        aria-describedby=${isWrong ? id : nothing}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) field.onChoose?.(event.target.value);
        }}
      >
        ${Array.isArray(choices) ? choices.map((one: Choice) => html`<option value=${one.id}>${one.name}</option>`) : choices}
      </select>`;
    }
    return html`<input
      class="input input-${size} ${isWrong ? "input-wrong" : ""}"
      name=${name}
      autocomplete="off"
      inputmode=${size === "count" ? "numeric" : size === "figure" ? "decimal" : "text"}
      placeholder=${size === "date" ? this.bench.words.datePattern : nothing}
      value=${field.value ?? nothing}
      aria-invalid=${isWrong ? "true" : "false"}
      aria-describedby=${isWrong ? id : nothing}
    />`;
  }

  private readonly submitted = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || this.bench.quarter === undefined) return;
    const content = typedIn(form);
    const index = listAt(this.bench.quarter, this.list).length;
    const command = added("quarter", this.list, this.record(content), this.label(content));
    if (this.bench.closed !== null) {
      // It is refused and said; what was typed stays for when the quarter is open again.
      send(this, "bench-command", command);
      return;
    }
    const place = under(this.list, index);
    this.problems = this.bench
      .trial(command)
      .filter((problem) => problem.document === "quarter" && (problem.place === place || problem.place.startsWith(`${place}.`)))
      .filter((problem) => problem.severity === "refusal" || this.isStrict);
    if (this.problems.length > 0) {
      void this.toMistake(form);
      return;
    }
    form.reset();
    for (const field of this.fields) {
      const control = form.elements.namedItem(field.name);
      if (control instanceof HTMLSelectElement) field.onChoose?.(control.value);
    }
    send(this, "bench-command", command);
    if (this.stays) controlsOf(form)[0]?.focus();
    else send(this, "bench-goto", { document: "quarter", place });
  };

  private async toMistake(form: HTMLFormElement): Promise<void> {
    await this.updateComplete;
    const controls = controlsOf(form);
    (controls.find((control) => control.getAttribute("aria-invalid") === "true") ?? controls[0])?.focus();
  }

  /** "posts" of `people[4].posts[0]` */
  private keyOf(problem: Problem): string {
    return /^.*?\]\.(\w+)/.exec(problem.place.slice(this.list.length))?.[1] ?? "";
  }
}
customElements.define("record-form", RecordForm);

function keysOf(field: FormField): readonly string[] {
  return field.keys ?? [field.name];
}

function boxes(field: FormField, choices: readonly Choice[]): TemplateResult {
  const ticks = choices.map((one) => html`<label class="flag"><input type="checkbox" name=${field.name} value=${one.id} /><span>${one.name}</span></label>`);
  if (field.label === "") return html`${ticks}`;
  return html`<fieldset>
    <legend>${field.label}</legend>
    ${ticks}
  </fieldset>`;
}

function controlsOf(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>("input, select")];
}

function typedIn(form: HTMLFormElement): Typed {
  const data = new FormData(form);
  const texts = (name: string): string[] => data.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));
  return { texts, text: (name) => texts(name)[0] ?? "" };
}
