/** Amounts as a payroll lists them: the items of pay where the scheme writes items, their sum, what is withheld or added besides, and what is paid out. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Bench } from "../bench";
import type { Line } from "../core";
import { isZero, money, shown } from "../figure";
import { figureButton } from "./figures";

export interface PayColumns {
  readonly count: number;
  readonly heads: TemplateResult | typeof nothing;
  readonly cells: (line: Line | undefined) => TemplateResult | typeof nothing;
}

const NONE: PayColumns = { count: 0, heads: nothing, cells: () => nothing };

export function payColumns(bench: Bench): PayColumns {
  const { words, system, settlement } = bench;
  const { columns } = words;
  if (!system.hasPay) return NONE;
  const lines = settlement?.lines ?? [];
  const items = new Map(lines.flatMap((line) => line.items.map((item) => [item.id, item.name] as const)));
  const isAdjusted = lines.some((line) => !isZero(line.adjustments));
  const isClawedBack = lines.some((line) => line.clawBack !== null && !isZero(line.clawBack));
  const unit = html`<span class="unit">${columns.yuan}</span>`;
  return {
    count: items.size + (isAdjusted ? 3 : 1) + (isClawedBack ? 1 : 0),
    heads: html`${[...items.values()].map((name) => html`<th scope="col" class="number pay-item">${name}</th>`)}
      <th scope="col" class="number pay">${columns.pay} ${unit}</th>
      ${isAdjusted ? html`<th scope="col" class="number">${columns.adjustments}</th><th scope="col" class="number">${columns.net} ${unit}</th>` : nothing}
      ${isClawedBack ? html`<th scope="col" class="number">${columns.clawBack}</th>` : nothing}`,
    cells: (line) => html`${[...items.keys()].map((id) => item(bench, line, id))}
      <td class="number derived pay">${line === undefined ? html`<span data-testid="pay">${shown(null)}</span>` : pay(bench, line)}</td>
      ${isAdjusted
        ? html`<td class="number derived">${line === undefined || isZero(line.adjustments) ? "" : money(line.adjustments)}</td>
            <td class="number derived" data-testid="net">${money(line?.net)}</td>`
        : nothing}
      ${isClawedBack ? html`<td class="number derived">${money(line?.clawBack)}</td>` : nothing}`,
  };
}

function item(bench: Bench, line: Line | undefined, id: string): TemplateResult {
  const found = line?.items.find((one) => one.id === id);
  return html`<td class="number derived pay-item">${found === undefined ? shown(null) : found.withheld ? bench.words.ranking.withheld : money(found.amount)}</td>`;
}

function pay(bench: Bench, line: Line): TemplateResult {
  const { words } = bench;
  const open = line.state === "pending" ? words.ranking.pending(line.missing.length) : words.ranking.undecided;
  return figureButton({
    hook: "pay",
    text: line.pay === null ? open : money(line.pay),
    name: `${line.name} ${words.columns.pay}`,
    question: { about: "person", person: line.person, figure: "pay" },
  });
}
