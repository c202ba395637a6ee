/** What two schemes make of the same quarters, as tables. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { Change, ComparedPart, ComparedQuarter, ComparedSums, Comparison, Move } from "../core";
import { ABSENT, isNegative, isZero, money, shown } from "../figure";
import { trialWords } from "./words";

export function comparisonTables(bench: Bench, comparison: Comparison): TemplateResult {
  const words = trialWords(bench.language).result;
  const { total, quarters } = comparison;
  const { hasPay, subject } = bench.system;
  const isSeveral = quarters.length > 1;
  const of = words.of[subject];
  return html`<p data-testid="trial-counts">
      ${total.changed === 0
        ? hasPay
          ? words.same
          : words.sameUnpaid
        : `${words.counts(total.better, total.worse, total.people, of, isSeveral)}${hasPay ? words.paid(total.more, total.less, of, isSeveral) : ""}${words.stop}`}
      ${hasPay && (total.partialBefore || total.partialAfter) ? html`<strong class="caution">${words.partial}</strong>` : nothing}
    </p>
    ${over(bench, total, isSeveral)}
    ${hasPay && isSeveral ? html`<h4>${words.all}</h4>` : nothing} ${hasPay ? cost(bench, total, words.cost) : nothing}
    ${hasPay && isSeveral ? html`<p class="hint">${words.allHint}</p>` : nothing}
    ${total.shifts.length === 0 ? nothing : shifts(bench, total)}
    ${quarters.map((quarter) => quarterPart(bench, quarter, isSeveral))}
    ${hasPay ? html`${parts(bench, words.categories, total.categories)} ${subject === "village" ? nothing : parts(bench, words.villages, total.villages)}` : nothing}`;
}

function over(bench: Bench, total: ComparedSums, isSeveral: boolean): TemplateResult | typeof nothing {
  const words = trialWords(bench.language).result;
  if (total.overBefore + total.overAfter === 0 || (!isSeveral && total.overAfter === 0)) return nothing;
  return html`<p class="notice notice-warning">${isSeveral ? words.over(total.overBefore, total.overAfter) : words.overOne}</p>`;
}

/** "240.00" → "+240.00": the direction is said even in black and white. */
export function signed(figure: string): string {
  return isNegative(figure) || isZero(figure) ? money(figure) : `+${money(figure)}`;
}

function region(name: string, table: TemplateResult): TemplateResult {
  return html`<div class="table-region" role="region" tabindex="0" aria-label=${name}>${table}</div>`;
}

/** Nothing where the rules pay nothing. */
function changeCells({ system }: Bench, change: Change): TemplateResult | typeof nothing {
  if (!system.hasPay) return nothing;
  return html`<td class="number derived">${money(change.before)}</td>
    <td class="number derived">${money(change.after)}</td>
    <td class="number derived"><b>${signed(change.difference)}</b></td>`;
}

function changeHeads(bench: Bench): TemplateResult | typeof nothing {
  if (!bench.system.hasPay) return nothing;
  const words = trialWords(bench.language).result;
  const { yuan } = bench.words.columns;
  return html`<th scope="col" class="number">${words.before} <span class="unit">${yuan}</span></th>
    <th scope="col" class="number">${words.after} <span class="unit">${yuan}</span></th>
    <th scope="col" class="number">${words.difference} <span class="unit">${yuan}</span></th>`;
}

function cost(bench: Bench, sums: ComparedSums, name: string): TemplateResult {
  const words = trialWords(bench.language).result;
  const isMoved = sums.earned.before !== sums.payable.before || sums.earned.after !== sums.payable.after;
  const rows: [string, Change][] = [
    ...(isMoved ? [[words.earned, sums.earned] as [string, Change]] : []),
    [words.payable, sums.payable],
    ...(bench.system.hasPool ? ([[words.available, sums.available], [words.balance, sums.balance]] as [string, Change][]) : []),
  ];
  return region(
    name,
    html`<table class="rule-table" data-testid="trial-cost">
      <thead>
        <tr><th scope="col">${name}</th>${changeHeads(bench)}</tr>
      </thead>
      <tbody>
        ${rows.map(([row, change]) => html`<tr><th scope="row">${row}</th>${changeCells(bench, change)}</tr>`)}
      </tbody>
    </table>`,
  );
}

