/** 与上一期相比: who came, left or changed since the quarter from which this one was made. */

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { masked } from "../desk/numbers";
import { textAt } from "../document/place";
import { periodName } from "../text/period";
import { View } from "../view";
import { CHANGE_KINDS, changesSince } from "./since";
import type { Change } from "./since";
import { rolloverWords } from "./words";
import type { Words } from "./words";

const LISTS = { person: "people", village: "villages", household: "households" } as const;

export class SinceLast extends View {
  protected override render(): TemplateResult | typeof nothing {
    const { bench, words } = this;
    const { previous, payees = [] } = bench.desk;
    if (previous === undefined) return nothing;
    const changes = changesSince(previous, { scheme: bench.scheme, quarter: bench.quarter, payees, list: LISTS[bench.system.subject], listMark: bench.words.listMark });
    const title = words.title(periodName(textAt(previous.quarter, "period"), bench.language));
    return html`<details class="adder" data-testid="since-last">
      <summary>${title}<span class="since-counts">${this.counts(changes)}</span></summary>
      ${changes.length === 0 ? nothing : this.table(changes, title)}
    </details>`;
  }

  private get words(): Words["since"] {
    return rolloverWords(this.bench.language).since;
  }

  private counts(changes: readonly Change[]): string {
    const { words } = this;
    const counts = CHANGE_KINDS.map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const).filter(([, count]) => count > 0);
    return counts.length === 0 ? words.none : counts.map(([kind, count]) => words.counts(words.kinds[kind], count)).join(this.bench.words.listMark);
  }

  private table(changes: readonly Change[], title: string): TemplateResult {
    const { words } = this;
    const hasAccounts = changes.some(({ kind }) => kind === "account");
    return html`<div class="table-region since-table" role="region" tabindex="0" aria-label=${title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.kind}</th>
              <th scope="col">${words.village}</th>
              <th scope="col">${words.name}</th>
              <th scope="col">${words.before}</th>
              <th scope="col">${words.after}</th>
            </tr>
          </thead>
          <tbody>
            ${changes.map(
              (change) => html`<tr data-change="${change.kind} ${change.id}">
                <td>${words.kinds[change.kind]}</td>
                <td>${change.village}</td>
                <th scope="row">${change.name}</th>
                <td>${this.shown(change, change.before)}</td>
                <td>${this.shown(change, change.after)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${hasAccounts ? html`<p class="hint">${words.masked}</p>` : nothing}`;
  }

  private shown({ kind }: Change, text: string): string {
    if (text === "") return kind === "joined" || kind === "left" ? "" : this.words.nothing;
    if (kind === "account") return masked(text);
    return kind === "months" ? text.replace(/^\d+/, (months) => this.words.months(months)) : text;
  }
}
customElements.define("since-last", SinceLast);
