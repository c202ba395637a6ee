/** Before and after an incident: those who are hit, those who follow, and the totals. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import { canAdd, differenceOf } from "../fen";
import { money, shown } from "../figure";
import type { Effect, Moved } from "./effect";
import { redLineWords } from "./words";
import type { Words } from "./words";

export function effectTable(bench: Bench, { hit, others, inRank, payable, balance }: Effect): TemplateResult {
  const words = redLineWords(bench.language);
  const counted = bench.words.ranking.people;
  return html`${hit.length === 0 ? html`<p class="caution">${words.nobody}</p>` : moves(bench, words, words.hit(counted(hit.length)), hit)}
    ${others.length === 0 ? nothing : moves(bench, words, words.others(counted(others.length)), others)}
    ${inRank === 0 ? nothing : html`<p class="hint">${words.inRank(counted(inRank))}</p>`}
    ${bench.system.hasPay
      ? html`<dl class="effect-totals">
          ${total(words, words.total.payable, payable)} ${bench.system.hasPool ? total(words, words.total.balance, balance) : nothing}
        </dl>`
      : nothing}`;
}

function moves(bench: Bench, words: Words, title: string, rows: readonly Moved[]): TemplateResult {
  const { hasPay, hasGrading } = bench.system;
  const { columns } = words;
  const hasWhy = rows.some(({ why }) => why.length > 0);
  const isPerson = bench.system.subject === "person";
  return html`<div class="table-region" role="region" tabindex="0" aria-label=${title}>
    <table class="effect">
      <caption>${title}</caption>
      <thead>
        <tr>
          <th scope="col">${columns.who}</th>
          ${isPerson ? html`<th scope="col">${columns.post}</th>` : nothing}
          ${hasGrading ? html`<th scope="col">${columns.grade}</th>` : nothing}
          ${hasPay ? html`<th scope="col" class="number">${columns.before}</th><th scope="col" class="number">${columns.after}</th>` : nothing}
          ${hasWhy ? html`<th scope="col">${columns.why}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ id, name, village, posts, why, before, after }) => html`<tr data-moved=${id}>
            <th scope="row">${village === name ? name : `${village} ${name}`}</th>
            ${isPerson ? html`<td>${posts}</td>` : nothing}
            ${hasGrading ? html`<td>${before.gradeName === after.gradeName ? shown(after.gradeName) : html`${shown(before.gradeName)} → <b>${shown(after.gradeName)}</b>`}</td>` : nothing}
            ${hasPay ? html`<td class="number">${money(before.pay)}</td><td class="number"><b>${money(after.pay)}</b></td>` : nothing}
            ${hasWhy ? html`<td class="effect-why">${why.join(bench.words.clauseMark)}</td>` : nothing}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function total(words: Words, name: string, { before, after }: Effect["payable"]): TemplateResult {
  const difference = canAdd() ? `（${words.total.difference} ${money(differenceOf(after, before))}）` : "";
  return html`<div><dt>${name}</dt> <dd class="amount">${money(before)} → <b>${money(after)}</b>${difference}</dd></div>`;
}
