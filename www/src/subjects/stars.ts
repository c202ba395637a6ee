/** A grade that is named by stars is drawn as stars too. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

const NUMERALS = "一二三四五六七八九十";

export function stars(grade: string | null): TemplateResult | typeof nothing {
  const count = countIn(grade ?? "");
  return count === 0 ? nothing : html`<span class="stars" aria-hidden="true">${"★".repeat(count)}</span>`;
}

function countIn(grade: string): number {
  const [, numeral = ""] = /^([一二三四五六七八九十]|[1-9])星/.exec(grade) ?? [];
  return numeral === "" ? 0 : /\d/.test(numeral) ? Number(numeral) : NUMERALS.indexOf(numeral) + 1;
}
