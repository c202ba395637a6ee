/** The frame of one part of the rules, and the field of one of its values. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../../bench";
import { choice, input, labelled, labelledChoice, problemsOf } from "../../parts/fields";
import type { Field } from "../../parts/fields";
import { originMark } from "../../parts/marks";
import type { Choice } from "../../quarter";

export function section(title: string, content: TemplateResult): TemplateResult {
  return html`<section class="rules">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

export function rule(bench: Bench, place: string, name: string, more: Pick<Field, "unit" | "hint" | "kind"> = {}): TemplateResult {
  return labelled(bench, { document: "scheme", place, name, size: "figure", ...more }, originMark(bench, place));
}

export function ruleChoice(bench: Bench, place: string, name: string, choices: readonly Choice[]): TemplateResult {
  return labelledChoice(bench, { document: "scheme", place, name }, choices, null, originMark(bench, place));
}

/** A value in a table: the head names it, so only screen readers hear the name again. */
export function ruleCell(bench: Bench, place: string, name: string, kind: Field["kind"] = "text"): TemplateResult {
  const field = { document: "scheme", place, name, kind, size: "figure" } as const;
  return html`${input(bench, field)} ${originMark(bench, place, { isBrief: true })} ${problemsOf(bench, field)}`;
}

export function choiceCell(bench: Bench, place: string, name: string, choices: readonly Choice[]): TemplateResult {
  const field = { document: "scheme", place, name } as const;
  return html`${choice(bench, field, choices)} ${originMark(bench, place, { isBrief: true })} ${problemsOf(bench, field)}`;
}

/** Options of the format with the page's words for them. */
export function options(named: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(named).map(([id, name]) => ({ id, name }));
}
