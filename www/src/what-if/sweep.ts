/** What the values of one figure cost, and the extreme one within the pool. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { Extreme, Problem, Sweep, SweepPoint } from "../core";
import { money } from "../figure";
import { sentenceOf } from "../parts/fields";
import { placeName } from "../rules/said";
import { sweepChart } from "./chart";
import type { Answered } from "./trial";
import { trialWords } from "./words";

export function answerPart(bench: Bench, answered: Answered, name: string): TemplateResult | typeof nothing {
  if (answered.answer.kind === "refused") return problemNotice(bench, answered.answer.problems, true);
  const remarks = problemNotice(bench, answered.answer.warnings, false);
  if (answered.answer.kind === "swept") return html`${sweepPart(bench, answered.answer.sweep, name)} ${remarks}`;
  return html`${extremePart(bench, answered.answer.extreme, name, answered.asked === "largest")} ${remarks}`;
}

/** What a trial was told; its places begin with the argument, so they are named. */
export function problemNotice(bench: Bench, problems: readonly Problem[], isRefused: boolean): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`<div class="notice ${isRefused ? "notice-refused" : "notice-warning"}" role=${isRefused ? "alert" : nothing} data-testid="trial-problems">
    <ul class="trial-problems">
      ${problems.map((problem) => html`<li>${sentenceOf(problem)}<span class="trial-place">${whereOf(bench, problem)}</span></li>`)}
    </ul>
  </div>`;
}

function whereOf({ scheme, language }: Bench, { place }: Problem): string {
  const [, inScheme] = /^(?:before|after|scheme)\.(.+)$/.exec(place) ?? [];
  return inScheme === undefined ? place : placeName(scheme, inScheme, language);
}

function sweepPart(bench: Bench, sweep: Sweep, name: string): TemplateResult {
  const words = trialWords(bench.language).sweep;
  const { hasPay, hasPool } = bench.system;
  const graded = sweep.points.find(({ found }) => found !== null)?.found?.grades ?? [];
  return html`${sweep.follower === null ? nothing : html`<p class="hint">${words.follower(placeName(bench.scheme, sweep.follower, bench.language))}</p>`} ${hasPay ? sweepChart(sweep, name, words, hasPool) : nothing}
    ${hasPool ? html`<p class="hint">${words.legend}</p>` : nothing}
    <div class="table-region trial-points" role="region" tabindex="0" aria-label=${words.table}>
      <table class="rule-table" data-testid="trial-points">
        <thead>
          <tr>
            <th scope="col" class="number">${words.value}</th>
            ${hasPay ? html`<th scope="col" class="number">${words.payable} <span class="unit">${bench.words.columns.yuan}</span></th>` : nothing}
            ${hasPool
              ? html`<th scope="col" class="number">${words.available} <span class="unit">${bench.words.columns.yuan}</span></th>
                  <th scope="col">${words.fits}</th>`
              : nothing}
            ${graded.map(({ name: grade }) => html`<th scope="col" class="number">${grade}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${sweep.points.map((point) => pointRow(bench, point, graded.length))}
        </tbody>
      </table>
    </div>`;
}

function pointRow(bench: Bench, { value, current, found, problems }: SweepPoint, grades: number): TemplateResult {
  const words = trialWords(bench.language).sweep;
  const { hasPay, hasPool } = bench.system;
  const head = html`<th scope="row" class="number">${value}${current ? html` <span class="badge badge-quiet">${words.isCurrent}</span>` : nothing}</th>`;
  if (found === null) {
    return html`<tr>
      ${head}
      <td class="derived" colspan=${(hasPay ? 1 : 0) + (hasPool ? 2 : 0) + Math.max(grades, hasPay ? 0 : 1)}>${words.invalid}${bench.words.clauseMark}${problems.map(({ sentence }) => sentence).join(bench.words.clauseMark)}</td>
    </tr>`;
  }
  return html`<tr class=${found.cost.fits ? "" : "row-open"}>
    ${head}
    ${hasPay ? html`<td class="number derived">${money(found.cost.earned)}</td>` : nothing}
    ${hasPool
      ? html`<td class="number derived">${money(found.cost.available)}</td>
          <td class="derived">${found.cost.fits ? words.yes : html`<b>${words.no}</b>`}</td>`
      : nothing}
    ${found.grades.map(({ people }) => html`<td class="number derived">${people}</td>`)}
  </tr>`;
}

function extremePart(bench: Bench, extreme: Extreme, name: string, isLargest: boolean): TemplateResult {
  const all = trialWords(bench.language);
  const words = all.found;
  const { found, next, skipped } = extreme;
  return html`<div class="result trial-found" role="status" data-testid="trial-found">
    ${found === null
      ? html`<p><b>${words.none(extreme.from, extreme.to)}</b> ${next === null ? nothing : words.closest(next.value, money(next.cost.earned), money(next.cost.available))}</p>`
      : html`<p><b>${(isLargest ? words.largest : words.smallest)(name, found.value)}</b> ${words.cost(money(found.cost.earned), money(found.cost.available))}</p>
          <p>${next === null ? words.end : words.next(next.value, money(next.cost.earned), money(next.cost.available))}</p>
          ${found.cost.open === 0 ? nothing : html`<p class="caution">${words.open(found.cost.open)}</p>`}`}
    <p class="hint">${words.sums} ${words.method(extreme.values, extreme.evaluations)} ${extreme.explanation}</p>
    ${extreme.follower === null ? nothing : html`<p class="hint">${all.sweep.follower(placeName(bench.scheme, extreme.follower, bench.language))}</p>`}
    ${skipped === null ? nothing : html`<p class="hint">${words.skipped(skipped.values, skipped.value)} ${skipped.problems.map(({ sentence }) => sentence).join(bench.words.clauseMark)}</p>`}
  </div>`;
}
