/** The rules (办法) as a form. Every value says where it comes from; a change settles the quarter anew at once. */

import { html } from "lit";
import type { TemplateResult } from "lit";
import { textAt } from "../document/place";
import { View } from "../view";
import { barometerRules } from "./rules/barometer";
import { difficultyRules } from "./rules/difficulty";
import { gradeRules } from "./rules/grades";
import { indicatorRules } from "./rules/indicators";
import { moneyRules } from "./rules/money";
import { postRules } from "./rules/posts";
import { redLineRules } from "./rules/red-lines";
import { sourceList } from "./rules/sources";

export class SchemeView extends View {
  protected override render(): TemplateResult {
    const { bench } = this;
    const { words, scheme } = bench;
    return html`<h2 class="view-title">${textAt(scheme, "title")}</h2>
      <p class="about">
        ${textAt(scheme, "issuer")} · ${words.scheme.version(textAt(scheme, "version"))} ·
        ${words.scheme.validity(textAt(scheme, "validity.from"), textAt(scheme, "validity.to"))}
        ${textAt(scheme, "status") === "draft" ? html`<span class="badge badge-draft" title=${words.draftHint}>${words.draft}</span>` : ""}
      </p>
      <p class="hint">${words.scheme.lead}</p>
      ${moneyRules(bench)} ${gradeRules(bench)} ${difficultyRules(bench)} ${postRules(bench)} ${indicatorRules(bench)} ${barometerRules(bench)}
      ${redLineRules(bench)} ${sourceList(bench)}`;
  }
}
customElements.define("scheme-view", SchemeView);
