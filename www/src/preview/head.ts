/** Which scheme, which language, which size of text. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Language } from "../core";
import { textAt } from "../document/place";
import { tagOf } from "../language";
import { periodName } from "../text/period";
import { published } from "./schemes";
import type { Sight } from "./sight";
import type { Words } from "./words";

interface ToolActs {
  readonly large: boolean;
  readonly speak: (language: string) => void;
  readonly enlarge: (large: boolean) => void;
}

export function tools(words: Words, language: Language, { large, speak, enlarge }: ToolActs): TemplateResult {
  const other = language === "en" ? "zh-CN" : "en";
  return html`<div class="tools" part="tools">
    <button type="button" part="button" class="toggle" data-testid="preview-large" aria-pressed=${large ? "true" : "false"} @click=${() => enlarge(!large)}>${words.large}</button>
    <button type="button" part="button" data-testid="preview-language" lang=${other} @click=${() => speak(other)}>${language === "en" ? words.language.zh : words.language.en}</button>
  </div>`;
}

/** `isOwn`: the scheme is a document that was handed over, and no name. */
export function head({ words, language, trial }: Sight, isOwn: boolean, choose: (scheme: string) => void): TemplateResult {
  const { scheme, quarter } = trial;
  const [people, rest] = [published().filter(({ subject }) => subject === "person"), published().filter(({ subject }) => subject !== "person")];
  const id = textAt(scheme, "id");
  const option = (one: { readonly id: string; readonly title: string; readonly issuer: string }): TemplateResult => html`<option value=${one.id} lang=${tagOf(one.title) ?? nothing} ?selected=${!isOwn && one.id === id}>${one.issuer}：${one.title}</option>`;
  return html`<header part="head">
    <h1 part="title" lang=${tagOf(textAt(scheme, "title")) ?? nothing}>${textAt(scheme, "title")}</h1>
    <p class="about">${textAt(scheme, "issuer")} · ${words.version(textAt(scheme, "version"))} · ${periodName(textAt(quarter, "period"), language)} ${textAt(scheme, "status") === "draft" ? html`<span class="badge badge-draft" part="badge">${words.draft}</span>` : nothing}</p>
    <div class="field">
      <label for="scheme">${words.scheme.label}</label>
      <select id="scheme" part="select" data-choice="scheme" @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}>
        ${isOwn ? html`<option value="" selected>${words.scheme.own}</option>` : nothing}${people.map(option)}
        <optgroup label=${words.scheme.others}>${rest.map(option)}</optgroup>
      </select>
    </div>
  </header>`;
}
