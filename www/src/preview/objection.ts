/** What one can do who disagrees: how and until when, as far as the scheme says. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Json } from "../document/json";
import { listAt, textsAt } from "../document/place";
import { fold } from "./field";
import type { Sight } from "./sight";

const ABOUT_OBJECTIONS = /异议|申诉|复核|公示/;

export function objection({ words, trial }: Sight): TemplateResult {
  const said = objectionsIn(trial.scheme);
  return fold("objection", words.objection.title, "", said.length === 0 ? html`<p>${words.objection.none}</p>` : html`<p>${words.objection.fromScheme}</p><ul>${said.map((sentence) => html`<li lang="zh-CN">${sentence}</li>`)}</ul><p>${words.objection.none}</p>`);
}

/** The sentences of the scheme's notes that speak of it; the format has no field of its own for it. */
export function objectionsIn(scheme: Json): string[] {
  const notes = [...textsAt(scheme, "notes"), ...listAt(scheme, "stages").flatMap((stage) => textsAt(stage, "notes"))];
  return notes.flatMap((note) => note.match(/[^。]+。?/g) ?? []).filter((sentence) => ABOUT_OBJECTIONS.test(sentence));
}