function shifts(bench: Bench, sums: ComparedSums): TemplateResult {
  const words = trialWords(bench.language).result;
  return html`<h4>${words.shifts}</h4>
    ${region(
      words.shifts,
      html`<table class="rule-table" data-testid="trial-shifts">
        <thead>
          <tr><th scope="col">${words.from}</th><th scope="col">${words.to}</th><th scope="col" class="number">${words.countOf[bench.system.subject]}</th>${changeHeads(bench)}</tr>
        </thead>
        <tbody>
          ${sums.shifts.map(
            (shift) => html`<tr>
              <th scope="row">${shift.fromName ?? words.noGrade}</th><td class="derived">${shift.toName ?? words.noGrade}</td>
              <td class="number derived">${shift.people}</td>${changeCells(bench, shift.payable)}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}

function parts(bench: Bench, name: string, list: readonly ComparedPart[]): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  const words = trialWords(bench.language).result;
  return html`<h4>${name}</h4>
    ${region(
      name,
      html`<table class="rule-table">
        <thead>
          <tr><th scope="col">${name}</th><th scope="col" class="number">${words.countOf[bench.system.subject]}</th>${changeHeads(bench)}</tr>
        </thead>
        <tbody>
          ${list.map((part) => html`<tr><th scope="row">${part.name}</th><td class="number derived">${part.people}</td>${changeCells(bench, part.payable)}</tr>`)}
        </tbody>
      </table>`,
    )}`;
}

function quarterPart(bench: Bench, quarter: ComparedQuarter, isSeveral: boolean): TemplateResult {
  const words = trialWords(bench.language).result;
  const { moves, periodName } = quarter;
  return html`<h4>${moves.length === 0 ? words.noMoves(periodName) : words.moves(periodName)}</h4>
    ${isSeveral && bench.system.hasPay ? cost(bench, quarter.sums, periodName) : nothing} ${moves.length === 0 ? nothing : moveTable(bench, words.moves(periodName), moves)}`;
}

function moveTable(bench: Bench, name: string, moves: readonly Move[]): TemplateResult {
  const { columns, filter } = bench.words;
  const { subject, hasCategories, hasGrading } = bench.system;
  return region(
    name,
    html`<table class="ranking" data-testid="trial-moves">
      <thead>
        <tr>
          ${subject === "village" ? nothing : html`<th scope="col">${columns.village}</th>`}
          <th scope="col" class="frozen">${columns.name}</th>
          ${hasCategories ? html`<th scope="col">${filter.category}</th>` : nothing} ${hasGrading ? html`<th scope="col">${columns.grade}</th>` : nothing}
          <th scope="col" class="number">${columns.score}</th>
          <th scope="col" class="number">${columns.rank}</th>
          ${changeHeads(bench)}
        </tr>
      </thead>
      <tbody>
        ${moves.map((move) => moveRow(bench, move))}
      </tbody>
    </table>`,
  );
}

function moveRow(bench: Bench, move: Move): TemplateResult {
  const words = trialWords(bench.language).result;
  const { before, after } = move;
  const { subject, hasCategories, hasGrading, hasPay } = bench.system;
  const both = (one: string, other: string): string => (one === other ? one : words.arrow(one, other));
  const isOther = before.grade !== after.grade;
  const grades = both(before.gradeName ?? words.noGrade, after.gradeName ?? words.noGrade);
  return html`<tr data-person=${move.person}>
    ${subject === "village" ? nothing : html`<td>${move.villageName}</td>`}
    <th scope="row" class="frozen">${move.name}</th>
    ${hasCategories ? html`<td>${move.categoryName}</td>` : nothing}
    ${hasGrading ? html`<td class="derived">${isOther ? html`<b>${grades}</b>` : grades}</td>` : nothing}
    <td class="number derived">${both(shown(before.score), shown(after.score))}</td>
    <td class="number derived">${both(shown(before.rank), shown(after.rank))}</td>
    ${hasPay
      ? html`<td class="number derived">${money(before.pay)}</td>
          <td class="number derived">${money(after.pay)}</td>
          <td class="number derived"><b>${move.difference === null ? ABSENT : signed(move.difference)}</b></td>`
      : nothing}
  </tr>`;
}
