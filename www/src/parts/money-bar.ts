/** Set aside, payable and what is left, always in view. */

import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { PoolLine, Settlement } from "../core";
import { send } from "../events";
import { ABSENT, isZero, money, withoutSign } from "../figure";
import { View } from "../view";

export class MoneyBar extends View {
  protected override render(): TemplateResult {
    const { words, settlement, system } = this.bench;
    const pool = settlement?.pool;
    if (!system.hasPay) return html`<section class="money" data-testid="standing" aria-label=${words.money.standing}>${settlement === null ? ABSENT : this.state(settlement)}</section>`;
    if (!system.hasPool) {
      return html`<section class="money" data-testid="pool" aria-label=${words.money.label}>
        ${this.figure(settlement?.partial === true ? words.money.payableSoFar : words.money.payable, "payable", pool?.payable)} ${settlement === null ? nothing : this.state(settlement)}
      </section>`;
    }
    return html`<section class="money ${pool?.over === true ? "money-over" : ""}" data-testid="pool" aria-label=${words.money.label}>
      ${this.figure(words.money.setAside, "set-aside", pool?.setAside)}
      ${pool === undefined || isZero(pool.openingBalance) ? nothing : this.figure(words.money.opening, "opening", pool.openingBalance)}
      ${this.figure(settlement?.partial === true ? words.money.payableSoFar : words.money.payable, "payable", pool?.payable)}
      ${this.balance(pool)} ${pool === undefined ? nothing : share(pool)} ${settlement === null ? nothing : this.state(settlement)}
    </section>`;
  }

  private figure(name: string, hook: string, figure: string | undefined): TemplateResult {
    return html`<div class="money-figure">
      <span class="money-name">${name}</span>
      ${figure === undefined
        ? html`<span class="amount" data-testid=${hook}>${ABSENT}</span>`
        : html`<button
            type="button"
            class="amount figure-button"
            data-testid=${hook}
            @click=${() => {
              send(this, "bench-explain", { about: "pool" });
            }}
          >
            ${money(figure)}
          </button>`}
    </div>`;
  }

  private balance(pool: PoolLine | undefined): TemplateResult {
    const { words } = this.bench;
    if (pool?.over !== true || isZero(pool.balance)) return this.figure(words.money.balance, "balance", pool?.balance);
    return this.figure(words.money.over, "balance", withoutSign(pool.balance));
  }

  private state(settlement: Settlement): TemplateResult {
    const { words } = this.bench;
    const open = settlement.lines.filter((line) => line.state !== "settled").length;
    return html`<div class="money-state">
      ${settlement.pool.action === "reported" ? nothing : html`<span class="badge badge-quiet">${words.money.action[settlement.pool.action]}</span>`}
      ${open === 0 ? html`<span>${words.money.complete(settlement.lines.length)}</span>` : html`<strong class="caution">${words.money.open(open)}</strong>`}
    </div>`;
  }
}
customElements.define("money-bar", MoneyBar);

/** The drawing scales itself: the figures go in as they are. */
function share(pool: PoolLine): TemplateResult {
  return html`<svg class="money-share" viewBox="0 0 ${pool.available} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="bar-rest" width=${pool.available} height="10"></rect><rect class="bar-done" width=${pool.payable} height="10"></rect>`}
  </svg>`;
}
