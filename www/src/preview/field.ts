/** The fields of the form: a label, a control that a thumb can use, and what is wrong with what was entered. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Json } from "../document/json";
import { textAt } from "../document/place";
import { tagOf } from "../language";
import { sliderTo, tidied } from "./decimal";
import { problemAt } from "./sight";
import type { Sight } from "./sight";
import { withEntry } from "./trial";

export const idOf = (place: string): string => place.replace(/[^A-Za-z0-9_-]/g, "_");

export function complaint(sight: Sight, place: string): TemplateResult | typeof nothing {
  const problem = problemAt(sight, place);
  if (problem === undefined || problem.severity !== "refusal") return nothing;
  return html`<p class="complaint" id="${idOf(place)}-problem">${problem.sentence}${problem.hint === null ? nothing : html` ${problem.hint}`}</p>`;
}

export interface Entry {
  readonly place: string;
  readonly name: string;
  readonly about?: string;
  /** decimal text is kept as typed; a count becomes a whole number */
  readonly kind: "decimal" | "count";
  /** with a slider up to there */
  readonly full?: string;
}

/** A number in a box, with a slider where there are full marks. */
export function entry(sight: Sight, { place, name, about = "", kind, full }: Entry): TemplateResult {
  const { trial, words } = sight;
  const text = textAt(trial.quarter, place);
  const id = idOf(place);
  const slider = full === undefined ? null : sliderTo(full);
  const wrong = problemAt(sight, place)?.severity === "refusal";
  const put = (typed: string): void => {
    sight.change(withEntry(trial, place, valueOf(typed, kind)));
  };
  return html`<div class="field ${wrong ? "wrong" : ""}" part="field">
    <div class="field-head">
      <div class="field-name"><label for=${id} lang=${tagOf(name) ?? nothing}>${name}</label>${about === "" ? nothing : html`<span class="about" id="${id}-about">${about}</span>`}</div>
      <input
        id=${id}
        class="box"
        part="box"
        type="text"
        inputmode=${kind === "count" ? "numeric" : "decimal"}
        autocomplete="off"
        data-place=${place}
        .value=${live(text)}
        aria-invalid=${wrong ? "true" : "false"}
        aria-describedby=${[about === "" ? "" : `${id}-about`, wrong ? `${id}-problem` : ""].join(" ").trim() || nothing}
        @input=${(event: Event) => {
          put((event.target as HTMLInputElement).value);
        }}
      />
    </div>
    ${slider === null
      ? nothing
      : html`<input
          class="slider"
          part="slider"
          type="range"
          min="0"
          max=${String(slider.last)}
          step="1"
          aria-label=${words.scores.slider(name)}
          aria-valuetext=${text === "" ? words.scores.untouched : text}
          data-slider=${place}
          .value=${live(String(slider.positionOf(text)))}
          @input=${(event: Event) => {
            put(slider.textAt(Number((event.target as HTMLInputElement).value)));
          }}
        />`}
    ${complaint(sight, place)}
  </div>`;
}

/** What cannot be a whole number stays as it was typed, and the core says what is wrong with it. */
function valueOf(typed: string, kind: Entry["kind"]): Json | undefined {
  const text = tidied(typed);
  if (text === "") return undefined;
  return kind === "count" && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
}

export interface Choosing {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly choose: (value: string) => void;
}

export function choice({ id, label, value, choices, choose }: Choosing): TemplateResult {
  return html`<div class="field" part="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      part="select"
      data-choice=${id}
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}
    >
      ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.name}</option>`)}
    </select>
  </div>`;
}

/** A part of the form that is folded until it is wanted. */
export function fold(name: string, title: string, about: string, body: TemplateResult): TemplateResult {
  return html`<details class="fold" part="fold" data-fold=${name}>
    <summary part="summary"><span class="fold-title">${title}</span>${about === "" ? nothing : html`<span class="about">${about}</span>`}</summary>
    <div class="fold-body">${body}</div>
  </details>`;
}
