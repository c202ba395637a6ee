/** What it comes to: amount, grade, score, and the sum in one line. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Line } from "../core";
import { listAt, textAt, valueAt } from "../document/place";
import { isZero, money, shown } from "../figure";
import { tagOf } from "../language";
import { leavesOf } from "./fields";
import type { Sight } from "./sight";

export function result(sight: Sight): TemplateResult {
  const { words, line } = sight;
  return html`<section class="result" part="result" data-testid="preview-result" aria-labelledby="result-title">
    <h2 id="result-title" class="quiet-title">${words.result.title}</h2>
    ${line === null ? refusal(sight) : html`${figures(sight, line)}${sum(sight)}${open(sight, line)}`}
    ${line !== null && line.state !== "pending" && line.notes.length > 0 ? html`<ul class="notes">${line.notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing} ${caveats(sight)}
  </section>`;
}

/** The same in one line, in sight while one fills in the form below. */
export function resultBar(sight: Sight): TemplateResult {
  const { words, line } = sight;
  const said = line === null ? words.result.refused : line.state === "settled" ? headline(sight, line).join(" · ") : openSentence(sight, line);
  return html`<div class="bar" part="bar" role="status" data-testid="preview-bar"><span class="about">${words.result.short}</span> ${said}</div>`;
}

function headline(sight: Sight, line: Line): string[] {
  const { words } = sight;
  const paid = line.net === null || !hasPay(sight) ? [] : [`${money(line.net)} ${words.result.yuan}`];
  const grade = line.gradeName === null ? [] : [line.gradeName];
  return [...paid, ...grade, `${words.result.score} ${shown(line.score)}`];
}

function figures(sight: Sight, line: Line): TemplateResult {
  const { words, settlement } = sight;
  const withPay = hasPay(sight);
  const withGrade = valueAt(sight.trial.scheme, "grading") !== undefined;
  const rank = line.rank === null || sight.trial.isAlone || settlement === null ? nothing : html`<span data-testid="preview-rank">${words.result.rank(line.categoryName ?? "", line.rank, line.rankedAmong)}</span>`;
  const score = html`<span>${words.result.score} <b class="number" data-testid="preview-score">${shown(line.score)}</b></span>`;
  const grade = html`<span>${words.result.grade} <b class="grade" part="grade" lang=${tagOf(line.gradeName ?? "") ?? nothing} data-testid="preview-grade">${shown(line.gradeName)}</b></span>`;
  return html`${withPay
      ? html`<p class="amount-line"><span class="amount-label">${isZero(line.adjustments) ? words.result.pay : words.result.net}</span>
          <span class="amount" part="amount"><b data-testid="preview-amount">${money(line.net)}</b> ${words.result.yuan}</span></p>`
      : nothing}
    <p class="facts">${withGrade ? grade : nothing} ${score} ${rank}</p>
    ${withPay && !isZero(line.adjustments) ? html`<p class="about">${words.result.adjusted(money(line.pay), money(line.adjustments))}</p>` : nothing}`;
}

function sum({ reasons, line }: Sight): TemplateResult | typeof nothing {
  const pay = reasons.find(({ kind }) => kind === "pay");
  return pay === undefined || line?.state !== "settled" ? nothing : html`<p class="sum" part="sum" data-testid="preview-sum">${pay.sentence}</p>`;
}

function open(sight: Sight, line: Line): TemplateResult | typeof nothing {
  return line.state === "settled" ? nothing : html`<p class="caution" data-testid="preview-open">${openSentence(sight, line)}</p>`;
}

function openSentence({ words, trial }: Sight, line: Line): string {
  if (line.state === "undecided") return words.result.undecided;
  const factors = listAt(trial.scheme, "factors").map((factor) => [textAt(factor, "id"), textAt(factor, "name")] as const);
  const names = new Map([...leavesOf(trial.scheme, "").map(({ id, name }) => [id, name] as const), ...factors]);
  const missing = line.missing.flatMap((id) => names.get(id) ?? []);
  return missing.length === 0 ? words.result.pendingPlain : words.result.pending(missing.join(words.moves.list));
}

function refusal({ words, problems }: Sight): TemplateResult {
  const refusals = problems.filter(({ severity }) => severity === "refusal");
  return html`<div class="refusal" data-testid="preview-refusal">
    <p>${words.result.refused}</p>
    <ul>${refusals.slice(0, 8).map(({ sentence, hint }) => html`<li>${sentence}${hint === null ? nothing : html`<br /><span class="about">${hint}</span>`}</li>`)}</ul>
  </div>`;
}

function caveats({ words, trial, settlement, isUntouched }: Sight): TemplateResult {
  const hasQuotas = JSON.stringify(valueAt(trial.scheme, "grading") ?? null).includes('"quota"');
  return html`<ul class="caveats">
    <li>${words.result.trial}</li>
    ${isUntouched ? html`<li>${words.result.assumed}</li>` : nothing} ${trial.isAlone && hasQuotas ? html`<li class="caution">${words.result.alone}</li>` : nothing}
    ${!trial.isAlone && settlement?.partial === true ? html`<li>${words.result.partial}</li>` : nothing}
  </ul>`;
}

export function hasPay({ trial }: Sight): boolean {
  return valueAt(trial.scheme, "pay") !== undefined;
}
