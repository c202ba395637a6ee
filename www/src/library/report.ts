/** What became of what was brought to the library: one sentence each, what the core says of it, and the ways out. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { CheckAnswer } from "../core";
import { sentenceOf } from "../parts/fields";
import type { LibraryWords } from "./words";

export interface Way {
  readonly name: string;
  readonly act: () => void;
}

export interface Item {
  readonly sentence: string;
  readonly isRefused: boolean;
  readonly check: CheckAnswer | null;
  readonly ways: readonly Way[];
}

export function reportList(words: LibraryWords, items: readonly Item[]): TemplateResult {
  return html`<div role="status" data-testid="library-report">
    ${items.map(
      (item) => html`<section class="notice ${item.isRefused ? "notice-refused" : ""}">
        <p>${item.sentence}</p>
        ${item.check === null ? nothing : checked(words, item.check)}
        ${item.ways.length === 0 ? nothing : html`<p class="version-acts">${item.ways.map(({ name, act }) => html`<button type="button" class="button" @click=${act}>${name}</button>`)}</p>`}
      </section>`,
    )}
  </div>`;
}

/** The worked examples, or why there is nothing to work out. */
function checked(words: LibraryWords, check: CheckAnswer): TemplateResult {
  if (check.kind === "refused") {
    return html`<p>${words.check.refused(check.problems.length)}</p>
      <div class="problem-scroll" tabindex="0" role="group" aria-label=${words.check.title}>${check.problems.map(sentenceOf)}</div>`;
  }
  if (check.failed === 0) return html`<p class="hint">${words.check.fine(check.passed)}</p>`;
  const failing = check.examples.filter((example) => !example.passed);
  return html`<p>${words.check.failed(check.passed, check.failed)}</p>
    <ul class="notes">
      ${failing.map(
        ({ name, differences, problems }) => html`<li>
          ${name} ${differences.map(({ what, expected, got }) => html`<p class="problem">${words.check.difference(what, expected, got)}</p>`)}
          ${problems.filter(({ severity }) => severity === "refusal").map(sentenceOf)}
        </li>`,
      )}
    </ul>`;
}
